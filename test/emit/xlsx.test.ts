import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import type { Document, Sheet } from "../../src/document/document.js";
import { emit, origin } from "../../src/emit/xlsx.js";
import { plainDesign } from "../../src/page/design.js";
import { documentOf } from "../support/document.js";
import { readSheets } from "../support/xlsx.js";

const workbook = async (sheets: Sheet[], change: Partial<Document> = {}) =>
  (await emit(documentOf([], { sheets: () => sheets, ...change }))).bytes;

const sheet = (...cells: string[]): Sheet => ({
  title: "Data",
  head: cells.map((_, i) => `Column ${i + 1}`),
  rows: [cells],
});

const parts = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const);

test("a table is a sheet, whose head is bold and stays in view", async () => {
  const bytes = await workbook([
    {
      title: "People",
      head: ["Name", "Email"],
      rows: [
        ["Ana", "a@example.com"],
        ["Bo", ""],
      ],
    },
    { title: "Places", head: ["Name"], rows: [["Ponce"]] },
  ]);
  expect(readSheets(bytes)).toEqual([
    {
      name: "People",
      rows: [
        ["Name", "Email"],
        ["Ana", "a@example.com"],
        ["Bo", ""],
      ],
    },
    { name: "Places", rows: [["Name"], ["Ponce"]] },
  ]);
  const all = new Map(parts(bytes));
  const xml = all.get("xl/worksheets/sheet1.xml");
  expect(xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
  const [, style] = /<c r="A1" s="(\d+)"/.exec(xml ?? "") ?? [];
  const formats = all
    .get("xl/styles.xml")
    ?.split("<cellXfs")[1]
    ?.match(/<xf .*?(?:\/>|<\/xf>)/g);
  const [, font] = /fontId="(\d+)"/.exec(formats?.[Number(style)] ?? "") ?? [];
  const fonts = all.get("xl/styles.xml")?.match(/<font>.*?<\/font>/g);
  expect(fonts?.[Number(font)]).toContain("<b/>");
});

test("any text comes back as it was: as text, and never as a formula", async () => {
  const hostile = fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    "'",
    "<",
    "&",
    "]]>",
    "_x0041_",
    "_x005F_",
    "\u0001",
    "\ufffe",
    "\ufffd",
  );
  const cell = fc
    .array(fc.oneof(hostile, fc.string({ unit: "binary", maxLength: 4 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((some) => some.join(""))
    .filter((value) => value !== "");
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 4 }), async (cells) => {
      const [read] = readSheets(await workbook([sheet(...cells)]));
      expect(read?.rows[1]).toEqual(cells);
    }),
  );
});

test("every part is well-formed XML, and none holds a formula", async () => {
  const bytes = await workbook([sheet("=1+1", "<f>", "\u0000", "＝1")], { title: "A & <B>" });
  for (const [name, xml] of parts(bytes)) {
    const parser = new SaxesParser();
    parser.on("error", (error) => expect.unreachable(`${name}: ${error.message}`));
    const names: string[] = [];
    parser.on("opentag", (tag) => names.push(tag.name));
    parser.write(xml).close();
    expect(names, name).not.toContain("f");
  }
});

test("a text longer than a cell can be goes on in the next row", async () => {
  const long = `${"a".repeat(32_766)}😀${"b".repeat(40_000)}`;
  const [read] = readSheets(await workbook([sheet("Name", long, "short")]));
  const rows = read?.rows.slice(1) ?? [];
  expect(rows.map(([first]) => first)).toEqual(["Name", "Name", "Name"]);
  expect(rows.map((row) => row[1]).join("")).toBe(long);
  expect(rows.every((row) => (row[1]?.length ?? 0) <= 32_767)).toBe(true);
  expect(rows.map((row) => row[2])).toEqual(["short", "", ""]);
});

test("sheets have names that Excel takes, each its own", async () => {
  const titles = [
    "A".repeat(40),
    "a".repeat(40),
    "What: why? [all] */\\",
    "History",
    "'",
    "",
    "😀".repeat(20),
  ];
  const names = readSheets(await workbook(titles.map((title) => ({ ...sheet("x"), title })))).map(
    ({ name }) => name,
  );
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
  for (const name of names) {
    expect(name).toMatch(/^(?!history$|')[^[\]/\\:*?]{1,31}(?<!')$/i);
    expect(name).not.toMatch(/\p{Cs}/u);
  }
});

test("the paper is that of the PDF, and a right-to-left language begins at the right", async () => {
  const page = async (change: Partial<Document>) =>
    new Map(parts(await workbook([sheet("x")], change))).get("xl/worksheets/sheet1.xml");
  expect(await page({})).toContain('paperSize="1"');
  expect(await page({ design: { ...plainDesign, size: "a4" } })).toContain('paperSize="9"');
  expect(await page({ direction: "rtl" })).toContain('rightToLeft="1"');
});

test("its properties say for which document it was made", async () => {
  expect(origin(await workbook([sheet("x")], { language: "es-PR" }))).toBe("es-PR/privacy-policy");
  const foreign = await workbook([sheet("x")], { kind: "x</dc:identifier>" });
  expect(origin(foreign)).not.toBe("x");
  expect(origin(new Uint8Array([80, 75, 3, 4]))).toBeUndefined();
});

test("the same document gives the same bytes, at any time and in any time zone", async () => {
  const make = () => workbook([sheet("one", "two".repeat(50_000))]);
  const first = await make();
  const zone = process.env.TZ;
  process.env.TZ = "Pacific/Kiritimati";
  try {
    expect(Buffer.compare(await make(), first)).toBe(0);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
  expect(JSON.stringify(parts(first))).not.toMatch(/dcterms|20\d\d-\d\d-\d\dT/);
});

test("a document without a table is a workbook of one empty sheet", async () => {
  expect(readSheets(await workbook([]))).toHaveLength(1);
});
