import { canonical } from "./canonical.js";
import { type Context, type Difference, differences, type Pair } from "./differences.js";
import { createJudge } from "./judge.js";
import {
  held,
  isSchema,
  join,
  keywordsOf,
  type Place,
  placesBelow,
  rootOf,
  says,
  type Tree,
} from "./place.js";
import { createProver } from "./prove.js";
import { annotations, isUnderstood, rules } from "./rules.js";
import { definitionAround, isReferredTo, usesOf } from "./uses.js";
import { withName } from "./version.js";
import { createWitnesses, type Witness } from "./witness.js";
import { changed } from "./words.js";

/**
 * For whom a schema is kept: those who write what it describes (what was valid stays valid), or
 * those who read it (what is valid now was valid before).
 */
export type Audience = "writers" | "readers";

export type Verdict =
  /** There is a witness: a value that was valid and no longer is. */
  | "breaking"
  /** Neither proved compatible nor shown to break anything: to be treated as breaking. */
  | "unproved"
  /** Proved by rule: every value that was valid stays valid. */
  | "compatible"
  /** Only what people and editors read has changed. */
  | "words"
  /** Not a change: a keyword that policyc does not understand, the same on both sides. */
  | "unknown";

/** A change of a schema. */
export interface Change {
  /** compat/ and the keyword that changed, or compat/unknown-keyword, compat/words. */
  readonly code: string;
  readonly verdict: Verdict;
  /** Where it stands in the new schema; what is gone, where it stood in the old one. */
  readonly pointer: string;
  /** One line: what changed. */
  readonly message: string;
  /** The places that refer to the definition in which the change stands. */
  readonly usedAt: readonly string[];
  readonly witness?: Witness;
  /** Why there is no witness. */
  readonly reason?: string;
}

/**
 * Compares two JSON Schemas (draft 2020-12) that ajv can use. Each change is reported once, at the
 * definition where it stands.
 */
export function compareSchemas(before: unknown, after: unknown, audience: Audience): Change[] {
  const inOrder: Context["inOrder"] = (a, b) => (audience === "writers" ? [a, b] : [b, a]);
  const [old, now] = trees(before, after, inOrder);
  const judge = createJudge();
  const context: Context = { prove: createProver(judge), inOrder };
  const [given, wanted] = inOrder(old, now);
  const witness = createWitnesses(given, wanted, judge);
  const changes = new Map<string, Change>();
  const put = (change: Change) => {
    const key = `${change.code} ${change.pointer} ${change.message}`;
    const known = changes.get(key);
    // Of the same change, found twice, the graver verdict holds.
    if (known === undefined || isGraver(change, known)) changes.set(key, change);
  };
  const judged = (difference: Difference) => changeOf(difference, context, witness);
  for (const found of walk(rootOf(old), rootOf(now), context)) {
    put("test" in found ? judged(found) : found);
  }
  const found = [...changes.values()];
  return [...found, ...unknownKeywords(rootOf(old), rootOf(now), found)];
}

function trees(before: unknown, after: unknown, inOrder: Context["inOrder"]): [Tree, Tree] {
  const [old, now] = [before, after].map((schema) => (isSchema(schema) ? schema : true));
  const [given] = inOrder(before, after);
  const name = String(Object(given).$id ?? "");
  return [{ root: withName(old ?? true, name) }, { root: withName(now ?? true, name) }];
}

/** All that differs, from the top down, each pair of places once. */
function* walk(before: Place, after: Place, context: Context): Generator<Difference | Change> {
  const walked = new Set<string>();
  yield* dialects(before, after);
  yield* walkFrom({ before, after, mode: "along" }, walked, context);
  yield* definitions(before, after, walked, context);
}

function* walkFrom(
  start: Pair,
  walked: Set<string>,
  context: Context,
): Generator<Difference | Change> {
  const { before, after, mode } = start;
  const pair = pairOf(before, after);
  if (walked.has(`${mode} ${pair}`)) return;
  if (!walked.has(pair)) yield* words(before, after);
  walked.add(pair).add(`${mode} ${pair}`);
  for (const found of differences(start, context)) {
    if ("message" in found) yield found;
    else yield* walkFrom(found, walked, context);
  }
}

function pairOf(before: Place, after: Place): string {
  return `${before.pointer} ${after.pointer}`;
}

function* words(before: Place, after: Place): Generator<Change> {
  for (const keyword of annotations) {
    const [old, now] = [says(before, keyword), says(after, keyword)];
    if (canonical(old) === canonical(now)) continue;
    const what = old === undefined ? "added" : now === undefined ? "removed" : "changed";
    const { pointer } = now === undefined ? before : after;
    const change = { pointer: join(pointer, keyword), message: `${keyword} ${what}`, usedAt: [] };
    yield { code: "compat/words", verdict: "words", ...change };
  }
}

