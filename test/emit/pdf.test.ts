import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { type Block, type Inline, plainText } from "../../src/document/blocks.js";
import type { Document, Section } from "../../src/document/document.js";
import { emit } from "../../src/emit/pdf/index.js";
import { layOut } from "../../src/emit/pdf/layout.js";

const text = (value: string): Inline => ({ kind: "text", text: value });
const paragraph = (...children: (string | Inline)[]): Block => ({
  kind: "paragraph",
  children: children.map((child) => (typeof child === "string" ? text(child) : child)),
});
const heading = (level: 1 | 2 | 3 | 4, value: string): Block => ({
  kind: "heading",
  level,
  children: [text(value)],
});
const link = (href: string, label = href): Inline => ({
  kind: "link",
  href,
  children: [text(label)],
});
const list = (ordered: boolean, ...items: Block[][]): Block => ({ kind: "list", ordered, items });
const cells = (...values: string[]): Inline[][] => values.map((value) => [text(value)]);

function section(number: number, title: string, ...blocks: Block[]): Section {
  const id = title.toLowerCase().replace(/\W+/g, "-");
  return { id, title, number, blocks: [heading(2, `${number}. ${title}`), ...blocks] };
}

function documentOf(sections: Section[], overrides: Partial<Document> = {}): Document {
  return {
    kind: "privacy-policy",
    language: "en",
    direction: "ltr",
    title: "Privacy Policy",
    organization: "Isla Verde Services & Co., LLC",
    organizationShort: "Isla Verde",
    version: "3.1.0",
    effective: "2026-03-01",
    effectiveText: "March 1, 2026",
    status: "in-force",
    sourceHash: "5f".repeat(32),
    labels: {
      contents: "Contents",
      skipToContent: "Skip to content",
      version: "Version",
      effective: "Effective",
      pageOf: "Page {page} of {pages}",
      draft: "Draft",
    },
    front: [
      heading(1, "Privacy Policy"),
      paragraph(
        "Isla Verde Services & Co., LLC explains here which personal data it handles, ",
        "why, for how long, and who else receives them.",
      ),
    ],
    sections,
    markdown: "",
    data: {},
    ...overrides,
  };
}

const lorem =
  "We collect only what the service needs to run, keep it for the period that the contract names, " +
  "and delete it when that period is over, unless a law obliges us to keep it for longer.";

function sample(): Document {
  const rows = Array.from({ length: 60 }, (_, i) =>
    cells(`Record ${i + 1}`, i % 7 === 3 ? lorem : "Operating the service", `P${i + 30}D`),
  );
  const nested = list(
    false,
    [paragraph("Device identifiers, such as serial numbers and host names.")],
    [
      paragraph("System logs, which hold:"),
      list(true, [paragraph("time and event,")], [paragraph("the account concerned.")]),
    ],
    [paragraph("Contact data of administrators.")],
  );
  return documentOf(
    [
      section(
        1,
        "Who we are",
        paragraph(
          "Isla Verde is a managed service provider in San Juan, Puerto Rico. Write to ",
          link("mailto:privacy@example.com", "privacy@example.com"),
          ", call ",
          link("tel:+17875550100", "+1 787 555 0100"),
          ", or read more at ",
          link(
            "https://www.example.com/privacy/a-rather-long-path/that-needs-a-break?when=printed",
          ),
          ". ",
          { kind: "strong", children: [text("We answer within ten days")] },
          " (and ",
          { kind: "emphasis", children: [text("usually sooner")] },
          "; naïve café – “quotes” § 5, U+2011 non‑breaking, office affairs).",
        ),
        paragraph(lorem),
      ),
      section(
        2,
        "Data that we collect",
        paragraph("Depending on the service:"),
        nested,
        heading(3, "2.1 From whom"),
        ...Array.from({ length: 6 }, () => paragraph(`${lorem} ${lorem}`)),
        heading(4, "Details"),
        paragraph(lorem),
      ),
      section(
        3,
        "Retention",
        paragraph("Every record has its period."),
        { kind: "table", head: cells("Record", "Purpose", "Period"), rows },
        paragraph("The periods run from the end of the contract."),
      ),
      ...["Your rights", "Security of your data", "Children", "Changes"].map((title, i) =>
        section(4 + i, title, paragraph(lorem), heading(3, `${4 + i}.1 How`), paragraph(lorem)),
      ),
    ],
    { status: "draft" },
  );
}

