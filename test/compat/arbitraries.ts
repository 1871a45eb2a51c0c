import fc from "fast-check";

type Json = Record<string, unknown>;

// A small world, in which keys, texts and numbers of schemas and values meet often.
export const KEYS = ["a", "b", "ab", "x-1"] as const;
const TEXTS = ["", "a", "b", "ab", "abc", "x-1", "1", "日"];
const PATTERNS = ["^a", "b$", "^[a-z]+$", "^x-", "[0-9]"];
const key = fc.constantFrom(...KEYS);
const count = fc.integer({ min: 0, max: 3 });
const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 3, 4, 6);
const scalar = fc.oneof(fc.constantFrom(...TEXTS), number, fc.boolean(), fc.constant(null));
const types = ["string", "integer", "number", "boolean", "null", "array", "object"] as const;

/** A schema: some keywords, each with a value of its own. */
export const { schema: anySchema, keyword: anyKeyword } = fc.letrec<{
  schema: unknown;
  keyword: [string, unknown];
}>((tie) => {
  const inner = tie("schema");
  const few = fc.array(inner, { minLength: 1, maxLength: 2 });
  const keys = fc.uniqueArray(key, { maxLength: 2 });
  const of = (name: string, value: fc.Arbitrary<unknown>) =>
    value.map((v): [string, unknown] => [name, v]);
  const type = fc.oneof(
    fc.constantFrom(...types),
    fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }),
  );
  const keyword = fc.oneof(
    { weight: 4, arbitrary: of("type", type) },
    of("enum", fc.uniqueArray(scalar, { minLength: 1, maxLength: 3, selector: JSON.stringify })),
    of("const", scalar),
    ...["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"].map(
      (name) => of(name, count),
    ),
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map((name) =>
      of(name, number),
    ),
    of("multipleOf", fc.constantFrom(1, 2, 3, 6, 0.5)),
    of("pattern", fc.constantFrom(...PATTERNS)),
    of("format", fc.constantFrom("date", "int32", "unheard-of")),
    of("uniqueItems", fc.boolean()),
    { weight: 2, arbitrary: of("items", inner) },
    of("prefixItems", few),
    of("contains", inner),
    of("minContains", count),
    of("maxContains", count),
    {
      weight: 4,
      arbitrary: of("properties", fc.dictionary(key, inner, { maxKeys: 3, noNullPrototype: true })),
    },
    { weight: 2, arbitrary: of("additionalProperties", inner) },
    of(
      "patternProperties",
      fc.dictionary(fc.constantFrom(...PATTERNS), inner, { maxKeys: 2, noNullPrototype: true }),
    ),
    of("propertyNames", inner),
    { weight: 2, arbitrary: of("required", keys) },
    of("dependentRequired", fc.dictionary(key, keys, { maxKeys: 2, noNullPrototype: true })),
    of("dependentSchemas", fc.dictionary(key, inner, { maxKeys: 2, noNullPrototype: true })),
    of("unevaluatedProperties", inner),
    of("unevaluatedItems", inner),
    ...["allOf", "anyOf", "oneOf"].map((name) => of(name, few)),
    ...["not", "if", "then", "else"].map((name) => of(name, inner)),
    of("title", fc.constantFrom(...TEXTS)),
    of("x-unknown", scalar),
    { weight: 2, arbitrary: of("$ref", fc.constantFrom("#", "#/$defs/one", "#/$defs/two")) },
  );
  const object = fc.array(tie("keyword"), { maxLength: 4 }).map((list) => Object.fromEntries(list));
  return {
    keyword,
    schema: fc.oneof(
      { depthSize: "small", maxDepth: 3 },
      fc.constantFrom<unknown>({ type: "string" }, { type: "integer" }, true, false, {}),
      { weight: 6, arbitrary: object },
    ),
  };
});

/** A whole schema with definitions, which may refer to each other and to themselves. */
export const wholeSchema = fc
  .tuple(fc.array(anyKeyword, { minLength: 1, maxLength: 5 }), anySchema, anySchema)
  .map(([keywords, one, two]): Json => ({ ...Object.fromEntries(keywords), $defs: { one, two } }));

/** A schema and one that differs from it by a few changes, wherever they are. */
export const twoSchemas = fc
  .tuple(
    wholeSchema,
    fc.array(
      fc.record({
        at: fc.nat(),
        how: fc.constantFrom("set", "drop", "tweak"),
        keyword: anyKeyword,
      }),
      { minLength: 1, maxLength: 2 },
    ),
  )
  .map(([before, mutations]) => {
    const after = copy(before);
    for (const { at, how, keyword } of mutations) {
      const places = schemasIn(after);
      const place = places[at % places.length] as Json;
      const names = Object.keys(place).filter((name) => name !== "$defs");
      const name = names[at % Math.max(1, names.length)];
      if (how === "set" || name === undefined) place[keyword[0]] = copy(keyword[1]);
      else if (how === "drop") delete place[name];
      else place[name] = tweaked(place[name]);
    }
    return { before, after };
  });

// Not structuredClone: what two places share must not be changed at both.
function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

function schemasIn(node: unknown): Json[] {
  if (typeof node !== "object" || node === null) return [];
  const inner = Object.entries(node).flatMap(([name, value]) => {
    if (["properties", "patternProperties", "dependentSchemas", "$defs"].includes(name)) {
      return Object.values(value as object).flatMap(schemasIn);
    }
    return ["enum", "const", "required", "type", "dependentRequired"].includes(name)
      ? []
      : [value].flat().flatMap(schemasIn);
  });
  return Array.isArray(node) ? inner : [node as Json, ...inner];
}

// A value a little different from what it was.
function tweaked(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value) && value.length > 1) return value.slice(1);
  return value;
}

/** Values of the same small world. */
export const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    {
      weight: 2,
      arbitrary: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    },
  ),
}));
