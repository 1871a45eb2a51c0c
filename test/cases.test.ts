import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openTemplates } from "../src/commands/build.js";
import { compile } from "../src/compile.js";
import { catalogue } from "../src/diagnostics/catalogue.js";
import { stopsBuild } from "../src/diagnostics/diagnostic.js";
import { sortDiagnostics } from "../src/diagnostics/order.js";
import { report as pretty } from "../src/reporters/pretty.js";
import { inFolder } from "../src/reporters/reporter.js";
import { assetsOf, readFolder } from "../src/source/read.js";
import { ownFiles } from "../src/templates/own.js";
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
    const templates = await openTemplates(`${folder("mistakes", name)}policy`);
    const { outputs, diagnostics, linted } = await compile(
      files,
      {},
      readAsset,
      "2026-06-30",
      templates,
    );
    // A case shows the linter's findings where there is nothing else to show.
    const shown = diagnostics.length > 0 ? diagnostics : sortDiagnostics(linted?.findings ?? []);
    for (const { code } of shown) seen.add(code);
    expect(outputs).toEqual([]);
    const all = [...files, ...ownFiles(templates)];
    const report = pretty(inFolder("policy", shown, all), { color: false, cwd: "/" });
    await expect(report).toMatchFileSnapshot(`${folder("mistakes", name)}diagnostics.txt`);
  });

  test("every code of the catalogue has a case", () => {
    // Drift is between a policy and a folder of documents, and a release between two policies:
    // test/cli/check.test.ts and test/cli/release.test.ts show these codes.
    // Customers have cases of their own, in test/customers/cases.test.ts.
    const isBetween = (code: string) => /^(customer|drift|release)\//.test(code);
    const unseen = Object.keys(catalogue).filter((code) => !seen.has(code) && !isBetween(code));
    expect(unseen).toEqual([]);
  });
});

describe("documents", () => {
  test.each(cases("documents"))("%s", async (name) => {
    const files = await readFolder(`${folder("documents", name)}policy`);
    const templates = await openTemplates(`${folder("documents", name)}policy`);
    const selection = { formats: ["markdown", "json", "html", "csv"] };
    const none = async () => undefined;
    const { outputs, diagnostics, linted } = await compile(
      files,
      selection,
      none,
      undefined,
      templates,
    );
    if (name === "faultless") expect(linted?.findings).toEqual([]);
    expect(diagnostics).toEqual([]);
    expect(linted?.findings.filter(stopsBuild)).toEqual([]);
    // Every document in the policy's first language stands beside the policy.
    const [language] = outputs.map(({ path }) => path.split("/")[0]);
    const asText = new RegExp(`^${language}/(.+\\.(?:md|csv))$`);
    for (const { path, bytes } of outputs) {
      const file = asText.exec(path)?.[1];
      if (!file) continue;
      await expect(text(bytes)).toMatchFileSnapshot(`${folder("documents", name)}${file}`);
    }
  });
});
