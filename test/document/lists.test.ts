import { describe, expect, test } from "vitest";
import { compile } from "../../src/compile.js";
import { policyFile, text } from "../support/compiled.js";

const lists = ["retention-schedule", "subprocessors", "security-measures", "cookie-policy"];

/** The lists that a policy gives, as Markdown by kind. */
async function listsOf(sections: Readonly<Record<string, unknown>>) {
  const contacts = { office: { email: "office@example.com" } };
  const files = policyFile({ contacts, ...sections });
  const { outputs } = await compile(files, { formats: ["markdown"], documents: lists });
  const kinds = outputs.map(({ path, bytes }) => [path.slice(3, -3), text(bytes)] as const);
  return new Map(kinds);
}

describe("a list is written where its facts are stated, and only there", () => {
  test.each([
    ["nothing", {}, []],
    ["cookies declared absent", { absent: { cookies: { reason: "None." } } }, []],
    ["consent without cookies", { tracking: { consent: "prior-opt-in" } }, []],
    [
      "a cookie",
      { cookies: { s: { name: "s", purpose: "login", essential: true } } },
      ["cookie-policy"],
    ],
    ["incidents alone", { incidents: { lawsOf: ["PR"] } }, []],
    ["kinds of measures", { security: { kinds: ["technical"] } }, ["security-measures"]],
    ["terms without subprocessors", { sharing: { authorization: "general" } }, []],
    ["no subprocessors", { absent: { subprocessors: { reason: "None." } } }, ["subprocessors"]],
    [
      "subprocessors that are gone",
      { subprocessorChanges: { x: { date: "2026-01-31", change: "removed", name: "X" } } },
      ["subprocessors"],
    ],
    [
      "a limit without rules",
      { services: { a: { name: "A", kind: "saas", keptAtMost: "P1Y" } } },
      ["retention-schedule"],
    ],
  ])("%s", async (_, sections, kinds) => {
    expect([...(await listsOf(sections)).keys()].sort()).toEqual(kinds);
  });
});

test("what is gone from the source is gone from the lists", async () => {
  const service = (name: string) => ({
    name,
    kind: "saas",
    data: ["records"],
    retention: ["records"],
    subprocessors: ["host"],
    keptAtMost: "P1Y",
  });
  const policy = (services: object) => ({
    services,
    data: { records: { name: "Records" } },
    retention: { records: { name: "records", period: "P1Y", after: "collection" } },
    subprocessors: { host: { name: "Host", kind: "company" } },
  });
  const both = await listsOf(policy({ gone: service("Marmot"), stays: service("Ibex") }));
  const one = await listsOf(policy({ stays: service("Ibex") }));
  for (const kind of ["retention-schedule", "subprocessors"]) {
    expect(both.get(kind)).toContain("Marmot");
    expect(one.get(kind)).not.toContain("Marmot");
    expect(one.get(kind)).toContain("Ibex");
  }
});

test("a rule that nothing refers to covers all services alike", async () => {
  const retention = {
    logs: { name: "logs", period: "P30D", after: "collection" },
    rest: { criteria: ["legal-requirements"] },
  };
  const data = { log: { name: "Log entries", retention: ["logs"] } };
  const schedule = (await listsOf({ retention, data })).get("retention-schedule");
  expect(schedule).toContain("| logs | — | Log entries | 30 days after collection |");
  expect(schedule).toContain(
    "| Personal data | All services alike | — | depending on legal and regulatory requirements |",
  );
});

test("any subprocessor may help with a service that names none", async () => {
  const services = {
    voice: { name: "Voice", kind: "saas", subprocessors: ["carrier"] },
    backup: { name: "Backup", kind: "saas" },
  };
  const subprocessors = {
    carrier: { name: "Carrier", kind: "company" },
    host: { name: "Host", kind: "company" },
  };
  const list = (await listsOf({ services, subprocessors })).get("subprocessors");
  expect(list).toContain("| Carrier | Voice; Backup |");
  expect(list).toContain("| Host | Backup |");
});

test("only a general authorization lets customers object", async () => {
  const subprocessors = { host: { name: "Host", kind: "company" } };
  const says = async (sharing: object) =>
    (await listsOf({ subprocessors, sharing })).get("subprocessors");
  expect(await says({ authorization: "general" })).toContain("How to object");
  expect(await says({ authorization: "specific" })).not.toContain("object");
  expect(await says({ vetted: true })).not.toContain("object");
});

test("the latest changes are those of the version, or of its day where they name none", async () => {
  const change = (name: string, more: object) => ({ change: "added", name, ...more });
  const subprocessorChanges = {
    a: change("Ant", { date: "2025-12-31", version: "1.0.0" }),
    b: change("Bee", { date: "2026-01-31" }),
    c: change("Cow", { date: "2026-01-30" }),
    d: change("Dog", { date: "2026-01-31", version: "0.9.0" }),
  };
  const list = (await listsOf({ subprocessorChanges })).get("subprocessors") ?? "";
  const [latest = "", history = ""] = list.split("All changes so far");
  expect(latest.match(/- Added: .*/g)).toEqual(["- Added: Bee", "- Added: Ant"]);
  expect(history.match(/Ant|Bee|Cow|Dog/g)).toEqual(["Bee", "Dog", "Cow", "Ant"]);
});
