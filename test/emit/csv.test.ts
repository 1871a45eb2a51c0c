import fc from "fast-check";
import { expect, test } from "vitest";
import type { Sheet } from "../../src/document/document.js";
import { emit, origin } from "../../src/emit/csv.js";
import { text } from "../support/compiled.js";
import { readCsv } from "../support/csv.js";
import { documentOf } from "../support/document.js";

const csv = async (...sheets: Sheet[]) => {
  const { bytes } = await emit(documentOf([], { sheets: () => sheets }));
  // TextDecoder would take the byte order mark away.
  return Buffer.from(bytes).toString("utf8");
};

const sheet = (...cells: string[]): Sheet => ({
  title: "Data",
  head: cells.map((_, i) => `Column ${i + 1}`),
  rows: [cells],
});

test("tables become one: the section first, then all their columns in their order, then the document", async () => {
  const said = await csv(
    { title: "People", head: ["Name", "Email"], rows: [["Ana", "a@example.com"]] },
    {
      title: "Places",
      head: ["Name", "Country"],
      rows: [
        ["Ponce", ""],
        ["Oslo", "Norway"],
      ],
    },
  );
  expect(said).toBe(
    [
      "\ufeffSection,Name,Country,Email,policyc",
      "People,Ana,,a@example.com,en/privacy-policy",
      "Places,Ponce,,,en/privacy-policy",
      "Places,Oslo,Norway,,en/privacy-policy",
      "",
    ].join("\r\n"),
  );
});

test("any text comes back as it was, but for an apostrophe where a formula could start", async () => {
  const hostile = fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    '"',
    ",",
    ";",
    "'",
    "＝",
    "\u00a0",
  );
  const cell = fc
    .array(fc.oneof(hostile, fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 4 })
    .map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 4 }), async (cells) => {
      const [head, row, ...rest] = readCsv(await csv(sheet(...cells)));
      expect(rest).toEqual([]);
      expect(row).toHaveLength(head?.length ?? 0);
      const back = row?.slice(1, -1) ?? [];
      expect(back.map((one, i) => (one === cells[i] ? one : one.slice(1)))).toEqual(cells);
      for (const one of back)
        expect(one).not.toMatch(/^[\s\p{C}]*[=+\-@＝＋－＠﹢﹣﹦﹫]|^[\t\r\n]/u);
    }),
  );
});

test.each([
  ['=HYPERLINK("https://evil.example")'],
  ["+1 787-482-8500"],
  ["-1+1"],
  ["@SUM(1)"],
  ["\t=1"],
  ["\r=1"],
  [" =1"],
  ["\u200b=1"],
  ["＝1"],
  ["＋1"],
  ["－1"],
  ["＠SUM(1)"],
])("%j is no formula", async (cell) => {
  expect(readCsv(await csv(sheet(cell)))[1]?.[1]).toBe(`'${cell}`);
});

test.each(["e-mail", "a=b", "'quoted'", "—", "1 + 1", ""])("%j stays as it is", async (cell) => {
  expect(readCsv(await csv(sheet(cell)))[1]?.[1]).toBe(cell);
});

test("its last column says for which document it was made, whatever a checkout does to it", async () => {
  const said = await csv(sheet("one", "two\nlines"));
  const bytes = (changed: string) => new TextEncoder().encode(changed);
  expect(origin(bytes(said))).toBe("en/privacy-policy");
  expect(origin(bytes(said.replaceAll("\r\n", "\n").replace("\ufeff", "")))).toBe(
    "en/privacy-policy",
  );
});

test("somebody else's table is not taken for one of policyc's", () => {
  for (const other of [
    "Name,Document\r\nAna,en/privacy-policy\r\n",
    "policyc\r\n",
    "Section,policyc\r\n",
    "Name,policyc\r\n",
    'Name,policyc\r\nAna,"en/privacy policy"\r\n',
    "Name,policyc,Note\r\nAna,en/privacy-policy,x\r\n",
  ]) {
    expect(origin(new TextEncoder().encode(other)), other).toBeUndefined();
  }
});

test("a document without a table is a head without rows", async () => {
  expect(text((await emit(documentOf([]))).bytes)).toBe("Section,policyc\r\n");
});
