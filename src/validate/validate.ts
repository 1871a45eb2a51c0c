import { Ajv2020, type ErrorObject, type Options, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { readSchema, type Schema, versionOf } from "../schema/schema.js";
import type { PolicySource } from "../schema/source.generated.js";
import type { Source } from "../source/load.js";
import { formats } from "./formats.js";
import { explain, POLICY, type Whole } from "./messages.js";
import { withoutNoise } from "./noise.js";
import { checkVersion } from "./version.js";

// `complete` requires keys that the schema of a file defines: ajv would ask it to repeat them.
const strictly = { strict: true, strictRequired: false, allowUnionTypes: true } as const;

let shipped: ((source: Source) => Diagnostic[]) | undefined;

/** Checks a source against the shipped schema; each mistake is a diagnostic at its key or value. */
export function validate(source: Source): Result<PolicySource> {
  shipped ??= validatorOf(readSchema("source"));
  const diagnostics = shipped(source);
  const value = diagnostics.length > 0 ? undefined : (source.data as PolicySource);
  return { value: source.complete ? value : undefined, diagnostics };
}

function validatorOf(schema: Schema): (source: Source) => Diagnostic[] {
  const check = createValidator(schema);
  const version = versionOf(schema);
  return (source) => [...(version ? checkVersion(source, version) : []), ...check(source)];
}

/**
 * A check against a schema that describes one file; its `$defs.complete` says what all files
 * together must hold, and is asked only where every file could be read.
 */
export function createValidator(
  schema: Schema,
  whole: Whole = POLICY,
): (source: Source) => Diagnostic[] {
  const ajv = newAjv({ allErrors: true, verbose: true });
  const files = ajv.compile(schema);
  const complete = ajv.compile(completeOf(schema));
  return (source) => {
    const errors = errorsOf(files, source.data);
    if (source.complete) errors.push(...errorsOf(complete, source.data));
    return gravest(withoutNoise(errors).map((error) => explain(error, source, whole)));
  };
}

/** An ajv that knows the formats and keywords of policyc's schemas. */
export function newAjv(options: Options = {}): Ajv2020 {
  const ajv = new Ajv2020({ ...strictly, ...options });
  addFormats.default(ajv);
  for (const [name, check] of Object.entries(formats)) ajv.addFormat(name, check);
  ajv.addVocabulary(["patternErrorMessage", "markdownDescription", "references"]);
  return ajv;
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

// By reference, so that the definitions of the whole schema stay within reach.
function completeOf(schema: Schema & { readonly $id?: string }): object {
  if (schema.$defs?.complete === undefined) return {};
  return schema.$id ? { $ref: `${schema.$id}#/$defs/complete` } : schema.$defs.complete;
}

function errorsOf(check: ValidateFunction, data: unknown): ErrorObject[] {
  check(data);
  return [...(check.errors ?? [])];
}
