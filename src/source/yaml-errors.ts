import { type Document, isMap, isScalar, type Node, type Pair, visit, type YAMLMap } from "yaml";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";

/** How many times the aliases of a file may repeat what they stand for. */
const ALIAS_LIMIT = 1000;

/** The mistakes of a file that make it unusable: syntax, repeated keys, no map at the top. */
export function checkYaml(
  file: { readonly path: string; readonly text: string },
  documents: readonly Document.Parsed[],
): Diagnostic[] {
  const [document, second] = documents;
  const at = (start: number, end: number): Location => ({ file: file.path, start, end });
  const error = (code: Diagnostic["code"], message: string, location: Location, hint?: string) =>
    ({ code, severity: "error", message, location, hint }) as const;
  const syntax = documents.flatMap((d) =>
    [...d.errors, ...d.warnings].map((e) => error("yaml/syntax", tidy(e.message), at(...e.pos))),
  );
  if (syntax.length > 0) return syntax;
  if (second) {
    const message = "a second YAML document begins here, but a policy file holds one";
    return [
      error("yaml/multiple-documents", message, at(...startOf(second)), "remove the line ---"),
    ];
  }
  // A file of comments says nothing, which is no mistake.
  if (!document || document.contents === null) return [];
  if (!isMap(document.contents)) {
    const message = "a policy file is a map of sections such as services: or data:";
    return [error("yaml/not-a-map", message, at(0, firstLine(file.text)))];
  }
  const twice = duplicateKeys(document, file.path);
  if (twice.length > 0) return twice;
  try {
    document.toJS({ maxAliasCount: ALIAS_LIMIT });
  } catch (cause) {
    return [error("yaml/syntax", tidy((cause as Error).message), at(0, firstLine(file.text)))];
  }
  return [];
}

/** The key of a pair as the text that plain data has it under. */
export function keyOf(pair: Pair<Node, unknown>): string {
  return isScalar(pair.key) ? String(pair.key.value ?? "") : String(pair.key);
}

function duplicateKeys(document: Document.Parsed, file: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Map<string, Pair<Node, unknown>>();
      for (const pair of (map as YAMLMap<Node, Node>).items) {
        const key = keyOf(pair);
        const first = seen.get(key);
        if (first) diagnostics.push(duplicate(file, key, first.key, pair.key));
        else seen.set(key, pair);
      }
    },
  });
  return diagnostics;
}

function duplicate(file: string, key: string, first: Node, second: Node): Diagnostic {
  const at = (node: Node): Location => ({
    file,
    start: node.range?.[0] ?? 0,
    end: node.range?.[1] ?? 0,
  });
  return {
    code: "yaml/duplicate-key",
    severity: "error",
    message: `the key “${key}” stands twice in this map`,
    location: at(second),
    related: [{ message: "first given here", location: at(first) }],
    hint: "remove one of the two",
  };
}

function startOf(document: Document.Parsed): [number, number] {
  const start = document.range[0];
  return [start, start];
}

function firstLine(text: string): number {
  const end = text.indexOf("\n");
  return Math.min(end < 0 ? text.length : end, 80);
}

function tidy(message: string): string {
  const line = (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
  return line.charAt(0).toLowerCase() + line.slice(1);
}
