import { suggest } from "../../diagnostics/suggest.js";
import { readSchema, type Schema } from "../../schema/schema.js";

/** What a column of a table says of a customer. */
export interface Column {
  /** Where the value belongs: retention, logs, period. */
  readonly path: readonly string[];
  /** What parts the items where it holds a list. */
  readonly separator?: RegExp;
}

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * What a column says, by its name: the keys of a customer's file, joined by dots, such as
 * contract.reference; retention.logs is short for retention.logs.period. Undefined where it is none.
 */
export function columnOf(name: string): Column | undefined {
  const root = readCustomerSchema();
  const path = name.split(".");
  let schema: Schema | undefined = root;
  for (const step of path) schema = inner(schema, step, root);
  if (schema?.properties?.period) {
    path.push("period");
    schema = inner(schema, "period", root);
  }
  if (schema === undefined || schema.properties || schema.additionalProperties) return undefined;
  if (schema.items === undefined) return { path };
  // Ids have no spaces in them, texts do.
  const isText = schema.items.$ref === "#/$defs/plainText";
  return { path, separator: isText ? /\s*;\s*/ : /[\s;]+/ };
}

/** The column that was most likely meant by a name, and the names that there are. */
export function meantColumn(name: string): {
  readonly meant: string | undefined;
  readonly all: readonly string[];
} {
  const root = readCustomerSchema();
  const names = [...leaves(root, root)].map((path) => path.join("."));
  const [, own = ""] = name.split(".");
  const concrete = names.map((one) => one.replace("<id>", ID.test(own) ? own : "<id>"));
  return { meant: suggest(name, concrete), all: names };
}

function* leaves(schema: Schema, root: Schema, path: readonly string[] = []): Generator<string[]> {
  const { properties, additionalProperties } = resolved(schema, root);
  const keys = [
    ...Object.entries(properties ?? {}),
    ...(typeof additionalProperties === "object" ? [["<id>", additionalProperties] as const] : []),
  ];
  if (keys.length === 0) yield [...path];
  for (const [key, below] of keys) yield* leaves(below, root, [...path, key]);
}

function inner(schema: Schema | undefined, step: string, root: Schema): Schema | undefined {
  const { properties, additionalProperties } = schema ?? {};
  if (properties && Object.hasOwn(properties, step)) return resolved(properties[step], root);
  const isEntry = typeof additionalProperties === "object" && ID.test(step);
  return isEntry ? resolved(additionalProperties, root) : undefined;
}

function resolved(schema: Schema | undefined, root: Schema): Schema {
  const name = schema?.$ref?.replace("#/$defs/", "");
  return (name === undefined ? schema : root.$defs?.[name]) ?? {};
}

let kept: Schema | undefined;

function readCustomerSchema(): Schema {
  kept ??= readSchema("customer");
  return kept;
}
