import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { compile } from "../../src/compile.js";
import { catalogue } from "../../src/diagnostics/catalogue.js";
import { opened } from "../../src/explain/example.js";
import { explanations } from "../../src/explain/explanation.js";
import { severityOf, waiverOf } from "../../src/explain/settings.js";
import { root } from "../support/compiled.js";
import { furtherFonts } from "../support/fonts.js";

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

const sample = (path: string) =>
  readFileSync(new URL(`test/cases/mistakes/page-files/policy/${path}`, root));

/** The files that lie in the policy folder of every example. */
const assets: Readonly<Record<string, Uint8Array>> = {
  "brand/logo.svg": Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#123456" d="M0 0h8v8z"/></svg>',
  ),
  "brand/gradient.svg": sample("brand/gradient.svg"),
  "fonts/not-a-font.ttf": sample("fonts/not-a-font.ttf"),
  "fonts/brand.ttf": furtherFonts.ja.bytes,
  "fonts/japanese.ttf": furtherFonts.ja.bytes,
};

/** The codes that an example gives, in a policy that is sound but for it. */
async function codesOf(example: string, formats: string[]): Promise<string[]> {
  const around = Object.entries(base).filter(([key]) => !new RegExp(`^${key}:`, "m").test(example));
  const files = [
    { path: "base.yaml", text: stringify(Object.fromEntries(around)) },
    ...filesOf(example),
  ];
  const readAsset = async (path: string) => assets[path];
  const { diagnostics, linted } = await compile(files, { formats }, readAsset, "2026-11-24");
  const found: { readonly code: string }[] = [...diagnostics, ...(linted?.findings ?? [])];
  return found.map(({ code }) => code).filter((code) => code in catalogue);
}

/** An example of several files names each in a comment. */
function filesOf(example: string) {
  const [first = "", ...rest] = example.split(/^# (\S+\.yaml)\n/m);
  if (rest.length === 0) return [{ path: "example.yaml", text: `${first}\n` }];
  return rest.flatMap((path, i) => (i % 2 === 0 ? [{ path, text: rest[i + 1] ?? "" }] : []));
}

const codes = explanations.filter(({ isRule }) => !isRule);

describe("a code that is no rule", () => {
  test.each(codes.filter(({ example }) => example))(
    "$code is what its example gives, and nothing once it is mended",
    async ({ code, example }) => {
      const formats = code.startsWith("pdf/") ? ["pdf"] : ["json"];
      expect(await codesOf(example?.before ?? "", formats)).toContain(code);
      expect(await codesOf(example?.after ?? "", formats)).toEqual([]);
    },
  );
});

test("every code says what, why and what to do, in sentences", () => {
  expect(codes.map(({ code }) => code)).toEqual(Object.keys(catalogue));
  for (const { code, title, trigger, rationale, remedy } of explanations) {
    expect(title, code).toMatch(/^\S.*[^.\s]$/);
    for (const said of [trigger, rationale]) expect(said, code).toMatch(/^[^a-z\s].*[.)”?]$/s);
    expect(remedy, code).toMatch(/^\S.*[.:]$/);
  }
});

test("an example says the same where its long lines are opened", () => {
  for (const { code, example } of explanations) {
    for (const yaml of example && !code.startsWith("yaml/") ? Object.values(example) : []) {
      const reset = opened(yaml, 40);
      if (reset !== yaml) expect(parse(reset), code).toEqual(parse(yaml));
    }
  }
});

test("the settings that are shown are those of the schema", () => {
  const schema = JSON.parse(readFileSync(new URL("schemas/source.schema.json", root), "utf8"));
  const { waivers } = parse(waiverOf("gdpr/art-13-dpo"));
  const [waiver = {}] = Object.values(waivers);
  expect(Object.keys(waiver as object)).toEqual(Object.keys(schema.$defs.waiver.properties));
  expect(parse(severityOf("gdpr/art-13-dpo"))).toEqual({
    lint: { severity: { "gdpr/art-13-dpo": "advice", gdpr: "warning" } },
  });
});
