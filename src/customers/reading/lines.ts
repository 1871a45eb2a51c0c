import { createReadStream } from "node:fs";
import { InputError, unreadable } from "../../source/read.js";

/** A line of a file, without its end. */
export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** Where it begins in the file, in UTF-16 code units. */
  readonly offset: number;
  /** LF, CRLF or CR; empty at the end of the file. */
  readonly end: string;
  /** Whether it is longer than `longest`; only its beginning is there. */
  readonly isCut: boolean;
}

/** No customer needs as many characters, and no more are held at a time. */
export const longest = 1_000_000;

/** How much of a line that is too long is kept, to show it. */
const beginning = 200;

/**
 * The lines of a file, one at a time: however long the file or a line of it is, little of it is held.
 * Lines end in LF, CRLF or CR; a byte order mark at the beginning is dropped.
 * @throws InputError where it cannot be read, or is not UTF-8
 */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  let line = { text: "", length: 0, number: 1, offset: 0 };
  const finish = (end: string): Line => {
    const { text, length, number, offset } = line;
    const isCut = length > longest;
    line = { text: "", length: 0, number: number + 1, offset: offset + length + end.length };
    return { text, number, offset, end, isCut };
  };
  for await (const text of textOf(file)) {
    let start = 0;
    for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) {
      line = longer(line, text.slice(start, index));
      yield finish(end);
      start = index + end.length;
    }
    line = longer(line, text.slice(start));
  }
  if (line.length > 0) yield finish("");
}

function longer<T extends { readonly text: string; readonly length: number }>(
  line: T,
  more: string,
) {
  const length = line.length + more.length;
  const text = length > longest ? `${line.text}${more}`.slice(0, beginning) : line.text + more;
  return { ...line, text, length };
}

/** The text of a file in pieces; none ends between the CR and the LF of a line's end. */
async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let held = "";
  try {
    for await (const bytes of createReadStream(file)) {
      const text = held + decoder.decode(bytes as Uint8Array, { stream: true });
      held = text.endsWith("\r") ? "\r" : "";
      yield held ? text.slice(0, -1) : text;
    }
    yield held + decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) {
      throw new InputError(`${file} is not UTF-8 text`, "save the file as UTF-8");
    }
    throw unreadable(file, error, "name a file with customers, such as all.jsonl or all.csv");
  }
}
