import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Block, plainText } from "../../../src/document/blocks.js";
import type { Document } from "../../../src/document/document.js";
import { sheetOf } from "../../../src/emit/pdf/style.js";
import { anyBundle, anyDocument } from "../../support/arbitraries.js";
import { cells, documentOf, heading, list, paragraph, section } from "../../support/document.js";
import { bytesOf, open } from "../../support/pdf.js";
import { pdfText } from "../../support/pdf-text.js";
import "../../support/seed.js";

interface Item {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** The texts of each page with their places, in the order of the file; `shown` leaves artifacts out. */
async function read(document: Document): Promise<{ pages: Item[][]; shown: string }> {
  const pdf = await open(document);
  const pages: Item[][] = [];
  let shown = "";
  for (let i = 1; i <= pdf.numPages; i++) {
    const how = { disableNormalization: true, includeMarkedContent: true };
    const { items } = await (await pdf.getPage(i)).getTextContent(how);
    const open: string[] = [];
    pages.push([]);
    for (const item of items) {
      if (!("str" in item)) {
        if (item.type === "endMarkedContent") open.pop();
        else open.push((item as { tag?: string }).tag ?? "");
        continue;
      }
      if (!open.includes("Artifact")) shown += item.str;
      if (item.str.trim() !== "") pages.at(-1)?.push(placed(item));
    }
  }
  await pdf.destroy();
  return { pages, shown: squeeze(shown) };
}

function placed(item: { str: string; width: number; transform: number[] }): Item {
  const [, , , size = 0, left = 0, baseline = 0] = item.transform;
  return { text: item.str, left, right: left + item.width, baseline, size };
}

/** Programs that read PDFs drop soft hyphens; where a line ends there is no space in the file. */
const squeeze = (text: string) => text.replace(/[\s\u00ad]+/g, "");

/** What is read out of blocks: their words, and the labels of lists. */
function spoken(blocks: readonly Block[], depth = 1): string {
  return blocks
    .map((block) => {
      if (block.kind !== "list") return plainText([block]);
      const label = (i: number) => (block.ordered ? `${i + 1}.` : depth === 1 ? "•" : "–");
      return block.items.map((item, i) => `${label(i)} ${spoken(item, depth + 1)}`).join("\n");
    })
    .join("\n");
}

/** Compares long texts where they first differ: a whole difference would take too long to print. */
function expectSame(given: string, wanted: string): void {
  let at = 0;
  while (at < given.length && given[at] === wanted[at]) at++;
  const near = (text: string) => text.slice(Math.max(0, at - 40), at + 40);
  expect(near(given)).toBe(near(wanted));
}

/** What must hold of the file that a document becomes. */
async function expectSound(document: Document): Promise<void> {
  const front = squeeze(spoken(document.front));
  const { sections, parts = [] } = document;
  const texts = [{ front: [], sections }, ...parts].flatMap((part) => [
    part.front,
    ...part.sections.map(({ blocks }) => blocks),
  ]);
  const body = squeeze(texts.map((blocks) => spoken(blocks)).join("\n"));
  // No text is lost, and the structure has it in the order of the blocks.
  expectSame(squeeze(await pdfText(await bytesOf(document))), front + body);
  // The order of the file is the order of reading; the contents stand between.
  const { pages, shown } = await read(document);
  expect(shown.startsWith(front)).toBe(true);
  expect(shown.endsWith(body)).toBe(true);
  const sheet = sheetOf(document.design.size);
  for (const [i, items] of pages.entries()) {
    for (const item of items) {
      expect(item.left, `${item.text}, page ${i + 1}`).toBeGreaterThan(sheet.left - 1);
      expect(item.right, `${item.text}, page ${i + 1}`).toBeLessThan(sheet.left + sheet.full + 1);
      expect(item.baseline, `${item.text}, page ${i + 1}`).toBeGreaterThan(40);
      expect(item.baseline, `${item.text}, page ${i + 1}`).toBeLessThan(sheet.height - 40);
    }
    expect(overlaps(items), `page ${i + 1}`).toEqual([]);
  }
}

/** Pairs of texts that stand on one another: by the height of small letters, and half a point. */
function overlaps(items: readonly Item[]): string[] {
  const found: string[] = [];
  const sorted = [...items].sort((a, b) => b.baseline - a.baseline);
  for (const [i, one] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j++) {
      const other = sorted[j] as Item;
      if (one.baseline - other.baseline > 0.5 * other.size) break;
      const shared = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (shared > 0.5) found.push(`“${one.text}” and “${other.text}”`);
    }
  }
  return found;
}

test("any document: no text is lost, overlaps or runs out of the page", async () => {
  await fc.assert(fc.asyncProperty(anyDocument, expectSound), { numRuns: 30 });
});

test("any bundle of documents is as sound", async () => {
  await fc.assert(fc.asyncProperty(anyBundle, expectSound), { numRuns: 6 });
});

const long = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(" ");

describe("large and strange documents are sound, too", () => {
  const nested = (depth: number): Block =>
    depth === 0
      ? paragraph("The innermost item.")
      : list(depth % 2 === 0, [paragraph(`Item at depth ${depth}.`), nested(depth - 1)]);

  test.each<[string, Block[]]>([
    ["a paragraph of 5,000 words", [paragraph(long(5000))]],
    ["words of 200 letters", [paragraph(`${"w".repeat(200)} ${"x/".repeat(100)}`)]],
    ["lists twelve deep: pdf.js reads no deeper structure", [nested(12)]],
    [
      "a list of 1,200 items with numbers",
      [list(true, ...Array.from({ length: 1200 }, (_, i) => [paragraph(`Item ${i}`)]))],
    ],
    [
      "rows taller than a page",
      [{ kind: "table", head: cells("A", "B"), rows: [cells("a", long(2000)), cells("b", "c")] }],
    ],
    [
      "twelve columns",
      [
        {
          kind: "table",
          head: cells(..."ABCDEFGHIJKL"),
          rows: [cells(...Array.from({ length: 12 }, () => "some words"))],
        },
      ],
    ],
    [
      "nothing in its blocks",
      [paragraph(""), list(false, []), { kind: "table", head: [], rows: [] }],
    ],
    ["only a heading", [heading(4, "Alone")]],
  ])("%s", async (_, blocks) => {
    await expectSound(documentOf([section(1, "One", ...blocks), section(2, "Two")]));
  });

  test("about 400 pages, whose contents name the right ones", async () => {
    const sections = Array.from({ length: 40 }, (_, i) =>
      section(i + 1, `Section ${i + 1}`, ...Array.from({ length: 55 }, () => paragraph(long(90)))),
    );
    const { pages } = await read(documentOf(sections));
    expect(pages.length).toBeGreaterThan(380);
    const contents = pages.slice(0, 3).flatMap((items) => items.map(({ text }) => text.trim()));
    for (const [i, items] of pages.entries()) {
      for (const { text } of items) {
        const [, title] = /^\d+\. (Section \d+)$/.exec(text) ?? [];
        if (title) expect(contents[contents.indexOf(title) + 1], title).toBe(String(i + 1));
      }
    }
  });
});
