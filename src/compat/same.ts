// Whether two places say the same, wherever what they say is written.
import { canonical } from "./canonical.js";
import { held, holdsSchemas, keywordsOf, nameOf, type Place, rootOf, target } from "./place.js";
import { annotations, isUnderstood, structure } from "./rules.js";

/**
 * Whether two places say the same but for annotations and for where their definitions stand.
 * `seen` holds the pairs that are being compared: a definition may refer to itself.
 */
export function isSame(a: Place, b: Place, seen: Set<string> = new Set()): boolean {
  const [one, other] = [followed(a), followed(b)];
  const pair = `${nameOf(one)} ${nameOf(other)}`;
  if (seen.has(pair)) return true;
  seen.add(pair);
  if (typeof one.schema === "boolean" || typeof other.schema === "boolean") {
    return one.schema === other.schema;
  }
  const keywords = assertions(one);
  if (canonical(keywords) !== canonical(assertions(other))) return false;
  return keywords.every((keyword) => saysSame(keyword, one, other, seen));
}

function saysSame(keyword: string, a: Place, b: Place, seen: Set<string>): boolean {
  if (holdsSchemas(keyword)) {
    const [own, others] = [held(a, keyword), held(b, keyword)];
    if (own.length !== others.length) return false;
    if (ANY_ORDER.has(keyword)) return areSame(own, others, seen);
    const steps = new Map(others);
    return own.every(([step, one]) => {
      const other = steps.get(step);
      return other !== undefined && isSame(one, other, seen);
    });
  }
  if (keyword === "$ref") {
    const [one, other] = [target(a), target(b)];
    if (one && other) return isSame(one, other, seen);
  }
  const text = (place: Place) => canonical(inOrder(keyword, keywordsOf(place)[keyword]));
  if (text(a) !== text(b)) return false;
  // What a reference that policyc cannot follow means depends on the whole schema.
  const reachesOut =
    keyword.startsWith("$") || (!isUnderstood(keyword, a) && hasReference(text(a)));
  return !reachesOut || canonical(rootOf(a.tree).schema) === canonical(rootOf(b.tree).schema);
}

const ANY_ORDER: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf"]);

/** Whether each place of a list says the same as one of the other list, in whatever order. */
function areSame(
  some: readonly [string, Place][],
  others: readonly [string, Place][],
  seen: Set<string>,
): boolean {
  const left = others.map(([, place]) => place);
  return some.every(([, one]) => {
    const at = left.findIndex((other) => {
      // What an attempt that fails took for the same must not stay so.
      const attempt = new Set(seen);
      const same = isSame(one, other, attempt);
      if (same) for (const pair of attempt) seen.add(pair);
      return same;
    });
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** Whether the text of a value names a keyword of references, or may do so. */
export function hasReference(text: string): boolean {
  return text.includes('"$');
}

/** The place that a mere reference leads to. */
export function followed(place: Place): Place {
  const seen = new Set<string>();
  let here = place;
  for (;;) {
    const next = isReference(here) ? target(here) : undefined;
    if (next === undefined || seen.has(next.pointer)) return here;
    seen.add(next.pointer);
    here = next;
  }
}

/** Whether a place says nothing but where to look. */
export function isReference(place: Place): boolean {
  const keywords = assertions(place);
  return keywords.length === 1 && keywords[0] === "$ref";
}

/** The keywords of a place that say which values fit. */
export function assertions(place: Place): string[] {
  return Object.keys(keywordsOf(place))
    .filter((keyword) => !annotations.has(keyword) && !isStructure(keyword, place))
    .sort();
}

function isStructure(keyword: string, place: Place): boolean {
  return structure.has(keyword) && isUnderstood(keyword, place);
}

const UNORDERED = new Set(["type", "enum", "required"]);

function inOrder(keyword: string, value: unknown): unknown {
  if (UNORDERED.has(keyword) && Array.isArray(value)) return value.map(canonical).sort();
  if (keyword === "dependentRequired" && typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, names]) => [key, [...(names as string[])].sort()]),
    );
  }
  return keyword === "type" ? [value].map(canonical) : value;
}
