import type { Location } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source/load.js";

/** A place as people count: both from 1, the column in characters (code points). */
export interface Position {
  /** Offset in the whole text, in UTF-16 code units, as all offsets. */
  readonly at: number;
  readonly line: number;
  readonly column: number;
  /** The whole line, without its end. */
  readonly text: string;
  /** Offset within the line. */
  readonly offset: number;
}

/** A stretch of a text: its first place, and the one just after its last character. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/**
 * Gives the span of each location; undefined where the text of its file is not among the files.
 * Space at the end of a span, such as the line break after a block of text, does not count.
 */
export function spansIn(files: readonly SourceFile[]): (location: Location) => Span | undefined {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const positions = new Map<string, (offset: number) => Position>();
  return ({ file, start, end }) => {
    const text = texts.get(file);
    if (text === undefined) return undefined;
    const at = positions.get(file) ?? positionsIn(text);
    positions.set(file, at);
    const length = text.slice(start, end).trimEnd().length;
    return { start: at(start), end: at(start + length) };
  };
}

/**
 * Gives the position of each offset (UTF-16 code units) of a text; lines end in LF, CRLF or CR.
 * The text is read once, so that many findings stay cheap, also in one very long line.
 */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [0];
  const ends: number[] = [];
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n|\r|\n/g)) {
    ends.push(index);
    starts.push(index + lineBreak.length);
  }
  // Where a character ends that takes two code units.
  const pairs = Array.from(text.matchAll(/[\u{10000}-\u{10ffff}]/gu), (m) => m.index + 2);
  return (offset) => {
    const line = countUpTo(starts, offset);
    const start = starts[line - 1] ?? 0;
    const end = ends[line - 1] ?? text.length;
    const within = Math.min(offset, end) - start;
    const double = countUpTo(pairs, start + within) - countUpTo(pairs, start);
    const column = within - double + 1;
    return { at: start + within, line, column, text: text.slice(start, end), offset: within };
  };
}

/** How many of the ascending numbers are no greater than a limit. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
