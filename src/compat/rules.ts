// One entry a keyword: when does every value that fits `from` obey the keyword of `to`?
// A rule that answers yes has proved it; a rule that answers no has not.

import { canonical } from "./canonical.js";
import {
  all,
  atIndex,
  atKey,
  type Kind,
  kindsOf,
  kindsOfType,
  matches,
  prefixLength,
  required,
} from "./facts.js";
import { alone, child, conjuncts, held, type Place, says, target } from "./place.js";
import type { Prover } from "./prove.js";

/** What a rule may ask. */
interface Question {
  /** The place whose keyword is asked for; it has the keyword. */
  readonly to: Place;
  readonly value: unknown;
  /** The places that all hold for the value. */
  readonly from: readonly Place[];
  readonly prove: Prover;
}

interface Rule {
  /** The kinds of values that the keyword speaks of; all where it is left out. */
  readonly on?: readonly Kind[];
  /** Whether ajv passes it over: other parts of policyc check it. */
  readonly isBeyondAjv?: true;
  readonly implied: (question: Question) => boolean;
}

const numbers: readonly Kind[] = ["integer", "fraction"];
const yes = () => true;

/** The keywords that policyc understands. */
export const rules: Readonly<Record<string, Rule>> = {
  type: { implied: ({ from, value }) => isWithin(kindsOf(from), kindsOfType(value)) },
  enum: { implied: ({ from, value }) => lists(from).some((list) => isWithin(list, texts(value))) },
  const: {
    implied: ({ from, value }) => lists(from).some((list) => isWithin(list, texts([value]))),
  },
  $ref: { implied: ({ to }) => target(to) !== undefined },
  allOf: { implied: yes },

  minLength: { on: ["string"], implied: isAtLeast("minLength") },
  maxLength: { on: ["string"], implied: isAtMost("maxLength") },
  pattern: { on: ["string"], implied: isTheSame("pattern") },
  format: { on: ["string", ...numbers], implied: isTheSame("format") },

  minimum: { on: numbers, implied: ({ from, value }) => floorOf(from).at >= Number(value) },
  maximum: { on: numbers, implied: ({ from, value }) => ceilingOf(from).at <= Number(value) },
  exclusiveMinimum: {
    on: numbers,
    implied: ({ from, value }) => {
      const { at, isOpen } = floorOf(from);
      return at > Number(value) || (at === value && isOpen);
    },
  },
  exclusiveMaximum: {
    on: numbers,
    implied: ({ from, value }) => {
      const { at, isOpen } = ceilingOf(from);
      return at < Number(value) || (at === value && isOpen);
    },
  },
  multipleOf: { on: numbers, implied: isMultiple },

  // policyc's own: the value is the id of an entry of this collection.
  references: { on: ["string"], isBeyondAjv: true, implied: isTheSame("references") },

  minItems: { on: ["array"], implied: isAtLeast("minItems") },
  maxItems: { on: ["array"], implied: isAtMost("maxItems") },
  uniqueItems: {
    on: ["array"],
    implied: ({ from, value }) =>
      value === false ||
      all(from, "uniqueItems").includes(true) ||
      all<number>(from, "maxItems").some((n) => n <= 1),
  },
  prefixItems: {
    on: ["array"],
    implied: ({ from, to, prove }) =>
      held(to, "prefixItems").every(([i, item]) => prove.below(atIndex(from, Number(i)), item)),
  },
  items: { on: ["array"], implied: itemsImplied },
  contains: { on: ["array"], implied: containsImplied },
  minContains: { on: ["array"], implied: containsImplied },
  maxContains: { on: ["array"], implied: containsImplied },
  unevaluatedItems: { on: ["array"], implied: ({ value }) => value === true },

  minProperties: {
    on: ["object"],
    implied: ({ from, value }) =>
      Math.max(0, required(from).size, ...all<number>(from, "minProperties")) >= Number(value),
  },
  maxProperties: { on: ["object"], implied: isAtMost("maxProperties") },
  required: {
    on: ["object"],
    implied: ({ from, value }) => (value as string[]).every((key) => required(from).has(key)),
  },
  dependentRequired: { on: ["object"], implied: dependentRequiredImplied },
  dependentSchemas: { on: ["object"], implied: dependentSchemasImplied },
  properties: {
    on: ["object"],
    implied: ({ from, to, prove }) =>
      held(to, "properties").every(([key, one]) => prove.below(atKey(from, key), one)),
  },
  patternProperties: {
    on: ["object"],
    implied: ({ from, to, prove }) =>
      held(to, "patternProperties").every(([pattern]) => patternImplied(from, to, pattern, prove)),
  },
  additionalProperties: { on: ["object"], implied: additionalImplied },
  propertyNames: { on: ["object"], implied: propertyNamesImplied },
  unevaluatedProperties: { on: ["object"], implied: ({ value }) => value === true },

  anyOf: {
    implied: ({ from, to, prove }) => held(to, "anyOf").some(([, one]) => prove.implies(from, one)),
  },
  oneOf: {
    implied: ({ from, to, prove }) =>
      (held(to, "oneOf").some(([, one]) => prove.implies(from, one)) && areApart(to, prove)) ||
      from.some((place) => haveEqualBranches(place, to, prove)),
  },
  not: {
    implied: ({ from, to, prove }) => {
      const denied = child(to, "not");
      if (denied === undefined) return false;
      const isDenied = (place: Place) => {
        const other = child(place, "not");
        return other !== undefined && prove.implies([denied], other);
      };
      return from.some(isDenied) || prove.disjoint(from, [denied]);
    },
  },
  if: { implied: conditionImplied },
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword's name
  then: { implied: conditionImplied },
  else: { implied: conditionImplied },
};