function* dialects(before: Place, after: Place): Generator<Change> {
  const [old, now] = [says(before, "$schema"), says(after, "$schema")];
  if (old === now) return;
  yield {
    code: "compat/$schema",
    verdict: "unproved",
    pointer: "#/$schema",
    message: changed("$schema", old, now),
    usedAt: [],
    reason: "the same keywords may mean something else in another dialect",
  };
}

/** The definitions that no walk has come to: policyc or another schema may refer to them. */
function* definitions(
  before: Place,
  after: Place,
  walked: Set<string>,
  context: Context,
): Generator<Difference | Change> {
  const [old, now] = [new Map(held(before, "$defs")), new Map(held(after, "$defs"))];
  for (const [key, one] of now) {
    const other = old.get(key);
    if (other === undefined) {
      if (!isReferredTo(one)) yield ofDefinition(one, key, "added");
    } else if (!walked.has(pairOf(other, one))) {
      yield* walkFrom({ before: other, after: one, mode: "along" }, walked, context);
    }
  }
  for (const [key, one] of old) {
    // Where something refers to it, the change shows there.
    if (!now.has(key) && !isReferredTo(one)) yield ofDefinition(one, key, "removed");
  }
}

function ofDefinition({ pointer }: Place, key: string, what: "added" | "removed"): Change {
  const change = {
    code: "compat/$defs",
    pointer,
    message: `definition “${key}” ${what}`,
    usedAt: [],
  };
  if (what === "added") return { ...change, verdict: "compatible" };
  const reason = "nothing in this schema refers to it, but something else may";
  return { ...change, verdict: "unproved", reason };
}

/** Every keyword that policyc does not understand, once, where it did not change. */
function* unknownKeywords(
  before: Place,
  after: Place,
  changes: readonly Change[],
): Generator<Change> {
  const changed = new Set(changes.map(({ pointer }) => pointer));
  const found = new Map<string, Set<string>>();
  for (const place of [after, before].flatMap((root) => [...placesBelow(root)])) {
    for (const keyword of Object.keys(keywordsOf(place))) {
      const isChange = changed.has(join(place.pointer, keyword));
      if (isChange || isUnderstood(keyword, place)) continue;
      const pointers = found.get(keyword) ?? new Set<string>();
      found.set(keyword, pointers.add(join(place.pointer, keyword)));
    }
  }
  for (const [keyword, pointers] of found) {
    const [pointer = "#", ...usedAt] = pointers;
    const message = `policyc does not understand the keyword “${keyword}”`;
    yield { code: "compat/unknown-keyword", verdict: "unknown", pointer, message, usedAt };
  }
}

/** A difference with its verdict: proved, refuted by a witness, or neither. */
function changeOf(
  difference: Difference,
  { inOrder, prove }: Context,
  witness: ReturnType<typeof createWitnesses>,
): Change {
  const { before, after, mode, keyword, steps, message, test, shows } = difference;
  const [from, to] = inOrder(before, after);
  const here = isThere(after, steps) ? after : before;
  const definition = definitionAround(here);
  const isKnown = keyword === "schema" || isUnderstood(keyword, here);
  // What obeys the whole place obeys it in this respect, too.
  const holds = (one: Place, other: Place) =>
    test(one, other) || (isKnown && prove.implies([one], other));
  const isProved = (mode === "against" || holds(from, to)) && (mode === "along" || holds(to, from));
  const change = {
    code: isKnown ? `compat/${keyword}` : "compat/unknown-keyword",
    pointer: join(here.pointer, ...steps),
    message,
    usedAt: definition ? usesOf(definition) : [],
  };
  if (isProved) return { ...change, verdict: "compatible" };
  const shown = isKnown ? witness({ from, to, mode, shows }) : undefined;
  if (shown) return { ...change, verdict: "breaking", witness: shown };
  return { ...change, verdict: "unproved", reason: whyUnproved(keyword, isKnown) };
}

function whyUnproved(keyword: string, isKnown: boolean): string {
  if (!isKnown) return "policyc does not understand this keyword";
  return rules[keyword]?.isBeyondAjv
    ? "JSON Schema does not check this keyword, so that no example can show it"
    : "no rule proves it compatible, and no example was found that it breaks";
}

function isThere(place: Place, steps: readonly (string | number)[]): boolean {
  let node: unknown = place.schema;
  for (const step of steps) node = Object(node)[step];
  return node !== undefined;
}

const GRAVITY: readonly Verdict[] = ["breaking", "unproved", "compatible", "words", "unknown"];

function isGraver(one: Change, other: Change): boolean {
  return GRAVITY.indexOf(one.verdict) < GRAVITY.indexOf(other.verdict);
}
