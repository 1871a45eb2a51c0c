import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../src/compile.js";
import { stopsBuild } from "../../src/diagnostics/diagnostic.js";
import { compose } from "../../src/document/compose.js";
import { openLanguage } from "../../src/document/language.js";
import { link } from "../../src/link/link.js";
import { plainDesign } from "../../src/page/design.js";
import type { Customer } from "../../src/schema/published.generated.js";
import type { PolicySource } from "../../src/schema/source.generated.js";
import { compileR3comm, policyFile, text } from "../support/compiled.js";

const kind = "data-processing-addendum";

const service = { name: "Backup", kind: "saas", role: "processor" } as const;

/** The addendum in English of a small policy; "" where none is written. */
async function addendum(sections: Partial<PolicySource>): Promise<string> {
  const severity = Object.fromEntries(packs.map((pack) => [pack, "advice" as const]));
  const files = policyFile({ services: { backup: service }, lint: { severity }, ...sections });
  const selection = { documents: [kind], formats: ["markdown"] };
  const { outputs, diagnostics, linted } = await compile(files, selection);
  expect([...diagnostics, ...(linted?.findings ?? []).filter(stopsBuild)]).toEqual([]);
  return text(outputs[0]?.bytes);
}

const packs = ["gdpr", "uk", "california", "us-states", "consistency", "puerto-rico", "eprivacy"];

