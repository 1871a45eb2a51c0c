import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { emitAll } from "../../src/compile/emission.js";
import { formats } from "../../src/compile/selection.js";
import { PACK } from "../../src/document/pack.js";
import { contentsOf } from "../../src/reading/contents.js";
import { shipped } from "../../src/templates/templates.js";
import { text } from "../support/compiled.js";
import { caseFiles, everyDocument, r3commFiles } from "../support/every-kind.js";
import { fileOf, marksIn, type SourceData, withMarks, withoutService } from "../support/marks.js";
import { readSheets } from "../support/xlsx.js";

/** What a file says, by its path: of a workbook its cells, of a PDF its pages and its attachments. */
async function saidIn(path: string, bytes: Uint8Array): Promise<[string, string][]> {
  if (path.endsWith(".xlsx")) return [[path, JSON.stringify(readSheets(bytes))]];
  if (!path.endsWith(".pdf")) return [[path, text(bytes)]];
  const contents = await contentsOf(bytes, { pages: true });
  if ("problem" in contents) throw new Error(`${path} cannot be read`);
  const { pages, attachments } = contents;
  const attached = attachments.map((one): [string, string] => [
    `${path}: ${one.name}`,
    text(one.bytes),
  ]);
  return [[path, pages.join("\n")], ...attached];
}

/** The marks in every file that a policy gives, by the path of the file. */
async function marksOf(source: SourceData, hasPdf: (kind: string) => boolean) {
  const marks = new Map<string, Set<string>>();
  for (const document of await everyDocument(fileOf(source))) {
    const wanted = formats.filter((format) => format !== "pdf" || hasPdf(document.kind));
    for (const { output } of await emitAll(document, wanted, shipped)) {
      const said = await saidIn(output.path, output.bytes);
      for (const [path, words] of said) marks.set(path, marksIn(words));
    }
  }
  return marks;
}

const policies = {
  R3COMM: withMarks(await r3commFiles()),
  faultless: withMarks(await caseFiles("faultless")),
  spanish: withMarks(await caseFiles("spanish")),
};

const services = Object.entries(policies).flatMap(([name, source]) =>
  Object.keys(source.services ?? {}).map((id) => ({ name, source, id })),
);

test.each(Object.entries(policies))("the files of %s have every mark", async (_, source) => {
  const marks = await marksOf(source, (kind) => kind === PACK);
  for (const path of marks.keys()) if (path.endsWith(".json")) marks.delete(path);
  const all = new Set([...marks.values()].flatMap((found) => [...found]));
  // No words show an id, nor why a fact is absent: that is for who writes and checks the source.
  const { absent: _reasons, ...shown } = source;
  const texts = [...marksIn(JSON.stringify(shown))].filter((mark) => !mark.startsWith("zq-"));
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.filter((mark) => !all.has(mark))).toEqual([]);
});

describe("without a service, no file of any kind, language or format has a trace of it", () => {
  test.each(services)("$name: $id", async ({ source, id }) => {
    const left = withoutService(source, id);
    const still = marksIn(JSON.stringify(left));
    const gone = [...marksIn(JSON.stringify(source))].filter((mark) => !still.has(mark));
    expect(gone).toContain(id);
    // The pack holds all other kinds, and same-words.test.ts shows that each PDF says what its page says.
    const marks = await marksOf(left, (kind) => kind === PACK);
    const traces = [...marks].flatMap(([path, found]) =>
      gone.filter((mark) => found.has(mark)).map((mark) => `${mark} in ${path}`),
    );
    expect(traces).toEqual([]);
  });
});

