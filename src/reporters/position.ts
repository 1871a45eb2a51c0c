/** A place as people count: both from 1, the column in characters (code points). */
export interface Position {
  readonly line: number;
  readonly column: number;
  /** The whole line, without its end. */
  readonly text: string;
  /** Offset of the place within the line, in UTF-16 code units. */
  readonly offset: number;
}

/**
 * Gives the position of each offset (UTF-16 code units) of a text; lines end in LF, CRLF or CR.
 * The lines are found once, so that many findings in a long file stay cheap.
 */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = startsIn(text);
  return (offset) => {
    const line = lineOf(starts, offset);
    const start = starts[line - 1] ?? 0;
    const whole = text.slice(start, starts[line] ?? text.length).replace(/[\r\n]+$/, "");
    const within = Math.min(offset - start, whole.length);
    return { line, column: [...whole.slice(0, within)].length + 1, text: whole, offset: within };
  };
}

/** Gives the line, from 1, of each offset of a text, however long the lines are. */
export function linesIn(text: string): (offset: number) => number {
  const starts = startsIn(text);
  return (offset) => lineOf(starts, offset);
}

function startsIn(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (m) => m.index + m[0].length)];
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