async function bytesOf(document: Document): Promise<Uint8Array> {
  return (await emit(document)).bytes;
}

async function open(document: Document) {
  return getDocument({ data: (await bytesOf(document)).slice(), verbosity: 0 }).promise;
}

type Pdf = Awaited<ReturnType<typeof open>>;

async function pageTexts(pdf: Pdf): Promise<string[]> {
  const texts: string[] = [];
  for (let i = 1; i <= pdf.numPages; i++) {
    const { items } = await (await pdf.getPage(i)).getTextContent();
    const parts = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : ""));
    texts.push(parts.join(""));
  }
  return texts;
}

/** Words without white space: where a line ends inside a word, no space was in the source. */
const squeeze = (value: string) => value.replace(/[\s\u00ad]+/g, "");

describe("a policy as PDF", () => {
  test("holds the words of the source in reading order", async () => {
    const document = sample();
    const texts = (await pageTexts(await open(document))).map(squeeze);
    let [page, at] = [0, 0];
    const blocks = [...document.front, ...document.sections.flatMap((one) => one.blocks)];
    for (const line of plainText(blocks).split(/[\n\t]/)) {
      for (const word of line.split(" ").map(squeeze)) {
        while (page < texts.length && (texts[page] as string).indexOf(word, at) < 0) {
          page++;
          at = 0;
        }
        expect(page, `the place of ${word}`).toBeLessThan(texts.length);
        at = (texts[page] as string).indexOf(word, at) + word.length;
      }
    }
  });

  test("has a page of contents, links, bookmarks and metadata", async () => {
    const pdf = await open(sample());
    const texts = await pageTexts(pdf);
    expect(pdf.numPages).toBe(7);
    expect(texts[0]).toContain("Contents");
    const annotations = await Promise.all(
      texts.map(async (_, i) => (await pdf.getPage(i + 1)).getAnnotations()),
    );
    expect(annotations[0]?.map((one) => one.dest)).toEqual(sample().sections.map((s) => s.id));
    const urls = new Set(annotations.flat().map((one) => one.unsafeUrl ?? one.url));
    expect(urls).toContain("mailto:privacy@example.com");
    expect(urls).toContain("tel:+17875550100");
    const outline = await pdf.getOutline();
    expect(outline.map((one) => one.title)).toContain("3. Retention");
    expect(outline[1]?.items.map((one: { title: string }) => one.title)).toEqual(["2.1 From whom"]);
    expect(Object.keys(await pdf.getDestinations())).toHaveLength(7);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: "Privacy Policy",
      Author: "Isla Verde Services & Co., LLC",
      Language: "en",
      CreationDate: "D:20260301000000Z",
    });
    expect((await pdf.getViewerPreferences()) ?? {}).toMatchObject({ DisplayDocTitle: true });
  });

  test("has header, footer and the mark of a draft on every page", async () => {
    const texts = await pageTexts(await open(sample()));
    for (const [i, one] of texts.entries()) {
      expect(one).toContain(`Page ${i + 1} of ${texts.length}`);
      expect(one).toContain("Version 3.1.0");
      expect(one).toContain("Draft");
    }
    const inForce = await pageTexts(await open({ ...sample(), status: "in-force" }));
    expect(inForce.join()).not.toContain("Draft");
  });

  test("repeats the head of a table and tags its cells", async () => {
    const pdf = await open(sample());
    const texts = await pageTexts(pdf);
    const withRows = texts.filter((one) => /Record \d/.test(one));
    expect(withRows.length).toBeGreaterThan(1);
    for (const one of withRows) expect(squeeze(one)).toContain("RecordPurposePeriod");
    const tree = JSON.stringify(
      await (await pdf.getPage(texts.indexOf(withRows[0] ?? "") + 1)).getStructTree(),
    );
    for (const role of ["Document", "H2", "P", "Table", "THead", "TR", "TH", "TD"]) {
      expect(tree).toContain(`"role":"${role}"`);
    }
  });
});

