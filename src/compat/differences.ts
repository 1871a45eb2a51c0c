// What differs between two places, and which places within them are to be compared in turn: one
// entry a keyword. Whether a difference is compatible, its test says.
import type { ErrorObject } from "ajv/dist/2020.js";
import { canonical } from "./canonical.js";
import { atIndex, atKey, matches, prefixLength } from "./facts.js";
import {
  alone,
  child,
  conjuncts,
  held,
  keywordsOf,
  type Place,
  placesBelow,
  says,
  target,
} from "./place.js";
import type { Prover } from "./prove.js";
import {
  additionalImplied,
  areApart,
  isUnderstood,
  patternImplied,
  rules,
  together,
} from "./rules.js";
import { assertions, followed, isReference, isSame } from "./same.js";
import { changed, listOf, nameIn } from "./words.js";

/** How a difference of a part bears on the whole: as it is, turned round by `not`, or both ways. */
export type Mode = "along" | "against" | "exact";

/** Two places that are to be compared. */
export interface Pair {
  readonly before: Place;
  readonly after: Place;
  readonly mode: Mode;
}

/** Something that differs between the places of a pair. */
export interface Difference extends Pair {
  readonly keyword: string;
  /** The steps from the places to what changed. */
  readonly steps: readonly (string | number)[];
  /** One line: what changed. */
  readonly message: string;
  /** Whether it is proved that values that fit one place obey the other one in this respect. */
  readonly test: (from: Place, to: Place) => boolean;
  /** Whether what ajv objects to shows this difference, and not another one. */
  readonly shows: (error: ErrorObject) => boolean;
}

/** What the listing of differences must know of the whole. */
export interface Context {
  readonly prove: Prover;
  /** The one whose values are given, and the one that they ought to fit. */
  readonly inOrder: <T>(before: T, after: T) => [from: T, to: T];
}

type Listing = Generator<Pair | Difference>;

type List = (pair: Pair, context: Context, keyword: string) => Listing;

/** The differences of two places, and the pairs of places within them to go on with. */
export function* differences(pair: Pair, context: Context): Listing {
  const { before, after, mode } = pair;
  if (isReference(before) || isReference(after)) return yield* ofReferences(pair, context);
  if (typeof before.schema === "boolean" || typeof after.schema === "boolean") {
    const message = `is now ${kindOf(after)}, was ${kindOf(before)}`;
    if (before.schema !== after.schema)
      yield ofWholes({ before, after, mode }, "schema", message, context);
    return;
  }
  for (const keyword of new Set([...assertions(after), ...assertions(before)])) {
    yield* (lists[keyword] ?? ofValues)(pair, context, keyword);
  }
}

/** Keywords that are not simply compared by their values. */
const lists: Readonly<Record<string, List>> = {
  $ref: besideOthers,
  properties: ofMaps,
  patternProperties: ofMaps,
  dependentSchemas: ofMaps,
  additionalProperties: ofSchemas,
  propertyNames: ofSchemas,
  items: ofSchemas,
  not: ofSchemas,
  prefixItems: ofItems,
  allOf: ofBranches,
  anyOf: ofBranches,
  oneOf: ofBranches,
  if: ofConditions,
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword's name
  then: withIf,
  else: withIf,
  contains: ofContents,
  minContains: withContains,
  maxContains: withContains,
  // They see what stands beside them: whatever changed there changes them.
  unevaluatedProperties: ofNeighbours,
  unevaluatedItems: ofNeighbours,
  required: ofRequired,
  enum: ofEnums,
};

function* ofValues(pair: Pair, context: Context, keyword: string): Listing {
  if (hasChanged(keyword, pair)) yield asWhole(pair, context, keyword);
}

/** A keyword as a whole, together with those that mean something with it alone. */
function asWhole(pair: Pair, { prove }: Context, keyword: string): Difference {
  const group = together[keyword] ?? [keyword];
  const isRuled = isUnderstood(keyword, pair.after) && rules[keyword] !== undefined;
  return {
    ...pair,
    keyword,
    steps: [keyword],
    message: changed(keyword, says(pair.before, keyword), says(pair.after, keyword)),
    test: (from, to) =>
      isRuled && group.every((one) => says(to, one) === undefined || prove.obeys([from], to, one)),
    shows: by(...group),
  };
}

