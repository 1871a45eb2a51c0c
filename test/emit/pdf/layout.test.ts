import { describe, expect, test } from "vitest";
import type { Block } from "../../../src/document/blocks.js";
import { visualOrder } from "../../../src/emit/pdf/bidi.js";
import { segments } from "../../../src/emit/pdf/breaks.js";
import { openHyphenator } from "../../../src/emit/pdf/hyphenate.js";
import type { Run } from "../../../src/emit/pdf/pages.js";
import { plainDesign } from "../../../src/page/design.js";
import {
  cells,
  documentOf,
  heading,
  link,
  list,
  lorem,
  paragraph,
  section,
} from "../../support/document.js";
import { layoutOf } from "../../support/pdf.js";

describe("lines may end", () => {
  test.each([
    ["two words", "two |words"],
    ["third-party cookies", "third-|party |cookies"],
    ["from -5 to 10-20", "from |-5 |to |10-20"],
    ["1990–2026 and on—off", "1990–|2026 |and |on—|off"],
    ["R3\u2011COMM §\u00a05 10\u202f%", "R3\u2011COMM |§\u00a05 |10\u202f%"],
    ["zero\u200bwidth", "zero\u200b|width"],
    ["soft\u00adhyphen", "soft\u00ad|hyphen"],
    ["（法人）の情報。", "（法|人）|の|情|報。"],
    ["see (the Act)", "see |(the |Act)"],
  ])("%s", (text, parted) => {
    const parts = [...segments(text)].map(({ text: part, space }) => part + space);
    expect(parts.join("|")).toBe(parted);
  });

  test("within words only where hyphenation is asked for, and never within names", async () => {
    const spanish = openHyphenator("es");
    expect([...segments("responsabilidad", spanish)].map((part) => part.text)).toEqual(
      "res|pon|sa|bi|li|dad".split("|"),
    );
    const hyphenate = openHyphenator("en-us");
    const parts = (text: string) => [...segments(text, hyphenate)].map((part) => part.text);
    expect(parts("information,")).toEqual(["in", "for", "ma", "tion,"]);
    expect(parts("Information R3COMM privacy@example.com")).toHaveLength(3);
    expect([...segments("information")]).toHaveLength(1);
  });
});

/** The lines of a section's blocks as text, page by page. */
function linesOf(blocks: Block[]): string[][] {
  const { pages } = layoutOf(documentOf([section(1, "One", ...blocks)]));
  return pages.slice(1).map(({ runs }) => {
    const lines = new Map<number, string>();
    for (const { y, text } of runs) lines.set(y, (lines.get(y) ?? "") + text);
    return [...lines.values()];
  });
}

const runsOf = (...blocks: Block[]): Run[] =>
  layoutOf(documentOf([section(1, "One", ...blocks)])).pages.flatMap(({ runs }) => runs);

describe("paragraphs", () => {
  test("end in no single short word where another break avoids it", () => {
    const words = (count: number) => Array.from({ length: count }, () => "policy").join(" ");
    for (let count = 14; count < 60; count++) {
      const lines = linesOf([paragraph(words(count))])[0]?.slice(1) ?? [];
      if (lines.length > 1) expect(lines.at(-1), String(count)).toContain(" ");
    }
  });

  test("keep two lines together at the foot and at the top of a page", () => {
    for (let filler = 24; filler < 36; filler++) {
      const blocks = Array.from({ length: filler }, () => paragraph("Filler."));
      const pages = linesOf([...blocks, paragraph(`${lorem} ${lorem}`)]);
      const parts = pages.map((lines) => lines.filter((line) => line.trim() !== "Filler.").length);
      // The heading of the section stands on the first page, too.
      parts[0] = (parts[0] ?? 0) - 1;
      expect(parts, String(filler)).not.toContain(1);
    }
  });

  test("do not break between a bracket and the link that it opens with", () => {
    const spot = paragraph(`${"word ".repeat(13)}wor (`, link("https://example.com", "link"), ").");
    for (const line of linesOf([spot]).flat()) expect(line.trimEnd().endsWith("(")).toBe(false);
  });

  test("show a hyphen where a soft hyphen is broken, and keep its text", () => {
    const runs = runsOf(paragraph(Array.from({ length: 40 }, () => "insur\u00adance").join("")));
    const hyphens = runs.filter(({ text }) => text === "\u00ad");
    expect(hyphens.length).toBeGreaterThan(3);
    for (const { width, glyphs } of hyphens) {
      expect(width).toBeGreaterThan(2);
      expect(glyphs.map(({ text }) => text)).toEqual(["\u00ad"]);
    }
  });
});

