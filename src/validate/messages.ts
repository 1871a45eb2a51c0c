import type { ErrorObject } from "ajv/dist/2020.js";
import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { quote } from "../diagnostics/quote.js";
import { meantOr } from "../diagnostics/suggest.js";
import type { Path, Source } from "../source/load.js";

/** One ajv error, with what its place needs to be found. */
interface Mistake {
  readonly error: ErrorObject;
  readonly path: Path;
  readonly params: Readonly<Record<string, unknown>>;
  readonly source: Source;
  readonly whole: Whole;
}

/** What messages call the data as a whole, and its top. */
export interface Whole {
  readonly name: string;
  readonly top: string;
}

/** The files of a policy, joined. */
export const POLICY: Whole = { name: "the policy", top: "at the top of a file" };

type Explain = (mistake: Mistake) => Diagnostic;

/** Turns an ajv error into words for people, at the key or value at fault. */
export function explain(error: ErrorObject, source: Source, whole: Whole): Diagnostic {
  const handler = handlers[error.keyword] ?? malformed;
  const path = pathOf(error.instancePath, source.data);
  // A key's own rule is broken at the key, not at the map that holds it.
  const { params } = error;
  if (error.propertyName !== undefined) return badKey({ error, path, params, source, whole });
  return handler({ error, path, params, source, whole });
}

const handlers: Readonly<Record<string, Explain>> = {
  additionalProperties: unknownKey,
  unevaluatedProperties: unknownKey,
  required: missingKey,
  dependentRequired: missingKey,
  enum: notAllowed,
  const: notAllowed,
  type: wrongType,
  format: malformed,
  pattern: malformed,
  maxLength: malformed,
  minLength: tooFew,
  minItems: tooFew,
  minProperties: tooFew,
  uniqueItems: duplicateItem,
  minimum: outOfRange,
  maximum: outOfRange,
};

function unknownKey({ error, path, params, source, whole }: Mistake): Diagnostic {
  const key = String(params.additionalProperty ?? params.unevaluatedProperty);
  const parent = error.parentSchema as { properties?: Record<string, unknown> };
  const known = Object.keys(parent.properties ?? {});
  const where = path.length > 0 ? `in ${dotted(path)}` : whole.top;
  return {
    ...base("schema/unknown-key", `there is no key “${quote(key)}” ${where}`),
    location: source.locate([...path, key], "key"),
    hint: meantOr(key, known, "the keys here are"),
  };
}

function missingKey({ error, path, params, source, whole }: Mistake): Diagnostic {
  const key = String(params.missingProperty);
  const description = descriptionOf(error, key);
  const owner = path.length > 0 ? `${dotted(path)} needs` : `${whole.name} needs`;
  const because = params.property ? `, because it has “${params.property}”` : "";
  return {
    ...base("schema/missing-key", `${owner} the key “${key}”${because}`),
    location: source.locate(path, "key"),
    hint: description
      ? `${key}: ${description}`
      : `add the section ${key}: to a file of the policy`,
  };
}

function notAllowed({ error, path, params, source }: Mistake): Diagnostic {
  const allowed = (params.allowedValues ?? [params.allowedValue]) as readonly unknown[];
  return {
    ...base("schema/not-allowed", `“${quote(error.data)}” is not allowed for ${dotted(path)}`),
    location: source.locate(path, "value"),
    hint: meantOr(String(error.data), allowed.map(String), "allowed are"),
  };
}

function wrongType({ error, path, params, source, whole }: Mistake): Diagnostic {
  const types = [params.type].flat().map(String);
  const expected = types.map((t) => KINDS[t] ?? t).join(" or ");
  const isEmpty = error.data === null;
  return {
    ...base(
      "schema/wrong-type",
      isEmpty
        ? `${dotted(path) || whole.name} is empty, but ${expected} is expected`
        : `${dotted(path)} is ${kindOf(error.data)}, but ${expected} is expected`,
    ),
    location: source.locate(path, "value"),
    hint: typeHint(error, types, written(source, path)),
  };
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  object: "a map of keys",
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
};

function typeHint(
  error: ErrorObject,
  types: readonly string[],
  asWritten: string,
): string | undefined {
  const { data } = error;
  if (types.includes("string") && (typeof data === "number" || typeof data === "boolean")) {
    return `put the value in quotes: "${quote(asWritten)}"`;
  }
  if (types.includes("boolean") && typeof data === "string") {
    const meant = /^(yes|y|on)$/i.test(data) ? "true" : /^(no|n|off)$/i.test(data) ? "false" : "";
    return `write ${meant || "true or false"}, without quotes`;
  }
  if (types.includes("array") && typeof data === "string") return `write a list: [${quote(data)}]`;
  return exampleOf(error);
}