/** Places that are judged as one. */
function ofWholes(pair: Pair, keyword: string, message: string, { prove }: Context): Difference {
  const shows = by("false schema", ...faultsIn(followed(pair.before), followed(pair.after)));
  const test = (from: Place, to: Place) => prove.implies([from], to);
  return { ...pair, keyword, steps: [], message, test, shows };
}

function* ofReferences(pair: Pair, context: Context): Listing {
  const { before, after, mode } = pair;
  const [old, now] = [says(before, "$ref"), says(after, "$ref")];
  const areBoth = isReference(before) && isReference(after);
  if (areBoth && old === now) {
    const [from, to] = [target(before), target(after)];
    if (from && to) yield { before: from, after: to, mode };
    else if (!isSame(before, after)) {
      yield ofWholes(pair, "$ref", `what ${old} leads to is not known`, context);
    }
    return;
  }
  const moved = areBoth
    ? `refers to ${now} instead of ${old}`
    : isReference(after)
      ? `refers to ${now} instead of saying it here`
      : `says here what it referred to ${old} for`;
  const same = isSame(before, after) ? ": the same content" : "";
  yield ofWholes(pair, "$ref", `${moved}${same}`, context);
}

function* besideOthers(pair: Pair, { prove }: Context): Listing {
  const { before, after, mode } = pair;
  const [old, now] = [target(before), target(after)];
  if (old && now && says(before, "$ref") === says(after, "$ref")) {
    yield { before: old, after: now, mode };
    return;
  }
  if (!hasChanged("$ref", pair) && isSame(before, after)) return;
  yield {
    ...pair,
    keyword: "$ref",
    steps: ["$ref"],
    message: changed("$ref", says(before, "$ref"), says(after, "$ref")),
    test: (from, to) => {
      const wanted = target(to);
      const isAbsent = says(to, "$ref") === undefined;
      return isAbsent || (wanted !== undefined && prove.implies([from], wanted));
    },
    shows: by(...faultsIn(...[old, now].map((one) => one && followed(one)))),
  };
}

function* ofSchemas(pair: Pair, context: Context, keyword: string): Listing {
  const [before, after] = [child(pair.before, keyword), child(pair.after, keyword)];
  const mode = keyword === "not" ? opposite[pair.mode] : pair.mode;
  // ajv finds fault with `false` at the place that has it.
  if (typeof before?.schema === "object" && typeof after?.schema === "object") {
    yield { before, after, mode };
  } else if (before?.schema !== after?.schema) yield asWhole(pair, context, keyword);
}

/** How the effect of a part turns round within `not`. */
const opposite: Readonly<Record<Mode, Mode>> = {
  along: "against",
  against: "along",
  exact: "exact",
};

function* ofMaps(pair: Pair, context: Context, keyword: string): Listing {
  const [old, now] = [new Map(held(pair.before, keyword)), new Map(held(pair.after, keyword))];
  for (const key of new Set([...now.keys(), ...old.keys()])) {
    const [before, after] = [old.get(key), now.get(key)];
    if (before && after) {
      yield { before, after, mode: pair.mode };
      continue;
    }
    const what = `${nameIn(keyword)} “${key}” ${after ? "added" : "removed"}`;
    yield {
      ...pair,
      keyword,
      steps: [keyword, key],
      message: what + (after ? sameAs(after, old, now) : renamedTo(before, now, old)),
      test: keyTests[keyword]?.(key, context.prove) ?? (() => false),
      shows: atThat(
        keyword === "patternProperties" ? (k) => matches(key, k) : (k) => k === key,
        faultsIn(before, after),
      ),
    };
  }
}

/** What must be proved of a key that one side alone has. */
const keyTests: Readonly<Record<string, (key: string, prove: Prover) => Difference["test"]>> = {
  properties: (key, prove) => (from, to) =>
    atKey([to], key).every((one) => prove.below(atKey(conjuncts(from), key), one)),
  patternProperties: (key, prove) => (from, to) =>
    child(to, "patternProperties", key)
      ? patternImplied(conjuncts(from), to, key, prove)
      : additionalImplied({ from: conjuncts(from), to, prove }),
  dependentSchemas: (_, prove) => (from, to) =>
    says(to, "dependentSchemas") === undefined || prove.obeys([from], to, "dependentSchemas"),
};

