import { PDFDocument, PDFName, type PDFRawStream, PDFString } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import type { Document } from "../../../../src/document/document.js";
import { plainDesign } from "../../../../src/page/design.js";
import { compileR3comm } from "../../../support/compiled.js";
import {
  bundleOf,
  documentOf,
  list,
  paragraph,
  sample,
  section,
} from "../../../support/document.js";
import { furtherFonts } from "../../../support/fonts.js";
import { bytesOf } from "../../../support/pdf.js";
import { at, get, name, openFile, PDFDict, type PdfFile } from "./file.js";
import { rules } from "./rules.js";

const drawing = {
  kind: "drawing",
  width: 20,
  height: 10,
  shapes: [
    {
      path: "M 0 0 H 20 V 10 H 0 Z",
      matrix: [1, 0, 0, 1, 0, 0],
      fillRule: "nonzero",
      fill: { colour: "#0b5c4a", opacity: 0.5 },
    },
  ],
} as const;
const picture = {
  kind: "picture",
  width: 2,
  height: 1,
  rgb: Uint8Array.of(255, 0, 0, 0, 0, 255),
  alpha: Uint8Array.of(255, 128),
} as const;

const designed = (design: Partial<Document["design"]>) => (): Document =>
  documentOf([section(1, "One", paragraph("office 株式会社 مرحبا"))], {
    design: { ...plainDesign, ...design },
  });

const files: Readonly<Record<string, () => Document>> = {
  "every kind of block, as a draft": sample,
  "nothing but a title": () => documentOf([]),
  "an ordered list in an unordered one": () =>
    documentOf([section(1, "One", list(false, [paragraph("a"), list(true, [paragraph("b")])]))]),
  "A4, with a drawing as logo": designed({ size: "a4", logo: { alt: "Isla", image: drawing } }),
  "a transparent picture as logo": designed({ logo: { alt: "Isla", image: picture } }),
  "a bundle for a customer": () => bundleOf([sample(), documentOf([]), sample()]),
  "further fonts": designed({ fonts: [furtherFonts.ja, furtherFonts.ar] }),
};

const found = (file: PdfFile) =>
  rules().flatMap(({ clause, violations }) =>
    violations(file).map((violation) => `${clause}: ${violation.slice(0, 200)}`),
  );

describe("PDF/A-3a and PDF/UA-1", () => {
  test("R3COMM's policy, every rule", async () => {
    const outputs = await compileR3comm({ formats: ["pdf"] });
    for (const bytes of outputs.values()) expect(found(await openFile(bytes))).toEqual([]);
  });

  test.each(Object.entries(files))("%s", async (_, document) => {
    const { fonts } = document().design;
    const needed = fonts.length > 0 ? document() : withoutOtherScripts(document());
    expect(found(await openFile(await bytesOf(needed)))).toEqual([]);
  });
});

/** Text that the fonts of the design can show. */
function withoutOtherScripts(document: Document): Document {
  return JSON.stringify(document.sections).includes("株式会社")
    ? { ...document, sections: [section(1, "One", paragraph("office"))] }
    : document;
}

