import { Cache } from "../../cache.js";
import type { Inline } from "../../document/blocks.js";
import type { Document } from "../../document/document.js";
import type { TextStyle } from "./style.js";
import type { Line } from "./text.js";

/** Paragraphs that were set before: documents of one design say much alike. */
export interface Paragraphs {
  /** Gives the lines that were made of the same paragraph before, or makes and keeps them. */
  lines(children: readonly Inline[], look: TextStyle, width: number, make: () => Made): Line[];
  /** Gives the extent that was found for the same paragraph before, or finds and keeps it. */
  extent(children: readonly Inline[], look: TextStyle, find: () => Extent): Extent;
}

interface Made {
  readonly lines: Line[];
  /** Whether its lines are all that a document has of it. */
  readonly keeps: boolean;
}

/** Widths of a text: of its widest part that should not be broken, and of all of it on one line. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

type Setting = Pick<Document, "design" | "direction" | "language">;

interface Kept {
  readonly lines: Cache<Line[]>;
  readonly extents: Cache<Extent>;
}

/** A design holds its fonts and lives as long as the policy that it comes from. */
const kept = new WeakMap<Document["design"], Map<string, Kept>>();
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
  const settings = kept.get(design) ?? new Map<string, Kept>();
  kept.set(design, settings);
  const setting = `${language} ${direction} ${hyphenation}`;
  const known = settings.get(setting) ?? {
    lines: new Cache<Line[]>(most),
    extents: new Cache<Extent>(most),
  };
  settings.set(setting, known);
  return {
    lines(children, look, width, make) {
      const text = textOf(children);
      if (text.length > longest) return make().lines;
      const key = `${styleOf(look)} ${width} ${text}`;
      const before = known.lines.get(key);
      if (before) return before;
      const { lines, keeps } = make();
      return keeps ? known.lines.keep(key, lines) : lines;
    },
    extent(children, look, find) {
      const text = textOf(children);
      if (text.length > longest) return find();
      const key = `${styleOf(look)} ${text}`;
      return known.extents.get(key) ?? known.extents.keep(key, find());
    },
  };
}

function styleOf({ face, size, colour, balanced }: TextStyle): string {
  return `${face} ${size} ${colour} ${balanced}`;
}

/** As long as the paragraph itself is kept, as documents share those of a section. */
const texts = new WeakMap<readonly Inline[], string>();

function textOf(children: readonly Inline[]): string {
  const text = texts.get(children) ?? JSON.stringify(children);
  texts.set(children, text);
  return text;
}
