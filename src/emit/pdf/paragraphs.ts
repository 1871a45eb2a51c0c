import type { Inline } from "../../document/blocks.js";
import type { Document } from "../../document/document.js";
import type { TextStyle } from "./style.js";
import type { Line } from "./text.js";

/** Paragraphs that were broken into lines before: documents of one design say much alike. */
export interface Paragraphs {
  /** Gives the lines that were made of the same paragraph before, or makes and keeps them. */
  lines(children: readonly Inline[], look: TextStyle, width: number, make: () => Made): Line[];
}

interface Made {
  readonly lines: Line[];
  /** Whether its lines are all that a document has of it. */
  readonly keeps: boolean;
}

type Setting = Pick<Document, "design" | "direction" | "language">;

/** A design holds its fonts and lives as long as the policy that it comes from. */
const kept = new WeakMap<Document["design"], Map<string, Map<string, Line[]>>>();
/** Beyond this many the cache of a language starts anew: some megabytes. */
const most = 2_000;
/** Longer ones do not repeat. */
const longest = 2_000;

/**
 * The paragraphs that documents of this design, in this language, have had so far, hyphenated by
 * the patterns of this name.
 */
export function paragraphsOf(
  { design, direction, language }: Setting,
  hyphenation = "",
): Paragraphs {
  const settings = kept.get(design) ?? new Map<string, Map<string, Line[]>>();
  kept.set(design, settings);
  const setting = `${language} ${direction} ${hyphenation}`;
  const known = settings.get(setting) ?? new Map<string, Line[]>();
  settings.set(setting, known);
  return {
    lines(children, look, width, make) {
      const text = JSON.stringify(children);
      // The lines of a link share a structure element of their own document.
      if (text.length > longest || text.includes('"kind":"link"')) return make().lines;
      const key = `${look.face} ${look.size} ${look.colour} ${look.balanced} ${width} ${text}`;
      const before = known.get(key);
      if (before) return before;
      const { lines, keeps } = make();
      if (!keeps) return lines;
      if (known.size >= most) known.clear();
      known.set(key, lines);
      return lines;
    },
  };
}
