import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSchemas } from "../../src/compat/compare.js";
import { createJudge } from "../../src/compat/judge.js";
import { circular, rootOf } from "../../src/compat/place.js";
import { createProber } from "../../src/compat/probes.js";
import { anyValue, twoSchemas, wholeSchema } from "./arbitraries.js";

// Not the validator that the comparison asks, so that it cannot share a mistake with it.
function validator(schema: object): (value: unknown) => boolean | undefined {
  const ajv = new Ajv2020({ strict: false, logger: false, meta: false, validateSchema: false });
  addFormats.default(ajv);
  const check = ajv.compile(schema);
  return (value) => {
    try {
      return check(value) as boolean;
    } catch {
      // Some schemas that refer to themselves make ajv itself fail.
      return undefined;
    }
  };
}

/** Values that are likely to tell the two apart. */
function telling(from: object, to: object): unknown[] {
  const prober = createProber(createJudge());
  const probes = prober.probes([rootOf({ root: { ...from } })], [rootOf({ root: { ...to } })]);
  return [...probes].slice(0, 150);
}

const audiences = ["writers", "readers"] as const;

const usable = ({ before, after }: { before: object; after: object }) =>
  [before, after].every((root) => circular({ root: { ...root } }) === undefined);
const pairs = twoSchemas.filter(usable);

test("what is called compatible lets no valid value become invalid", () => {
  let proved = 0;
  fc.assert(
    fc.property(
      pairs,
      fc.constantFrom(...audiences),
      fc.array(anyValue, { minLength: 60, maxLength: 60 }),
      ({ before, after }, audience, values) => {
        const changes = compareSchemas(before, after, audience);
        if (changes.some(({ verdict }) => verdict === "breaking" || verdict === "unproved")) return;
        proved++;
        const [from, to] = audience === "writers" ? [before, after] : [after, before];
        const [wasValid, isValid] = [validator(from), validator(to)];
        for (const value of [...values, ...telling(from, to)]) {
          if (wasValid(value))
            expect(isValid(value), JSON.stringify({ value, changes })).toBe(true);
        }
      },
    ),
    { numRuns: 120, endOnFailure: true },
  );
  expect(proved).toBeGreaterThan(20);
});

test("what is called breaking has a witness that ajv confirms", () => {
  let broken = 0;
  fc.assert(
    fc.property(pairs, fc.constantFrom(...audiences), ({ before, after }, audience) => {
      const [from, to] = audience === "writers" ? [before, after] : [after, before];
      for (const { verdict, witness, reason } of compareSchemas(before, after, audience)) {
        expect(witness !== undefined).toBe(verdict === "breaking");
        expect(reason !== undefined).toBe(verdict === "unproved");
        if (witness === undefined) continue;
        broken++;
        const at = (schema: object) =>
          validator(witness.of === "#" ? schema : { ...schema, $ref: witness.of, ...only(schema) });
        expect(at(from)(witness.value)).toBe(true);
        expect(at(to)(witness.value)).toBe(false);
      }
    }),
    { numRuns: 150 },
  );
  expect(broken).toBeGreaterThan(10);
});

// A definition alone: the keywords of the whole schema must not judge its values.
function only(schema: object): object {
  return Object.fromEntries(
    Object.keys(schema).flatMap((name) => (name === "$defs" ? [] : [[name, undefined]])),
  );
}

describe("laws", () => {
  test("a schema compared with itself has no changes", () => {
    fc.assert(
      fc.property(wholeSchema, fc.constantFrom(...audiences), (schema, audience) => {
        fc.pre(usable({ before: schema, after: schema }));
        const changes = compareSchemas(schema, structuredClone(schema), audience);
        expect(changes.filter(({ verdict }) => verdict !== "unknown")).toEqual([]);
      }),
    );
  });

  test("the order of keys and of lists without order changes nothing", () => {
    const turned = (node: unknown, name = ""): unknown => {
      if (Array.isArray(node)) {
        const list = node.map((one) => turned(one));
        return ["enum", "required", "anyOf", "allOf", "oneOf"].includes(name)
          ? list.reverse()
          : list;
      }
      if (typeof node !== "object" || node === null) return node;
      const entries = Object.entries(node).map(([key, value]) => [key, turned(value, key)]);
      return Object.fromEntries(entries.reverse());
    };
    fc.assert(
      fc.property(wholeSchema, (schema) => {
        fc.pre(usable({ before: schema, after: schema }));
        const changes = compareSchemas(schema, turned(schema), "writers");
        expect(changes.filter(({ verdict }) => verdict !== "unknown")).toEqual([]);
      }),
    );
  });

  test("readers see one way what writers see the other way", () => {
    fc.assert(
      fc.property(pairs, ({ before, after }) => {
        const verdicts = (...changes: ReturnType<typeof compareSchemas>) =>
          changes
            .map(({ verdict }) => verdict)
            .filter((v) => v !== "words")
            .sort();
        expect(verdicts(...compareSchemas(before, after, "readers"))).toEqual(
          verdicts(...compareSchemas(after, before, "writers")),
        );
      }),
    );
  });
});
