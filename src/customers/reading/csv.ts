import type { Diagnostic, Location } from "../../diagnostics/diagnostic.js";
import { quote } from "../../diagnostics/quote.js";
import type { Path, Source, SourceFile } from "../../source/load.js";
import { type Column, columnOf, meantColumn } from "./columns.js";
import { linesOf } from "./lines.js";
import { type CustomerRecord, tooLong, unreadableRecord } from "./record.js";
import { type Field, type Row, rowsOf } from "./rows.js";

/**
 * The customers of a table, a row each below a header that names the columns. A row that does not
 * fit is a record that cannot be read, and does not keep the others from being read; a header that
 * cannot be read ends the table.
 */
export async function* readCsv(file: string, path: string): AsyncGenerator<CustomerRecord> {
  let columns: readonly Column[] | undefined;
  for await (const row of rowsOf(linesOf(file))) {
    const part: SourceFile = {
      path,
      text: row.text,
      from: { offset: row.offset, line: row.number },
    };
    const broken = brokenRow(row, part);
    if (columns === undefined) {
      const mistakes = broken ? broken.diagnostics : unknownColumns(row, part);
      if (mistakes.length > 0) {
        yield { source: undefined, diagnostics: mistakes, file: part, isLast: true };
        return;
      }
      columns = row.fields.flatMap(({ value }) => columnOf(value) ?? []);
    } else yield broken ?? readRow(row, part, columns);
  }
}

function brokenRow(row: Row, part: SourceFile): CustomerRecord | undefined {
  if (row.isCut) return tooLong(part);
  if (row.problem === undefined) return undefined;
  const { message, at } = row.problem;
  const start = row.offset + at;
  const place = { file: part.path, start, end: start + 1 };
  const hint = 'quote the whole field, and write a quotation mark within it twice: "so ""called"""';
  return unreadableRecord(part, "customer/broken-record", message, hint, place);
}

function unknownColumns(header: Row, part: SourceFile): Diagnostic[] {
  const seen = new Set<string>();
  return header.fields.flatMap((field): Diagnostic[] => {
    const column = columnOf(field.value);
    const name = column?.path.join(".");
    const isTwice = name !== undefined && seen.has(name);
    if (name !== undefined && !isTwice) {
      seen.add(name);
      return [];
    }
    const { meant, all } = meantColumn(field.value);
    const known = `the columns are ${all.join(", ")}`;
    return [
      {
        code: "customer/unknown-column",
        severity: "error",
        message: isTwice
          ? `the column “${quote(field.value)}” is there twice`
          : `there is no column “${quote(field.value)}” of customers`,
        location: placeOf(field, header, part),
        hint: isTwice
          ? "remove one of the two"
          : `${meant ? `did you mean “${meant}”? ` : ""}${known}`,
      },
    ];
  });
}

function readRow(row: Row, part: SourceFile, columns: readonly Column[]): CustomerRecord {
  if (row.fields.length !== columns.length) {
    const message = `this row has ${row.fields.length} ${row.fields.length === 1 ? "field" : "fields"}, and the header ${columns.length}`;
    const hint =
      "quote a field that holds a separator, and leave a field empty where nothing is known";
    return unreadableRecord(part, "customer/broken-record", message, hint);
  }
  const data: Record<string, unknown> = {};
  for (const [i, column] of columns.entries()) {
    const value = row.fields[i]?.value ?? "";
    const { path, separator } = column;
    if (value !== "") put(data, path, separator ? itemsOf(value, separator) : value);
  }
  const locate = (path: Path) => locateIn(row, part, columns, path);
  const source: Source = { files: [part], data, complete: true, locate };
  return { source, diagnostics: [], file: part };
}

function itemsOf(value: string, separator: RegExp): string[] {
  return value.split(separator).filter((item) => item !== "");
}

/** The steps have been checked to be keys of the schema, or ids. */
function put(data: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    data[key] = value;
    return;
  }
  if (!Object.hasOwn(data, key)) data[key] = {};
  put(data[key] as Record<string, unknown>, rest, value);
}

/** The place of the field that a path leads to, or of the first below it; of an item of a list, its own. */
function locateIn(
  row: Row,
  part: SourceFile,
  columns: readonly Column[],
  path: Path,
): Location | undefined {
  const leads = ({ path: own }: Column) =>
    own.every((step, i) => path[i] === undefined || path[i] === step);
  const i = columns.findIndex((column, i) => row.fields[i]?.value !== "" && leads(column));
  const [column, field] = [columns[i], row.fields[i]];
  if (column === undefined || field === undefined || path.length === 0) return undefined;
  const { separator, path: own } = column;
  const index = path[own.length];
  const item =
    separator && index !== undefined && itemOf(field, separator, Number(index), row.text);
  return placeOf(item || field, row, part);
}

/** The place of an item of a list; undefined where it is not sure. */
function itemOf(
  field: Field,
  separator: RegExp,
  index: number,
  text: string,
): Pick<Field, "start" | "end"> | undefined {
  const written = text.slice(field.start, field.end);
  let [start, end] = [0, 0];
  for (const item of itemsOf(field.value, separator).slice(0, index + 1)) {
    start = written.indexOf(item, end);
    // A quotation mark within a quoted field stands twice.
    if (start < 0) return undefined;
    end = start + item.length;
  }
  return { start: field.start + start, end: field.start + end };
}

function placeOf(
  { start, end }: Pick<Field, "start" | "end">,
  { offset }: Row,
  { path }: SourceFile,
): Location {
  return { file: path, start: offset + start, end: offset + end };
}
