import { quote } from "../diagnostics/quote.js";

/** What happened to a keyword, in a line. */
export function changed(keyword: string, before: unknown, after: unknown): string {
  const name = nameIn(keyword);
  if (before === undefined) return `${name} added${shown(after, ": ")}`;
  if (after === undefined) return `${name} removed${shown(before, ", was ")}`;
  const [now, was] = [shown(after, " is now "), shown(before, ", was ")];
  return now === "" || was === "" ? `${name} changed` : `${name}${now}${was}`;
}

/** A keyword as a message names it. */
export function nameIn(keyword: string): string {
  return NAMES[keyword] ?? keyword;
}

const NAMES: Readonly<Record<string, string>> = {
  properties: "property",
  patternProperties: "pattern of properties",
  dependentSchemas: "what follows from",
  enum: "list of values",
  const: "only value",
  anyOf: "alternatives (anyOf)",
  oneOf: "alternatives (oneOf)",
  allOf: "parts (allOf)",
};

/** Values as a message lists them: the first few. */
export function listOf(values: readonly unknown[]): string {
  const some = values.slice(0, 12).map((value) => quote(JSON.stringify(value)));
  return some.join(", ") + (values.length > 12 ? ` and ${values.length - 12} more` : "");
}

// A schema within says more at its own place.
function shown(value: unknown, lead: string): string {
  if (Array.isArray(value)) return value.some(isMap) ? "" : `${lead}${listOf(value)}`;
  return isMap(value) ? "" : `${lead}${quote(JSON.stringify(value))}`;
}

function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
