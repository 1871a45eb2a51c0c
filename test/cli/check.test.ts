import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../src/cli.js";
import { catalogue } from "../../src/diagnostics/catalogue.js";
import { root } from "../support/compiled.js";

async function policyc(cwd: string, argv: string[]) {
  const said = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof said) => ({ write: (text: string) => (said[name] += text) });
  const code = await run({
    argv,
    cwd,
    env: {},
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    now: () => 0,
  });
  return { code, ...said };
}

test("drift is a finding of each reporter, and gone after a build", async () => {
  const cwd = await mkdtemp(join(tmpdir(), "policyc-check-"));
  await cp(new URL("test/cases/documents/nothing-but-a-name/policy", root), join(cwd, "policy"), {
    recursive: true,
  });
  expect((await policyc(cwd, ["build"])).code).toBe(0);
  const at = (path: string) => join(cwd, "dist/en", path);
  await appendFile(at("privacy-policy.md"), "edited\n");
  const page = await readFile(at("privacy-policy.md"), "utf8");
  await writeFile(at("cookie-policy.md"), page.replace("en/privacy-policy", "en/cookie-policy"));
  await rm(at("privacy-policy.pdf"));
  const list = await readFile(join(cwd, "dist/index.html"), "utf8");
  await writeFile(join(cwd, "dist/index.html"), list.replace(/[0-9a-f]{64}/, "0".repeat(64)));
  const reporters = ["json", "sarif=a.sarif", "github=a.txt", "junit=a.xml", "pretty=p.txt"];
  const { code, stdout } = await policyc(cwd, [
    "check",
    "--as-of=2026-06-30",
    ...reporters.flatMap((reporter) => ["--reporter", reporter]),
  ]);
  expect(code).toBe(1);
  const found = (
    JSON.parse(stdout).findings as { code: string; file: string; hint: string }[]
  ).filter((one) => one.code.startsWith("drift/"));
  expect(found.map((one) => `${one.code} ${one.file}`)).toEqual([
    "drift/stale dist/en/privacy-policy.md",
    "drift/missing dist/en/privacy-policy.pdf",
    "drift/stale dist/index.html",
    "drift/left-over dist/en/cookie-policy.md",
  ]);
  expect(new Set(found.map(({ hint }) => hint))).toEqual(new Set(["run policyc build"]));
  const codes = Object.keys(catalogue).filter((one) => one.startsWith("drift/"));
  expect([...new Set(found.map((one) => one.code))].sort()).toEqual(codes.sort());
  for (const file of ["a.sarif", "a.txt", "a.xml", "p.txt"]) {
    const text = await readFile(join(cwd, file), "utf8");
    expect(text, file).toContain("dist/en/privacy-policy.md");
    expect(text, file).toContain("- edited");
  }
  await policyc(cwd, ["build"]);
  const after = await policyc(cwd, ["check", "--as-of=2026-06-30", "-r", "github"]);
  expect(after.stdout).not.toContain("drift/");
  await rm(cwd, { recursive: true });
});

test("an index that policyc has not written is named, and nothing is written", async () => {
  const cwd = await mkdtemp(join(tmpdir(), "policyc-check-"));
  await cp(new URL("test/cases/documents/nothing-but-a-name/policy", root), join(cwd, "policy"), {
    recursive: true,
  });
  await mkdir(join(cwd, "dist"));
  await writeFile(join(cwd, "dist/index.html"), "<h1>Welcome</h1>\n");
  const said =
    `policyc: ${join(cwd, "dist/index.html")} was not written by policyc, which lists all documents there\n` +
    "  hint: move it away, or choose another folder\n";
  for (const argv of [["build"], ["check"], ["check", "--fix"]]) {
    const { code, stderr } = await policyc(cwd, argv);
    expect({ code, stderr }, argv.join(" ")).toEqual({ code: 2, stderr: said });
  }
  expect(await readdir(join(cwd, "dist"))).toEqual(["index.html"]);
  expect((await policyc(cwd, ["build", "--format", "html"])).code).toBe(0);
  expect(await readFile(join(cwd, "dist/index.html"), "utf8")).toBe("<h1>Welcome</h1>\n");
  await rm(cwd, { recursive: true });
});