/** Keywords whose meaning comes with another one's: they are judged together. */
export const together: Readonly<Record<string, readonly string[]>> = {
  contains: ["contains", "minContains", "maxContains"],
  if: ["if", "then", "else"],
};

/** Keywords that say something to people and to editors, and nothing of which values fit. */
export const annotations: ReadonlySet<string> = new Set([
  "title",
  "description",
  "markdownDescription",
  "patternErrorMessage",
  "examples",
  "default",
  "deprecated",
  "readOnly",
  "writeOnly",
  "contentEncoding",
  "contentMediaType",
  "contentSchema",
  "$comment",
]);

/** Keywords that name or hold schemas; what they hold is compared where it is used. */
export const structure: ReadonlySet<string> = new Set(["$schema", "$id", "$defs", "definitions"]);

/** Whether policyc knows what a keyword means at a place. */
export function isUnderstood(keyword: string, place: Place): boolean {
  // An $id below the top changes what references below it mean.
  if (keyword === "$id" || keyword === "$schema") return place.pointer === "#";
  return Object.hasOwn(rules, keyword) || annotations.has(keyword) || structure.has(keyword);
}

/** Whether values of the keys that match a pattern, and that `to` does not name, are as it wants. */
export function patternImplied(
  from: readonly Place[],
  to: Place,
  pattern: string,
  prove: Prover,
): boolean {
  const wanted = child(to, "patternProperties", pattern);
  if (wanted === undefined) return true;
  const named = namedIn(from).filter((key) => matches(pattern, key));
  const covered = from.some((place) => {
    const same = child(place, "patternProperties", pattern);
    if (same !== undefined) return prove.below([same], wanted);
    // A key that matches no pattern of the place is what its `additionalProperties` speaks of.
    const rest = child(place, "additionalProperties");
    const others = held(place, "patternProperties").map(([, one]) => one);
    return rest !== undefined && [rest, ...others].every((one) => prove.below([one], wanted));
  });
  const rest = covered || prove.below([], wanted);
  return rest && named.every((key) => prove.below(atKey(from, key), wanted));
}

/** Whether the keys that `to` neither names nor matches have values as its `additionalProperties`. */
export function additionalImplied({ from, to, prove }: Omit<Question, "value">): boolean {
  const wanted = child(to, "additionalProperties");
  if (wanted === undefined) return true;
  const known = held(to, "properties").map(([key]) => key);
  const patterns = held(to, "patternProperties").map(([pattern]) => pattern);
  const isFree = (key: string) => !known.includes(key) && !patterns.some((p) => matches(p, key));
  const named = namedIn(from).filter(isFree);
  return (
    (from.some((place) => restImplied(place, wanted, patterns, prove)) ||
      prove.below([], wanted)) &&
    named.every((key) => prove.below(atKey(from, key), wanted))
  );
}

function restImplied(
  place: Place,
  wanted: Place,
  patterns: readonly string[],
  prove: Prover,
): boolean {
  if (place.schema === false) return true;
  const rest = child(place, "additionalProperties");
  if (rest === undefined || !prove.below([rest], wanted)) return false;
  return held(place, "patternProperties")
    .filter(([pattern]) => !patterns.includes(pattern))
    .every(([, one]) => prove.below([one], wanted));
}

function namedIn(from: readonly Place[]): string[] {
  return [...new Set(from.flatMap((place) => held(place, "properties").map(([key]) => key)))];
}

function itemsImplied({ from, to, prove }: Question): boolean {
  const wanted = child(to, "items");
  if (wanted === undefined) return false;
  const start = prefixLength(to);
  const end = Math.max(start, ...from.map(prefixLength));
  // Behind the longest prefix, every index is like every other.
  for (let index = start; index <= end; index++) {
    if (all<number>(from, "maxItems").some((n) => n <= index)) return true;
    if (!prove.below(atIndex(from, index), wanted)) return false;
  }
  return true;
}

function containsImplied({ from, to, prove }: Question): boolean {
  const wanted = child(to, "contains");
  if (wanted === undefined) return true;
  const least = Number(says(to, "minContains") ?? 1);
  const most = Number(says(to, "maxContains") ?? Number.POSITIVE_INFINITY);
  const hasEnough =
    least === 0 ||
    from.some((place) => {
      const own = child(place, "contains");
      return own && Number(says(place, "minContains") ?? 1) >= least && prove.below([own], wanted);
    });
  const hasNoMore =
    most === Number.POSITIVE_INFINITY ||
    from.some((place) => {
      const own = child(place, "contains");
      const limit = Number(says(place, "maxContains") ?? Number.POSITIVE_INFINITY);
      return own && limit <= most && prove.below([wanted], own);
    });
  return hasEnough && hasNoMore;
}

