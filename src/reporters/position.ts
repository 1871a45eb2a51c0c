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
  const parts = new Map<string, SourceFile[]>(files.map(({ path }) => [path, []]));
  for (const file of files) parts.get(file.path)?.push(file);
  const positions = new Map<SourceFile, (offset: number) => Position>();
  return ({ file: path, start, end }) => {
    const file = parts.get(path)?.find((part) => holds(part, start));
    if (file === undefined) return undefined;
    const { offset, line } = file.from ?? { offset: 0, line: 1 };
    const at = positions.get(file) ?? positionsIn(file.text);
    positions.set(file, at);
    const length = file.text.slice(start - offset, end - offset).trimEnd().length;
    const inFile = (place: Position) => ({
      ...place,
      at: place.at + offset,
      line: place.line + line - 1,
    });
    return { start: inFile(at(start - offset)), end: inFile(at(start - offset + length)) };
  };
}

/** Whether a place is in a file, or in the part of it that there is. */
function holds({ text, from }: SourceFile, start: number): boolean {
  return from === undefined || (start >= from.offset && start <= from.offset + text.length);
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
