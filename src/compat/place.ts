// A schema as a tree of places: the parts of it that are schemas themselves.

/** The keywords of a schema that is not merely true or false. */
export type Keywords = Readonly<Record<string, unknown>>;

/** A whole schema; places of the same tree share one object. */
export interface Tree {
  readonly root: boolean | Keywords;
}

/** A schema within a tree, by JSON pointer. */
export interface Place {
  readonly tree: Tree;
  /** As a URI fragment, not percent-encoded: #/$defs/id. */
  readonly pointer: string;
  readonly schema: boolean | Keywords;
}

/** Which keywords hold further schemas, and how. */
const HOLDS: Readonly<Record<string, "schema" | "list" | "map">> = {
  additionalProperties: "schema",
  propertyNames: "schema",
  unevaluatedProperties: "schema",
  items: "schema",
  unevaluatedItems: "schema",
  contains: "schema",
  not: "schema",
  if: "schema",
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword's name
  then: "schema",
  else: "schema",
  prefixItems: "list",
  allOf: "list",
  anyOf: "list",
  oneOf: "list",
  properties: "map",
  patternProperties: "map",
  dependentSchemas: "map",
  $defs: "map",
  definitions: "map",
};

/** Whether a keyword holds further schemas. */
export function holdsSchemas(keyword: string): boolean {
  return Object.hasOwn(HOLDS, keyword);
}

/** The place of the whole schema. */
export function rootOf(tree: Tree): Place {
  return { tree, pointer: "#", schema: tree.root };
}

/** A schema that stands alone. */
export function alone(schema: Keywords): Place {
  return rootOf({ root: schema });
}

/** The keywords of a place; none where it is true or false. */
export function keywordsOf(place: Place): Keywords {
  return typeof place.schema === "object" ? place.schema : {};
}

/** The value of a keyword; undefined where the place does not have it. */
export function says(place: Place, keyword: string): unknown {
  const keywords = keywordsOf(place);
  return Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
}

/** The place some steps further down; undefined where there is no schema. */
export function child(place: Place, ...steps: readonly (string | number)[]): Place | undefined {
  let node: unknown = place.schema;
  for (const step of steps) {
    const isParent = typeof node === "object" && node !== null && Object.hasOwn(node, step);
    node = isParent ? (node as Record<string | number, unknown>)[step] : undefined;
  }
  if (!isSchema(node)) return undefined;
  return { tree: place.tree, pointer: join(place.pointer, ...steps), schema: node };
}

/** The schemas that a keyword of a place holds, with the step that leads to each. */
export function held(place: Place, keyword: string): readonly [string, Place][] {
  const value = says(place, keyword);
  if (HOLDS[keyword] === "schema") {
    const only = child(place, keyword);
    return only === undefined ? [] : [["", only]];
  }
  if (!holdsSchemas(keyword) || typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((step) => {
    const one = child(place, keyword, step);
    return one === undefined ? [] : [[step, one] as [string, Place]];
  });
}

/** Every place of a tree, parents before children. */
export function* placesBelow(place: Place): Generator<Place> {
  yield place;
  for (const keyword of Object.keys(keywordsOf(place))) {
    for (const [, one] of held(place, keyword)) yield* placesBelow(one);
  }
}

/** A schema in which each schema, the inner ones first, is changed by a function. */
export function rebuild<T extends boolean | Keywords>(
  schema: T,
  change: (part: Keywords) => Keywords,
): T {
  const inner = (node: unknown): unknown => (isSchema(node) ? rebuild(node, change) : node);
  if (typeof schema !== "object") return schema;
  const entries = Object.entries(schema).map(([keyword, value]) => {
    const how = Object.hasOwn(HOLDS, keyword) ? HOLDS[keyword] : undefined;
    if (how === "schema") return [keyword, inner(value)];
    if (how === "list" && Array.isArray(value)) return [keyword, value.map(inner)];
    if (how !== "map" || !isSchema(value)) return [keyword, value];
    return [keyword, Object.fromEntries(Object.entries(value).map(([k, one]) => [k, inner(one)]))];
  });
  return change(Object.fromEntries(entries)) as T;
}

/** What `$ref` of a place leads to; undefined where it is absent or leads out of the schema. */
export function target(place: Place): Place | undefined {
  const ref = says(place, "$ref");
  return typeof ref === "string" ? placeAt(place.tree, decoded(ref)) : undefined;
}

/** The place at a pointer; undefined where there is no schema. */
export function placeAt(tree: Tree, pointer: string): Place | undefined {
  const [start, ...steps] = pointer.split("/");
  return start === "#" ? child(rootOf(tree), ...steps.map(unescaped)) : undefined;
}

/**
 * The places that hold for the same value: the place, what its `$ref` leads to, and what its
 * `allOf` lists, as deep as that goes.
 */
export function conjuncts(...places: readonly Place[]): Place[] {
  const found = new Map<string, Place>();
  const add = (place: Place) => {
    const key = nameOf(place);
    if (found.has(key)) return;
    found.set(key, place);
    const referred = target(place);
    if (referred) add(referred);
    for (const [, part] of held(place, "allOf")) add(part);
  };
  for (const place of places) add(place);
  return [...found.values()];
}

/** Keywords whose schemas are about the value itself, not about something within it. */
const OF_ITSELF = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"];

/** A place that is defined by itself: whether a value fits could never be found out. */
export function circular(tree: Tree): Place | undefined {
  const open = new Set<string>();
  const done = new Set<string>();
  const isCircular = (place: Place): boolean => {
    if (open.has(place.pointer)) return true;
    if (done.has(place.pointer)) return false;
    open.add(place.pointer);
    const next = OF_ITSELF.flatMap((keyword) => held(place, keyword).map(([, one]) => one));
    const found = [...next, target(place) ?? []].flat().some(isCircular);
    open.delete(place.pointer);
    done.add(place.pointer);
    return found;
  };
  return [...placesBelow(rootOf(tree))].find(isCircular);
}

const names = new WeakMap<Tree, number>();
let trees = 0;

/** A key that tells a place from every other one. */
export function nameOf(place: Place): string {
  if (!names.has(place.tree)) names.set(place.tree, trees++);
  return `${names.get(place.tree)}${place.pointer}`;
}

/** A pointer some steps further down. */
export function join(pointer: string, ...steps: readonly (string | number)[]): string {
  return [pointer, ...steps.map(escaped)].join("/");
}

export function isSchema(node: unknown): node is boolean | Keywords {
  return (
    typeof node === "boolean" || (typeof node === "object" && node !== null && !Array.isArray(node))
  );
}

function escaped(step: string | number): string {
  return String(step).replaceAll("~", "~0").replaceAll("/", "~1");
}

function unescaped(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A lone % stands for itself.
    return fragment;
  }
}
