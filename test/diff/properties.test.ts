import fc from "fast-check";
import { expect, test } from "vitest";
import { type Change, inverse, type Site } from "../../src/diff/change.js";
import { diff } from "../../src/diff/diff.js";
import type { Version } from "../../src/diff/version.js";
import { checkReferences } from "../../src/link/references.js";
import type { PolicySource } from "../../src/schema/source.generated.js";
import { parse } from "../../src/source/load.js";
import { validate } from "../../src/validate/validate.js";
import { anyPolicy, shuffled } from "../support/policies.js";

const version = (policy: PolicySource): Version => ({
  policy,
  languages: policy.policy?.languages ?? [],
  published: false,
});

const none = { changes: [], internal: [], notCompared: [] };

test("the policies of these tests are valid", () => {
  fc.assert(
    fc.property(anyPolicy, (policy) => {
      const { value: source } = parse([{ path: "policy.yaml", text: JSON.stringify(policy) }]);
      if (!source) throw new Error("it cannot be parsed");
      expect([...validate(source).diagnostics, ...checkReferences(source)]).toEqual([]);
    }),
  );
});

test("a policy does not differ from itself", () => {
  fc.assert(
    fc.property(anyPolicy, (policy) => {
      expect(diff(version(policy), version(structuredClone(policy)))).toMatchObject(none);
    }),
  );
});

test("the order of keys and of sets means nothing", () => {
  fc.assert(
    fc.property(anyPolicy, fc.nat(), (policy, seed) => {
      expect(diff(version(policy), version(shuffled(policy, seed)))).toMatchObject(none);
    }),
  );
});

/** A change as the comparison the other way round has to find it; what it weighs is another matter. */
function mirror(change: Change): Omit<Change, "weight" | "why" | "provisions"> {
  const { weight: _, why: __, provisions: ___, before, after, entities, kind, ...rest } = change;
  const bare = (site: Site | undefined) => site && { path: site.path, value: site.value };
  return {
    ...rest,
    kind: inverse[kind],
    entities: entities.map(({ what, before, after }) => ({
      what,
      ...(after && { before: after }),
      ...(before && { after: before }),
    })),
    ...(after && { before: bare(after) as Site }),
    ...(before && { after: bare(before) as Site }),
  };
}

const sorted = (changes: readonly object[]) => changes.map((c) => JSON.stringify(c)).sort();

test("the comparison the other way round is the mirror", () => {
  fc.assert(
    fc.property(anyPolicy, anyPolicy, (a, b) => {
      const there = diff(version(a), version(b));
      const back = diff(version(b), version(a));
      expect(sorted(there.changes.map(mirror).map(inOrder))).toEqual(
        sorted(back.changes.map(mirror).map(mirrored).map(inOrder)),
      );
      expect(back.internal).toEqual(there.internal);
      expect(back.languages).toEqual(there.languages);
      expect(back.notCompared).toEqual(there.notCompared);
    }),
  );
});

/** A mirrored change mirrored again: the change itself, without its verdict. */
const mirrored = (change: object) => mirror(change as Change);

/** With its keys in one order, so that changes compare as text. */
function inOrder({
  kind,
  subject,
  entities,
  language,
  before,
  after,
}: Omit<Change, "weight" | "why" | "provisions">) {
  const named = entities.map((e) => ({ what: e.what, before: e.before, after: e.after }));
  return { kind, subject, entities: named, language, before, after };
}

test("without a language in common, facts are compared and texts are not", () => {
  const policy = (language: string, role: "controller" | "processor", name: string) =>
    version({
      policy: {
        id: "p",
        version: "1.0.0",
        effective: "2026-01-31",
        status: "in-force",
        languages: [language],
      },
      purposes: { running: { name, role } },
    });
  const found = diff(policy("en", "processor", "running"), policy("ja", "controller", "運営"));
  expect(found.changes.map(({ kind, subject }) => `${subject} ${kind}`)).toEqual([
    "policy.languages.* removed",
    "policy.languages.* added",
    "purposes.*.role changed",
  ]);
  expect(found.notCompared).toEqual(["texts: the two sides have no language in common."]);
});