describe("numbers align at their right", () => {
  const right = ({ x, width }: Run) => Math.round((x + width) * 100) / 100;

  test("in lists", () => {
    const items = Array.from({ length: 12 }, () => [paragraph("Item.")]);
    const labels = runsOf(list(true, ...items)).filter(({ text }) => /^\d+\.$/.test(text));
    expect(labels).toHaveLength(12);
    expect(new Set(labels.map(right)).size).toBe(1);
  });

  test("in columns of tables that hold nothing else", () => {
    const rows = [cells("a", "5", "5 days"), cells("b", "1,000", "30 days"), cells("c", "—", "x")];
    const runs = runsOf({ kind: "table", head: cells("Name", "Count", "Period"), rows });
    const column = (pattern: RegExp) => runs.filter(({ text }) => pattern.test(text.trim()));
    expect(new Set(column(/^(Count|5|1,000|—)$/).map(right)).size).toBe(1);
    expect(new Set(column(/^(Period|5 days|30 days|x)$/).map(({ x }) => x)).size).toBe(1);
  });
});

describe("lists", () => {
  /** How many items there are on each page, for every place on a page that the list may begin at. */
  function itemsOnPages(text: string): number[][] {
    const items = Array.from({ length: 4 }, (_, i) => [paragraph(`Item ${i}: ${text}`)]);
    return Array.from({ length: 30 }, (_, filler) => {
      const before = Array.from({ length: filler + 1 }, () => paragraph("Filler."));
      const pages = linesOf([...before, list(false, ...items)]);
      const counts = pages.map((lines) => lines.filter((line) => line.includes("Item ")).length);
      return counts.filter((count) => count > 0);
    });
  }

  test("leave neither a short first item nor a short last one alone on a page", () => {
    const pages = itemsOnPages("short.");
    expect(pages.filter((counts) => counts.length === 2)).toContainEqual([2, 2]);
    expect(pages.flat()).not.toContain(1);
  });

  test("may part at any item of some lines, so that no page is left half empty for it", () => {
    const pages = itemsOnPages(`${lorem} ${lorem}`);
    expect(pages).toContainEqual([1, 3]);
    expect(pages).toContainEqual([3, 1]);
  });
});

describe("tables", () => {
  const table = (rows: number): Block => ({
    kind: "table",
    head: cells("Record", "Purpose"),
    rows: Array.from({ length: rows }, (_, i) => cells(`Row ${i}`, lorem)),
  });

  test("leave neither their first row nor their last alone on a page", () => {
    for (let filler = 1; filler < 30; filler++) {
      const before = Array.from({ length: filler }, () => paragraph("Filler."));
      for (const lines of linesOf([...before, table(8)])) {
        const rows = lines.filter((line) => line.startsWith("Row "));
        expect(rows.length, String(filler)).not.toBe(1);
      }
    }
  });

  test("are as wide as their sheet, on either paper", () => {
    for (const size of ["letter", "a4"] as const) {
      const document = documentOf([section(1, "One", table(2))], {
        design: { ...plainDesign, size },
      });
      const { pages, sheet } = layoutOf(document);
      const widths = pages[1]?.fills.map(({ width }) => Math.round(width)) ?? [];
      expect(widths).toContain(Math.round(sheet.full));
    }
  });
});

test("a logo stands above the title, in its proportions", () => {
  const image = { kind: "drawing", width: 400, height: 100, shapes: [] } as const;
  const design = { ...plainDesign, logo: { alt: "Isla", image } };
  const [page] = layoutOf(documentOf([], { design })).pages;
  const [figure] = page?.figures ?? [];
  expect((figure?.width ?? 0) / (figure?.height ?? 1)).toBeCloseTo(4);
  expect(page?.runs[0]?.y).toBeGreaterThan((figure?.y ?? 0) + (figure?.height ?? 0));
});

test("headings four deep are told from one another", () => {
  const looks = [2, 3, 4].map((level) => {
    const [run] = runsOf(heading(level as 2, "Heading")).slice(-1);
    return `${run?.face} ${run?.size}`;
  });
  expect(new Set(looks).size).toBe(3);
});

describe("the visual order of pieces", () => {
  test.each([
    [
      [0, 0, 0],
      [0, 1, 2],
    ],
    [
      [1, 1, 1],
      [2, 1, 0],
    ],
    [
      [0, 1, 1, 0],
      [0, 2, 1, 3],
    ],
    [
      [1, 2, 2, 1],
      [3, 1, 2, 0],
    ],
    [[], []],
  ])("%j", (levels, order) => {
    expect(visualOrder(levels)).toEqual(order);
  });
});
