import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exitCodes, run } from "../../src/cli.js";
import { root } from "../support/compiled.js";

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "policyc-coverage-"));
  await cp(new URL("test/cases/coverage/every-status/policy", root), join(cwd, "policy"), {
    recursive: true,
  });
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

async function policyc(argv: string, columns?: number) {
  const said = { stdout: "", stderr: "" };
  const stdout = {
    write: (text: string) => (said.stdout += text),
    ...(columns === undefined ? {} : { columns }),
  };
  const stderr = { write: (text: string) => (said.stderr += text) };
  const code = await run({ argv: argv.split(" "), cwd, env: {}, stdout, stderr });
  return { code, ...said };
}

const written = (path: string) => readFile(join(cwd, path), "utf8");
const exists = (path: string) =>
  stat(join(cwd, path)).then(
    () => true,
    () => false,
  );

test("prints tables, and missing requirements are no failure", async () => {
  const { code, stdout, stderr } = await policyc("coverage --as-of 2026-11-24");
  expect({ code, stderr }).toEqual({ code: exitCodes.done, stderr: "" });
  const expected = new URL("test/cases/coverage/every-status/table.txt", root);
  expect(stdout).toBe(await readFile(expected, "utf8"));
  expect(await exists("dist")).toBe(false);
});

test("a table is as wide as the terminal", async () => {
  const { stdout } = await policyc("coverage", 60);
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBe(60);
});

test("--as-of decides whether a waiver has run out", async () => {
  const later = await policyc("coverage --law gdpr --format json --as-of 2027-01-01");
  const statusOn = (json: string) =>
    JSON.parse(json).laws[0].requirements.find(
      ({ rule }: { rule: string }) => rule === "gdpr/art-27-representative",
    ).status;
  expect(statusOn(later.stdout)).toBe("missing");
  const before = await policyc("coverage --law gdpr --format json --as-of 2026-12-31");
  expect(statusOn(before.stdout)).toBe("waived");
});

test("--law leaves the others out, in the order of the laws", async () => {
  const { stdout } = await policyc("coverage --law puerto-rico,gdpr -f json");
  const names = JSON.parse(stdout).laws.map(({ name }: { name: string }) => name);
  expect(names).toEqual(["gdpr", "puerto-rico"]);
});

test.each([
  ["coverage.html", "<!doctype html>"],
  ["coverage.md", "# Coverage"],
  ["coverage.json", "{"],
  ["coverage.txt", "Coverage"],
])("--out %s says the format", async (file, beginning) => {
  const { code, stdout, stderr } = await policyc(`coverage --out ${file}`);
  expect({ code, stdout, stderr }).toEqual({
    code: exitCodes.done,
    stdout: "",
    stderr: `policyc: ${file} written\n`,
  });
  expect((await written(file)).trimStart().startsWith(beginning)).toBe(true);
});

test("links lead from the page to dist/, or to where --links says", async () => {
  await policyc("coverage -o review/coverage.html");
  expect(await written("review/coverage.html")).toContain('href="../dist/en/privacy-policy.html#');
  await policyc("coverage -o coverage.html --links https://harbor.example/legal/");
  expect(await written("coverage.html")).toContain(
    'href="https://harbor.example/legal/en/privacy-policy.html#',
  );
});

test("a page outside the current folder has no path of the machine in it", async () => {
  await mkdir(join(cwd, "inner"));
  await cp(join(cwd, "policy"), join(cwd, "inner/policy"), { recursive: true });
  const outer = cwd;
  cwd = join(outer, "inner");
  await policyc(`coverage -o ${outer}/coverage.html`);
  cwd = outer;
  expect(await written("coverage.html")).not.toContain("privacy-policy.html#");
});

test.each([
  ["coverage --law gdrp", "did you mean “gdpr”?"],
  ["coverage --format pdf", "Allowed choices are table, markdown, json, html"],
  ["coverage nowhere", "nowhere"],
  ["coverage --as-of tomorrow", "It must be a date"],
])("%s is wrong use", async (argv, said) => {
  const { code, stdout, stderr } = await policyc(argv);
  expect({ code, stdout }).toEqual({ code: exitCodes.usage, stdout: "" });
  expect(stderr).toContain(said);
});

test("a policy that cannot be read is shown its mistakes, and nothing is written", async () => {
  await writeFile(join(cwd, "policy/broken.yaml"), "services:\n  kiosk: { kind: saas }\n");
  const { code, stdout, stderr } = await policyc("coverage -o coverage.html");
  expect({ code, stdout }).toEqual({ code: exitCodes.findings, stdout: "" });
  expect(stderr).toContain("policy/broken.yaml:2:3 error schema/missing-key");
  expect(stderr).toContain("no coverage of a policy that cannot be compiled");
  expect(await exists("coverage.html")).toBe(false);
});