/** A service with every fact of its own, which no other entry has. */
const added = {
  services: {
    name: "Zqservicex",
    abbreviation: "Zqshortx",
    kind: "managed-service",
    role: "processor",
    ...{ data: ["added"], purposes: ["added"], retention: ["added"], commitments: ["added"] },
    subprocessors: ["added"],
    nature: "Zqnaturex",
    keptAtMost: "P1Y",
  },
  data: { name: "Zqdatax", items: { one: "Zqitemx" }, subjects: ["added"] },
  audiences: { name: "Zqpeoplex" },
  purposes: { name: "Zqpurposex", role: "processor" },
  retention: { name: "Zqrulex", criteria: ["service-type"] },
  commitments: { text: "Zqpromisex." },
  subprocessors: { name: "Zqsubprocessorx", kind: "company", purpose: "Zqtaskx", country: "US" },
};

/** A policy with that service, its texts alike in all of its languages. */
function withAdded(source: SourceData, languages: readonly string[]): SourceData {
  const inAll = Object.fromEntries(languages.map((tag) => [tag, "$&"]));
  const localized = JSON.stringify(added).replace(/"Zq[^"]+"/g, (text) =>
    JSON.stringify(inAll).replaceAll('"$&"', text),
  );
  const entries = Object.entries(JSON.parse(localized) as SourceData);
  const more = entries.map(([name, entry]) => [name, { ...source[name], added: entry }]);
  return { ...source, ...Object.fromEntries(more) };
}

test("a service that is added is in every file of the kinds that tell of services", async () => {
  const files = await r3commFiles();
  const source: SourceData = Object.assign({}, ...files.map(({ text }) => parse(text)));
  const marks = await marksOf(withAdded(source, ["en", "es-PR"]), () => true);
  const said: Record<string, string> = {};
  for (const [path, found] of marks) {
    const kind = path.split(/[/.]/)[1] ?? "";
    const format = path.split(".").at(-1);
    const facts = [...found].map((mark) => mark.slice(2, -1)).sort();
    // The data of every kind are those of the whole policy.
    if (format === "json") expect(facts, path).toEqual(allFacts);
    // A feed tells of what `policyc release` has recorded as a change.
    else if (format === "atom") expect(facts, path).toEqual([]);
    else {
      said[kind] ??= facts.join(" ");
      expect(facts.join(" "), path).toBe(said[kind]);
    }
  }
  expect(said).toMatchInlineSnapshot(`
    {
      "cookie-policy": "",
      "data-processing-addendum": "data item nature people promise purpose rule service short subprocessor task",
      "pack": "data item nature people promise purpose rule service short subprocessor task",
      "privacy-policy": "data item people promise purpose rule service short subprocessor task",
      "records-of-processing": "data item purpose rule service short subprocessor",
      "retention-schedule": "rule service short",
      "security-measures": "",
      "subprocessors": "service short subprocessor task",
    }
  `);
});

// An entry of the history is a fact of its own: it tells customers of a change (GDPR Art. 28(2)), and
// outlives the entry of which it tells.
test("a subprocessor that is gone is in the history of the list, and nowhere else", async () => {
  const files = await r3commFiles();
  const source: SourceData = Object.assign({}, ...files.map(({ text }) => parse(text)));
  const name = { en: "Zqgonex", "es-PR": "Zqgonex" };
  const removed = { date: "2026-11-23", version: "1.0.0", change: "removed", name };
  const marks = await marksOf({ ...source, subprocessorChanges: { removed } }, () => true);
  const telling = [...marks].filter(([path, found]) => !path.endsWith("json") && found.size > 0);
  const kinds = telling.map(([path]) => path.split(/[/.]/)[1]);
  expect([...new Set(kinds)].sort()).toEqual([PACK, "subprocessors"]);
  const list = telling.map(([path]) => path).filter((path) => path.includes("/subprocessors."));
  expect(list).toEqual(
    ["en", "es-PR"].flatMap((tag) =>
      ["atom", "html", "md", "pdf"].map((format) => `${tag}/subprocessors.${format}`),
    ),
  );
});

const allFacts = [...marksIn(JSON.stringify(added))].map((mark) => mark.slice(2, -1)).sort();
