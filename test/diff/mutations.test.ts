import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { type Change, inverse } from "../../src/diff/change.js";
import { diff } from "../../src/diff/diff.js";
import { table } from "../../src/diff/table.js";
import type { Treatment } from "../../src/diff/treatment.js";
import type { Version } from "../../src/diff/version.js";
import { checkReferences } from "../../src/link/references.js";
import type { PolicySource } from "../../src/schema/source.generated.js";
import { parse } from "../../src/source/load.js";
import { validate } from "../../src/validate/validate.js";
import { root } from "../support/compiled.js";
import { type Data, mutationsOf } from "../support/mutations.js";

const cases = new URL("test/cases/diff/", root);
const policy: Data = parseYaml(readFileSync(new URL("every-kind.yaml", cases), "utf8"));
const mutations = [...mutationsOf(policy)];
const internal = ["schemaVersion", "gates", "lint", "waivers"];

const version = (data: Data): Version => ({
  policy: data as unknown as PolicySource,
  languages: (data as { policy: { languages: string[] } }).policy.languages,
  published: false,
});

function problems(data: Data): unknown[] {
  const { value: source } = parse([{ path: "policy.yaml", text: JSON.stringify(data) }]);
  return source ? [...validate(source).diagnostics, ...checkReferences(source)] : ["unreadable"];
}

/** The period, its event and the criteria are one fact. */
const asOneFact = (subject: string) =>
  subject.replace(/^(retention\.\*\.)(after|criteria.*)$/, "$1period");

/** Every fact that the table treats, by its place in the schema. */
function subjects(treatment: Treatment, path: readonly string[]): string[] {
  const inside = "fields" in treatment ? Object.entries(treatment.fields) : [];
  const own = ["fields", "part"].includes(treatment.form) ? [] : [path.join(".")];
  const entry = treatment.form === "entries" ? subjects(treatment.entry, [...path, "*"]) : [];
  return [...own, ...entry, ...inside.flatMap(([key, one]) => subjects(one, [...path, key]))];
}

test("the policy to start from is valid, and every fact of the table is changed in it", () => {
  expect(problems(policy)).toEqual([]);
  const changed = mutations.flatMap(({ subject }) => [subject, subject.replace(/\.\*$/, "")]);
  const within = new Set([...changed, ...changed.map((subject) => subject.split(".")[0])]);
  expect(subjects(table, []).filter((subject) => !within.has(subject))).toEqual([]);
});

describe("a single change of the source gives exactly its change", () => {
  const changed = [...new Set(mutations.map(({ subject }) => subject))];

  test.each(changed)("%s", (subject) => {
    for (const mutation of mutations.filter((one) => one.subject === subject)) {
      expect(problems(mutation.policy)).toEqual([]);
      const there = diff(version(policy), version(mutation.policy));
      const back = diff(version(mutation.policy), version(policy));
      const section = subject.split(".")[0] ?? "";
      if (internal.includes(section)) {
        expect(there).toMatchObject({ changes: [], internal: [section] });
        continue;
      }
      expect(there.internal).toEqual([]);
      const [change] = there.changes as [Change];
      // A list that is gone is each of its members gone, unless its absence has a meaning of its own.
      const inside = change.subject === `${subject}.*`;
      const expected = Array(inside ? mutation.members : 1).fill(
        inside ? `${subject}.*` : asOneFact(subject),
      );
      expect(there.changes.map((c) => c.subject)).toEqual(expected);
      if (asOneFact(subject) === subject) expect(mutation.kinds).toContain(change.kind);
      expect(back.changes.map((c) => c.kind)).toEqual(expected.map(() => inverse[change.kind]));
    }
  });
});

test("what each single change weighs, and why", async () => {
  const rows = new Set<string>();
  for (const mutation of mutations) {
    const pairs = [
      [policy, mutation.policy],
      [mutation.policy, policy],
    ] as const;
    for (const [a, b] of pairs) {
      for (const { weight, subject, kind, why, provisions } of diff(version(a), version(b))
        .changes) {
        const cited = provisions.map(({ provision }) => ` [${provision}]`).join("");
        rows.add(`${subject} ${kind}: ${weight}, because ${why}${cited}`);
      }
    }
  }
  const list = `${[...rows].sort().join("\n")}\n`;
  await expect(list).toMatchFileSnapshot(new URL("weights.txt", cases).pathname);
});