function dependentRequiredImplied({ from, value }: Question): boolean {
  const always = required(from);
  return Object.entries(value as Record<string, string[]>).every(([key, needed]) => {
    const own = all<Record<string, string[]>>(from, "dependentRequired").flatMap(
      (d) => d[key] ?? [],
    );
    const isNever = atKey(from, key).some((place) => place.schema === false);
    return isNever || needed.every((name) => always.has(name) || own.includes(name));
  });
}

function dependentSchemasImplied({ from, to, prove }: Question): boolean {
  return held(to, "dependentSchemas").every(([key, wanted]) => {
    const isNever = atKey(from, key).some((place) => place.schema === false);
    const own = from.flatMap((place) => child(place, "dependentSchemas", key) ?? []);
    return isNever || prove.implies(conjuncts(...from, ...own), wanted);
  });
}

function propertyNamesImplied({ from, to, prove }: Question): boolean {
  const wanted = child(to, "propertyNames");
  if (wanted === undefined) return false;
  const own = from.flatMap((place) => child(place, "propertyNames") ?? []);
  if (prove.below([aText, ...own], wanted)) return true;
  return from.some((place) => {
    const isClosed = says(place, "additionalProperties") === false;
    if (!isClosed || held(place, "patternProperties").length > 0) return false;
    return held(place, "properties").every(([key]) => prove.accepts(wanted, key));
  });
}

/** A key is a text, whether or not the schema says so. */
const aText = alone({ type: "string" });

function conditionImplied({ from, to, prove }: Question): boolean {
  const condition = child(to, "if");
  if (condition === undefined) return true;
  const holds = (step: "then" | "else", own: readonly Place[]) => {
    const wanted = child(to, step);
    return wanted === undefined || prove.implies(conjuncts(...from, ...own), wanted);
  };
  if (holds("then", [condition]) && holds("else", [])) return true;
  return from.some((place) => {
    const own = child(place, "if");
    if (own === undefined || !prove.equal(own, condition)) return false;
    const branch = (step: "then" | "else") => [child(place, step) ?? []].flat();
    return holds("then", [condition, ...branch("then")]) && holds("else", branch("else"));
  });
}

/** Whether no value fits two branches of a `oneOf`: then it says the same as `anyOf`. */
export function areApart(place: Place, prove: Prover): boolean {
  const branches = held(place, "oneOf").map(([, one]) => one);
  return branches.every((one, i) =>
    branches.slice(i + 1).every((other) => prove.disjoint([one], [other])),
  );
}

function haveEqualBranches(place: Place, to: Place, prove: Prover): boolean {
  const wanted = held(to, "oneOf").map(([, one]) => one);
  const left = held(place, "oneOf").map(([, one]) => one);
  if (left.length !== wanted.length) return false;
  return wanted.every((branch) => {
    const at = left.findIndex((one) => prove.equal(one, branch));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** A bound of numbers, and whether the bound itself is left out. */
interface Bound {
  readonly at: number;
  readonly isOpen: boolean;
}

function floorOf(from: readonly Place[]): Bound {
  const closed = Math.max(Number.NEGATIVE_INFINITY, ...all<number>(from, "minimum"));
  const open = Math.max(Number.NEGATIVE_INFINITY, ...all<number>(from, "exclusiveMinimum"));
  return { at: Math.max(closed, open), isOpen: open >= closed };
}

function ceilingOf(from: readonly Place[]): Bound {
  const closed = Math.min(Number.POSITIVE_INFINITY, ...all<number>(from, "maximum"));
  const open = Math.min(Number.POSITIVE_INFINITY, ...all<number>(from, "exclusiveMaximum"));
  return { at: Math.min(closed, open), isOpen: open <= closed };
}

function isAtLeast(keyword: string) {
  return ({ from, value }: Question) => Math.max(0, ...all<number>(from, keyword)) >= Number(value);
}

function isAtMost(keyword: string) {
  return ({ from, value }: Question) => all<number>(from, keyword).some((n) => n <= Number(value));
}

function isTheSame(keyword: string) {
  return ({ from, value }: Question) => all(from, keyword).includes(value);
}

// Fractions are left alone: whether 0.3 is a multiple of 0.1 is a matter of rounding.
function isMultiple({ from, value }: Question): boolean {
  const step = Number(value);
  if (all(from, "multipleOf").includes(value)) return true;
  if (step === 1) return !kindsOf(from).includes("fraction");
  return (
    Number.isSafeInteger(step) &&
    all<number>(from, "multipleOf").some((n) => Number.isSafeInteger(n) && n % step === 0)
  );
}

function lists(from: readonly Place[]): string[][] {
  return [
    ...all<unknown[]>(from, "enum").map(texts),
    ...from.flatMap((p) => (says(p, "const") === undefined ? [] : [texts([says(p, "const")])])),
  ];
}

function texts(values: unknown): string[] {
  return (values as unknown[]).map(canonical);
}

function isWithin<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.every((one) => others.includes(one));
}