type Places = ReadonlyMap<string, Place>;

function sameAs(place: Place, old: Places, now: Places): string {
  const key = keyOfSame(place, old, now);
  return key === undefined ? "" : `, with the content of “${key}”`;
}

function renamedTo(place: Place | undefined, now: Places, old: Places): string {
  const key = place && keyOfSame(place, now, old);
  return key === undefined ? "" : `: renamed to “${key}”?`;
}

/** The key that only some places have, with the same content as another one. */
function keyOfSame(place: Place, some: Places, others: Places): string | undefined {
  return [...some].find(([key, one]) => !others.has(key) && isSame(one, place))?.[0];
}

function* ofItems(pair: Pair, { prove }: Context): Listing {
  const length = Math.max(prefixLength(pair.before), prefixLength(pair.after));
  for (let i = 0; i < length; i++) {
    const [before, after] = [
      child(pair.before, "prefixItems", i),
      child(pair.after, "prefixItems", i),
    ];
    if (before && after) {
      yield { before, after, mode: pair.mode };
      continue;
    }
    yield {
      ...pair,
      keyword: "prefixItems",
      steps: ["prefixItems", i],
      message: `item ${i} ${after ? "added to" : "removed from"} the items that are named`,
      test: (from, to) =>
        atIndex([to], i).every((one) => prove.below(atIndex(conjuncts(from), i), one)),
      shows: by("items", ...faultsIn(before, after)),
    };
  }
}

function* ofRequired(pair: Pair, { prove }: Context, keyword: string): Listing {
  const { added, removed } = compareLists(pair, keyword);
  const asks = (place: Place, key: unknown) => listAt(place, keyword).includes(key);
  for (const key of [...added, ...removed]) {
    yield {
      ...pair,
      keyword,
      steps: [keyword],
      message: `“${key}” is ${added.includes(key) ? "now" : "no longer"} required`,
      test: (from, to) => !asks(to, key) || prove.implies([from], alone({ required: [key] })),
      shows: ({ keyword: fault, params }) => fault === keyword && params.missingProperty === key,
    };
  }
}

function* ofEnums(pair: Pair, context: Context, keyword: string): Listing {
  if (says(pair.before, keyword) === undefined || says(pair.after, keyword) === undefined) {
    yield asWhole(pair, context, keyword);
    return;
  }
  const { added, removed } = compareLists(pair, keyword);
  const has = (place: Place, value: unknown) =>
    (says(place, keyword) as unknown[]).some((one) => canonical(one) === canonical(value));
  for (const values of [added, removed]) {
    if (values.length === 0) continue;
    const what = values === added ? "added" : "removed";
    yield {
      ...pair,
      keyword,
      steps: [keyword],
      message: `${values.length === 1 ? "value" : "values"} ${what}: ${listOf(values)}`,
      test: (from, to) =>
        values.every((value) => !has(from, value) || has(to, value)) ||
        context.prove.obeys([from], to, keyword),
      shows: by(keyword),
    };
  }
}

function listAt(place: Place, keyword: string): readonly unknown[] {
  return (says(place, keyword) ?? []) as unknown[];
}

function compareLists({ before, after }: Pair, keyword: string) {
  const without = (some: readonly unknown[], others: readonly unknown[]) =>
    some.filter((one) => !others.some((other) => canonical(other) === canonical(one)));
  return {
    added: without(listAt(after, keyword), listAt(before, keyword)),
    removed: without(listAt(before, keyword), listAt(after, keyword)),
  };
}

function* ofBranches(pair: Pair, context: Context, keyword: string): Listing {
  const left = held(pair.before, keyword).map(([, one]) => one);
  const pairs: [Place, Place][] = [];
  const fresh = held(pair.after, keyword)
    .map(([, one]) => one)
    .filter((one) => {
      const at = left.findIndex((other) => isSame(one, other));
      if (at >= 0) pairs.push([left.splice(at, 1)[0] as Place, one]);
      return at < 0;
    });
  if (fresh.length === left.length) {
    pairs.push(...left.map((one, i): [Place, Place] => [one, fresh[i] as Place]));
  } else yield ofUnevenBranches(pair, context, keyword, fresh, left);
  // A wider branch of `oneOf` may fit a value that another branch fits already.
  const mode = keyword === "oneOf" && !staysApart(pair, context) ? "exact" : pair.mode;
  for (const [before, after] of pairs) yield { before, after, mode };
}

