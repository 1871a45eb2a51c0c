import { readFileSync } from "node:fs";
import { root } from "../package.js";

/** The part of JSON Schema that the compiler itself reads; ajv reads the rest. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  /** policyc's own keyword: the value is the id of an entry of this collection. */
  readonly references?: string;
}

export type SchemaName = "customer" | "published" | "source";

const read = new Map<SchemaName, { readonly text: string; readonly schema: Schema }>();

/** A shipped schema by its name, read once. */
export function readSchema(name: SchemaName): Schema {
  return open(name).schema;
}

/** The text of a shipped schema. */
export function schemaText(name: SchemaName): string {
  return open(name).text;
}

function open(name: SchemaName) {
  const known = read.get(name);
  if (known) return known;
  const file = new URL(`schemas/${name}.schema.json`, root);
  const text = readFileSync(file, "utf8");
  const opened = { text, schema: JSON.parse(text) as Schema };
  read.set(name, opened);
  return opened;
}

/** The version at the end of the `$id` of a schema, such as 1.0.0; undefined where it states none. */
export function versionOf(schema: unknown): string | undefined {
  const { $id } = Object(schema) as { $id?: unknown };
  return typeof $id === "string" ? /(?:^|[:/@v_-])(\d+\.\d+\.\d+)$/.exec($id)?.[1] : undefined;
}

/** A value of the data together with the schema that describes it. */
export interface Described {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly schema: Schema;
  /** The name under `$defs`, where the schema is a shared definition. */
  readonly definition: string | undefined;
}

/** Walks valid data along its schema, in the order of the data. */
export function* walk(root: Schema, data: unknown): Generator<Described> {
  const ahead: Described[] = [describe(root, root, [], data)];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    yield node;
    for (const inner of inside(root, node).reverse()) ahead.push(inner);
  }
}

/** The items or properties of a value that its schema describes. */
function inside(root: Schema, { path, value, schema }: Described): Described[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map((item, i) => describe(root, items, [...path, i], item)) : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = schema.properties?.[key] ?? schema.additionalProperties;
    return typeof own === "object" ? describe(root, own, [...path, key], inner) : [];
  });
}

/** A value with its schema, behind all references of that. */
function describe(
  root: Schema,
  described: Schema,
  path: Described["path"],
  value: unknown,
): Described {
  let schema = described;
  let definition: string | undefined;
  while (schema.$ref !== undefined) {
    definition = schema.$ref.replace("#/$defs/", "");
    const target: Schema | undefined = root.$defs?.[definition];
    if (target === undefined)
      throw new Error(`the schema refers to ${schema.$ref}, which is absent`);
    schema = target;
  }
  return { path, value, schema, definition };
}
