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
  /** Made when it is asked for: few values of a large policy are ever spoken of. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly schema: Schema;
  /** The name under `$defs`, where the schema is a shared definition. */
  readonly definition: string | undefined;
}

/** Walks valid data along its schema, in the order of the data. */
export function* walk(root: Schema, data: unknown): Generator<Described> {
  const ahead = [new Visit(root, root, data)];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    yield node;
    for (const inner of inside(root, node).reverse()) ahead.push(inner);
  }
}

/** Knows the value that it is in, and with that its path. */
class Visit implements Described {
  readonly schema: Schema;
  readonly definition: string | undefined = undefined;

  constructor(
    root: Schema,
    described: Schema,
    readonly value: unknown,
    private readonly parent?: Visit,
    private readonly key: string | number = "",
  ) {
    let schema = described;
    // Behind all references.
    while (schema.$ref !== undefined) {
      this.definition = schema.$ref.replace("#/$defs/", "");
      const target: Schema | undefined = root.$defs?.[this.definition];
      if (target === undefined)
        throw new Error(`the schema refers to ${schema.$ref}, which is absent`);
      schema = target;
    }
    this.schema = schema;
  }

  get path(): Described["path"] {
    return this.parent ? [...this.parent.path, this.key] : [];
  }
}

/** The items or properties of a value that its schema describes. */
function inside(root: Schema, node: Visit): Visit[] {
  const { value, schema } = node;
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map((item, i) => new Visit(root, items, item, node, i)) : [];
  }
  if (typeof value !== "object" || value === null) return [];
  const found: Visit[] = [];
  for (const [key, inner] of Object.entries(value)) {
    const own = schema.properties?.[key] ?? schema.additionalProperties;
    if (typeof own === "object") found.push(new Visit(root, own, inner, node, key));
  }
  return found;
}
