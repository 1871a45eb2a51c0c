import { createRequire } from "node:module";
import type { Ajv2020, Options, ValidateFunction } from "ajv/dist/2020.js";
import type { FormatsPlugin } from "ajv-formats";
import { libraryFile } from "../package.js";
import { precompiled } from "../precompiled.js";
import { readSchema, type Schema, type SchemaName, schemaText } from "../schema/schema.js";
import { formats } from "./formats.js";

// Shipped schemas are compiled ahead: ajv is loaded for others only.
const require = createRequire(import.meta.url);

// `complete` requires keys that the schema of a file defines: ajv would ask it to repeat them.
const strictly = { strict: true, strictRequired: false, allowUnionTypes: true } as const;

/** An ajv that knows the formats and keywords of policyc's schemas. */
export function newAjv(options: Options = {}): Ajv2020 {
  const { Ajv2020 } = require(libraryFile("ajv/dist/2020.js")) as typeof import("ajv/dist/2020.js");
  const ajv = new Ajv2020({ ...strictly, ...options });
  (require(libraryFile("ajv-formats")) as FormatsPlugin)(ajv);
  for (const [name, check] of Object.entries(formats)) ajv.addFormat(name, check);
  ajv.addVocabulary(["patternErrorMessage", "markdownDescription", "references"]);
  return ajv;
}

/** The two checks of a schema that describes one file. */
export interface Checks {
  readonly file: ValidateFunction;
  /** What all files together must hold: `$defs.complete` of the schema. */
  readonly complete: ValidateFunction;
}

/** The checks of a shipped schema. */
export function shippedChecks(name: SchemaName): Checks {
  const path = `schemas/${name}.schema.json`;
  const ahead = precompiled(path, schemaText(name)) as Checks | undefined;
  return ahead ?? checksOf(readSchema(name), optionsOf[name]);
}

/** The checks of any schema. */
export function checksOf(schema: Schema, options: Options = thoroughly): Checks {
  const ajv = newAjv(options);
  return { file: ajv.compile(schema), complete: ajv.compile(completeOf(schema)) };
}

/** Every mistake is found, each with all that its message needs. */
const thoroughly: Options = { allErrors: true, verbose: true };

/** Of a published policy, nobody asks for more than the first mistake. */
export const optionsOf: Readonly<Record<SchemaName, Options>> = {
  customer: thoroughly,
  published: {},
  source: thoroughly,
};

/** By reference, so that the definitions of the whole schema stay within reach. */
export function completeOf(schema: Schema & { readonly $id?: string }): object {
  if (schema.$defs?.complete === undefined) return {};
  return schema.$id ? { $ref: `${schema.$id}#/$defs/complete` } : schema.$defs.complete;
}
