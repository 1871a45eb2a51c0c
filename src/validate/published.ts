import type { ValidateFunction } from "ajv/dist/2020.js";
import { readSchema } from "../schema/schema.js";
import { newAjv } from "./validate.js";

let check: ValidateFunction | undefined;

/** What is wrong with a published policy by its schema, in a line; undefined where nothing is. */
export function publishedErrors(data: unknown): string | undefined {
  check ??= newAjv().compile(readSchema("published"));
  if (check(data)) return undefined;
  const [first] = check.errors ?? [];
  return `${first?.instancePath ?? ""} ${first?.message ?? ""}`.trim();
}
