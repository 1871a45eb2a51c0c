import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { suggest } from "../diagnostics/suggest.js";
import { readSchema, walk } from "../schema/schema.js";
import type { Source } from "../source/load.js";

/**
 * Checks that every reference of the source names an entry of the collection that it must. One to
 * nothing is `link/unknown-reference`, one to an id of another collection `link/wrong-kind`.
 */
export function checkReferences(source: Source): Diagnostic[] {
  // A file that could not be read may define what is missed here.
  if (!source.complete) return [];
  const diagnostics: Diagnostic[] = [];
  for (const node of walk(readSchema("source"), source.data)) {
    const { value, schema } = node;
    if (schema.references === undefined || typeof value !== "string") continue;
    if (hasEntry(source.data[schema.references], value)) continue;
    diagnostics.push(dangling(source, node.path, value, schema.references));
  }
  return diagnostics;
}

function dangling(
  source: Source,
  path: readonly (string | number)[],
  id: string,
  collection: string,
): Diagnostic {
  const location = source.locate(path, "value");
  const others = Object.keys(source.data).filter((name) => hasEntry(source.data[name], id));
  const collections = Object.keys(readSchema("source").properties ?? {});
  const other = others.find((name) => name !== collection && collections.includes(name));
  if (other !== undefined) {
    const place = source.locate([other, id], "key");
    return {
      code: "link/wrong-kind",
      severity: "error",
      message: `“${id}” is an entry of ${other}, but an entry of ${collection} is expected here`,
      location,
      related: place ? [{ message: `“${id}” is defined here`, location: place }] : [],
    };
  }
  const known = entriesOf(source.data[collection]);
  const meant = suggest(id, known);
  return {
    code: "link/unknown-reference",
    severity: "error",
    message: `nothing in ${collection} has the id “${id}”`,
    location,
    hint: meant
      ? `did you mean “${meant}”?`
      : known.length > 0
        ? `${collection} has ${known.slice(0, 12).join(", ")}${known.length > 12 ? ", …" : ""}`
        : `add ${collection}: with an entry “${id}:” to a file of the policy`,
  };
}

function hasEntry(collection: unknown, id: string): boolean {
  return typeof collection === "object" && collection !== null && Object.hasOwn(collection, id);
}

function entriesOf(collection: unknown): string[] {
  return typeof collection === "object" && collection !== null ? Object.keys(collection) : [];
}
