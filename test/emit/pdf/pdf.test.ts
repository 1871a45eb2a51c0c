import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { type Block, plainText } from "../../../src/document/blocks.js";
import { openFonts } from "../../../src/emit/pdf/fonts.js";
import { emit } from "../../../src/emit/pdf/index.js";
import { paint } from "../../../src/emit/pdf/paint.js";
import {
  cells,
  documentOf,
  heading,
  list,
  lorem,
  paragraph,
  sample,
  section,
  text,
} from "../../support/document.js";
import { bytesOf, layoutOf, open, pageTexts, squeeze } from "../../support/pdf.js";

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
        paragraph({ kind: "strong", children: [text("Office")] }),
        list(false, [paragraph("email")]),
      ];
      const { pages } = layoutOf(documentOf([section(1, "One", ...filler, ...end)]));
      for (const page of pages) {
        expect(["Heading", "As follows:", "Office", "•"]).not.toContain(page.runs.at(-1)?.text);
      }
    }
  });

  test("splits a row that is taller than a page and loses nothing", () => {
    const long = Array.from({ length: 1500 }, (_, i) => `w${i}`).join(" ");
    const table: Block = { kind: "table", head: cells("A", "B"), rows: [cells("row", long)] };
    const { pages } = layoutOf(documentOf([section(1, "One", table)]));
    const words = pages.flatMap((page) => page.runs.map((run) => run.text)).join("");
    expect(squeeze(words)).toContain(squeeze(long));
    for (const run of pages.flatMap((page) => page.runs)) expect(run.y).toBeLessThan(705);
  });

  test("keeps every line within its measure", () => {
    for (const page of layoutOf(sample()).pages) {
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
    expect(unshowable?.map((one) => one.text)).toEqual([..."שלום漢"]);
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
        const { pages } = layoutOf(document);
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

  test("say the same whether objects are packed into streams or not", async () => {
    const document = sample();
    const fonts = openFonts(document);
    const written = async (packed: boolean) => {
      const bytes = (await paint(layoutOf(document), document, fonts, "policyc")).bytes({ packed });
      return { bytes, said: await saidBy(bytes) };
    };
    const [packed, plain] = [await written(true), await written(false)];
    expect(plain.said).toEqual(packed.said);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length);
  });

  test.skipIf(!has("qpdf"))("pass qpdf --check", async () => {
    expect(await toldBy("qpdf", ["--check"], await bytesOf(sample()))).toContain("No syntax");
  });
});

describe("other programs", () => {
  test.skipIf(!has("pdfinfo"))("see the structure that the document has", async () => {
    const said = await toldBy("pdfinfo", ["-struct"], await bytesOf(sample()));
    for (const type of ["H1", "TOC", "TOCI", "H2", "P", "L", "Lbl", "LBody", "Table", "TH", "TD"]) {
      expect(said).toMatch(new RegExp(`^ +${type}\\b`, "m"));
    }
    expect(said).not.toMatch(/error/i);
  });

  test.skipIf(!has("pdftotext"))("read soft hyphens, no-break hyphens and ligatures", async () => {
    const words = "office R3\u2011COMM “quoted” ñ fjord § 5";
    const blocks = [paragraph(words), paragraph("soft\u00adhyphen")];
    const said = await toldBy(
      "pdftotext",
      [],
      await bytesOf(documentOf([section(1, "One", ...blocks)])),
      "-",
    );
    expect(said).toContain(words);
    expect(said.replace(/\u00ad/g, "")).toContain("softhyphen");
  });
});

/** What a program prints about a file. */
async function toldBy(program: string, before: string[], bytes: Uint8Array, ...after: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "policyc-pdf-"));
  try {
    await writeFile(join(folder, "it.pdf"), bytes);
    const argv = [...before, join(folder, "it.pdf"), ...after];
    return execFileSync(program, argv, { encoding: "utf8" });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What a program reads from a file: texts, structure, bookmarks, destinations, attachments. */
async function saidBy(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const said = [...(await pageTexts(pdf)), JSON.stringify(await pdf.getOutline())];
  for (let i = 1; i <= pdf.numPages; i++) {
    const tree = JSON.stringify(await (await pdf.getPage(i)).getStructTree());
    said.push([...tree.matchAll(/"role":"(\w+)"/g)].map(([, role]) => role).join(" "));
  }
  said.push(...Object.keys(await pdf.getDestinations()).sort());
  for (const { content } of Object.values<{ content: Uint8Array }>(await pdf.getAttachments())) {
    said.push(Buffer.from(content).toString());
  }
  await pdf.destroy();
  return said.map((text) => text.replace(/"num":\d+/g, ""));
}

function has(program: string): boolean {
  // The programs of poppler know -v, qpdf knows --version.
  return ["-v", "--version"].some(
    (option) => spawnSync(program, [option], { stdio: "ignore" }).status === 0,
  );
}
