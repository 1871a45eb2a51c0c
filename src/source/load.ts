import type { YAMLMap } from "yaml";
import { Composer, type Document, isAlias, isMap, isSeq, type Node, type Pair, Parser } from "yaml";
import type { Diagnostic, Location, Result } from "../diagnostics/diagnostic.js";
import { quote } from "../diagnostics/quote.js";
import { deepest } from "./depth.js";
import { checkYaml, keyOf, yamlError } from "./yaml-errors.js";

/** One file of the policy. */
export interface SourceFile {
  /** Path relative to the policy folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Where the text begins, where it is only a part of the file: its offset, and its line from 1. */
  readonly from?: { readonly offset: number; readonly line: number };
}

/** The way from the top of the data to a node. */
export type Path = readonly (string | number)[];

/** The files of a policy, joined, with the position of each node. */
export interface Source {
  readonly files: readonly SourceFile[];
  /** The sections of all files, joined. */
  readonly data: Record<string, unknown>;
  /** Whether every file could be read; if not, what seems to be missing may be in a broken one. */
  readonly complete: boolean;
  /** The place of the key or of the value at a path; through an alias, the place at the anchor. */
  locate(path: Path, part: "key" | "value"): Location | undefined;
}

interface Loaded {
  readonly file: string;
  readonly document: Document.Parsed;
  readonly map: YAMLMap<Node, Node>;
}

/**
 * Parses the files and joins their sections: maps under the same top-level key become one map, and
 * anything that is given twice is `source/duplicate-id`. Files with mistakes of YAML are left out.
 */
export function parse(files: readonly SourceFile[]): Result<Source> {
  const results = files.map(parseFile);
  const loaded = results.flatMap(({ value }) => value ?? []);
  const diagnostics = results.flatMap((result) => result.diagnostics);
  const complete = diagnostics.length === 0;
  if (loaded.length === 0 && !complete) return { value: undefined, diagnostics };
  const homes = new Homes();
  const data = join(loaded, homes, diagnostics);
  const locate = (path: Path, part: "key" | "value") => homes.locate(path, part);
  return { value: { files, data, complete, locate }, diagnostics };
}

/** Plain YAML 1.2: each key is text, no merge keys, no tags beyond the core, whatever %YAML says. */
const PLAIN = {
  schema: "core",
  merge: false,
  resolveKnownTags: false,
  stringKeys: true,
  uniqueKeys: false,
  prettyErrors: false,
} as const;

function parseFile(file: SourceFile): Result<Loaded> {
  const tokens = [...new Parser().parse(file.text)];
  const tooDeep = deepest(tokens);
  if (tooDeep !== undefined) {
    const message = "lists and maps are nested too deeply here";
    const diagnostic = yamlError(file, "yaml/syntax", message, [tooDeep, tooDeep + 1]);
    return { value: undefined, diagnostics: [diagnostic] };
  }
  const documents = [...new Composer(PLAIN).compose(tokens, false, file.text.length)];
  const diagnostics = checkYaml(file, documents);
  const [document] = documents;
  const isUsable = diagnostics.length === 0 && document && isMap<Node, Node>(document.contents);
  const value = isUsable
    ? { file: file.path, document, map: document.contents as YAMLMap<Node, Node> }
    : undefined;
  return { value, diagnostics };
}

type Home = { readonly loaded: Loaded; readonly pair: Pair<Node, Node | null> };

/** Where each section, and each entry of a joined section, stands. */
class Homes {
  readonly #sections = new Map<string, Home>();
  readonly #entries = new Map<string, Map<string, Home>>();

  section(key: string): Home | undefined {
    return this.#sections.get(key);
  }

  entry(section: string, key: string): Home | undefined {
    return this.#entries.get(section)?.get(key);
  }

