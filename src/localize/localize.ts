import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { readSchema, walk } from "../schema/schema.js";
import type { PolicySource, Text } from "../schema/source.generated.js";
import type { Source } from "../source/load.js";

/** A part of the policy with every text as a string in one language. */
export type Localized<T> = Text extends T
  ? string
  : T extends readonly (infer Item)[]
    ? Localized<Item>[]
    : T extends object
      ? { [Key in keyof T]: Localized<T[Key]> }
      : T;

/**
 * The policy with every text as a string in one language. Plain texts are in the policy's first
 * language; a text that lacks the language is `document/missing-text`, and never shown in another.
 */
export function localize(
  policy: PolicySource,
  language: string,
  source: Pick<Source, "locate">,
): Result<Localized<PolicySource>> {
  const copy = copyOf(policy);
  const first = policy.policy?.languages[0];
  const diagnostics: Diagnostic[] = [];
  for (const node of walk(readSchema("source"), policy)) {
    if (node.definition !== "text") continue;
    const { value } = node;
    const text = textIn(value, language, first);
    if (text === undefined) diagnostics.push(missing(source, node.path, value, language));
    else if (text !== value) put(copy, node.path, text);
  }
  return {
    value: diagnostics.length > 0 ? undefined : (copy as Localized<PolicySource>),
    diagnostics,
  };
}

/** Plain data once more: `structuredClone` would write it down and read it back. */
function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)])) as T;
}

function textIn(value: unknown, language: string, first: string | undefined): string | undefined {
  if (typeof value === "string") return language === first ? value : undefined;
  const texts = value as Readonly<Record<string, string>>;
  return Object.hasOwn(texts, language) ? texts[language] : undefined;
}

function missing(
  source: Pick<Source, "locate">,
  path: readonly (string | number)[],
  value: unknown,
  language: string,
): Diagnostic {
  const present =
    typeof value === "string" ? "one text only" : Object.keys(value as object).join(", ");
  return {
    code: "document/missing-text",
    severity: "error",
    message: `${path.join(".")} has no text in “${language}”`,
    location: source.locate(path, "key"),
    hint: `it has ${present}; write a map of languages that includes ${language}`,
  };
}

function put(root: object, path: readonly (string | number)[], value: string): void {
  let node = root as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) node = node[step] as Record<string | number, unknown>;
  node[path.at(-1) ?? ""] = value;
}
