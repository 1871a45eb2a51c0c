import { inflateSync } from "node:zlib";
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
} from "@cantoo/pdf-lib";

/** No page of policyc's, and no map of a font's characters, is larger, unpacked. */
const largest = 16 * 1024 * 1024;

/**
 * The text of each page, in the order in which it is painted, running heads and page numbers
 * included. It reads what policyc writes: text in composite fonts whose codes of two bytes have a
 * map to Unicode. Of other text it says nothing. Hostile input may make it throw.
 */
export function textOfPages(pdf: PDFDocument): string[] {
  const fonts = new Map<PDFDict, ReadonlyMap<string, string>>();
  return pdf.getPages().map((page) => textOfPage(page, fonts));
}

function textOfPage(page: PDFPage, known: Map<PDFDict, ReadonlyMap<string, string>>): string {
  const fonts = page.node.Resources()?.lookupMaybe(PDFName.of("Font"), PDFDict);
  const pieces: string[] = [];
  let font: ReadonlyMap<string, string> | undefined;
  let name = "";
  let piece = "";
  let strings: string[] = [];
  for (const [token, digits, literal, named] of contentOf(page).matchAll(tokens)) {
    if (named !== undefined) name = named;
    else if (digits !== undefined) strings.push(digits);
    else if (literal !== undefined) strings.push(digitsOf(literal));
    else if (token === "[") strings = [];
    else if (token === "TJ") piece += strings.map((codes) => shown(codes, font)).join("");
    else if (token === "Tf")
      font = charactersOf(fonts?.lookupMaybe(PDFName.of(name), PDFDict), known);
    else if (token === "ET") {
      pieces.push(piece);
      piece = "";
    }
  }
  return pieces.join(" ").replace(/\s+/g, " ").trim();
}

/**
 * What matters of a content stream (ISO 32000-1, 7.8.2): strings, names, arrays, three operators. The
 * strings of an array before TJ are glyphs.
 */
const tokens =
  /<([0-9a-fA-F]*)>|\(((?:\\.|[^\\()])*)\)|\/([^\s<>[\](){}/%]+)|\[|\bTJ\b|\bTf\b|\bET\b/gs;

/** The bytes of a literal string in hexadecimal. */
function digitsOf(literal: string): string {
  const bytes = literal.replace(/\\(.)/gs, (_, escaped) => (escaped === "r" ? "\r" : escaped));
  return Buffer.from(bytes, "latin1").toString("hex");
}

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  const parts = streams.map((stream) => page.doc.context.lookup(stream));
  return parts.map((part) => (part instanceof PDFRawStream ? unpacked(part) : "")).join("\n");
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** The text of some glyphs; they are painted from left to right, whichever way they are read. */
function shown(code: string, font: ReadonlyMap<string, string> | undefined): string {
  const glyphs = code.toLowerCase().match(/.{4}/g) ?? [];
  const texts = glyphs.map((glyph) => font?.get(glyph) ?? "");
  return (texts.some((text) => rightToLeft.test(text)) ? texts.reverse() : texts).join("");
}

function charactersOf(
  font: PDFDict | undefined,
  known: Map<PDFDict, ReadonlyMap<string, string>>,
): ReadonlyMap<string, string> | undefined {
  if (!font) return undefined;
  const before = known.get(font);
  if (before) return before;
  const map = font.lookup(PDFName.of("ToUnicode"));
  const text = map instanceof PDFRawStream ? unpacked(map) : "";
  const entries = text.matchAll(/^<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>$/gim);
  const characters = new Map(
    [...entries].map(([, code = "", digits = ""]) => [code.toLowerCase(), utf16(digits)]),
  );
  known.set(font, characters);
  return characters;
}

function utf16(digits: string): string {
  const units = digits.match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
}

/** The bytes of a stream as text of one byte a character. */
function unpacked(stream: PDFRawStream): string {
  const filter = stream.dict.lookup(PDFName.of("Filter"));
  const bytes =
    filter === PDFName.of("FlateDecode")
      ? inflateSync(stream.contents, { maxOutputLength: largest })
      : decodePDFRawStream(stream).decode();
  return Buffer.from(bytes).toString("latin1");
}
