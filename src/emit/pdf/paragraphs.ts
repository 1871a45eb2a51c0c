import { Cache } from "../../cache.js";
import type { Inline } from "../../document/blocks.js";
import type { Made } from "./made.js";
import type { TextStyle } from "./style.js";
import type { Line } from "./text.js";

/** Paragraphs that were set before: documents of one design say much alike. */
export interface Paragraphs {
  /** Gives the lines that were made of the same paragraph before, or makes and keeps them. */
  lines(
    children: readonly Inline[],
    look: TextStyle,
    width: number,
    make: () => Made<Line[]>,
  ): Line[];
  /** Gives the extent that was found for the same paragraph before, or finds and keeps it. */
  extent(children: readonly Inline[], look: TextStyle, find: () => Extent): Extent;
}

/** Widths of a text: of its widest part that should not be broken, and of all of it on one line. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

/** Beyond this many those that were used least lately go: some megabytes. */
const most = 2_000;
/** Longer ones do not repeat. */
const longest = 2_000;

export function newParagraphs(): Paragraphs {
  const kept = { lines: new Cache<Line[]>(most), extents: new Cache<Extent>(most) };
  return {
    lines(children, look, width, make) {
      const text = textOf(children);
      if (text.length > longest) return make().value;
      const key = `${styleOf(look)} ${width} ${text}`;
      const before = kept.lines.get(key);
      if (before) return before;
      const { value, keeps } = make();
      return keeps ? kept.lines.keep(key, value) : value;
    },
    extent(children, look, find) {
      const text = textOf(children);
      if (text.length > longest) return find();
      const key = `${styleOf(look)} ${text}`;
      return kept.extents.get(key) ?? kept.extents.keep(key, find());
    },
  };
}

function styleOf({ face, size, colour, balanced }: TextStyle): string {
  return `${face} ${size} ${colour} ${balanced}`;
}

function textOf(children: readonly Inline[]): string {
  const [only] = children;
  // Most are one text, which cannot be taken for the JSON of a list.
  return children.length === 1 && only?.kind === "text"
    ? `"${only.text}`
    : JSON.stringify(children);
}
