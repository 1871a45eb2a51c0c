import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { describe as differences } from "../../src/drift/describe.js";
import { emit as emitCsv } from "../../src/emit/csv.js";
import { emit as emitXlsx } from "../../src/emit/xlsx.js";
import { documentOf } from "../support/document.js";

const document = (...rows: string[][]) =>
  documentOf([], { sheets: () => [{ title: "Inventory", head: ["Name", "Kept"], rows }] });
const csv = async (...rows: string[][]) => (await emitCsv(document(...rows))).bytes;
const xlsx = async (...rows: string[][]) => (await emitXlsx(document(...rows))).bytes;

/** A workbook with one of its parts changed, as another program may have done it. */
function changed(book: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(book);
  return zipSync({ ...files, [part]: strToU8(change(strFromU8(files[part] ?? new Uint8Array()))) });
}

test("a workbook differs by its cells", async () => {
  const found = await xlsx(["Logs", "30 days"], ["Calls", "1 year"]);
  const compiled = await xlsx(["Logs", "90 days"]);
  expect(await differences("a.xlsx", found, compiled)).toEqual([
    "Inventory!B2:",
    "- 30 days",
    "+ 90 days",
    "Inventory!A3:",
    "- Calls",
    "+",
    "Inventory!B3:",
    "- 1 year",
    "+",
  ]);
});

test("of many cells, the first are shown", async () => {
  const rows = (text: string) => Array.from({ length: 9 }, (_, i) => [`${i}`, text]);
  const said = await differences("a.xlsx", await xlsx(...rows("a")), await xlsx(...rows("b")));
  expect(said).toHaveLength(16);
  expect(said.at(-1)).toBe("and 4 more");
});

test("a formula that somebody put into a workbook is shown as one", async () => {
  const compiled = await xlsx(["Logs", "90 days"]);
  const found = changed(compiled, "xl/worksheets/sheet1.xml", (xml) =>
    xml.replace(/<c r="B2"([^>]*) t="s"><v>\d+<\/v>/, '<c r="B2"$1><f>1+1</f><v>2</v>'),
  );
  expect(await differences("a.xlsx", found, compiled)).toEqual([
    "Inventory!B2:",
    "- =1+1",
    "+ 90 days",
  ]);
});

test("a workbook that only looks different, or is none", async () => {
  const compiled = await xlsx(["Logs", "90 days"]);
  const bold = changed(compiled, "xl/styles.xml", (xml) => xml.replaceAll("<b/>", ""));
  expect(await differences("a.xlsx", bold, compiled)).toEqual([
    "its cells are the same; their look or its properties differ",
  ]);
  const none = await differences("a.xlsx", strToU8("Name,Kept"), compiled);
  expect(none[0]).toBe("it is no workbook any more");
  const broken = changed(compiled, "xl/workbook.xml", () => "<workbook");
  expect((await differences("a.xlsx", broken, compiled))[0]).toBe("it is no workbook any more");
});

test("a CSV differs by its lines", async () => {
  const said = await differences(
    "a.csv",
    await csv(["Logs", "30 days"]),
    await csv(["Logs", "90 days"]),
  );
  expect(said[0]).toBe("line 2:");
  expect(said[1]).toContain("- Inventory,Logs,30 days");
  expect(said[2]).toContain("+ Inventory,Logs,90 days");
});

test("what editors and checkouts do to a CSV is named, once", async () => {
  const compiled = await csv(["Logs", "90 days"], ["Calls", "1 year"]);
  const text = Buffer.from(compiled).toString("utf8");
  const said = async (found: string) => differences("a.csv", Buffer.from(found), compiled);
  expect(await said(text.replaceAll("\r\n", "\n"))).toEqual([
    expect.stringContaining("its line ends are LF"),
    "nothing else differs",
  ]);
  expect(await said(text.slice(1))).toEqual([
    expect.stringContaining("byte order mark"),
    "nothing else differs",
  ]);
  expect(await said(text.slice(0, -2))).toEqual(["the line end at its end is missing"]);
});
