import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { composeAll } from "../../src/compile.js";
import { type Coverage, coverageOf, statuses } from "../../src/coverage/coverage.js";
import { html } from "../../src/coverage/html.js";
import { json } from "../../src/coverage/json.js";
import { markdown } from "../../src/coverage/markdown.js";
import { table } from "../../src/coverage/table.js";
import { width } from "../../src/diagnostics/width.js";
import { parseMarkdown } from "../../src/document/markdown.js";
import { assetsOf, readFolder } from "../../src/source/read.js";
import { PRIVACY_POLICY } from "../../src/templates/kinds.js";
import { root } from "../support/compiled.js";
import { attribute, elements, parseHtml, textOf } from "../support/html-text.js";

const cases = new URL("test/cases/coverage/", root);
const names = readdirSync(cases);

/** The folder of a case has a policy of its own, or the name of a case of documents. */
function policyOf(name: string): string {
  const own = new URL(`${name}/policy/`, cases);
  return (existsSync(own) ? own : new URL(`test/cases/documents/${name}/policy/`, root)).pathname;
}

async function composed(folder: string) {
  const files = await readFolder(folder);
  const { source, documents, linted, diagnostics } = await composeAll(
    files,
    { documents: [PRIVACY_POLICY] },
    assetsOf(folder),
    "2026-11-24",
  );
  if (!source || !linted) throw new Error(JSON.stringify(diagnostics));
  return { source, linted, documents };
}

const known = new Map<string, Promise<Coverage>>();

function covered(folder: string): Promise<Coverage> {
  const coverage = known.get(folder) ?? cover(folder);
  known.set(folder, coverage);
  return coverage;
}

async function cover(folder: string): Promise<Coverage> {
  const { source, linted, documents } = await composed(folder);
  return coverageOf(source, linted, documents, "2026-11-24");
}

const formats: Record<string, (coverage: Coverage) => string> = {
  "table.txt": (coverage) => table(coverage, 100),
  "coverage.md": (coverage) => markdown(coverage, "dist"),
  "coverage.json": json,
  "coverage.html": (coverage) => html(coverage, "dist"),
};

describe.each(names)("%s", (name) => {
  test.each(Object.entries(formats))("%s", async (file, format) => {
    const text = format(await covered(policyOf(name)));
    await expect(text).toMatchFileSnapshot(new URL(`${name}/${file}`, cases).pathname);
  });
});

const requirementsOf = ({ laws }: Coverage) => laws.flatMap(({ requirements }) => requirements);

test("the cases show every status", async () => {
  const all = await Promise.all(names.map((name) => covered(policyOf(name))));
  const seen = new Set(all.flatMap(requirementsOf).map(({ status }) => status));
  expect([...seen].sort()).toEqual(Object.keys(statuses).sort());
});

test.each(["faultless", "every-status"])(
  "in %s, a section carries exactly the requirements that coverage shows answered by it",
  async (name) => {
    const { source, linted, documents } = await composed(policyOf(name));
    const answered = requirementsOf(coverageOf(source, linted, documents, "2026-11-24"))
      .filter(({ status }) => status === "answered" || status === "declared-absent")
      .flatMap(({ clause, rule }) => (clause ? [`${clause.section} ${rule}`] : []));
    const carried = documents
      .flatMap(({ sections }) => sections)
      .flatMap(({ id, answers }) => answers.map((rule) => `${id} ${rule}`));
    expect(answered.sort()).toEqual(carried.sort());
  },
);

test("a faultless policy answers all that applies to it", async () => {
  const open = requirementsOf(await covered(policyOf("faultless"))).filter(
    ({ status }) => !["answered", "declared-absent", "does-not-apply"].includes(status),
  );
  expect(open).toEqual([]);
});

test("what is quoted stands in the section, word for word", async () => {
  const { source, linted, documents } = await composed(policyOf("faultless"));
  for (const { clause, rule } of requirementsOf(
    coverageOf(source, linted, documents, "2026-11-24"),
  )) {
    const [document] = documents;
    const data = document?.data as { sections: { id: string; text: string }[] };
    const text = data.sections.find(({ id }) => id === clause?.section)?.text ?? "";
    for (const quote of clause?.quotes ?? []) {
      const words = quote.replace(/^…|…$/g, "").replaceAll(" · ", "\t");
      expect(text, rule).toContain(words);
    }
  }
});

test("every link leads to a section of the document, and every row has the id of its rule", async () => {
  const coverage = await covered(policyOf("faultless"));
  const { documents } = await composed(policyOf("faultless"));
  const ids = documents.flatMap(({ sections }) => sections).map(({ id }) => id);
  const nodes = elements(parseHtml(html(coverage, "../public")));
  const links = nodes.flatMap((node) => attribute(node, "href") ?? []);
  const out = links.filter((href) => !href.startsWith("#"));
  expect(out.length).toBeGreaterThan(50);
  for (const href of out) {
    expect(ids.map((id) => `../public/en/privacy-policy.html#${id}`)).toContain(href);
  }
  const anchors = nodes.flatMap((node) => attribute(node, "id") ?? []);
  expect(new Set(anchors).size).toBe(anchors.length);
  expect(anchors).toEqual(expect.arrayContaining(requirementsOf(coverage).map(({ rule }) => rule)));
  for (const href of links.filter((one) => one.startsWith("#"))) {
    expect(anchors).toContain(href.slice(1));
  }
});

test("without a place of the documents there are no links", async () => {
  const page = html(await covered(policyOf("faultless")), undefined);
  expect(page).not.toContain(".html#");
});

test("hostile text is shown as its own characters", async () => {
  const coverage = await covered(policyOf("hostile-text"));
  const nodes = elements(parseHtml(html(coverage, "dist")));
  expect(nodes.filter(({ tagName }) => ["script", "img", "b"].includes(tagName))).toEqual([]);
  const page = nodes.map(textOf).join(" ");
  expect(page).toContain("<img src=x onerror=alert(1)> | [a](https://evil.example) `code`");
  const blocks = parseMarkdown(markdown(coverage, undefined).replaceAll("<br>", " "));
  expect(JSON.stringify(blocks)).toContain(
    "<img src=x onerror=alert(1)> | [a](https://evil.example)",
  );
  expect(JSON.stringify(blocks)).not.toContain('"kind":"link"');
  // A terminal obeys direction characters.
  expect(table(coverage, 100)).not.toContain("\u202e");
});

test.each([1, 48, 60, 80, 100, 200])("a table for %i columns is no wider", async (columns) => {
  for (const name of names) {
    const lines = table(await covered(policyOf(name)), columns).split("\n");
    expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(Math.max(48, columns));
  }
});

test("the JSON is valid against its schema", async () => {
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  const schema = readFileSync(new URL("schemas/coverage.schema.json", root), "utf8");
  const validate = ajv.compile(JSON.parse(schema));
  for (const name of names) {
    validate(JSON.parse(json(await covered(policyOf(name)))));
    expect(validate.errors, name).toBeNull();
  }
});