  addSection(key: string, home: Home): void {
    if (!this.#sections.has(key)) this.#sections.set(key, home);
  }

  addEntry(section: string, key: string, home: Home): void {
    const entries = this.#entries.get(section) ?? new Map<string, Home>();
    this.#entries.set(section, entries.set(key, home));
  }

  locate(path: Path, part: "key" | "value"): Location | undefined {
    const [section, key, ...rest] = path;
    if (section === undefined) return undefined;
    const entry = key === undefined ? undefined : this.entry(String(section), String(key));
    const home = entry ?? this.section(String(section));
    if (home === undefined) return undefined;
    const steps = entry ? rest : path.slice(1);
    return place(home, steps, part);
  }
}

function place(home: Home, steps: Path, part: "key" | "value"): Location | undefined {
  const { document } = home.loaded;
  let key: Node | null = home.pair.key;
  let value: Node | null = home.pair.value;
  for (const step of steps) {
    const parent = resolve(value, document);
    if (isMap<Node, Node>(parent)) {
      const pair = parent.items.find((p) => keyOf(p) === String(step));
      if (pair === undefined) return undefined;
      key = pair.key;
      value = pair.value;
    } else if (isSeq<Node>(parent)) {
      key = value = parent.items[Number(step)] ?? null;
    } else return undefined;
  }
  const node = part === "value" && hasExtent(value) ? value : key;
  const range = node?.range;
  return range ? { file: home.loaded.file, start: range[0], end: range[1] } : undefined;
}

// An empty value has a place but no extent: the key shows it better.
function hasExtent(node: Node | null): boolean {
  return node?.range != null && node.range[1] > node.range[0];
}

function resolve(node: Node | null, document: Document): Node | null {
  return isAlias(node) ? ((node.resolve(document) as Node | undefined) ?? null) : node;
}

function join(loaded: readonly Loaded[], homes: Homes, diagnostics: Diagnostic[]) {
  const data = new Map<string, unknown>();
  for (const source of loaded) {
    for (const pair of source.map.items) {
      const key = keyOf(pair);
      const home: Home = { loaded: source, pair };
      const value = plain(pair.value, source.document);
      const before = homes.section(key);
      homes.addSection(key, home);
      if (isRecord(value) && (before === undefined || isRecord(data.get(key)))) {
        const joined = (data.get(key) ?? {}) as Record<string, unknown>;
        joinEntries(joined, value, key, home, homes, diagnostics);
        data.set(key, joined);
      } else if (before) diagnostics.push(twice(key, before.pair.key, before, home));
      else data.set(key, value);
    }
  }
  return Object.fromEntries(data);
}

function joinEntries(
  joined: Record<string, unknown>,
  added: Record<string, unknown>,
  section: string,
  home: Home,
  homes: Homes,
  diagnostics: Diagnostic[],
): void {
  const map = resolve(home.pair.value, home.loaded.document);
  if (!isMap<Node, Node>(map)) return;
  for (const pair of map.items) {
    const key = keyOf(pair);
    const entry: Home = { loaded: home.loaded, pair };
    const before = homes.entry(section, key);
    if (before) {
      diagnostics.push(twice(`${section}.${key}`, before.pair.key, before, entry));
      continue;
    }
    homes.addEntry(section, key, entry);
    define(joined, key, added[key]);
  }
}

// Assigning "__proto__" would change the object instead of adding a key.
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function plain(value: Node | null, document: Document): unknown {
  // How far aliases multiply has been checked for the whole file.
  return value === null ? null : value.toJS(document, { maxAliasCount: -1 });
}

function twice(what: string, first: Node, before: Home, second: Home): Diagnostic {
  const at = (home: Home, node: Node): Location => ({
    file: home.loaded.file,
    start: node.range?.[0] ?? 0,
    end: node.range?.[1] ?? 0,
  });
  return {
    code: "source/duplicate-id",
    severity: "error",
    message: `${quote(what)} is defined twice`,
    location: at(second, second.pair.key),
    related: [{ message: "first defined here", location: at(before, first) }],
    hint: "remove one of the two, or give it another id",
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
