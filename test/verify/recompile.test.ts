import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openTemplates } from "../../src/commands/build.js";
import { compile } from "../../src/compile.js";
import { emit as json } from "../../src/emit/json.js";
import { emit } from "../../src/emit/pdf/index.js";
import { readPublished, recompile } from "../../src/recompile.js";
import { assetsOf, readFolder } from "../../src/source/read.js";
import { policyFile, root } from "../support/compiled.js";
import { furtherFonts } from "../support/fonts.js";
import { acme, packOf } from "../support/pack.js";

const none = async () => undefined;
const find = (outputs: readonly { path: string; bytes: Uint8Array }[], end: string) =>
  outputs.find(({ path }) => path.endsWith(end))?.bytes ?? new Uint8Array();

/** The folder of a policy, and its outputs as JSON and PDF. */
async function compiled(folder: string) {
  const selection = { formats: ["json", "pdf"] };
  const templates = await openTemplates(folder);
  const files = await readFolder(folder);
  const { outputs } = await compile(files, selection, assetsOf(folder), undefined, templates);
  return { json: find(outputs, ".json"), pdf: find(outputs, ".pdf"), templates };
}

const cases = readdirSync(new URL("test/cases/documents/", root)).map(
  (name) => new URL(`test/cases/documents/${name}/policy`, root).pathname,
);

describe("the published JSON gives the PDF again, byte for byte", () => {
  test.each([new URL("policy", root).pathname, ...cases])("%s", async (folder) => {
    const { json, pdf, templates } = await compiled(folder);
    const published = readPublished(json);
    if (!published) throw new Error("the JSON does not fit its schema");
    const again = await recompile(published, none, templates);
    expect("pdf" in again && Buffer.compare(again.pdf, pdf)).toBe(0);
  });

  test.each([
    ["a pack for a customer, in English", "en", acme],
    ["a pack for a customer, in Spanish", "es-PR", acme],
    ["a pack for everybody", "en", undefined],
  ])("%s", async (_, language, customer) => {
    const pack = await packOf(language, customer);
    const published = readPublished((await json(pack)).bytes);
    if (!published) throw new Error("the JSON does not fit its schema");
    const again = await recompile(published, none);
    expect("pdf" in again && Buffer.compare(again.pdf, (await emit(pack)).bytes)).toBe(0);
  });

  test("a pack of kinds that this policyc does not have, not at all", async () => {
    const published = readPublished((await json(await packOf("en"))).bytes);
    if (!published) throw new Error("the JSON does not fit its schema");
    const document = { ...published.document, parts: ["privacy-policy", "horoscope"] };
    expect(await recompile({ ...published, document }, none)).toEqual({
      problem: "this policyc has no template for horoscope in “en”",
    });
  });

  test("with a logo and a further font, where they are at hand and the same", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>';
    const files: Record<string, Uint8Array> = {
      "logo.svg": new TextEncoder().encode(svg),
      "he.ttf": furtherFonts.he.bytes,
    };
    const page = { logo: { file: "logo.svg", alt: "Nine" }, fonts: [{ file: "he.ttf" }] };
    const source = policyFile({ page, organization: { name: "Example שלום" } });
    const read = async (path: string) => files[path];
    const { outputs, diagnostics } = await compile(source, {}, read);
    expect(diagnostics).toEqual([]);
    const published = readPublished(find(outputs, ".json"));
    if (!published) throw new Error("the JSON does not fit its schema");
    const again = await recompile(published, read);
    expect("pdf" in again && Buffer.compare(again.pdf, find(outputs, ".pdf"))).toBe(0);
    const other = async (path: string) => (path === "he.ttf" ? furtherFonts.ar.bytes : read(path));
    expect(await recompile(published, other)).toEqual({ problem: "there is no he.ttf" });
  });
});

test("a JSON that contradicts itself is told, not a bug", async () => {
  const { json } = await compiled(new URL("policy", root).pathname);
  const published = readPublished(json);
  if (!published) throw new Error("the JSON does not fit its schema");
  const [service, ...others] = published.services;
  const lost = { ...service, data: [{ id: "nothing" }] } as never;
  expect(await recompile({ ...published, services: [lost, ...others] }, none)).toHaveProperty(
    "problem",
  );
});

test.each([
  ["no JSON", "{"],
  ["no policy", "{}"],
  ["a list nested deeply", `${"[".repeat(50_000)}${"]".repeat(50_000)}`],
  ["a prototype", '{"__proto__": {"policy": 1}}'],
])("%s is no published policy", (_, text) => {
  expect(readPublished(new TextEncoder().encode(text))).toBeUndefined();
});
