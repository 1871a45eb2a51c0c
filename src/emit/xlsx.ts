import { strFromU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { CellObject, Sheet as Worksheet } from "write-excel-file/node";
import writeExcelFile from "write-excel-file/node";
import { sanitizeTextContent } from "write-excel-file/utility";
import type { Document, Sheet } from "../document/document.js";
import type { Emitter, Origin } from "./emitter.js";

export const extension = "xlsx";
export const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Excel takes no longer text into a cell, in UTF-16 code units. */
const longest = 32_767;

/** The part with the properties that Excel shows of a file. */
const properties = "docProps/core.xml";

/** A workbook with a sheet for each table, its head frozen. Every cell is text, none a formula. */
export const emit: Emitter = async (document) => {
  const tables = document.sheets();
  const names = sheetNames(tables.map(({ title }) => title));
  const sheets = tables.map((sheet, i) => worksheet(sheet, names[i] ?? "", document));
  const shown = sheets.length > 0 ? sheets : [{ data: [], sheet: names[0] ?? "1" }];
  const book = writeExcelFile(shown, {
    fontFamily: "Calibri",
    fontSize: 11,
    features: [describing(document)],
  });
  return { bytes: repacked(await book.toBuffer()) };
};

/** The properties of the workbook name its maker and its document. */
export const origin: Origin = (bytes) => {
  try {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }) =>
      name === properties && originalSize < 65_536;
    const part = unzipSync(bytes, { filter })[properties];
    if (part === undefined) return undefined;
    return /<dc:identifier>policyc: ([^<]+)<\/dc:identifier>/.exec(strFromU8(part))?.[1];
  } catch {
    return undefined;
  }
};

/** The library's archive holds the time of its making: packed again, without it, always the same. */
function repacked(archive: Uint8Array): Uint8Array {
  // The earliest time that the format knows, in the time zone of the machine as fflate reads it.
  const entry = { mtime: new Date(1980, 0, 1), level: 9 } as const;
  const parts = Object.entries(unzipSync(archive));
  return zipSync(
    Object.fromEntries(parts.map(([name, part]) => [name, [part, entry]])) as Zippable,
  );
}

function worksheet(sheet: Sheet, name: string, document: Document): Worksheet<never> {
  const rows = sheet.rows.flatMap(withinLimit);
  const widths = sheet.head.map((head, i) => width([head, ...rows.map((row) => row[i] ?? "")]));
  const cells = (row: readonly string[], isHead = false) => {
    const height = heightOf(row, widths);
    return row.map((cell) => ({ ...text(cell, isHead), height }));
  };
  return {
    sheet: name,
    data: [cells(sheet.head, true), ...rows.map((row) => cells(row))],
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    orientation: "landscape",
    rightToLeft: document.direction === "rtl",
  };
}

/** Of the format “text”, so that a cell stays text when somebody edits it. */
function text(value: string, isHead = false): CellObject {
  return {
    value: spelled(value),
    type: String,
    format: "@",
    wrap: true,
    alignVertical: "top",
    ...(isHead && { fontWeight: "bold" }),
  };
}

/**
 * Workbooks write characters that XML cannot hold as _x0001_, and read what looks so as one. The
 * library would drop them all, and what Unicode calls no characters.
 */
function spelled(value: string): string {
  const code = (unit: string) => unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return value
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}\ufffd]/gu, (character) =>
      character
        .split("")
        .map((unit) => `_x${code(unit)}_`)
        .join(""),
    );
}

/** As many rows as it takes for no cell to be too long; the first cell begins each of them. */
function withinLimit(row: readonly string[]): string[][] {
  const pieces = row.map((cell) => piecesOf(cell));
  const count = Math.max(1, ...pieces.map((list) => list.length));
  return Array.from({ length: count }, (_, n) =>
    pieces.map((list, column) => list[n] ?? (column === 0 ? (list[0] ?? "") : "")),
  );
}

function piecesOf(cell: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  do {
    let end = Math.min(cell.length, start + longest);
    // Never within a character.
    if (end < cell.length && /[\ud800-\udbff]/.test(cell.charAt(end - 1))) end--;
    pieces.push(cell.slice(start, end));
    start = end;
  } while (start < cell.length);
  return pieces;
}

/** Wide enough for most texts, and never wider than can be read: in digits, as Excel measures. */
function width(cells: readonly string[]): number {
  return Math.min(
    50,
    Math.max(12, cells.reduce((most, cell) => Math.max(most, columnsOf(cell)), 0) + 2),
  );
}

/** Room for all lines of a row, in points: not every program makes it by itself. */
function heightOf(row: readonly string[], widths: readonly number[]): number {
  const lines = row.map((cell, i) => Math.ceil((columnsOf(cell) + 1) / ((widths[i] ?? 12) - 2)));
  return Math.min(409, 15 * Math.max(1, ...lines) + 3);
}

/** How many digits a text is wide at most; the letters of East Asia take two each. */
function columnsOf(text: string): number {
  return (
    text.length +
    (text.match(/[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]/g)?.length ?? 0)
  );
}

/** Names that Excel takes for sheets: short, of some characters only, and each another. */
function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>(["history"]);
  return titles.map((title) => {
    const plain = title.replace(/[[\]/\\:*?\p{C}]/gu, " ").replace(/^[\s']+|[\s']+$/g, "");
    for (let n = 1; ; n++) {
      const number = n === 1 ? "" : ` ${n}`;
      const name = cut(plain, 31 - number.length) + number || "1";
      if (!taken.has(name.toLowerCase()) && taken.add(name.toLowerCase())) return name;
    }
  });
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(length - 1)) ? length - 1 : length;
  return text.slice(0, end).replace(/[\s']+$/, "");
}

/**
 * What the library leaves out: the properties of the document, which name no time, and how it is
 * printed.
 */
function describing(document: Document) {
  const element = (name: string, value: string) =>
    `<${name}>${sanitizeTextContent(value)}</${name}>`;
  const part = [
    '<?xml version="1.0" encoding="UTF-8"?>\n<cp:coreProperties',
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
    element("dc:title", document.title),
    element("dc:creator", document.organization),
    element("dc:language", document.language),
    element("dc:identifier", `policyc: ${document.language}/${document.kind}`),
    element("cp:version", document.version),
    "</cp:coreProperties>",
  ].join("");
  const paperSize = document.design.size === "letter" ? 1 : 9;
  const types = "application/vnd.openxmlformats-package.core-properties+xml";
  const relation =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
  return {
    files: {
      transform: {
        "[Content_Types].xml": {
          insert: () => `<Override PartName="/${properties}" ContentType="${types}"/>`,
        },
        "xl/worksheets/sheet{id}.xml": {
          // Printed, all columns stand on one page, of the paper of the PDF.
          transform: (xml: string) =>
            xml.replace(
              "<sheetViews>",
              '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>',
            ),
          transformElementAttributes: (tag: string, attributes: Record<string, string | number>) =>
            tag === "pageSetup" ? { ...attributes, paperSize, fitToHeight: 0 } : attributes,
        },
        "_rels/.rels": {
          insert: () => `<Relationship Id="properties" Type="${relation}" Target="${properties}"/>`,
        },
      },
      write: { files: () => ({ [properties]: part }) },
    },
  };
}
