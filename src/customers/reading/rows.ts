import { type Line, longest } from "./lines.js";

/** A field of a row: its value, and where it stands in the text of the row. */
export interface Field {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A row of a table: a line, or several where a line break stands between quotation marks. */
export interface Row {
  /** The text as it stands in the file. */
  readonly text: string;
  /** The line on which it begins, from 1. */
  readonly number: number;
  /** Where it begins in the file, in UTF-16 code units. */
  readonly offset: number;
  readonly fields: readonly Field[];
  /** What is wrong with it, and where in its text. */
  readonly problem?: { readonly message: string; readonly at: number };
  /** Whether it is longer than `longest`; only its beginning is there. */
  readonly isCut: boolean;
}

/**
 * The rows of a table in the form of RFC 4180, without the empty ones. The header tells by which of
 * comma, semicolon and tab the fields are parted. Of a row that is broken only its line is lost.
 */
export async function* rowsOf(lines: AsyncIterable<Line>): AsyncGenerator<Row> {
  let rows: Rows | undefined;
  for await (const line of lines) {
    rows ??= new Rows(separatorOf(line.text));
    yield* rows.read(line);
  }
  if (rows) yield* rows.end();
}

/** Puts lines together to rows. */
class Rows {
  /** The lines of a row whose quotation mark has not been closed yet. */
  #open: Line[] = [];
  #length = 0;
  #isQuoted = false;

  constructor(readonly separator: string) {}

  *read(line: Line): Generator<Row> {
    this.#open.push(line);
    this.#length += line.text.length;
    this.#isQuoted = isQuotedAfter(line.text, this.#isQuoted, this.separator);
    if (!this.#isQuoted || line.isCut) yield* this.#row();
    else if (this.#length > longest) yield* this.#giveUp();
  }

  *end(): Generator<Row> {
    while (this.#open.length > 0) yield* this.#giveUp();
  }

  #take(): readonly Line[] {
    const lines = this.#open;
    this.#open = [];
    this.#length = 0;
    this.#isQuoted = false;
    return lines;
  }

  *#row(): Generator<Row> {
    const row = this.#rowOf(this.#open);
    // A quotation that ends in the middle of a later line was most likely never closed.
    if (row.problem && this.#open.length > 1 && !row.isCut) {
      yield* this.#giveUp();
      return;
    }
    this.#take();
    if (row.isCut || row.text.trim() !== "") yield row;
  }

  // What was taken for the inside of a quotation are most likely rows of their own.
  *#giveUp(): Generator<Row> {
    const [first, ...others] = this.#take() as [Line, ...Line[]];
    yield this.#rowOf([first]);
    for (const line of others) yield* this.read(line);
  }

  #rowOf(lines: readonly Line[]): Row {
    const place = placeOf(lines);
    const isCut = lines.some((line) => line.isCut);
    return { ...place, isCut, ...fieldsOf(place.text, this.separator) };
  }
}

function placeOf(lines: readonly Line[]): Pick<Row, "text" | "number" | "offset"> {
  const [{ number, offset }] = lines as [Line];
  const inner = lines.slice(0, -1).map(({ text, end }) => text + end);
  return { text: inner.join("") + (lines.at(-1)?.text ?? ""), number, offset };
}

/** Comma, unless only another one stands in the header. */
function separatorOf(header: string): string {
  return [",", ";", "\t"].find((one) => header.includes(one)) ?? ",";
}

/** Whether the end of a line stands within quotation marks. */
function isQuotedAfter(text: string, wasQuoted: boolean, separator: string): boolean {
  let isQuoted = wasQuoted;
  let isAtStart = !wasQuoted;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (isQuoted && c === '"' && text[i + 1] === '"') i++;
    else if (isQuoted) isQuoted = c !== '"';
    else if (c === '"' && isAtStart) isQuoted = true;
    if (!isQuoted) isAtStart = c === separator || (isAtStart && c === " ");
  }
  return isQuoted;
}

function fieldsOf(text: string, separator: string): Pick<Row, "fields" | "problem"> {
  const fields: Field[] = [];
  for (let at = 0; at <= text.length; ) {
    let start = at;
    while (text[start] === " ") start++;
    const isQuoted = text[start] === '"';
    const closing = isQuoted ? closingQuote(text, start) : -1;
    if (isQuoted && closing < 0) {
      return { fields, problem: { message: "the quotation mark is never closed", at: start } };
    }
    const found = text.indexOf(separator, isQuoted ? closing : at);
    const next = found < 0 ? text.length : found;
    const inner = text.slice(start, next).trimEnd();
    const end = isQuoted ? closing + 1 : start + inner.length;
    if (isQuoted && inner.length > end - start) {
      const message =
        "something stands between the closing quotation mark and the end of the field";
      return { fields, problem: { message, at: end } };
    }
    const value = isQuoted
      ? text
          .slice(start + 1, closing)
          .replaceAll('""', '"')
          .trim()
      : inner;
    fields.push({ value, start: Math.min(start, end), end });
    at = next + 1;
  }
  return { fields };
}

function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
