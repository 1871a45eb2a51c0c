import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../src/compile.js";
import { catalogue } from "../src/diagnostics/catalogue.js";
import { stopsBuild } from "../src/diagnostics/diagnostic.js";
import { sortDiagnostics } from "../src/diagnostics/order.js";
import { report as pretty } from "../src/reporters/pretty.js";
import { inFolder } from "../src/reporters/reporter.js";
import { assetsOf, readFolder } from "../src/source/read.js";
import { root, text } from "./support/compiled.js";

const cases = (kind: string) =>
  readdirSync(new URL(`test/cases/${kind}/`, root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

const folder = (kind: string, name: string) =>
  new URL(`test/cases/${kind}/${name}/`, root).pathname;

describe("mistakes", () => {
  const seen = new Set<string>();

  test.each(cases("mistakes"))("%s", async (name) => {
    const files = await readFolder(`${folder("mistakes", name)}policy`);
    const readAsset = assetsOf(`${folder("mistakes", name)}policy`);
    const { outputs, diagnostics, linted } = await compile(files, {}, readAsset, "2026-06-30");
    // A case shows the linter's findings where there is nothing else to show.
    const shown = diagnostics.length > 0 ? diagnostics : sortDiagnostics(linted?.findings ?? []);
    for (const { code } of shown) seen.add(code);
    expect(outputs).toEqual([]);
    const report = pretty(inFolder("policy", shown, files), { color: false, cwd: "/" });
    await expect(report).toMatchFileSnapshot(`${folder("mistakes", name)}diagnostics.txt`);
  });

  test("every code of the catalogue has a case", () => {
    // Drift is between a policy and a folder of documents, and a release between two policies:
    // test/cli/check.test.ts and test/cli/release.test.ts show these codes.
    const isBetween = (code: string) => /^(drift|release)\//.test(code);
    const unseen = Object.keys(catalogue).filter((code) => !seen.has(code) && !isBetween(code));
    expect(unseen).toEqual([]);
  });
});

describe("documents", () => {
  test.each(cases("documents"))("%s", async (name) => {
    const files = await readFolder(`${folder("documents", name)}policy`);
    const { outputs, diagnostics, linted } = await compile(files, {
      formats: ["markdown", "json", "html"],
    });
    if (name === "faultless") expect(linted?.findings).toEqual([]);
    expect(diagnostics).toEqual([]);
    expect(linted?.findings.filter(stopsBuild)).toEqual([]);
    const markdown = outputs.find((o) => o.path.endsWith(".md"));
    await expect(text(markdown?.bytes)).toMatchFileSnapshot(
      `${folder("documents", name)}privacy-policy.md`,
    );
  });
});
