import { execFile, execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./support/compiled.js";
import { dependencies } from "./support/packaged.js";
import { customersOf, tree, writeList } from "./support/packs.js";

// The package as `npm install` would unpack it in an empty folder: with its dependencies, and no more.

const here = fileURLToPath(root);
const folder = mkdtempSync(join(tmpdir(), "policyc-package-"));
const modules = join(folder, "node_modules");
const installed = join(modules, "policyc");

beforeAll(async () => {
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder];
  execFileSync("npm", pack, { cwd: here });
  const [file = ""] = readdirSync(folder);
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, file), "-C", installed, "--strip-components=1"]);
  for (const path of dependencies()) {
    cpSync(join(here, path), join(folder, path), { recursive: true });
  }
  // The policy stands where no folder templates/ is beside it.
  cpSync(join(here, "policy"), join(folder, "policy"), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the package says on the standard output, and its exit code. */
async function packed(args: readonly string[], cwd = folder) {
  const running = promisify(execFile)(
    process.execPath,
    [join(installed, "bin/policyc.js"), ...args],
    { cwd, maxBuffer: 2 ** 26 },
  );
  const { stdout, code = 0 } = await running.catch((error) => error);
  return { stdout: String(stdout), code: Number(code) };
}

// The same, not joined, and with every library as npm has it. Its threads are JavaScript.
const { run } = await import(new URL("lib/cli.js", root).href);

/** What lib/ says. */
async function unpacked(argv: readonly string[], cwd: string) {
  let stdout = "";
  const nothing = { write: () => true };
  const all = { write: (text: string) => (stdout += text) };
  const code = await run({ argv: [...argv], cwd, env: {}, stdout: all, stderr: nothing });
  return { stdout, code };
}

test("makes the documents that are committed", async () => {
  expect(await packed(["build", "--quiet", "--language", "en"])).toEqual({ stdout: "", code: 0 });
  const made = await tree(join(folder, "dist/en"));
  const committed = await tree(join(here, "dist/en"));
  expect([...made.keys()]).toEqual([...committed.keys()]);
  for (const [path, bytes] of committed) expect(made.get(path)?.equals(bytes), path).toBe(true);
});

test("makes packs on several threads", async () => {
  const list = await writeList(join(folder, "all.jsonl"), customersOf(2));
  const args = ["build", "--quiet", "--customers", list, "--format", "html,pdf"];
  expect(await packed([...args, "--document", "subprocessors", "--jobs", "2"])).toMatchObject({
    code: 0,
  });
  expect(readdirSync(join(folder, "packs"))).toEqual(["c0", "c1"]);
  expect(readdirSync(join(folder, "packs/c0/es-PR"))).toEqual([
    "subprocessors.html",
    "subprocessors.pdf",
  ]);
});

test("verifies a PDF", async () => {
  const { stdout, code } = await packed(["verify", join(here, "dist/en/privacy-policy.pdf")]);
  expect(stdout).toContain("is intact: the data in it compile to exactly these bytes");
  expect(code).toBe(0);
});

test("takes templates, a logo and hyphenation, and makes what lib/ makes", async () => {
  const cwd = join(folder, "own");
  cpSync(join(here, "test/cases/documents/own-templates"), cwd, { recursive: true });
  await writeFile(
    join(cwd, "policy/logo.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
  );
  const page = "page: { hyphenation: true, logo: { file: logo.svg, alt: Example } }";
  appendFileSync(join(cwd, "policy/policy.yaml"), `\n${page}\n`);
  const build = ["build", "--format", "html,pdf", "--out"];
  expect(await packed([...build, "packed"], cwd)).toMatchObject({ code: 0 });
  expect(await unpacked([...build, "unpacked"], cwd)).toMatchObject({ code: 0 });
  const made = await tree(join(cwd, "packed"));
  expect([...made.keys()].join(" ")).toMatch(/security-brief\.html/);
  expect(made).toEqual(await tree(join(cwd, "unpacked")));
});

describe("says what lib/ says", () => {
  const schemas = join(here, "test/cases/compat/enum");
  test.each([
    { args: ["--help"], code: 0 },
    { args: ["coverage", "--format", "html"], code: 0 },
    { args: ["diff", "policy", join(here, "test/cases/documents/one-of-each/policy")], code: 0 },
    { args: ["schema", "check", schemas, "--against", join(here, "schemas")], code: 1 },
  ])("$args", async ({ args, code }) => {
    const said = await packed(args);
    expect(said).toEqual(await unpacked(args, folder));
    expect(said.code).toBe(code);
    expect(said.stdout).not.toBe("");
  });
});

const libraryName = String.raw`((?:@[^/\s"]+/)?[^@/\s":.$]+)`;
// The bundler writes above most parts from where they are.
const origin = new RegExp(`^\\s*// .*node_modules/${libraryName}/\\S+$`, "gm");
const used = new RegExp(
  `(?:from|import\\(|require\\(|libraryFile\\()\\s?["\`]${libraryName}[/"]`,
  "g",
);

/** The packages that src/ uses, and those of which the bundle says or shows that it holds something. */
async function bundled(): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const add = (text: string, pattern: RegExp) => {
    for (const [, name = ""] of text.matchAll(pattern)) names.add(name);
  };
  for (const [path, bytes] of await tree(join(installed, "lib/bundle"))) {
    if (/\.c?js$/.test(path)) add(bytes.toString(), origin);
    else add(path, new RegExp(`^libraries/${libraryName}/`, "g"));
  }
  for (const [path, bytes] of await tree(join(here, "src"))) {
    if (/(?<!\.d)\.ts$/.test(path)) add(bytes.toString(), used);
  }
  for (const path of dependencies()) names.delete(path.slice("node_modules/".length));
  return names;
}

test("THIRD-PARTY-NOTICES.txt has the licence of each package that is bundled", async () => {
  const text = await readFile(join(installed, "lib/bundle/THIRD-PARTY-NOTICES.txt"), "utf8");
  const [, ...notices] = text.split(/\n-{80}\n\n/);
  const noticed = notices.map((notice) => /^(\S+) \d+\.\d+\.\d+\S* \(.+\)\n/.exec(notice)?.[1]);
  const names = await bundled();
  expect(noticed).toEqual(expect.arrayContaining([...names]));
  expect([...names]).toEqual(
    expect.arrayContaining(["bidi-js", "pdfkit", "tslib", "unicode-trie"]),
  );
  for (const notice of notices) {
    expect(notice).toMatch(/Permission is hereby granted|Redistribution and use|Permission to use/);
  }
  expect(text).toContain("SIL OPEN FONT LICENSE");
});

test("is 25 MB at most, with all that is installed with it", async () => {
  let size = 0;
  for (const bytes of (await tree(modules)).values()) size += bytes.length;
  expect(size).toBeLessThan(25e6);
});
