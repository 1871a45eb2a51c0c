import fc from "fast-check";
import { readSchema, type Schema } from "../../src/schema/schema.js";
import type { PolicySource } from "../../src/schema/source.generated.js";

/** What the schema of the source says beyond what the compiler itself reads. */
interface FullSchema extends Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly propertyNames?: FullSchema;
  readonly minimum?: number;
  readonly maximum?: number;
}

const schema = readSchema("source") as FullSchema;

const words = fc.constantFrom(
  ...["account data", "Account data", "email address", "5 years", "1.5 years", "15 years"],
  ...["We sell nothing.", "we sell nothing", "We sell something.", "個人データ", "بيانات الحساب"],
);
const texts = fc.oneof(words, fc.record({ en: words, es: words }));
const id = fc.constantFrom("a", "b", "c", "d");

/** Values of the definitions that the schema describes by pattern or format. */
const pools: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  id,
  text: texts,
  plainText: words,
  language: fc.constantFrom("en", "es"),
  date: fc.constantFrom("2026-01-01", "2026-06-30", "2027-01-01"),
  duration: fc.constantFrom("P30D", "P1M", "P12M", "P1Y", "PT72H", "P3D", "P2Y"),
  website: fc.constantFrom("https://a.example", "https://b.example"),
  email: fc.constantFrom("a@a.example", "b@b.example"),
  phone: fc.constantFrom("+1 800 555 0100", "+1 800 555 0101"),
  dpv: fc.constantFrom("pd:Name", "pd:Email"),
};

/** Stands for the id of an entry until it is known which entries there are. */
class Pointer {
  constructor(
    readonly collection: string,
    readonly index: number,
  ) {}
}

function arbitraryOf(node: FullSchema): fc.Arbitrary<unknown> {
  if (node.$ref !== undefined) {
    const name = node.$ref.replace("#/$defs/", "");
    return pools[name] ?? arbitraryOf(schema.$defs?.[name] as FullSchema);
  }
  if (node.references !== undefined) {
    const collection = node.references;
    return fc.nat(3).map((index) => new Pointer(collection, index));
  }
  if (node.enum) return fc.constantFrom(...node.enum.slice(0, 12));
  if (node.items) {
    return fc.uniqueArray(arbitraryOf(node.items as FullSchema), {
      minLength: 1,
      maxLength: 3,
      selector: (one) => JSON.stringify(one),
    });
  }
  if (node.properties) return recordOf(node);
  if (typeof node.additionalProperties === "object") {
    const key = arbitraryOf(node.propertyNames ?? { type: "string", examples: ["gdpr"] });
    const value = arbitraryOf(node.additionalProperties as FullSchema);
    return fc.dictionary(key as fc.Arbitrary<string>, value, { minKeys: 1, maxKeys: 3 });
  }
  if (node.type === "boolean") return fc.boolean();
  if (node.type === "integer")
    return fc.integer({ min: node.minimum ?? 0, max: node.maximum ?? 9 });
  return fc.constantFrom(...(node.examples ?? []));
}

function recordOf(node: FullSchema): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(
    Object.entries(node.properties ?? {}).map(([key, inner]) => [key, arbitraryOf(inner)]),
  );
  return fc
    .record(model, { requiredKeys: [...(node.required ?? [])] })
    .filter((record) => Object.keys(record).length > 0);
}

/** Valid sources of any make, in one or two languages, with every kind of property. */
export const anyPolicy: fc.Arbitrary<PolicySource> = fc
  .tuple(
    recordOf({ ...schema, required: ["policy", "organization"] }) as fc.Arbitrary<PolicySource>,
    fc.constantFrom<string[]>(["en"], ["en", "es"], ["es", "en"]),
  )
  .map(([source, languages]) => {
    const resolved = resolve(source, source) as PolicySource;
    if (resolved.policy) resolved.policy.languages = languages;
    return resolved;
  });

function resolve(node: unknown, source: PolicySource): unknown {
  if (Array.isArray(node)) {
    const items = node.map((item) => resolve(item, source)).filter((item) => item !== undefined);
    return items.length > 0 ? [...new Set(items)] : undefined;
  }
  if (node instanceof Pointer) {
    const ids = Object.keys(Object(Object(source)[node.collection]));
    return ids[node.index];
  }
  if (typeof node !== "object" || node === null) return node;
  const record = Object.entries(node)
    .map(([key, value]) => [key, resolve(value, source)] as const)
    .filter(([, value]) => value !== undefined);
  const { period, after, ...rest } = Object.fromEntries(record);
  // A period and its event come together only.
  if (period !== undefined && after !== undefined) return { ...rest, period, after };
  if (Object.keys(rest).length > 0) return rest;
  return "period" in node || "after" in node ? { name: "a rule" } : undefined;
}

/** The same policy with the keys of maps and the order of sets turned about. */
export function shuffled<T>(policy: T, seed: number): T {
  let state = seed;
  const random = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  const shuffle = <Item>(list: readonly Item[]): Item[] =>
    list
      .map((item) => [random(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  const turn = (node: unknown, key: string): unknown => {
    if (Array.isArray(node)) {
      if (key === "fonts") return node;
      // The first language is the default.
      if (key === "languages") return [node[0], ...shuffle(node.slice(1))];
      return shuffle(node);
    }
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
      shuffle(Object.entries(node)).map(([inner, value]) => [inner, turn(value, inner)]),
    );
  };
  return turn(policy, "") as T;
}
