import type { ValidateFunction } from "ajv/dist/2020.js";
import { shippedChecks } from "./ajv.js";

let check: ValidateFunction | undefined;

/** What is wrong with a published policy by its schema, in a line; undefined where nothing is. */
export function publishedErrors(data: unknown): string | undefined {
  check ??= shippedChecks("published").file;
  if (check(data)) return undefined;
  const [first] = check.errors ?? [];
  return `${first?.instancePath ?? ""} ${first?.message ?? ""}`.trim();
}