function ofUnevenBranches(
  pair: Pair,
  { prove }: Context,
  keyword: string,
  added: readonly Place[],
  removed: readonly Place[],
): Difference {
  const count = (list: readonly Place[], what: string) =>
    list.length === 0 ? [] : [`${list.length} ${what}`];
  return {
    ...pair,
    keyword,
    steps: [keyword],
    message: `${nameIn(keyword)}: ${[...count(added, "added"), ...count(removed, "removed")].join(", ")}`,
    test: (from, to) =>
      keyword === "allOf"
        ? held(to, keyword).every(([, one]) => prove.implies([from], one))
        : says(to, keyword) === undefined || prove.obeys([from], to, keyword),
    shows: by(keyword, ...(keyword === "allOf" ? faultsIn(...added, ...removed) : [])),
  };
}

function staysApart({ before, after, mode }: Pair, { prove, inOrder }: Context): boolean {
  const [from, to] = inOrder(before, after);
  return mode !== "exact" && areApart(mode === "along" ? to : from, prove);
}

const steps = ["then", "else"] as const;

function* ofConditions(pair: Pair, context: Context): Listing {
  const { before, after, mode } = pair;
  const [old, now] = [child(before, "if"), child(after, "if")];
  const has = (place: Place, step: string) => child(place, step) !== undefined;
  if (old && now && steps.every((step) => has(before, step) === has(after, step))) {
    yield { before: old, after: now, mode: "exact" };
    for (const step of steps) {
      const [one, other] = [child(before, step), child(after, step)];
      if (one && other) yield { before: one, after: other, mode };
    }
  } else if (steps.some((step) => has(before, step) || has(after, step))) {
    yield asWhole(pair, context, "if");
  }
}

// Without `if`, they mean nothing.
function* withIf(): Listing {}

function* ofContents(pair: Pair, context: Context): Listing {
  const { before, after, mode } = pair;
  const [old, now] = [child(before, "contains"), child(after, "contains")];
  const counts = ["minContains", "maxContains"];
  if (!old || !now || counts.some((keyword) => hasChanged(keyword, pair))) {
    yield asWhole(pair, context, "contains");
    return;
  }
  const isBounded = says(before, "maxContains") !== undefined;
  yield { before: old, after: now, mode: isBounded ? "exact" : mode };
}

// Without `contains`, they mean nothing.
function* withContains(): Listing {}

function* ofNeighbours(pair: Pair, context: Context, keyword: string): Listing {
  if (isSame(pair.before, pair.after)) return;
  const whole = asWhole(pair, context, keyword);
  const message = `what ${keyword} leaves over changed, with what stands beside it`;
  yield hasChanged(keyword, pair) ? whole : { ...whole, message };
}

function hasChanged(keyword: string, { before, after }: Pair): boolean {
  return canonical(says(before, keyword)) !== canonical(says(after, keyword));
}

/** The keywords by which ajv may object to what does not fit some places. */
function faultsIn(...places: readonly (Place | undefined)[]): string[] {
  const parts = conjuncts(...places.filter((place) => place !== undefined));
  const below = parts.flatMap((part) => [...placesBelow(part)]);
  return [...new Set(below.flatMap((one) => Object.keys(keywordsOf(one))))];
}

function by(...keywords: readonly string[]): Difference["shows"] {
  return ({ keyword }) => keywords.includes(keyword);
}

/** A fault of a key itself or of its value. */
function atThat(isKey: (key: string) => boolean, keywords: readonly string[]): Difference["shows"] {
  return ({ keyword, params }) =>
    keyword === "additionalProperties"
      ? isKey(String(params.additionalProperty))
      : keyword === "false schema" || keywords.includes(keyword);
}

function kindOf(place: Place): string {
  if (typeof place.schema === "object") return "a schema";
  return place.schema ? "anything" : "nothing at all";
}
