import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exitCodes, run } from "../../src/cli.js";
import { isOwn } from "../../src/drift/own.js";
import { documentKinds } from "../../src/templates/kinds.js";
import { root } from "../support/compiled.js";

const folder = new URL("test/cases/diff/a-new-release/", root).pathname;

let out: string;

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), "policyc-notice-"));
});

afterAll(() => rmSync(out, { recursive: true }));

async function notice(...argv: string[]) {
  let [stdout, stderr] = ["", ""];
  const code = await run({
    argv: ["notice", ...argv],
    cwd: folder,
    env: {},
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  return { code, stdout, stderr };
}

describe("policyc notice", () => {
  test("tells of the changes, as Markdown", async () => {
    const { code, stdout } = await notice("before", "after");
    expect(code).toBe(exitCodes.done);
    await expect(stdout).toMatchFileSnapshot(`${folder}notice.md`);
  });

  test("is a page of its own, by the ending of the file", async () => {
    const file = join(out, "notice.html");
    const { code, stdout, stderr } = await notice("before", "after", "--out", file);
    expect({ code, stdout }).toEqual({ code: exitCodes.done, stdout: "" });
    expect(stderr).toContain(`policyc: ${file} written: `);
    const page = readFileSync(file, "utf8");
    expect(page).toMatch(/<h1[^>]*>Changes to our Privacy Policy<\/h1>/);
    expect(page).not.toContain("<script");
    expect(page).not.toContain("hreflang");
  });

  test("there is none of a policy that says the same, or of a version that did not move", async () => {
    const same = await notice("after", "after");
    expect(same).toMatchObject({ code: exitCodes.done, stdout: "" });
    expect(same.stderr).toContain("no notice was written");
    const cases = new URL("test/cases/diff/", root).pathname;
    const unmoved = await notice(`${cases}any-text/before`, `${cases}any-text/after`);
    expect(unmoved).toMatchObject({ code: exitCodes.findings, stdout: "" });
    expect(unmoved.stderr).toContain("hint: run policyc release first");
  });

  test("in a language without a template, it says so", async () => {
    const spanish = await notice("before", "after", "--language", "es-PR");
    expect(spanish.code).toBe(exitCodes.usage);
    expect(spanish.stderr).toContain("es-PR");
  });
});

test("a build writes no notice, and takes none in its folder for a document left over", async () => {
  expect(documentKinds()).not.toContain("change-notice");
  const { stdout } = await notice("before", "after");
  expect(await isOwn("en/change-notice.md", Buffer.from(stdout))).toBe(false);
});
