// From a place of a schema to whole documents that have a given value there.
import { atKey, prefixLength, required } from "./facts.js";
import {
  child,
  conjuncts,
  held,
  keywordsOf,
  type Place,
  placesBelow,
  rootOf,
  says,
  type Tree,
  target,
} from "./place.js";
import type { Prober } from "./probes.js";
import { stringsOf } from "./strings-of.js";

/** One step from the value that a place is about to the value that holds it. */
interface Step {
  readonly parent: Place;
  /** How the parent's value holds the value; "as is" where both are the same value. */
  readonly by: "as is" | "key" | "pattern" | "other key" | "name" | "item";
  readonly key: string;
}

/** A whole document with the way to the value in it. */
export interface Embedded {
  readonly document: unknown;
  /** The JSON pointer to the value, as ajv writes it: empty at the top. */
  readonly path: string;
}

/** How often a place may be passed on the ways that are tried. */
const WAYS = 3;

/** The ways from a place up to the top, shortest first. */
export type Ways = (place: Place, top: Place) => readonly (readonly Step[])[];

/** Knows the ways within a tree. */
export function waysIn(tree: Tree): Ways {
  const up = new Map<string, Step[]>();
  for (const parent of placesBelow(rootOf(tree))) {
    const add = (one: Place, by: Step["by"], key = "") =>
      up.set(one.pointer, [...(up.get(one.pointer) ?? []), { parent, by, key }]);
    const referred = target(parent);
    if (referred) add(referred, "as is");
    for (const keyword of Object.keys(keywordsOf(parent))) {
      const by = HOW[keyword];
      if (by === undefined) continue;
      // `items` speaks of what follows the items that are named.
      const start = keyword === "items" ? String(prefixLength(parent)) : "";
      for (const [key, one] of held(parent, keyword)) add(one, by, key || start);
    }
  }
  return (place, top) => {
    const found: Step[][] = [];
    const passed = new Map<string, number>();
    const todo: { pointer: string; steps: Step[] }[] = [{ pointer: place.pointer, steps: [] }];
    for (let here = todo.shift(); here && found.length < 12; here = todo.shift()) {
      const { pointer, steps } = here;
      if (pointer === top.pointer) found.push(steps);
      const times = passed.get(pointer) ?? 0;
      if (times >= WAYS) continue;
      passed.set(pointer, times + 1);
      for (const step of up.get(pointer) ?? []) {
        todo.push({ pointer: step.parent.pointer, steps: [...steps, step] });
      }
    }
    return found;
  };
}

const HOW: Readonly<Record<string, Step["by"]>> = {
  allOf: "as is",
  anyOf: "as is",
  oneOf: "as is",
  not: "as is",
  if: "as is",
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword's name
  then: "as is",
  else: "as is",
  dependentSchemas: "as is",
  properties: "key",
  patternProperties: "pattern",
  additionalProperties: "other key",
  unevaluatedProperties: "other key",
  propertyNames: "name",
  items: "item",
  prefixItems: "item",
  contains: "item",
  unevaluatedItems: "item",
};

/** Documents that have a value where a way leads, as simple as they can be. */
export function embed(
  value: unknown,
  place: Place,
  way: readonly Step[],
  prober: Prober,
): Embedded[] {
  let found: Embedded[] = [{ document: value, path: "" }];
  let rest = way;
  let by: Step | undefined;
  let level: Place[] = [place];
  for (;;) {
    // All that holds for the same value, from the part to the whole.
    const end = rest.findIndex((step) => step.by !== "as is");
    const same = end < 0 ? rest : rest.slice(0, end);
    level = [...level, ...same.map((step) => step.parent)];
    if (by !== undefined) {
      const [step, places] = [by, conjuncts(...level)];
      found = found.flatMap((one) => wrap(one, step, places, prober)).slice(0, 6);
    }
    by = end < 0 ? undefined : rest[end];
    if (by === undefined) return found;
    level = [by.parent];
    rest = rest.slice(end + 1);
  }
}

function wrap(inner: Embedded, step: Step, places: readonly Place[], prober: Prober): Embedded[] {
  const inObject = (key: string) =>
    prober.objectsWith(places, key, inner.document).map((document) => ({
      document,
      path: `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}${inner.path}`,
    }));
  switch (step.by) {
    case "key":
      return inObject(step.key);
    case "pattern":
    case "other key":
      return otherKeys(step, places, prober).flatMap(inObject).slice(0, 3);
    case "name":
      return named(inner, places, prober);
    default: {
      const index = Number(step.key);
      return prober
        .listsWith(places, index, inner.document)
        .map((document) => ({ document, path: `/${index}${inner.path}` }));
    }
  }
}

// The key itself is at fault: ajv names the object that has it.
function named(inner: Embedded, places: readonly Place[], prober: Prober): Embedded[] {
  if (typeof inner.document !== "string" || inner.path !== "") return [];
  const key = inner.document;
  const values = prober.fitting(atKey(places, key)).slice(0, 3);
  const documents = values.flatMap((value) => prober.objectsWith(places, key, value));
  return documents.map((document) => ({ document, path: "" }));
}

/** Keys that the parent does not name, as its patterns and names want them. */
function otherKeys(step: Step, places: readonly Place[], prober: Prober): string[] {
  const probes = prober.fitting(places.flatMap((place) => child(place, "propertyNames") ?? []));
  const patterned = step.by === "pattern" ? stringsOf(step.key) : [];
  const known = new Set([
    ...places.flatMap((place) => Object.keys(Object(says(place, "properties")))),
    ...required(places),
  ]);
  const keys = ["extra", ...probes, ...patterned].filter((key) => typeof key === "string");
  const isWanted = (key: string) => step.by !== "pattern" || new RegExp(step.key, "u").test(key);
  return keys.filter((key) => !known.has(key) && isWanted(key)).slice(0, 12);
}
