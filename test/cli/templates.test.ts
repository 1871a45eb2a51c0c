import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "../support/compiled.js";

// The compiled command: verify reads PDFs in a worker, which is JavaScript.
const { run } = await import(new URL("lib/cli.js", root).href);

const cwd = mkdtempSync(join(tmpdir(), "policyc-templates-"));
afterAll(() => rmSync(cwd, { recursive: true }));
cpSync(new URL("test/cases/documents/own-templates", root).pathname, cwd, { recursive: true });

async function policyc(...argv: string[]) {
  let [stdout, stderr] = ["", ""];
  const code = await run({
    argv,
    cwd,
    env: {},
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
  });
  return { code, stdout, stderr };
}

test("says from which file each part comes", async () => {
  const { code, stdout, stderr } = await policyc("templates");
  expect(code).toBe(0);
  const line = (part: string) => stdout.split("\n").find((one) => one.startsWith(`${part} `));
  expect(line("html/page.hbs")).toMatch(/ shipped$/);
  expect(line("html/style.css")).toMatch(
    / {2}templates\/html\/style.css, instead of the shipped one$/,
  );
  expect(line("languages/en.yaml")).toMatch(
    /shipped, with words of templates\/languages\/en.yaml$/,
  );
  expect(line("documents/security-brief/en.md.hbs")).toMatch(
    / {2}templates\/documents\/security-brief\/en.md.hbs$/,
  );
  expect(stderr).toMatch(/^policyc: \d+ parts, 5 from templates\n$/);
});

test("prints a part, its own first, and knows what was meant", async () => {
  const own = await policyc("templates", "--show", "html/style.css");
  expect(own.stdout).toBe("body { color: rebeccapurple; }\n");
  const shipped = await policyc("templates", "-s", "languages/es-PR.yaml");
  expect(shipped.stdout).toContain("name: Español");
  const wrong = await policyc("templates", "-s", "html/styles.css");
  expect(wrong).toMatchObject({ code: 2, stdout: "" });
  expect(wrong.stderr).toContain("did you mean “html/style.css”?");
});

test("own parts make documents of their own, which verify compiles again", async () => {
  expect((await policyc("build")).code).toBe(0);
  const page = readFileSync(join(cwd, "dist/en/security-brief.html"), "utf8");
  expect(page).toContain("rebeccapurple");
  const json = JSON.parse(readFileSync(join(cwd, "dist/en/privacy-policy.json"), "utf8"));
  const paths = json.source.files.map(({ path }: { path: string }) => path);
  expect(paths).toContain("../templates/partials/contacts.en.md.hbs");
  const verified = await policyc("verify", "dist/en/privacy-policy.pdf");
  expect(verified.stdout).toContain("compile to exactly these bytes");
  expect((await policyc("check")).code).toBe(0);
});

test("a template that is wrong stops the build, and is named by its file", async () => {
  writeFileSync(join(cwd, "templates/partials/contacts.en.md.hbs"), "{{#if contact}}x{{/if}}\n");
  const built = await policyc("build");
  expect(built.code).toBe(1);
  expect(built.stderr).toContain("templates/partials/contacts.en.md.hbs:1:7 error");
  expect(built.stderr).toContain("did you mean “contacts”?");
  const listed = await policyc("templates");
  expect(listed.code).toBe(1);
  const verified = await policyc("verify", "dist/en/privacy-policy.pdf");
  expect(verified.stdout).toContain("made with templates that are not at hand");
});