describe("a rule speaks when one thing is wrong", () => {
  let good: Uint8Array;
  beforeAll(async () => {
    good = await bytesOf(sample());
  });

  /** The sample with its objects changed, written anew. */
  async function changed(change: (pdf: PDFDocument) => void): Promise<PdfFile> {
    const pdf = await PDFDocument.load(good, { updateMetadata: false });
    change(pdf);
    return openFile(await pdf.save({ useObjectStreams: false }));
  }

  const dicts = (pdf: PDFDocument) =>
    pdf.context
      .enumerateIndirectObjects()
      .flatMap(([, one]) => (one instanceof PDFDict ? one : []));
  const element = (pdf: PDFDocument, type: string) =>
    dicts(pdf).find((one) => name(one, "S") === type) as PDFDict;
  const link = (pdf: PDFDocument) =>
    dicts(pdf).find((one) => name(one, "Subtype") === "Link") as PDFDict;
  const remove = (dict: PDFDict | undefined, key: string) => dict?.delete(PDFName.of(key));
  const metadata = (pdf: PDFDocument, from: string, to: string) => {
    const stream = get(pdf.catalog, "Metadata") as PDFRawStream;
    const text = Buffer.from(stream.contents).toString().replace(from, to);
    Object.assign(stream, { contents: Buffer.from(text) });
  };

  test.each<[string, (pdf: PDFDocument) => unknown]>([
    ["A 6.2.3", (pdf) => remove(pdf.catalog, "OutputIntents")],
    ["A 6.8", (pdf) => remove(pdf.catalog, "AF")],
    ["A 6.4", (pdf) => pdf.catalog.set(PDFName.of("OpenAction"), PDFString.of("x"))],
    ["A 6.6.3", (pdf) => pdf.setTitle("Another")],
    ["A 6.6.4", (pdf) => metadata(pdf, "conformance>A", "conformance>B")],
    ["A 6.6.2.1", (pdf) => metadata(pdf, "<dc:title>", "<dc:title")],
    ["A 6.6.2.3", (pdf) => metadata(pdf, "pdfaSchema:prefix>pdfuaid", "pdfaSchema:prefix>other")],
    ["UA 5", (pdf) => metadata(pdf, "<pdfuaid:part>1", "<pdfuaid:part>2")],
    [
      "UA 7.1",
      (pdf) => remove(get(pdf.catalog, "ViewerPreferences") as PDFDict, "DisplayDocTitle"),
    ],
    ["UA 7.1", (pdf) => remove(get(pdf.catalog, "MarkInfo") as PDFDict, "Marked")],
    ["UA 7.2", (pdf) => remove(pdf.catalog, "Lang")],
    ["A 6.7.3.4", (pdf) => element(pdf, "P").set(PDFName.of("S"), PDFName.of("Para"))],
    ["A 6.7.3.3", (pdf) => remove(element(pdf, "H2"), "K")],
    ["UA 7.2", (pdf) => element(pdf, "LBody").set(PDFName.of("S"), PDFName.of("P"))],
    ["UA 7.4.2", (pdf) => element(pdf, "H2").set(PDFName.of("S"), PDFName.of("H4"))],
    ["UA 7.5", (pdf) => remove(element(pdf, "TH"), "A")],
    ["UA 7.6", (pdf) => remove(element(pdf, "L"), "A")],
    ["A 6.3.2", (pdf) => remove(link(pdf), "F")],
    [
      "A 6.5.1",
      (pdf) => (at(link(pdf), "A") as PDFDict).set(PDFName.of("S"), PDFName.of("Launch")),
    ],
    ["UA 7.18.5", (pdf) => remove(link(pdf), "Contents")],
    ["UA 7.18.5", (pdf) => remove(link(pdf), "StructParent")],
    ["UA 7.18.3", (pdf) => remove(pdf.getPages()[0]?.node, "Tabs")],
    ["UA 7.17", (pdf) => remove(get(pdf.catalog, "Names") as PDFDict, "Dests")],
    ["A 6.2.11.7.2", (pdf) => remove(type0(pdf), "ToUnicode")],
    ["A 6.2.11.5", (pdf) => remove(descendant(pdf), "W")],
    ["A 6.2.11.3.1", (pdf) => type0(pdf).set(PDFName.of("Encoding"), PDFName.of("Identity-V"))],
  ])("%s", async (clause, change) => {
    const violations = found(await changed(change));
    expect(violations.map((one) => one.slice(0, one.indexOf(":"))).join()).toContain(clause);
  });

  const type0 = (pdf: PDFDocument) =>
    dicts(pdf).find((one) => name(one, "Subtype") === "Type0") as PDFDict;
  const descendant = (pdf: PDFDocument) =>
    dicts(pdf).find((one) => name(one, "Subtype") === "CIDFontType2") as PDFDict;

  test.each([
    ["A 6.1.2", (raw: string) => raw.replace("%PDF-1.7\n", "%PDF-1.7 ")],
    ["A 6.1.3", (raw: string) => `${raw}more`],
    ["A 6.1.9", (raw: string) => raw.replace(/\n(\d+ 0 obj)\n/, " $1 ")],
  ])("%s", async (clause, change) => {
    const file = await openFile(good);
    expect(found({ ...file, raw: change(file.raw) }).join()).toContain(clause);
  });

  test("UA 7.1: text outside of the structure", async () => {
    const file = await openFile(good);
    const pages = file.pages.map((page) => ({ ...page, content: `[<0001>] TJ ${page.content}` }));
    expect(found({ ...file, pages }).join()).toContain("UA 7.1");
  });
});
