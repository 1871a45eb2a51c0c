import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { readSchema, type Schema, type SchemaName, versionOf } from "../schema/schema.js";
import type { PolicySource } from "../schema/source.generated.js";
import type { Source } from "../source/load.js";
import { type Checks, checksOf, shippedChecks } from "./ajv.js";
import { explain, POLICY, type Whole } from "./messages.js";
import { withoutNoise } from "./noise.js";
import { checkVersion } from "./version.js";

/** Finds each mistake of a source, at its key or value. */
export type Validator = (source: Source) => Diagnostic[];

let policyValidator: Validator | undefined;

/** Checks a source against the shipped schema; each mistake is a diagnostic at its key or value. */
export function validate(source: Source): Result<PolicySource> {
  policyValidator ??= openValidator("source");
  const version = versionOf(readSchema("source"));
  const diagnostics = [
    ...(version ? checkVersion(source, version) : []),
    ...policyValidator(source),
  ];
  const value = diagnostics.length > 0 ? undefined : (source.data as PolicySource);
  return { value: source.complete ? value : undefined, diagnostics };
}

/** A check against a shipped schema. */
export function openValidator(name: SchemaName, whole: Whole = POLICY): Validator {
  return validatorOf(shippedChecks(name), whole);
}

/**
 * A check against a schema that describes one file; its `$defs.complete` says what all files
 * together must hold, and is asked only where every file could be read.
 */
export function createValidator(schema: Schema, whole: Whole = POLICY): Validator {
  return validatorOf(checksOf(schema), whole);
}

function validatorOf({ file, complete }: Checks, whole: Whole): Validator {
  return (source) => {
    const errors = errorsOf(file, source.data);
    if (source.complete) errors.push(...errorsOf(complete, source.data));
    return gravest(withoutNoise(errors).map((error) => explain(error, source, whole)));
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
