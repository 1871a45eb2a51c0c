import { PDFDocument } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import type { Document } from "../../src/document/document.js";
import { openFonts } from "../../src/emit/pdf/fonts.js";
import { layOut } from "../../src/emit/pdf/layout.js";
import { paint } from "../../src/emit/pdf/paint.js";
import { producer } from "../../src/emit/pdf/producer.js";
import { openHarfbuzz } from "../../src/harfbuzz.js";
import { anyDocument } from "../support/arbitraries.js";
import { root } from "../support/compiled.js";
import { documentOf, paragraph, section } from "../support/document.js";
import "../support/seed.js";

await openHarfbuzz();

// The compiled program is tried: the thread that takes PDFs apart is a file of its own.
const { describe: differences } = await import(new URL("lib/drift/describe.js", root).href);
const { readPdf } = await import(new URL("lib/reading/read.js", root).href);

async function pdfOf(document: Document, maker = producer()): Promise<Uint8Array> {
  const fonts = openFonts(document);
  return (await paint(layOut(document, fonts), document, fonts, maker)).bytes();
}

const shown = (found: Uint8Array, compiled: Uint8Array) => differences("en/a.pdf", found, compiled);

const saying = (...words: string[]) =>
  documentOf([section(1, "Data", ...words.map((w) => paragraph(w)))]);
const plain = saying("We keep data for 90 days.");
const good = await pdfOf(plain);

describe("a PDF tells", () => {
  test("which words differ, by page", async () => {
    const lines = await shown(await pdfOf(saying("We keep data for 30 days.")), good);
    expect(lines[0]).toMatch(/^page \d:$/);
    expect(lines[1]).toMatch(/^- .*We keep data for 30 days\./);
    expect(lines[2]).toMatch(/^\+ .*We keep data for 90 days\./);
  });

  test("how many pages there are", async () => {
    const long = await pdfOf(saying(...Array.from({ length: 200 }, (_, i) => `Clause ${i}.`)));
    const lines = await shown(long, good);
    expect(lines[0]).toMatch(/^it has \d+ pages, the policy compiles to \d$/);
  });

  test("that another version of policyc made it", async () => {
    const [, now = ""] = producer().split(" ");
    expect(await shown(await pdfOf(plain, "policyc 0.0.9"), good)).toEqual([
      `it was made by policyc 0.0.9, this is policyc ${now}`,
      "the words and the data are the same; the layout, the fonts or the metadata differ",
    ]);
  });

  test("that only the data in it differ, by pointer", async () => {
    const withData = (id: string) => pdfOf({ ...plain, data: { policy: { id } } });
    expect(await shown(await withData("another"), await withData("example"))).toEqual([
      ...["in the file policy.json:", "/policy/id:", '- "another"', '+ "example"'],
    ]);
  });

  test("that nothing but its bytes differs", async () => {
    const design = { ...plain.design, accent: "#800000" };
    expect(await shown(await pdfOf({ ...plain, design }), good)).toEqual([
      "the words and the data are the same; the layout, the fonts or the metadata differ",
    ]);
  });

  test("that somebody has edited it", async () => {
    const pdf = await PDFDocument.load(good, { updateMetadata: false });
    pdf.setTitle("Another title");
    expect((await shown(await pdf.save(), good))[0]).toBe(
      "it was edited or damaged after policyc made it: its bytes do not have their digest",
    );
  });

  test("that it is not one of policyc's, or none at all", async () => {
    const foreign = await PDFDocument.create();
    foreign.addPage();
    expect(await shown(await foreign.save(), good)).toEqual(["it was not made by policyc"]);
    expect(await shown(Buffer.from("<html>"), good)).toEqual(["it is no PDF any more"]);
    expect(await shown(good.subarray(0, -2000), good)).toEqual([
      "it is cut off: its end is missing",
    ]);
  });

  test("something, whatever byte was changed", async () => {
    const change = fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, by]) => {
        const edited = Buffer.from(good);
        edited[at] = (edited[at] as number) ^ by;
        expect((await shown(edited, good)).length).toBeGreaterThan(0);
      }),
      { numRuns: 8 },
    );
  });
});

/** What another program reads on each page. */
async function otherReader(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(""));
  }
  await pdf.destroy();
  return pages;
}

test("the text of pages is that which another program reads", async () => {
  // The other program leaves soft hyphens out.
  const bare = (page: string) => page.replace(/[\s\u00ad]+/g, "");
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      const bytes = await pdfOf(document);
      const { pages } = await readPdf(bytes, { pages: true });
      expect(pages.map(bare)).toEqual((await otherReader(bytes)).map(bare));
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
