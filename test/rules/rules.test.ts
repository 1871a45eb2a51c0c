import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { compile } from "../../src/compile.js";
import { report as pretty } from "../../src/reporters/pretty.js";
import { packs } from "../../src/rules/index.js";
import { root } from "../support/compiled.js";

const base = {
  policy: {
    id: "p",
    version: "1.0.0",
    effective: "2026-01-01",
    status: "in-force",
    languages: ["en"],
  },
  organization: { name: "Example Ltd.", website: "https://example.com" },
};

/** What makes the rules of a pack certain to apply. */
const reach: Record<string, object> = {
  gdpr: {
    jurisdictions: ["EU"],
    roles: { controller: { alsoCalled: ["business"] }, processor: { actsOn: ["contract"] } },
  },
  california: {
    jurisdictions: ["US-CA"],
    roles: { controller: { alsoCalled: ["business"] } },
    gates: { ccpa: { revenue: true } },
  },
  uk: {
    jurisdictions: ["GB"],
    roles: { controller: { alsoCalled: ["business"] }, processor: { actsOn: ["contract"] } },
  },
  eprivacy: { jurisdictions: ["EU"] },
  caloppa: { jurisdictions: ["US-CA"] },
  "us-states": {
    jurisdictions: ["US-VA"],
    roles: { controller: { alsoCalled: ["business"] } },
    gates: { usStates: { consumers: true } },
  },
  coppa: { jurisdictions: ["US"] },
  "puerto-rico": { jurisdictions: ["PR"], roles: { processor: { actsOn: ["contract"] } } },
};

const cases = new URL("test/cases/rules/", root);

const rules = packs.flatMap((pack) => pack.rules.map((rule) => ({ id: rule.id, pack, rule })));

async function lintExample(pack: string, example: string, without: readonly string[]) {
  const own = parse(example) as object;
  const rest = { ...base, ...reach[pack] };
  const around = Object.entries(rest).filter(([key]) => !(key in own) && !without.includes(key));
  const files = [
    { path: "base.yaml", text: stringify(Object.fromEntries(around)) },
    { path: "example.yaml", text: `${example}\n` },
  ];
  const { diagnostics, linted } = await compile(
    files,
    { formats: ["json"] },
    undefined,
    "2026-11-24",
  );
  expect(diagnostics).toEqual([]);
  return { files, findings: linted?.findings ?? [], judged: linted?.judged ?? [] };
}

test.each(rules)("$id finds the fault of its example, and none once it is mended", async (one) => {
  const { id, pack, rule } = one;
  // The base must not answer what the example leaves out.
  const faulty = parse(rule.example.before) as Record<string, unknown>;
  const mended = parse(rule.example.after) as Record<string, unknown>;
  const without = Object.keys(mended).filter((key) => !(key in faulty) && !(key in base));
  const before = await lintExample(pack.name, rule.example.before, without);
  const found = before.findings.filter(({ code }) => code === id);
  expect(found).not.toEqual([]);
  expect(found.every(({ severity }) => severity === rule.severity)).toBe(true);
  const report = pretty({ diagnostics: found, files: before.files }, { color: false, cwd: "/" });
  // The place is a part of what is compared.
  expect(report).toMatch(/^(example|base)\.yaml:\d+:\d+ /);
  await expect(report).toMatchFileSnapshot(new URL(`${id}.txt`, cases).pathname);
  const after = await lintExample(pack.name, rule.example.after, []);
  expect(after.findings.filter(({ code }) => code === id)).toEqual([]);
  // It is silent because the fault is mended, not because the rule does not apply.
  expect(after.judged.find(({ rule }) => rule.id === id)?.reach).not.toBe("no");
});

test("every rule has its case, and every case its rule", () => {
  const files = readdirSync(cases, { recursive: true, encoding: "utf8" });
  const ids = files.flatMap((path) => (path.endsWith(".txt") ? [path.slice(0, -4)] : []));
  expect(ids.sort()).toEqual(rules.map(({ id }) => id).sort());
});

test("the id of a rule begins with its pack, and stands once", () => {
  expect(rules.filter(({ id, pack }) => !id.startsWith(`${pack.name}/`))).toEqual([]);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test("a finding names its provision, and every rule says since when it holds", () => {
  for (const { rule } of rules) expect(rule.citation.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});
