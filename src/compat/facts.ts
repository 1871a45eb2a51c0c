// What a list of places says together about the values that fit all of them.
import { child, conjuncts, held, keywordsOf, type Place, says } from "./place.js";

/** JSON's types, with the whole numbers apart from the others. */
export type Kind = "null" | "boolean" | "string" | "integer" | "fraction" | "array" | "object";

export const kinds: readonly Kind[] = [
  "null",
  "boolean",
  "string",
  "integer",
  "fraction",
  "array",
  "object",
];

/** The kinds that a value of `type` stands for. */
export function kindsOfType(type: unknown): readonly Kind[] {
  return [type]
    .flat()
    .flatMap((one) => (one === "number" ? ["integer", "fraction"] : [one])) as Kind[];
}

export function kindOf(value: unknown): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "fraction";
  return typeof value as Kind;
}

/** The kinds of values that may fit. */
export function kindsOf(places: readonly Place[]): readonly Kind[] {
  return kinds.filter((kind) =>
    places.every((place) => {
      if (place.schema === false) return false;
      const type = says(place, "type");
      const listed = listedIn(place);
      // ajv lets `nullable` of OpenAPI widen the type.
      const isNullable = kind === "null" && says(place, "nullable") === true;
      const isOfType = type === undefined || isNullable || kindsOfType(type).includes(kind);
      return isOfType && (listed === undefined || listed.some((v) => kindOf(v) === kind));
    }),
  );
}

/** The values that `const` or `enum` list at a place. */
export function listedIn(place: Place): readonly unknown[] | undefined {
  const keywords = keywordsOf(place);
  if (Object.hasOwn(keywords, "const")) return [keywords.const];
  return Array.isArray(keywords.enum) ? keywords.enum : undefined;
}

/** All values that may fit, where they can be listed. */
export function listed(places: readonly Place[]): readonly unknown[] | undefined {
  const lists = places.flatMap((place) => {
    const values = listedIn(place);
    return values === undefined ? [] : [values];
  });
  const [shortest] = lists.sort((a, b) => a.length - b.length);
  if (shortest !== undefined) return shortest;
  const left = kindsOf(places);
  const isSmall = left.every((kind) => kind === "null" || kind === "boolean");
  return isSmall ? left.flatMap((kind) => (kind === "null" ? [null] : [true, false])) : undefined;
}

/** The values of a keyword at all places that have it. */
export function all<T>(places: readonly Place[], keyword: string): T[] {
  return places.flatMap((place) => {
    const value = says(place, keyword);
    return value === undefined ? [] : [value as T];
  });
}

/** The keys that every object must have. */
export function required(places: readonly Place[]): ReadonlySet<string> {
  return new Set(all<readonly string[]>(places, "required").flat());
}

/** The schemas that hold for the value of a key. */
export function atKey(places: readonly Place[], key: string): Place[] {
  return conjuncts(
    ...places.flatMap((place) => {
      if (place.schema === false) return [place];
      const named = child(place, "properties", key);
      const matching = held(place, "patternProperties").flatMap(([pattern, one]) =>
        matches(pattern, key) ? [one] : [],
      );
      const own = named ? [named, ...matching] : matching;
      const rest = child(place, "additionalProperties");
      return own.length > 0 || rest === undefined ? own : [rest];
    }),
  );
}

/** The schemas that hold for an item of a list. */
export function atIndex(places: readonly Place[], index: number): Place[] {
  return conjuncts(
    ...places.flatMap((place) => {
      if (place.schema === false) return [place];
      const own = child(place, "prefixItems", index) ?? child(place, "items");
      return own ? [own] : [];
    }),
  );
}

/** How many items `prefixItems` names. */
export function prefixLength(place: Place): number {
  const prefix = says(place, "prefixItems");
  return Array.isArray(prefix) ? prefix.length : 0;
}

const expressions = new Map<string, RegExp>();

/** Whether a text matches a `pattern`, as ajv reads it. */
export function matches(pattern: string, text: string): boolean {
  const known = expressions.get(pattern) ?? new RegExp(pattern, "u");
  expressions.set(pattern, known);
  return known.test(text);
}
