import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli.js";
import { catalogue } from "../../src/diagnostics/catalogue.js";
import { root } from "../support/compiled.js";

const folder = new URL("test/cases/customers/", root).pathname;
const lists = ["customers", "customers.jsonl", "customers.csv"];

/** Makes the packs of a case, in Markdown, with the options that it names, and gives what is said and what is written. */
async function build(name: string) {
  const out = await mkdtemp(join(tmpdir(), "policyc-customers-"));
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) };
  const list = lists.find((one) => existsSync(join(folder, name, one))) ?? "";
  const more = await readFile(join(folder, name, "options.txt"), "utf8").catch(() => "");
  const usual = ["build", "--customers", list, "--out", out, "--format", "markdown", "--jobs", "1"];
  const argv = [...usual, ...more.split(/\s+/).filter((word) => word !== "")];
  try {
    const code = await run({
      argv,
      cwd: join(folder, name),
      env: {},
      stdout: stream,
      stderr: stream,
      now: () => 0,
    });
    const paths = (await readdir(out, { recursive: true })).filter((path) => path.endsWith(".md"));
    const documents = await Promise.all(
      paths.sort().map(async (path) => [path, await readFile(join(out, path), "utf8")] as const),
    );
    return { code, said: said.join("").replaceAll(out, "packs"), documents };
  } finally {
    await rm(out, { recursive: true });
  }
}

describe("customers", () => {
  const seen = new Set<string>();

  test.each(readdirSync(folder))("%s", async (name) => {
    const { code, said, documents } = await build(name);
    for (const [found] of said.matchAll(/customer\/[a-z-]+/g)) seen.add(found);
    const written = documents.map(([path]) => `packs/${path}\n`).join("");
    const result = `${said}${written}exit code ${code}\n`;
    await expect(result).toMatchFileSnapshot(join(folder, name, "said.txt"));
    for (const [path, text] of documents) {
      await expect(text).toMatchFileSnapshot(join(folder, name, "packs", path));
    }
  });

  test("every code of customers has a case", () => {
    // Of a line that is too long, test/customers/reading.test.ts tells.
    const codes = Object.keys(catalogue).filter(
      (code) => code.startsWith("customer/") && code !== "customer/too-long",
    );
    expect([...seen].sort()).toEqual(codes.sort());
  });
});