describe("layout", () => {
  test("leaves no heading and no announcement at the foot of a page", () => {
    for (let lines = 1; lines < 60; lines++) {
      const filler = Array.from({ length: lines }, () => paragraph("Filler."));
      const end = [
        heading(3, "Heading"),
        paragraph("As follows:"),
        list(false, [paragraph("one")]),
      ];
      const { pages } = layOut(documentOf([section(1, "One", ...filler, ...end)]));
      for (const page of pages) {
        expect(["Heading", "As follows:", "•"]).not.toContain(page.runs.at(-1)?.text);
      }
    }
  });

  test("splits a row that is taller than a page and loses nothing", () => {
    const long = Array.from({ length: 1500 }, (_, i) => `w${i}`).join(" ");
    const table: Block = { kind: "table", head: cells("A", "B"), rows: [cells("row", long)] };
    const { pages } = layOut(documentOf([section(1, "One", table)]));
    const words = pages.flatMap((page) => page.runs.map((run) => run.text)).join("");
    expect(squeeze(words)).toContain(squeeze(long));
    for (const run of pages.flatMap((page) => page.runs)) expect(run.y).toBeLessThan(705);
  });

  test("keeps every line within its measure", () => {
    for (const page of layOut(sample()).pages) {
      for (const run of page.runs) expect(run.x + run.width).toBeLessThan(531);
    }
  });

  test("survives strange input", async () => {
    const huge = [paragraph("word ".repeat(200_000)), paragraph("x".repeat(200_000))];
    const many = Array.from({ length: 5000 }, () => paragraph(lorem));
    for (const blocks of [huge, many, [paragraph("")], [list(false, [])]]) {
      expect((await bytesOf(documentOf([section(1, "One", ...blocks)]))).length).toBeGreaterThan(0);
    }
    expect((await open(documentOf([]))).numPages).toBe(1);
    expect((await open(documentOf([], { front: [] }))).numPages).toBe(1);
  }, 60_000);
});

describe("characters", () => {
  test("that no face shows are reported once each", async () => {
    const blocks = [paragraph("שלום 漢漢 \u200b\u00ad\ufeff\u00a0\u202f\t\n→ ✓ ‑")];
    const { unshowable } = await emit(documentOf([section(1, "One", ...blocks)]));
    expect(unshowable?.map((one) => one.character)).toEqual([..."שלום漢"]);
  });

  test("that share a glyph stay apart in extracted text", async () => {
    const blocks = [paragraph("a-b\u2011c-d\u2011e")];
    const [, page] = await pageTexts(await open(documentOf([section(1, "One", ...blocks)])));
    expect(page).toContain("a-b\u2011c-d\u2011e");
  });

  test("of random words come out in order", async () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ž0-9.,;:()'-]{1,40}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 200 }), async (words) => {
        const document = documentOf([section(1, "One", paragraph(words.join(" ")))]);
        const { pages } = layOut(document);
        const set = pages.flatMap((page) => page.runs.map((run) => run.text)).join("");
        expect(squeeze(set)).toContain(squeeze(words.join(" ")));
        const texts = await pageTexts(await open(document));
        if (texts.length === 2) expect(squeeze(texts[1] ?? "")).toContain(squeeze(words.join(" ")));
      }),
      { numRuns: 25 },
    );
  });
});

describe("bytes", () => {
  test("are the same for the same document, in any time zone", async () => {
    const zone = process.env.TZ;
    const first = await bytesOf(sample());
    try {
      for (const other of ["Pacific/Kiritimati", "America/Puerto_Rico"]) {
        process.env.TZ = other;
        await bytesOf(documentOf([section(1, "Between", paragraph("a\u2011b"))]));
        expect(Buffer.compare(await bytesOf(sample()), first)).toBe(0);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test.skipIf(!hasQpdf())("pass qpdf --check", async () => {
    const input = await bytesOf(sample());
    const path = `${process.env.TMPDIR ?? "/tmp"}/policyc-pdf-test-${process.pid}.pdf`;
    const { writeFile, rm } = await import("node:fs/promises");
    await writeFile(path, input);
    try {
      expect(execFileSync("qpdf", ["--check", path], { encoding: "utf8" })).toContain("No syntax");
    } finally {
      if (!process.env.KEEP_PDF) await rm(path);
    }
  });
});

function hasQpdf(): boolean {
  try {
    execFileSync("qpdf", ["--version"]);
    return true;
  } catch {
    return false;
  }
}
