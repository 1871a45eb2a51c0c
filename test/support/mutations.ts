import { readSchema, type Schema } from "../../src/schema/schema.js";

/** One change of a source, with what a comparison must find. */
export interface Mutation {
  /** The fact by its place in the schema, ids as asterisks. */
  readonly subject: string;
  /** The kinds of change that fit; which of them it is follows from what the fact means. */
  readonly kinds: readonly string[];
  /** The members or entries that go with it, where that is more than one. */
  readonly members: number;
  readonly policy: Data;
}

export type Data = Record<string, unknown>;

interface FullSchema extends Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly examples?: readonly unknown[];
  readonly minProperties?: number;
  readonly propertyNames?: FullSchema;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
}

const root = readSchema("source") as FullSchema;

const either = ["changed", "weakened", "strengthened"];

/**
 * Every single change of a policy that leaves it valid: each fact added, removed, changed, and each
 * entry renamed. It knows the schema, and nothing of how policies are compared.
 */
export function* mutationsOf(policy: Data): Generator<Mutation> {
  for (const [key, node] of Object.entries(root.properties ?? {})) {
    yield* mutate(node as FullSchema, [key], [key], policy, key);
  }
}

type Path = readonly (string | number)[];

function* mutate(
  node: FullSchema,
  path: Path,
  subject: readonly string[],
  policy: Data,
  name: string,
): Generator<Mutation> {
  const schema = resolved(node);
  const value = at(policy, path);
  const change = (kinds: readonly string[], next: unknown, where = subject): Mutation => ({
    subject: where.join("."),
    kinds,
    members: 1,
    policy: put(policy, path, next),
  });
  if (isText(node)) {
    const text = typeof value === "string" ? value : (value as { en: string }).en;
    const other = (next: string) =>
      typeof value === "string" ? next : { ...Object(value), en: next };
    yield change(["reworded"], other(`${text} not`));
    yield change(["retouched"], other(`${text.toUpperCase()} !`));
  } else if (schema.enum) {
    // Of long lists, such as countries, a few will do.
    const terms = schema.enum.length > 15 ? schema.enum.slice(0, 2) : schema.enum;
    for (const term of terms) if (term !== value) yield change(either, term);
  } else if (schema.type === "boolean") yield change(either, !value);
  else if (schema.type === "integer") {
    yield change(["raised"], Number(value) + 1);
    yield change(["lowered"], Number(value) - 1);
  } else if (node.$ref?.endsWith("/duration")) {
    yield change(["longer"], "P90Y");
    yield change(["shorter"], "PT1S");
  } else if (Array.isArray(value)) yield* mutateList(schema, value, subject, change, policy);
  else if (typeof value === "object") {
    yield* mutateMap(schema, Object(value), path, subject, policy, name);
  } else if (value === undefined) yield change(["added"], schema.examples?.[0]);
  else yield change(either, otherString(node, String(value)));
}

type ChangeTo = (kinds: readonly string[], next: unknown, where?: readonly string[]) => Mutation;

function* mutateList(
  schema: FullSchema,
  value: readonly unknown[],
  subject: readonly string[],
  change: ChangeTo,
  policy: Data,
): Generator<Mutation> {
  const items = resolved(schema.items as FullSchema);
  if (items.properties) {
    yield change(["changed"], [...value].reverse());
    yield change(["changed"], value.slice(1));
    return;
  }
  const member = [...subject, "*"];
  const all = items.enum ?? Object.keys(Object(policy[items.references ?? ""]));
  const others = (all.length > 0 ? all : ["en", "es", "fr"]).filter((one) => !value.includes(one));
  if (others.length > 0) yield change(["added"], [...value, others[0]], member);
  if (value.length > 1) yield change(["removed"], value.slice(0, -1), member);
}

