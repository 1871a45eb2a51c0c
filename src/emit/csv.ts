import type { Document } from "../document/document.js";
import type { Emitter, Origin } from "./emitter.js";

export const extension = "csv";
export const mediaType = "text/csv";

/** The head of the last column, whose cells name the document. */
const maker = "policyc";

/**
 * The tables of a document as one, RFC 4180: a row begins with the section that it is from, and ends
 * with the document, so that a row taken elsewhere still says where it belongs. The byte order mark
 * is there for Excel, which takes a file without one for its system's old code page.
 */
export const emit: Emitter = (document) => ({
  bytes: new TextEncoder().encode(`\ufeff${rows(document).map(line).join("")}`),
});

/** There is no place for metadata in a CSV: the last column names the maker and the document. */
export const origin: Origin = (bytes) => {
  const text = new TextDecoder().decode(bytes);
  const [, path] = /,([^\s,"/]+\/[^\s,"/]+)\r?\n$/.exec(text.slice(-1024)) ?? [];
  const [head = ""] = text.split(/\r?\n/, 1);
  return head.endsWith(`,${maker}`) ? path : undefined;
};

function rows(document: Document): string[][] {
  const sheets = document.sheets();
  const head = joined(sheets.map((sheet) => sheet.head));
  const path = `${document.language}/${document.kind}`;
  return [
    [document.labels.section, ...head, maker],
    ...sheets.flatMap((sheet) => {
      const places = head.map((name) => sheet.head.indexOf(name));
      return sheet.rows.map((row) => [sheet.title, ...places.map((i) => row[i] ?? ""), path]);
    }),
  ];
}

/** All columns, each behind the one that it follows in its table. */
function joined(heads: readonly (readonly string[])[]): string[] {
  const all: string[] = [];
  for (const head of heads) {
    let at = all.length;
    for (const name of head) {
      if (!all.includes(name)) all.splice(at, 0, name);
      at = all.indexOf(name) + 1;
    }
  }
  return all;
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(",")}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * A cell that no spreadsheet program takes for a formula: as OWASP advises, an apostrophe goes before
 * what could start one. Full-width signs and what an import may trim count, too.
 */
function harmless(cell: string): string {
  const first = cell.replace(/^[\s\p{C}]+/u, "").slice(0, 2);
  return /^[\t\r\n]/.test(cell) || /^[=+\-@]/.test(first.normalize("NFKC")) ? `'${cell}` : cell;
}
