import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { readSchema, type Schema } from "../schema/schema.js";
import type { PolicySource } from "../schema/source.generated.js";
import type { Source } from "../source/load.js";
import { formats } from "./formats.js";
import { explain } from "./messages.js";

let shipped: ((source: Source) => Diagnostic[]) | undefined;

/** Checks a source against the shipped schema; each mistake is a diagnostic at its key or value. */
export function validate(source: Source): Result<PolicySource> {
  shipped ??= createValidator(readSchema("source"));
  const diagnostics = shipped(source);
  const value = diagnostics.length > 0 ? undefined : (source.data as PolicySource);
  return { value: source.complete ? value : undefined, diagnostics };
}

/**
 * A check against a schema that describes one file; its `$defs.complete` says what all files
 * together must hold, and is asked only where every file could be read.
 */
export function createValidator(schema: Schema): (source: Source) => Diagnostic[] {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, verbose: true });
  addFormats.default(ajv);
  for (const [name, check] of Object.entries(formats)) ajv.addFormat(name, check);
  ajv.addVocabulary(["patternErrorMessage", "references"]);
  const files = ajv.compile(schema);
  const complete = ajv.compile(schema.$defs?.complete ?? {});
  return (source) => {
    const errors = errorsOf(files, source.data);
    if (source.complete) errors.push(...errorsOf(complete, source.data));
    return gravest(errors.flatMap((error) => explain(error, source) ?? []));
  };
}

// Of several mistakes of one value, the first of these explains the others. A value that is used
// through an alias is judged at each use, but stands in one place.
const GRAVITY: readonly Code[] = [
  "schema/wrong-type",
  "schema/too-few",
  "schema/not-allowed",
  "schema/malformed",
];

function gravest(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const rank = ({ code }: Diagnostic) => GRAVITY.indexOf(code);
  const best = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics.filter((d) => rank(d) >= 0)) {
    const place = JSON.stringify(diagnostic.location);
    const other = best.get(place);
    if (other === undefined || rank(diagnostic) < rank(other)) best.set(place, diagnostic);
  }
  return diagnostics.filter((d) => rank(d) < 0 || best.get(JSON.stringify(d.location)) === d);
}

function errorsOf(check: ValidateFunction, data: unknown): ErrorObject[] {
  check(data);
  return [...(check.errors ?? [])];
}
