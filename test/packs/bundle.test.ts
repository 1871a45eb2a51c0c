import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Manifest } from "../../src/packs/manifest.js";
import { root, text } from "../support/compiled.js";
import { buildPacks, customersOf, packFolder, tree, writeList } from "../support/packs.js";

// The compiled program is tried: the thread that takes PDFs apart is a file of its own.
const { run } = await import(new URL("lib/cli.js", root).href);

let folder: string;
let list: string;
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await packFolder();
  list = await writeList(inFolder("all.jsonl"), customersOf(2));
});
afterAll(() => rm(folder, { recursive: true }));

async function policyc(...argv: string[]) {
  const said = { stdout: "", stderr: "" };
  const stream = (name: "stdout" | "stderr") => ({
    write: (words: string) => {
      said[name] += words;
    },
  });
  const code = await run({
    argv,
    cwd: root.pathname,
    env: {},
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    now: () => 0,
  });
  return { code, ...said };
}

describe("a bundle", () => {
  test("is one document of each format that is wanted, and of each that a bundle is written in", async () => {
    expect((await buildPacks(list, inFolder("all"), "--bundle")).code).toBe(0);
    const files = await tree(inFolder("all"));
    expect([...files.keys()]).toEqual(
      ["c0/es-PR", "c1/en"]
        .flatMap((place) => [
          ...["html", "json", "md", "pdf"].map((extension) => `${place}/pack.${extension}`),
          `${place.slice(0, 2)}/manifest.json`,
        ])
        .sort(),
    );
    const { files: listed } = JSON.parse(text(files.get("c1/manifest.json"))) as Manifest;
    expect(new Set(listed.map(({ document }) => document))).toEqual(new Set(["pack"]));
  });

  test("has the documents that the customer would have as files, in their order", async () => {
    await buildPacks(list, inFolder("apart"), "--format", "markdown");
    const apart = [...(await tree(inFolder("apart")))].filter(([path]) => path.endsWith(".md"));
    for (const id of ["c0", "c1"]) {
      const own = apart.filter(([path]) => path.startsWith(`${id}/`));
      const kinds = own.map(([path]) => path.replace(/^.*\/|\.md$/g, ""));
      const place = own[0]?.[0].replace(/[^/]+$/, "pack.json") ?? "";
      const published = JSON.parse(await readFile(join(inFolder("all"), place), "utf8"));
      expect(published.document).toMatchObject({ kind: "pack", parts: kinds });
    }
  });

  test("is verified as what policyc has made", async () => {
    const { code, stdout } = await policyc("verify", inFolder("all/c1/en/pack.pdf"));
    expect(code).toBe(0);
    expect(stdout).toContain("the data in it compile to exactly these bytes");
    expect(stdout).toMatch(/which holds {3}.*data-processing-addendum, privacy-policy/);
  });

  test("takes the place of the files that were made before, and gives it back", async () => {
    const out = inFolder("to-and-fro");
    const markdown = ["--format", "markdown", "--resume"];
    await buildPacks(list, out, ...markdown);
    const before = await tree(out);
    await buildPacks(list, out, ...markdown, "--bundle");
    expect([...(await tree(out)).keys()].filter((path) => path.endsWith(".md"))).toEqual([
      "c0/es-PR/pack.md",
      "c1/en/pack.md",
    ]);
    await buildPacks(list, out, ...markdown);
    expect(await tree(out)).toEqual(before);
  });
});

describe("a bundle that cannot be", () => {
  test("without a customer: it says whom to name", async () => {
    const { code, stderr } = await policyc("build", "--bundle", "--out", inFolder("none"));
    expect(code).toBe(2);
    expect(stderr).toBe(
      "policyc: --bundle is for the documents of customers\n  hint: name them with --customer, such as --customer acme, or with --customers\n",
    );
  });

  test("in formats that no bundle is written in", async () => {
    const { code, said } = await buildPacks(list, inFolder("csv"), "--bundle", "-f", "csv,xlsx");
    expect(code).toBe(2);
    expect(said).toContain("a bundle cannot be written as csv, xlsx");
    expect(said).toContain("hint: a bundle is written as html, json, markdown, pdf");
  });
});
