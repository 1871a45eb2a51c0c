import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linesOf } from "../../src/customers/reading/lines.js";
import { readCustomers } from "../../src/customers/reading/read.js";
import { rowsOf } from "../../src/customers/reading/rows.js";
import { InputError } from "../../src/source/read.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "policyc-reading-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const read = (place: string, names?: readonly string[]) =>
  all(readCustomers({ place, pathOf: (name = "list") => name, names }));

test("lines end as anywhere, and stand where they stand in the file", async () => {
  const text = fc.string({ unit: fc.constantFrom("a", "é", "😀", " ", "\r", "\n", "\r\n") });
  await fc.assert(
    fc.asyncProperty(text, async (content) => {
      const lines = await all(linesOf(await file("lines", content)));
      const expected = content.split(/\r\n|\r|\n/);
      if (expected.at(-1) === "") expected.pop();
      expect(lines.map((line) => line.text)).toEqual(expected);
      expect(lines.map((line) => line.text + line.end).join("")).toBe(content);
      for (const line of lines) {
        expect(content.slice(line.offset).startsWith(line.text)).toBe(true);
        const before = content.slice(0, line.offset).split(/\r\n|\r|\n/);
        expect(line.number).toBe(before.length);
      }
    }),
  );
});

test("a value of a line of JSON is found where it stands, however the line is written", async () => {
  const key = fc.string({ unit: fc.constantFrom("a", "é", "1", "-"), minLength: 1 });
  const value = fc.oneof(fc.string(), fc.integer(), fc.array(fc.string(), { minLength: 1 }));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(key, value, { minKeys: 1 }), async (customer) => {
      const loose = JSON.stringify(customer, null, 1).replaceAll("\n", " ");
      const content = `${JSON.stringify(customer)}\n\n${loose}\n`;
      const records = await read(await file("written.jsonl", content));
      expect(records.map(({ source }) => source?.data)).toEqual([customer, customer]);
      for (const { source } of records) {
        for (const name of Object.keys(customer)) {
          const { start, end } = source?.locate([name], "value") ?? { start: 0, end: 0 };
          expect(JSON.parse(content.slice(start, end))).toEqual(customer[name]);
        }
      }
    }),
  );
});

test.each([120, 200_000])(
  "a line that is nested %i deep is refused at its place",
  async (depth) => {
    const line = `{"id":"deep","name":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    const [deep, next] = await read(await file("deep.jsonl", `${line}\n{"id":"acme"}\n`));
    expect(deep?.source).toBeUndefined();
    expect(deep?.diagnostics.map(({ code }) => code)).toEqual(["yaml/syntax"]);
    expect(next?.source?.data).toEqual({ id: "acme" });
  },
);

test("a row gives the fields that were written, wherever they hold marks and line breaks", async () => {
  const value = fc.string({ unit: fc.constantFrom("a", "é", ",", ";", '"', " ", "\r\n", "\n") });
  const field = value.map((one) => one.trim());
  const written = (one: string) => `"${one.replaceAll('"', '""')}"`;
  const rows = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(rows, async (table) => {
      const header = "x,y,z";
      const text = [header, ...table.map((row) => row.map(written).join(","))].join("\n");
      const [, ...found] = await all(rowsOf(linesOf(await file("rows", text))));
      expect(found.map((row) => row.fields.map((one) => one.value))).toEqual(table);
      for (const row of found) {
        expect(text.slice(row.offset, row.offset + row.text.length)).toBe(row.text);
        const inFile = row.fields.map((one) => row.text.slice(one.start, one.end));
        expect(inFile).toEqual(row.fields.map((one) => written(one.value)));
      }
    }),
  );
});

test("a line of 100 MB is passed over, and no more than its beginning is held", async () => {
  const place = join(folder, "long.jsonl");
  const customer = (id: string) => `{"id":"${id}","name":"A","services":["backup"]}\n`;
  const million = "x".repeat(1_000_000);
  function* content() {
    yield customer("before");
    for (let i = 0; i < 100; i++) yield million;
    yield `\n${customer("after")}`;
  }
  await pipeline(Readable.from(content()), createWriteStream(place));
  const [before, long, after] = await read(place);
  expect([before?.source?.data.id, after?.source?.data.id]).toEqual(["before", "after"]);
  expect(long?.diagnostics).toMatchObject([{ code: "customer/too-long" }]);
  expect(long?.file.text.length).toBeLessThan(1000);
  expect(after?.file.from?.line).toBe(3);
});

test("of a quotation that is never closed, its line is lost, and nothing else", async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `c${i},"Customer ${i}",backup voice saas`);
  const place = await file("open.csv", ["id,name,services", 'q,"open,backup', ...rows].join("\n"));
  const [first, ...others] = await read(place);
  expect(first?.diagnostics).toMatchObject([{ code: "customer/broken-record" }]);
  expect(others.map((record) => record.source?.data.id)).toEqual(rows.map((_, i) => `c${i}`));
});

test("the named ones are taken from a list; a name that is not there has its likeness", async () => {
  const line = (id: string) => JSON.stringify({ id, name: id, services: ["backup"] });
  const place = await file("some.jsonl", ["acme", "beta", "gamma"].map(line).join("\n"));
  const found = await read(place, ["gamma", "acme"]);
  expect(found.map(({ source }) => source?.data.id)).toEqual(["acme", "gamma"]);
  const failing = read(place, ["acmee"]);
  await expect(failing).rejects.toThrow("there is no customer “acmee” in list");
  await expect(failing).rejects.toMatchObject({ hint: expect.stringContaining("“acme”") });
});

test("what is no list says so", async () => {
  await expect(read(join(folder, "absent.jsonl"))).rejects.toThrow(InputError);
  await expect(read(await file("list.xlsx", "PK"))).rejects.toThrow("no list of customers");
  const latin = await file("latin.csv", Buffer.from("id,name\nacme,Pe\xf1a", "latin1"));
  await expect(read(latin)).rejects.toThrow("is not UTF-8");
  expect(await read(await file("empty.jsonl", ""))).toEqual([]);
});