function* mutateMap(
  schema: FullSchema,
  value: Data,
  path: Path,
  subject: readonly string[],
  policy: Data,
  name: string,
): Generator<Mutation> {
  if (schema.properties) {
    for (const [key, inner] of Object.entries(schema.properties)) {
      if (!(key in value)) continue;
      const here = [...path, key];
      yield* mutate(inner as FullSchema, here, [...subject, key], policy, key);
      const last = schema.minProperties === 1 && Object.keys(value).length === 1;
      const needed = last || schema.required?.includes(key);
      if (needed || schema.dependentRequired?.[key]) continue;
      const kinds = ["removed", "weakened", "strengthened", "vaguer", "clearer", "widened"];
      yield {
        subject: [...subject, key].join("."),
        kinds,
        members: membersOf(inner as FullSchema, value[key]),
        policy: put(policy, here, undefined),
      };
    }
    return;
  }
  if (typeof schema.additionalProperties !== "object") return;
  const entry = schema.additionalProperties as FullSchema;
  const inside = [...subject, "*"];
  for (const id of Object.keys(value)) {
    yield* mutate(entry, [...path, id], inside, policy, name);
    const terms = resolved(schema.propertyNames ?? {}).enum;
    const next = (terms ?? [`${id}-again`]).find((term) => !(String(term) in value));
    const [added, here] = [inside.join("."), [...path, String(next)]];
    const fresh = entry.enum ? value[id] : freshEntry(value[id]);
    yield { subject: added, kinds: ["added"], members: 1, policy: put(policy, here, fresh) };
    if (terms || entry.enum) continue;
    const renamed = JSON.parse(JSON.stringify(rename(policy, path, id, `${id}-renamed`)));
    yield { subject: added, kinds: ["renamed"], members: 1, policy: renamed };
  }
}

/** How many facts a value is: the members of a set, the entries of a map. */
function membersOf(node: FullSchema, value: unknown): number {
  const schema = resolved(node);
  const isSet = Array.isArray(value) && !resolved(schema.items ?? {}).properties;
  const isMap = !isText(node) && typeof schema.additionalProperties === "object";
  return isSet || isMap ? Object.keys(Object(value)).length : 1;
}

/** An entry like another, but under another name. */
function freshEntry(entry: unknown): unknown {
  if (typeof entry === "string") return `${entry} besides`;
  const { name, text } = entry as { readonly name?: unknown; readonly text?: unknown };
  return {
    ...Object(entry),
    ...(name !== undefined && { name: "Something else" }),
    ...(text !== undefined && { text: "Something else." }),
  };
}

/** The policy with another id of an entry, there and where others refer to it. */
function rename(policy: Data, path: Path, id: string, next: string): Data {
  const entries = Object.entries(at(policy, path) as Data);
  const renamed = put(
    policy,
    path,
    Object.fromEntries(entries.map(([key, entry]) => [key === id ? next : key, entry])),
  );
  const [collection, ...inside] = path;
  return inside.length > 0 ? renamed : refer(renamed, root, String(collection), id, next);
}

function refer<T>(value: T, node: FullSchema, collection: string, id: string, next: string): T {
  const schema = resolved(node);
  if (schema.references === collection) return (value === id ? next : value) as T;
  if (Array.isArray(value)) {
    return value.map((one) => refer(one, schema.items ?? {}, collection, id, next)) as T;
  }
  if (typeof value !== "object" || value === null) return value;
  const inner = (key: string) => schema.properties?.[key] ?? schema.additionalProperties;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      refer(one, Object(inner(key)), collection, id, next),
    ]),
  ) as T;
}

function isText(node: FullSchema): boolean {
  return node.$ref === "#/$defs/text" || node.$ref === "#/$defs/plainText";
}

function resolved(node: FullSchema): FullSchema {
  const name = node.$ref?.replace("#/$defs/", "");
  return name === undefined ? node : resolved(root.$defs?.[name] as FullSchema);
}

function otherString(node: FullSchema, value: string): string {
  if (node.$ref?.endsWith("/website")) return "https://other.example";
  if (node.$ref?.endsWith("/date")) return "2028-02-29";
  if (node.$ref?.endsWith("/email")) return "other@example.com";
  if (node.$ref?.endsWith("/phone")) return "+1 787 555 0199";
  if (/^\d+\.\d+\.\d+$/.test(value)) return "9.9.9";
  if (value.startsWith("#")) return "#660000";
  if (value.includes(":")) return value.replace(/:.*/, ":Other");
  return value.includes(".") ? `other-${value}` : `${value}-other`;
}

function at(policy: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, step) => Object(node)[step], policy);
}

/** A copy with another value at a path; undefined takes the key away. */
function put<T>(node: T, [step, ...rest]: Path, value: unknown): T {
  if (step === undefined) return value as T;
  const { [step]: old, ...others } = node as Record<string | number, unknown>;
  const next = put(old, rest, value);
  // The key stays at its place, as it does when somebody edits a file.
  const entries = Object.entries(node as Data).map(([key, one]) => [
    key,
    key === step ? next : one,
  ]);
  const all = step in Object(node) ? Object.fromEntries(entries) : { ...others, [step]: next };
  if (next === undefined) delete all[step];
  return all as T;
}
