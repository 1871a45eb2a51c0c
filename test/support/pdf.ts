import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Document } from "../../src/document/document.js";
import { openFonts } from "../../src/emit/pdf/fonts.js";
import { emit } from "../../src/emit/pdf/index.js";
import { type Layout, layOut } from "../../src/emit/pdf/layout.js";
import { openHarfbuzz } from "../../src/harfbuzz.js";

await openHarfbuzz();

/** Lays a document out with its fonts. */
export function layoutOf(document: Document): Layout {
  return layOut(document, openFonts(document));
}

export async function bytesOf(document: Document): Promise<Uint8Array> {
  return (await emit(document)).bytes;
}

export async function open(document: Document) {
  return getDocument({ data: (await bytesOf(document)).slice(), verbosity: 0 }).promise;
}

export type Pdf = Awaited<ReturnType<typeof open>>;

export async function pageTexts(pdf: Pdf): Promise<string[]> {
  const texts: string[] = [];
  for (let i = 1; i <= pdf.numPages; i++) {
    const { items } = await (await pdf.getPage(i)).getTextContent();
    const parts = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : ""));
    texts.push(parts.join(""));
  }
  return texts;
}

/** Words without white space: where a line ends inside a word, no space was in the source. */
export const squeeze = (value: string) => value.replace(/[\s\u00ad]+/g, "");