// YAML reads 1.0 as the number 1: only the text knows what was meant.
function written(source: Source, path: Path): string {
  const place = source.locate(path, "value");
  const file = source.files.find((f) => f.path === place?.file);
  if (!file || !place) return "";
  const begins = file.from?.offset ?? 0;
  return file.text.slice(place.start - begins, place.end - begins);
}

function malformed({ error, path, source, whole }: Mistake): Diagnostic {
  return {
    ...base(
      "schema/malformed",
      `“${quote(error.data)}” is not right for ${dotted(path) || whole.name}: ${formOf(error)}`,
    ),
    location: source.locate(path, "value"),
    hint: exampleOf(error),
  };
}

function badKey({ error, path, source }: Mistake): Diagnostic {
  const key = error.propertyName ?? "";
  return {
    ...base("schema/malformed", `the key “${quote(key)}” is not right here: ${formOf(error)}`),
    location: source.locate([...path, key], "key"),
    hint: exampleOf(error),
  };
}

function tooFew({ error, path, params, source, whole }: Mistake): Diagnostic {
  const what = dotted(path) || whole.name;
  const unit = UNITS[error.keyword] ?? "";
  const isEmpty = params.limit === 1;
  return {
    ...base("schema/too-few", `${what} ${isEmpty ? "is empty" : `needs ${params.limit} ${unit}`}`),
    location: source.locate(path, "value"),
    hint: isEmpty ? "say something here, or remove the key" : exampleOf(error),
  };
}

const UNITS: Readonly<Record<string, string>> = {
  minLength: "characters or more",
  minItems: "items or more",
  minProperties: "keys or more",
};

function duplicateItem({ path, params, source }: Mistake): Diagnostic {
  // ajv names the earlier one j and the later one i.
  const [first, second] = [Number(params.j), Number(params.i)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  const before = source.locate([...path, first], "value");
  return {
    ...base("schema/duplicate-item", `${dotted(path)} has the same item twice`),
    location: source.locate([...path, second], "value"),
    related: before ? [{ message: "the same item stands here", location: before }] : [],
    hint: "remove one of the two",
  };
}

function outOfRange({ error, path, params, source }: Mistake): Diagnostic {
  const bound = error.keyword === "minimum" ? "at least" : "at most";
  return {
    ...base(
      "schema/out-of-range",
      `${dotted(path)} must be ${bound} ${params.limit}, not ${quote(error.data)}`,
    ),
    location: source.locate(path, "value"),
  };
}

function base(code: Code, message: string): Pick<Diagnostic, "code" | "severity" | "message"> {
  return { code, severity: "error", message };
}

function formOf(error: ErrorObject): string {
  const schema = error.parentSchema as { patternErrorMessage?: string };
  if (error.keyword === "maxLength") return `it is longer than ${error.params.limit} characters`;
  const words = schema.patternErrorMessage ?? `it ${error.message ?? "is not right"}`;
  return words.charAt(0).toLowerCase() + words.slice(1).replace(/\.$/, "");
}

function exampleOf(error: ErrorObject): string | undefined {
  const { examples } = error.parentSchema as { examples?: readonly unknown[] };
  if (!examples || examples.length === 0) return undefined;
  return `for example: ${examples.map((example) => quote(example)).join(", ")}`;
}

function descriptionOf(error: ErrorObject, key: string): string | undefined {
  const schema = error.parentSchema as { properties?: Record<string, { description?: string }> };
  return schema.properties?.[key]?.description;
}

function kindOf(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return "a number";
  if (typeof value === "boolean") return "true or false";
  return KINDS[typeof value] ?? typeof value;
}

function dotted(path: Path): string {
  return path.map((step) => quote(step)).join(".");
}

/** The steps of a JSON pointer; a step into a list is a number. */
function pathOf(pointer: string, data: unknown): Path {
  let node = data;
  return pointer
    .split("/")
    .slice(1)
    .map((part) => {
      const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
      const step = Array.isArray(node) ? Number(key) : key;
      node = (node as Record<string | number, unknown> | undefined)?.[step];
      return step;
    });
}
