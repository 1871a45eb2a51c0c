import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { diff } from "../../src/diff/diff.js";
import type { Version } from "../../src/diff/version.js";
import { publicChanges } from "../../src/release/demands.js";
import { record, recordFile } from "../../src/release/subprocessor-changes.js";
import type { PolicySource, SubprocessorChange } from "../../src/schema/source.generated.js";
import { parse, type SourceFile } from "../../src/source/load.js";
import { InputError } from "../../src/source/read.js";
import { validate } from "../../src/validate/validate.js";
import { policyFile } from "../support/compiled.js";

type Facts = Readonly<Record<string, unknown>>;

const company = (name: unknown, more: Facts = {}) => ({ name, kind: "company", ...more });

function versionOf(files: readonly SourceFile[]): Version {
  const source = parse(files).value;
  const policy = source && validate(source).value;
  if (!policy) throw new Error("the policy of this test is not valid");
  const { languages = [] } = policy.policy ?? {};
  return { policy: policy as PolicySource, languages, published: false };
}

/** What a release of `after` writes into the files, beside version and date. */
function recorded(before: Facts, after: readonly SourceFile[], version = "2.0.0") {
  const versions = { before: versionOf(policyFile(before)), after: versionOf(after) };
  const changes = publicChanges(diff(versions.before, versions.after));
  const files = record(after, { ...versions, changes }, { version, effective: "2027-01-01" });
  const file = files.find(({ path }) => path === recordFile);
  const { subprocessorChanges = {} } = (parseYaml(file?.text ?? "") ?? {}) as PolicySource;
  return { files, text: file?.text ?? "", entries: subprocessorChanges };
}

const withRecord = (facts: Facts, text: string): SourceFile[] => [
  ...policyFile(facts),
  { path: recordFile, text },
];

const told = { date: "2027-01-01", version: "2.0.0" };

describe("what is told of a subprocessor", () => {
  const two = (more: Facts) => ({
    services: { a: { name: "A", kind: "saas", ...more }, b: { name: "B", kind: "saas" } },
  });
  const cases: readonly (readonly [string, Facts, Facts, Readonly<Record<string, unknown>>])[] = [
    [
      "that it is new",
      {},
      { subprocessors: { host: company("Host") } },
      { "host-added-2-0-0": { ...told, change: "added", name: "Host" } },
    ],
    [
      "that it is gone",
      { subprocessors: { host: company("Host") } },
      {},
      { "host-removed-2-0-0": { ...told, change: "removed", name: "Host" } },
    ],
    [
      "what has changed of it, each fact once",
      { subprocessors: { host: company("Host", { purpose: "hosting" }) } },
      {
        subprocessors: {
          host: company("Host", {
            purpose: "backups",
            country: "US",
            transfer: { mechanism: "adequacy", until: "2028-01-01" },
          }),
        },
      },
      {
        "host-changed-2-0-0": {
          ...told,
          change: "changed",
          name: "Host",
          facts: ["purpose", "country", "transfer"],
        },
      },
    ],
    [
      "what it was called before",
      { subprocessors: { host: company("Host") } },
      { subprocessors: { host: company("Rack") } },
      { "host-changed-2-0-0": { ...told, change: "changed", name: "Rack", formerName: "Host" } },
    ],
    [
      "that it helps with another service",
      { subprocessors: { x: company("X"), y: company("Y") }, ...two({ subprocessors: ["x"] }) },
      {
        subprocessors: { x: company("X"), y: company("Y") },
        ...two({ subprocessors: ["x", "y"] }),
      },
      { "y-changed-2-0-0": { ...told, change: "changed", name: "Y", facts: ["services"] } },
    ],
    [
      "nothing of another id, another spelling or another address on the web",
      { subprocessors: { a: company("Host"), b: company("Mail"), c: company("Pay") } },
      {
        subprocessors: {
          host: company("Host"),
          b: company("MAIL!"),
          c: company("Pay", { website: "https://pay.example" }),
        },
      },
      {},
    ],
    ["nothing of other facts", {}, { children: { businessUse: true } }, {}],
  ];

  test.each(cases)("%s", (_, before, after, expected) => {
    const { files, entries } = recorded(before, policyFile(after));
    expect(entries).toEqual(expected);
    // What is recorded is valid, and no other file is touched.
    versionOf(files);
    expect(files.filter(({ path }) => path !== recordFile)).toEqual(policyFile(after));
  });
});

