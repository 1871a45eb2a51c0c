import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
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
    return errors.flatMap((error) => explain(error, source) ?? []);
  };
}

function errorsOf(check: ValidateFunction, data: unknown): ErrorObject[] {
  check(data);
  return [...(check.errors ?? [])];
}
