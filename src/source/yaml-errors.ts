import { type Document, isAlias, isMap, isScalar, type Node, type Pair, visit } from "yaml";
import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { quote, visible } from "../diagnostics/quote.js";

/** How many times the aliases of a file may repeat what they stand for. */
const ALIAS_LIMIT = 1000;

interface File {
  readonly path: string;
  readonly text: string;
}

/** The mistakes of a file that make it unusable: syntax, repeated keys, no map at the top. */
export function checkYaml(file: File, documents: readonly Document.Parsed[]): Diagnostic[] {
  const [document, second] = documents;
  const syntax = documents.flatMap((d) =>
    [...d.errors, ...d.warnings].map((e) =>
      yamlError(file, "yaml/syntax", tidy(e.message), e.pos, hintFor(e.message)),
    ),
  );
  if (syntax.length > 0) return syntax;
  if (second) {
    const message = "a second YAML document begins here, but a policy file holds one";
    const start = second.range[0];
    const end = file.text.startsWith("---", start) ? start + 3 : start;
    return [
      yamlError(file, "yaml/multiple-documents", message, [start, end], "remove the line ---"),
    ];
  }
  // A file of comments says nothing, which is no mistake.
  if (!document || document.contents === null) return [];
  if (!isMap<Node, Node>(document.contents)) {
    const message = "a policy file is a map of sections such as services: or data:";
    return [yamlError(file, "yaml/not-a-map", message, [0, firstLine(file.text)])];
  }
  const found = duplicateKeys(document, file);
  // No alias without an asterisk: most files are walked once less.
  if (!file.text.includes("*")) return found;
  found.push(...aliasMistakes(document, file));
  return found.length > 0 ? found : aliasBomb(document, file);
}

/** A mistake in the YAML of a file. */
export function yamlError(
  file: File,
  code: Code,
  message: string,
  [start, end]: readonly [number, number],
  hint?: string,
): Diagnostic {
  return { code, severity: "error", message, location: { file: file.path, start, end }, hint };
}

/** The key of a pair as the text that plain data has it under. */
export function keyOf(pair: Pair<Node, unknown>): string {
  return isScalar(pair.key) ? String(pair.key.value ?? "") : String(pair.key);
}

function duplicateKeys(document: Document.Parsed, file: File): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Map<string, Pair<Node, unknown>>();
      for (const pair of map.items as Pair<Node, unknown>[]) {
        const key = keyOf(pair);
        const first = seen.get(key);
        if (first) diagnostics.push(duplicate(file, key, first.key, pair.key));
        else seen.set(key, pair);
      }
    },
  });
  return diagnostics;
}

function duplicate({ path: file }: File, key: string, first: Node, second: Node): Diagnostic {
  const at = (node: Node): Location => {
    const [start, end] = rangeOf(node);
    return { file, start, end };
  };
  return {
    code: "yaml/duplicate-key",
    severity: "error",
    message: `the key “${quote(key)}” stands twice in this map`,
    location: at(second),
    related: [{ message: "first given here", location: at(first) }],
    hint: "remove one of the two",
  };
}

// An alias to nothing has no value, and data that holds itself has no end.
function aliasMistakes(document: Document.Parsed, file: File): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  visit(document, {
    Alias(_, alias, ancestors) {
      const target = alias.resolve(document);
      if (target !== undefined && !ancestors.includes(target)) return;
      const name = quote(alias.source);
      const message = target
        ? `the alias *${name} stands inside of what it stands for`
        : `the alias *${name} stands for nothing: there is no &${name} before it`;
      diagnostics.push(yamlError(file, "yaml/syntax", message, rangeOf(alias)));
    },
  });
  return diagnostics;
}

function aliasBomb(document: Document.Parsed, file: File): Diagnostic[] {
  try {
    document.toJS({ maxAliasCount: ALIAS_LIMIT });
    return [];
  } catch {
    let first: Node | undefined;
    visit(document, (_, node) => {
      if (!isAlias(node)) return undefined;
      first = node;
      return visit.BREAK;
    });
    const message = "the aliases of this file repeat too much";
    const hint = "write the repeated parts once, and refer to them by id";
    return [yamlError(file, "yaml/syntax", message, first ? rangeOf(first) : [0, 0], hint)];
  }
}

function rangeOf(node: Node): [number, number] {
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
}

function firstLine(text: string): number {
  return Math.min(text.search(/[\r\n]|$/), 80);
}

function tidy(message: string): string {
  const line = (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
  // The yaml package names its own option here.
  if (line.startsWith("With stringKeys"))
    return "a key must be text, not a list, a map or an alias";
  return visible(line.charAt(0).toLowerCase() + line.slice(1)).slice(0, 200);
}

function hintFor(message: string): string | undefined {
  if (message.startsWith("Unresolved tag")) return "remove the tag: policyc knows plain YAML only";
  if (message.startsWith("Tabs are not allowed")) return "indent with spaces";
  if (message.startsWith("Nested mappings")) return "put a value that holds a colon in quotes";
  return undefined;
}
