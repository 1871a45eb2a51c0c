import { parse } from "yaml";
import { readSchema, walk } from "../../src/schema/schema.js";
import type { SourceFile } from "../../src/source/load.js";

/** A source as one object: collection, id, entry. */
export type SourceData = Record<string, Record<string, unknown>>;

type Path = readonly (string | number)[];

/** What `marksIn` finds. */
const mark = /Zq[a-z0-9]+x|zq-[a-z0-9-]+-qz/g;

/**
 * A policy of which every text ends in a mark of its own, and every id that something refers to is
 * one, so that what one entry says is told from the same words of another.
 */
export function withMarks(files: readonly SourceFile[]): SourceData {
  const data: SourceData = Object.assign({}, ...files.map(({ text }) => parse(text)));
  const described = [...walk(readSchema("source"), data)];
  const texts = described.filter(({ definition }) => definition === "text");
  for (const [i, { path, value }] of texts.entries()) {
    const marked = (text: unknown) => `${text} Zq${i}x`;
    const each = (languages: object) =>
      Object.fromEntries(Object.entries(languages).map(([tag, text]) => [tag, marked(text)]));
    put(data, path, typeof value === "string" ? marked(value) : each(Object(value)));
  }
  const idOf = (collection: string, id: unknown) => `zq-${collection.toLowerCase()}-${id}-qz`;
  for (const { path, value, collection } of references(data))
    put(data, path, idOf(collection, value));
  for (const collection of ["services", ...new Set(described.flatMap(collectionOf))]) {
    const entries = Object.entries(data[collection] ?? {});
    if (entries.length === 0) continue;
    data[collection] = Object.fromEntries(
      entries.map(([id, entry]) => [idOf(collection, id), entry]),
    );
  }
  return data;
}

const collectionOf = ({ schema }: { schema: { references?: string } }) => schema.references ?? [];

/** The source as a file; JSON is YAML. */
export const fileOf = (data: SourceData): SourceFile[] => [
  { path: "policy.yaml", text: JSON.stringify(data) },
];

/** The marks in a text, each once. */
export const marksIn = (text: string): Set<string> => new Set(text.match(mark) ?? []);

/**
 * The source as a user leaves it who removes a service: without the references to it, and without
 * what only it has referred to.
 */
export function withoutService(source: SourceData, id: string): SourceData {
  const data = structuredClone(source);
  const wanted = [{ collection: "services", id }];
  for (let gone = wanted.pop(); gone; gone = wanted.pop()) {
    const before = referred(data);
    remove(data, [gone.collection, gone.id]);
    const to = gone;
    const dangling = [...references(data)].filter(
      ({ collection, value }) => collection === to.collection && value === to.id,
    );
    // From the last, so that the places before it stay where they are.
    for (const { path } of dangling.reverse()) remove(data, path);
    const after = referred(data);
    for (const key of before) {
      const [collection = "", id = ""] = key.split(" ");
      if (!after.has(key) && data[collection]?.[id]) wanted.push({ collection, id });
    }
  }
  return data;
}

function* references(data: SourceData) {
  for (const { path, value, schema } of [...walk(readSchema("source"), data)]) {
    if (schema.references === undefined || typeof value !== "string") continue;
    yield { path, value, collection: schema.references };
  }
}

/** What something refers to. */
function referred(data: SourceData): Set<string> {
  return new Set([...references(data)].map(({ collection, value }) => `${collection} ${value}`));
}

const at = (data: SourceData, path: Path) =>
  path.reduce((node: unknown, key) => Object(node)[key], data) as Record<string | number, unknown>;

function put(data: SourceData, path: Path, value: unknown): void {
  at(data, path.slice(0, -1))[path.at(-1) ?? ""] = value;
}

/** Removes a value, and what is empty without it. */
function remove(data: SourceData, path: Path): void {
  const parent = at(data, path.slice(0, -1));
  const key = path.at(-1) ?? "";
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
  if (path.length > 1 && Object.keys(parent).length === 0) remove(data, path.slice(0, -1));
}
