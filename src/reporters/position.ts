/** A place as people count: both from 1, the column in characters (code points). */
export interface Position {
  readonly line: number;
  readonly column: number;
  /** The whole line, without its end. */
  readonly text: string;
  /** Offset of the place within the line, in UTF-16 code units. */
  readonly offset: number;
}

/** The position of an offset (UTF-16 code units) in a text; lines end in LF, CRLF or CR. */
export function positionAt(text: string, offset: number): Position {
  const breaks = /\r\n|\r|\n/g;
  let line = 1;
  let start = 0;
  let end = text.length;
  for (let match = breaks.exec(text); match !== null; match = breaks.exec(text)) {
    if (breaks.lastIndex > offset) {
      end = match.index;
      break;
    }
    line += 1;
    start = breaks.lastIndex;
  }
  const within = Math.min(offset, end) - start;
  const whole = text.slice(start, end);
  return { line, column: [...whole.slice(0, within)].length + 1, text: whole, offset: within };
}