/** An addendum as a map from its sections' titles, without numbers, to their text. */
function sectionsOf(markdown: string): Map<string, string> {
  const [, ...sections] = markdown.split(/^## (?:\d+\. )?/m);
  return new Map(sections.map((section) => [section.split("\n")[0] ?? "", section]));
}

test.each(["en", "es-PR"])("has a clause for each letter of GDPR Art. 28(3) in %s", async (tag) => {
  const outputs = await compileR3comm({
    documents: [kind],
    languages: [tag],
    formats: ["json"],
  });
  const { sections } = JSON.parse(text(outputs.get(`${tag}/${kind}.json`))) as {
    sections: { id: string; text: string }[];
  };
  const clauses = sections.flatMap(({ id, text }) => {
    // Spanish writes 28.3.a.
    const letters = /28(?:\(3\)\(|\.3\.)([a-h])\b/.exec(text);
    return letters && !id.startsWith("annex") ? [`${letters[1]} ${id}`] : [];
  });
  expect(clauses).toEqual([
    "a instructions",
    "b confidentiality",
    "c security",
    "d subprocessors",
    "e assistance-with-requests",
    "f assistance-with-security",
    "g deletion-or-return",
    "h audit",
  ]);
});

test.each([
  ["no services", undefined],
  ["services in no role", { a: { ...service, role: undefined } }],
  ["services of a controller", { a: { ...service, role: "controller" as const } }],
])("a policy with %s gives no addendum", async (_, services) => {
  expect(await addendum({ services } as Partial<PolicySource>)).toBe("");
});

test.each([
  ["US-CA", true],
  ["US", true],
  ["US-TX", false],
  ["PR", false],
  ["EU", false],
] as const)("declared for %s, it has California's terms: %s", async (place, has) => {
  const titles = [...sectionsOf(await addendum({ jurisdictions: [place] })).keys()];
  expect(titles.includes("California: service provider terms")).toBe(has);
});

test("the places that the policy speaks of count where none is declared", async () => {
  const spoken = { incidents: { lawsOf: ["US-CA" as const] } };
  expect(await addendum(spoken)).toContain("§\u00a01798.140(ag)");
  expect(await addendum({ ...spoken, jurisdictions: ["PR"] })).not.toContain("1798");
});

test.each([
  ["PR", ["EU"], ["EU Clauses", "Module Two", "Module Three", "Clause 17"]],
  ["PR", ["NO"], ["EU Clauses", "Module Two", "Module Three", "Clause 17"]],
  ["PR", ["GB"], ["EU Clauses", "Module Two", "Module Three", "UK Addendum"]],
  ["PR", ["EU", "GB"], ["EU Clauses", "Module Two", "Module Three", "Clause 17", "UK Addendum"]],
  ["PR", ["PR"], []],
  // Data that stay in the EEA are not transferred.
  ["IE", ["EU", "GB"], []],
  ["GB", ["EU", "GB"], ["EU Clauses", "Module Two", "Module Three", "Clause 17"]],
] as const)("a company in %s for people in %j: %j", async (place, jurisdictions, clauses) => {
  const markdown = await addendum({
    organization: { name: "Example", place },
    jurisdictions: [...jurisdictions],
  });
  const marks = {
    "EU Clauses": "Decision (EU) 2021/914",
    "Module Two": "Module Two",
    "Module Three": "Module Three",
    "Clause 17": "Clause 17",
    "UK Addendum": "International Data Transfer Addendum",
  };
  const found = Object.entries(marks).flatMap(([name, mark]) =>
    markdown.includes(mark) ? name : [],
  );
  expect(found).toEqual(clauses);
});

test.each([
  [{ authorization: "general", changeNotice: "P30D" }, /general authorization.* 30 days before/],
  [{ authorization: "general" }, /general authorization.* replacement before the change/],
  [{ authorization: "specific", changeNotice: "P14D" }, /specific written.* 14 days before/],
  [{ vetted: true }, /authorization that the Customer gives is: _+\./],
] as const)("subprocessors are engaged as %j says", async (sharing, words) => {
  const section = sectionsOf(await addendum({ sharing })).get("Subprocessors");
  expect(section).toMatch(words);
  expect(section?.match(/\d+ days/g) ?? []).toHaveLength("changeNotice" in sharing ? 1 : 0);
});

test("only the services of a processor, and what is theirs, are in it", async () => {
  const names = ["anil", "birch", "cedar", "dogwood"];
  const entries = fc.dictionary(
    fc.constantFrom(...names),
    fc.constantFrom("processor" as const, "controller" as const),
    { minKeys: 1, noNullPrototype: true },
  );
  await fc.assert(
    fc.asyncProperty(entries, async (roles) => {
      const each = <T>(make: (name: string) => T) =>
        Object.fromEntries(names.map((name) => [name, make(name)]));
      const services = Object.entries(roles).map(([name, role]) => {
        const own = { data: [name], purposes: [name], retention: [name], commitments: [name] };
        const facts = { ...own, subprocessors: [name], nature: `nature of ${name}` };
        return [name, { ...service, ...facts, name: `service ${name}`, role }];
      });
      const markdown = await addendum({
        services: Object.fromEntries(services),
        data: each((name) => ({ name: `data of ${name}`, subjects: [name] })),
        audiences: each((name) => ({ name: `people of ${name}` })),
        purposes: each((name) => ({ name: `purpose of ${name}` })),
        retention: each((name) => ({
          name: `rule of ${name}`,
          criteria: ["service-type" as const],
        })),
        commitments: each((name) => ({ text: `We promise ${name}.` })),
        subprocessors: each((name) => ({ name: `${name} Inc.`, kind: "company" as const })),
      });
      const shown = names.filter((name) => markdown.includes(name));
      expect(shown).toEqual(names.filter((name) => roles[name] === "processor"));
      const traces = ["service", "nature of", "data of", "people of", "purpose of", "rule of"];
      for (const name of shown) {
        for (const trace of [...traces, "We promise"])
          expect(markdown).toContain(`${trace} ${name}`);
        expect(markdown).toContain(`${name} Inc.`);
      }
    }),
    { numRuns: 15 },
  );
});

const acme: Customer = {
  id: "acme",
  name: "Acme Brothers",
  address: "2 Dock Road",
  place: "PR",
  contract: { reference: "MSA-17", date: "2026-03-01", documents: ["Order", "Master Agreement"] },
  contacts: [{ id: "soc", role: "incidents", email: "soc@acme.example" }],
  objections: [{ id: "mail", name: "Mail Inc." }],
};

test.each(["en", "es-PR"])("the particulars of one customer are filled in, in %s", async (tag) => {
  const policy = link({
    policy: {
      id: "p",
      version: "1.0.0",
      effective: "2026-01-01",
      status: "draft",
      languages: [tag],
    },
    organization: { name: "Example" },
    services: { backup: service },
  });
  const language = openLanguage(tag);
  const making = { source: { sha256: "", files: [] }, design: plainDesign, answers: new Map() };
  const blanks = (markdown: string) => markdown.match(/(?<=\s)_{16}/g)?.length ?? 0;
  const unnamed = compose(policy, kind, language, making).markdown;
  const named = compose(policy, kind, language, { ...making, customer: acme }).markdown;
  for (const value of ["Acme Brothers", "2 Dock Road", "MSA-17", "Master Agreement", "Mail Inc."]) {
    expect(named).toContain(value);
    expect(unnamed).not.toContain(value);
  }
  expect(named.match(/mailto:soc@acme\.example/g)).toHaveLength(2);
  // Reference, date and name in the text; name, address and contacts in Annex I.
  expect(blanks(unnamed) - blanks(named)).toBe(6);
});
