import type { ErrorObject } from "ajv/dist/2020.js";

/** Keywords that only sum up what other errors say in detail. */
const SUMMARIES = new Set(["anyOf", "oneOf", "if", "propertyNames"]);

/** The errors of ajv that say something of their own. */
export function withoutNoise(errors: readonly ErrorObject[]): ErrorObject[] {
  return errors.filter(
    (error) =>
      !SUMMARIES.has(error.keyword) &&
      isOfAChosenBranch(error, errors) &&
      !isSpelledOut(error, errors),
  );
}

// Where one branch fits as far as to be wrong deeper down, the others were not meant.
function isOfAChosenBranch(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  if (error.keyword !== "type") return true;
  const here = error.instancePath;
  const hasBranches = errors.some(
    (e) => (e.keyword === "anyOf" || e.keyword === "oneOf") && e.instancePath === here,
  );
  return !hasBranches || !errors.some((e) => e.keyword !== "type" && isAtOrBelow(e, here));
}

function isAtOrBelow({ keyword, instancePath }: ErrorObject, path: string): boolean {
  if (SUMMARIES.has(keyword)) return false;
  return instancePath === path || instancePath.startsWith(`${path}/`);
}

// The keys that an empty map lacks are named one by one.
function isSpelledOut(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  if (error.keyword !== "minProperties") return false;
  return errors.some((e) => e.keyword === "required" && e.instancePath === error.instancePath);
}
