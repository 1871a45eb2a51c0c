import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { appendFile, cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Manifest } from "../../src/packs/manifest.js";
import { contentsOf } from "../../src/reading/contents.js";
import { root, text } from "../support/compiled.js";
import {
  buildPacks,
  buildPacksIn,
  customersOf,
  packFolder,
  tree,
  writeList,
} from "../support/packs.js";

let folder: string;
let list: string;
let whole: ReadonlyMap<string, Buffer>;

const inFolder = (name: string) => join(folder, name);
const markdown = ["--format", "markdown"];

beforeAll(async () => {
  folder = await packFolder();
  list = await writeList(inFolder("all.jsonl"), customersOf(12));
  expect(await buildPacks(list, inFolder("whole"), ...markdown)).toMatchObject({ code: 0 });
  whole = await tree(inFolder("whole"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a manifest", () => {
  test("lists every file of the pack with what it is, and its hash", () => {
    const { files } = JSON.parse(text(whole.get("c0/manifest.json"))) as Manifest;
    expect(files.map(({ path }) => `c0/${path}`)).toEqual(
      [...whole.keys()].filter((path) => path.startsWith("c0/") && !path.endsWith(".json")),
    );
    for (const file of files) {
      const bytes = whole.get(`c0/${file.path}`) ?? Buffer.of();
      expect(file).toEqual({
        path: `es-PR/${file.document}.md`,
        customer: "c0",
        document: file.document,
        language: "es-PR",
        version: "1.0.0",
        size: bytes.length,
        sha256: createHash("sha256").update(bytes).digest("hex"),
      });
    }
  });

  test("is as its schema says", () => {
    const schema = JSON.parse(readFileSync(new URL("schemas/manifest.schema.json", root), "utf8"));
    const isManifest = new Ajv2020().compile(schema);
    for (const [path, bytes] of whole) {
      if (!path.endsWith("manifest.json")) continue;
      expect(isManifest(JSON.parse(text(bytes))), JSON.stringify(isManifest.errors)).toBe(true);
    }
    expect(isManifest({ ...JSON.parse(text(whole.get("c0/manifest.json"))), digest: 1 })).toBe(
      false,
    );
  });

  test("has another digest where the customer, the selection or the policy is another", async () => {
    const digest = (files: ReadonlyMap<string, Buffer>, id: string) =>
      (JSON.parse(text(files.get(`${id}/manifest.json`))) as Manifest).digest;
    await buildPacks(list, inFolder("json"), "--format", "json");
    const json = await tree(inFolder("json"));
    expect(new Set([digest(whole, "c0"), digest(whole, "c6"), digest(json, "c0")]).size).toBe(3);
  });
});

describe("a run in parts", () => {
  test("makes what the whole makes, byte for byte", async () => {
    for (const shard of ["3/3", "1/3", "2/3"]) {
      const { code } = await buildPacks(list, inFolder("parts"), ...markdown, "--shard", shard);
      expect(code).toBe(0);
    }
    expect(await tree(inFolder("parts"))).toEqual(whole);
  });

  test("deals each customer to the same part, whatever else the list holds", async () => {
    const some = customersOf(12).reverse().slice(0, 5);
    const shorter = await writeList(inFolder("some.jsonl"), some);
    await buildPacks(list, inFolder("part"), ...markdown, "--shard", "1/2");
    await buildPacks(shorter, inFolder("part-of-some"), ...markdown, "--shard", "1/2");
    const part = await tree(inFolder("part"));
    const ids = some.map((one) => (one as { id: string }).id);
    const expected = [...part].filter(([path]) => ids.includes(path.split("/")[0] ?? ""));
    expect([...(await tree(inFolder("part-of-some")))]).toEqual(expected);
  });
});

describe("--resume", () => {
  test("makes again what is missing, changed or half written, and nothing else", async () => {
    const out = inFolder("again");
    await buildPacks(list, out, ...markdown);
    await rm(join(out, "c1"), { recursive: true });
    await rm(join(out, "c2/manifest.json"));
    await appendFile(join(out, "c3/es-PR/privacy-policy.md"), "changed by hand");
    await mkdir(join(out, "c4/.policyc-AbCd12"));
    const { said } = await buildPacks(list, out, ...markdown, "--resume");
    expect(said).toContain("8 customers had their documents already");
    expect(await tree(out)).toEqual(whole);
  });

  test("makes again what would be made otherwise, and takes away what no longer belongs", async () => {
    const out = inFolder("other");
    await buildPacks(list, out, "--format", "json");
    await writeFile(join(out, "c0/es-PR/note.txt"), "mine");
    const { said } = await buildPacks(list, out, ...markdown, "--resume");
    expect(said).not.toContain("already");
    const found = new Map(await tree(out));
    expect(found.get("c0/es-PR/note.txt")?.toString()).toBe("mine");
    found.delete("c0/es-PR/note.txt");
    expect(found).toEqual(whole);
  });

  test("follows no manifest out of the folder", async () => {
    const out = inFolder("hostile");
    await buildPacks(list, out, ...markdown);
    const victim = inFolder("victim.md");
    await writeFile(victim, "mine");
    const sha256 = createHash("sha256").update("mine").digest("hex");
    const hostile = { digest: "", files: [{ path: "../../victim.md", sha256 }] };
    await writeFile(join(out, "c0/manifest.json"), JSON.stringify(hostile));
    await buildPacks(list, out, ...markdown);
    expect(text(await tree(folder).then((all) => all.get("victim.md")))).toBe("mine");
  });
});

test("a failing customer leaves its pack as it was, and the others are made", async () => {
  const out = inFolder("failing");
  await buildPacks(list, out, ...markdown);
  const [first, ...others] = customersOf(12);
  const wrong = await writeList(inFolder("wrong.jsonl"), [{ ...first, language: "fr" }, ...others]);
  const { code, said } = await buildPacks(wrong, out, ...markdown);
  expect(code).toBe(1);
  expect(said).toContain("1 of 12 customers failed");
  expect(await tree(out)).toEqual(whole);
});

describe("where documents are made from templates of the team's own", () => {
  const policy = new URL("test/cases/customers/overlay/policy", root);

  /** A policy with a document kind that says this. */
  async function withTemplate(name: string, template: string): Promise<string> {
    await cp(policy, inFolder(`${name}/policy`), { recursive: true });
    const kind = inFolder(`${name}/templates/documents/hello`);
    await mkdir(kind, { recursive: true });
    await writeFile(join(kind, "en.md.hbs"), template);
    return inFolder(name);
  }

  const only = ["--document", "hello", "--language", "en"];

  const listOf = (customer: object) =>
    writeList(inFolder("hello.jsonl"), [
      { id: "acme", name: "Acme", services: ["backup"], documents: ["hello"], ...customer },
    ]);

  test("a name that no font of the PDF can show is an error at the customer", async () => {
    const section = '{{#section "a" "A"}}{{customer.name}}{{/section}}';
    const cwd = await withTemplate("thai", `# Hello\n\n${section}\n`);
    const one = await listOf({ name: "ตัวอย่าง" });
    const { code, said } = await buildPacksIn(cwd, one, inFolder("thai/packs"), ...only);
    expect(code).toBe(1);
    expect(said).toContain("hello.jsonl:1:22 error pdf/unsupported-script");
    expect(existsSync(inFolder("thai/packs"))).toBe(false);
  });

  test("a template that fails for a customer is an error at the customer", async () => {
    const body = '{{#section "a" "A"}}B{{/section}}';
    const title = "{{#if customer.stated}}Hello{{else}}# Hello{{/if}}";
    const cwd = await withTemplate("failing-template", `${title}\n\n${body}\n`);
    const one = await listOf({});
    const { code, said } = await buildPacksIn(cwd, one, inFolder("none"), ...only);
    expect(code).toBe(1);
    expect(said).toContain("hello.jsonl:1:1 error template/failed");
  });
});

test("what is said of a customer is in its own documents and in nobody else's", async () => {
  const mark = (i: number, what: string) => `Zq${what}${String.fromCharCode(97 + i).repeat(4)}`;
  const whats = ["Name", "Address", "Reference", "Agreement", "Person"];
  const customers = customersOf(4).map((customer, i) => ({
    ...customer,
    name: mark(i, "Name"),
    address: mark(i, "Address"),
    contract: { reference: mark(i, "Reference"), documents: [mark(i, "Agreement")] },
    retention: { "personal-data": { period: `P${101 + i}D`, after: "contract-end" } },
    contacts: {
      soc: { role: "incidents", name: mark(i, "Person"), email: `soc@${mark(i, "x")}.example` },
    },
  }));
  const marked = await writeList(inFolder("marked.jsonl"), customers);
  expect((await buildPacks(marked, inFolder("marked"))).code).toBe(0);
  const saying = new Map<string, string>();
  for (const [path, bytes] of await tree(inFolder("marked"))) {
    const own = saying.get(path.split("/")[0] ?? "") ?? "";
    saying.set(path.split("/")[0] ?? "", own + (await readable(path, bytes)));
  }
  expect(saying.size).toBe(4);
  for (const [i, { id }] of customersOf(4).entries() as IterableIterator<
    [number, { id: string }]
  >) {
    const all = [...whats.map((what) => mark(i, what)), `P${101 + i}D`, mark(i, "x")];
    for (const [other, said] of saying) {
      for (const one of all)
        expect(said.includes(one), `${one} of ${id} in ${other}`).toBe(other === id);
    }
  }
});

/** All that a file says: its bytes, and of a PDF the text of its pages and what is attached. */
async function readable(path: string, bytes: Uint8Array): Promise<string> {
  const raw = Buffer.from(bytes).toString("utf8");
  if (!path.endsWith(".pdf")) return raw;
  const contents = await contentsOf(bytes, { pages: true });
  if ("problem" in contents) throw new Error(`${path} cannot be read`);
  return [raw, ...contents.pages, ...contents.attachments.map(({ bytes }) => text(bytes))].join(
    "\n",
  );
}
