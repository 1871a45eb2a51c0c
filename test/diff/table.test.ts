import { describe, expect, test } from "vitest";
import { table } from "../../src/diff/table.js";
import type { Treatment } from "../../src/diff/treatment.js";
import { readSchema, type Schema } from "../../src/schema/schema.js";

interface FullSchema extends Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly uniqueItems?: boolean;
  readonly propertyNames?: FullSchema;
  readonly required?: readonly string[];
}

const root = readSchema("source") as FullSchema;

/** Every property of the schema with its treatment, undefined where the table has none. */
function* pairs(
  schema: FullSchema,
  treatment: Treatment | undefined,
  path: string,
  required: boolean,
): Generator<{ path: string; schema: FullSchema; treatment?: Treatment; required: boolean }> {
  const { node } = resolved(schema);
  yield { path, schema, required, ...(treatment && { treatment }) };
  if (treatment?.form === "internal") return;
  for (const [key, inner] of Object.entries(node.properties ?? {})) {
    const fields = treatment && "fields" in treatment ? treatment.fields : {};
    const needed = node.required?.includes(key) ?? false;
    yield* pairs(inner as FullSchema, fields[key], `${path}.${key}`, needed);
  }
  const isText = treatment?.form === "text";
  if (typeof node.additionalProperties !== "object" || isText) return;
  const entry = treatment?.form === "entries" ? treatment.entry : undefined;
  yield* pairs(node.additionalProperties as FullSchema, entry, `${path}.*`, true);
}

function resolved(schema: FullSchema): { node: FullSchema; definition: string } {
  let definition = "";
  let node = schema;
  while (node.$ref !== undefined) {
    definition = node.$ref.replace("#/$defs/", "");
    node = root.$defs?.[definition] as FullSchema;
  }
  return { node, definition };
}

const all = [...pairs(root, table, "", true)].slice(1);

test("every property of the source has a treatment", () => {
  expect(all.filter((one) => one.treatment === undefined).map((one) => one.path)).toEqual([]);
});

test("the table treats nothing that the schema does not have", () => {
  const known = new Set(all.map(({ treatment }) => treatment));
  const unknown: string[] = [];
  const look = (treatment: Treatment, path: string) => {
    if (path && !known.has(treatment)) unknown.push(path);
    if ("fields" in treatment) {
      for (const [key, inner] of Object.entries(treatment.fields)) look(inner, `${path}.${key}`);
    }
    if (treatment.form === "entries") look(treatment.entry, `${path}.*`);
  };
  look(table, "");
  expect(unknown).toEqual([]);
});

describe("the treatment fits what the schema allows", () => {
  test.each(all.map((one) => [one.path, one] as const))("%s", (_, one) => {
    const { node, definition } = resolved(one.schema);
    const treatment = one.treatment as Treatment;
    switch (treatment.form) {
      case "text":
        return expect(definition).toBe(treatment.plain ? "plainText" : "text");
      case "members":
        expect(node.uniqueItems).toBe(true);
        return expect(treatment.of).toBe(resolved(node.items as FullSchema).node.references);
      case "entries":
        expect(typeof node.additionalProperties).toBe("object");
        // An entry whose key is a term of the schema has no other name.
        return expect(treatment.renames).toBe(
          resolved(node.propertyNames ?? {}).node.enum === undefined,
        );
      case "fields":
      case "part":
        return expect(node.properties).toBeDefined();
      case "leaf":
        if (treatment.of === "scale") {
          const terms = node.type === "boolean" ? [true, false] : [...(node.enum ?? [])];
          const possible = one.required ? terms : [...terms, undefined];
          const ranked = (treatment.order ?? []).flat();
          // Every value has a rank, and no other; a part of a section may be left out with it.
          return expect(new Set(ranked)).toEqual(new Set(possible));
        }
        if (treatment.of === "number") return expect(node.type).toBe("integer");
        if (treatment.of === "list") return expect(node.items).toBeDefined();
        if (treatment.of === "duration") return expect(definition).toBe("duration");
        if (treatment.of === "period") return expect(definition).toBe("duration");
        // Durations, texts and collections mean more than that they are equal.
        expect(["duration", "text", "plainText"]).not.toContain(definition);
        return expect(node.items ?? node.properties ?? node.additionalProperties).toBeUndefined();
      case "internal":
        return expect(["schemaVersion", "gates", "lint", "waivers"]).toContain(one.path.slice(1));
      case "part-of-another":
        return expect([".retention.*.after", ".retention.*.criteria"]).toContain(one.path);
      default:
        return treatment satisfies never;
    }
  });
});