test("a name that a language of the policy lacks is that of the first", () => {
  const { policy } = JSON.parse(policyFile()[0]?.text ?? "") as { policy: Facts };
  const languages = (...tags: readonly string[]) => ({ policy: { ...policy, languages: tags } });
  const organization = { organization: { name: { en: "Example", "es-PR": "Ejemplo" } } };
  const before = { ...languages("en"), subprocessors: { host: company("Host") } };
  const { files, entries } = recorded(
    before,
    policyFile({ ...languages("en", "es-PR"), ...organization }),
  );
  const entry: SubprocessorChange | undefined = entries["host-removed-2-0-0"];
  expect(entry?.name).toEqual({ en: "Host", "es-PR": "Host" });
  versionOf(files);
});

describe("a second run before the first is released", () => {
  const before = { subprocessors: { host: company("Host") } };
  const after = { subprocessors: { host: company("Host", { country: "DE" }) } };
  const first = recorded(before, policyFile(after)).text;

  test("writes the same", () => {
    expect(recorded(before, withRecord(after, first)).text).toBe(first);
  });

  test("moves the version, and keeps notes and comments", () => {
    const noted = `${first}    note: All data have moved.\n# A remark.\n`;
    const { text, entries } = recorded(before, withRecord(after, noted), "2.1.0");
    expect(Object.keys(entries)).toEqual(["host-changed-2-1-0"]);
    expect(entries["host-changed-2-1-0"]).toMatchObject({ note: "All data have moved." });
    expect(text).toContain("# A remark.");
  });

  test("takes back what has not happened after all", () => {
    expect(recorded(before, withRecord(before, first)).entries).toEqual({});
  });
});

test("what is released stays, to the byte, and the next release is added below", () => {
  const mail = { mail: company("Mail") };
  const { text: old } = recorded({}, policyFile({ subprocessors: mail }));
  const released = { subprocessors: mail, subprocessorChanges: parseYaml(old).subprocessorChanges };
  const both = { subprocessors: { ...mail, pay: company("Pay") } };
  for (const before of [old, `# Ours.\n${old}`, old.replaceAll("\n", "\r\n")]) {
    const { text } = recorded(released, withRecord(both, before), "3.0.0");
    expect(text.startsWith(before)).toBe(true);
    expect(text.slice(before.length)).toMatch(/^ {2}pay-added-3-0-0:\r?\n {4}date: 2027-01-01/);
    expect(text.includes("\r\n")).toBe(before.includes("\r\n"));
  }
});

test("what people have recorded by hand is not recorded twice, wherever it stands", () => {
  const planned = { date: "2027-01-15", change: "added", name: { en: "Host" } };
  const facts = { subprocessors: { host: company("Host") }, subprocessorChanges: { planned } };
  expect(recorded({}, policyFile(facts)).text).toBe("");
});

test("a new file begins with the line that tells editors the schema, where others do", () => {
  const line = "# yaml-language-server: $schema=../schemas/source.schema.json\n";
  const [{ path, text } = { path: "", text: "" }] = policyFile({
    subprocessors: { host: company("Host") },
  });
  const first = recorded({}, [{ path, text: line + text }]);
  expect(first.text.startsWith(`${line}subprocessorChanges:\n`)).toBe(true);
});

test("a section that is no plain map is an error with advice", () => {
  const mail = { subprocessors: { mail: company("Mail") } };
  const old = { date: "2026-01-01", change: "removed", name: "Post" };
  const text = `retention: &x {}\nsubprocessorChanges: *x\n`;
  const after = [...policyFile({ ...mail, subprocessorChanges: { old } })];
  const versions = { before: versionOf(policyFile()), after: versionOf(after) };
  const changes = publicChanges(diff(versions.before, versions.after));
  const files = [...after, { path: recordFile, text }];
  const moved = { version: "2.0.0", effective: "2027-01-01" };
  expect(() => record(files, { ...versions, changes }, moved)).toThrow(InputError);
});
