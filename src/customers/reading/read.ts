import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { suggest } from "../../diagnostics/suggest.js";
import { InputError, listYaml, unreadable } from "../../source/read.js";
import { readCsv } from "./csv.js";
import { readJsonLines } from "./jsonl.js";
import type { CustomerRecord } from "./record.js";
import { nameOf, readYamlFolder } from "./yaml.js";

/** Where customers are written, and which of them are wanted. */
export interface Wanted {
  /** A folder of YAML files, a JSON Lines file or a table. */
  readonly place: string;
  /** The path of a file as messages show it: of the place itself, or of a file in it. */
  readonly pathOf: (file?: string) => string;
  /** The names of those that are wanted, by file in a folder, else by id; all where nothing is said. */
  readonly names?: readonly string[] | undefined;
}

/** How many ids are kept, to say which one may have been meant. */
const most = 1000;

const KINDS = "name a folder of YAML files, or a file that ends in .jsonl or .csv";

const readers: Readonly<Record<string, typeof readCsv>> = {
  ".jsonl": readJsonLines,
  ".ndjson": readJsonLines,
  ".csv": readCsv,
};

/** A record, and how much of the list has been read with it: from 0 to 1. */
export interface ReadRecord extends CustomerRecord {
  readonly share: number;
}

/**
 * Reads customers, one at a time, in their order: those of a folder are sorted by path.
 * @throws InputError where they cannot be read, or one that is wanted is not there
 */
export async function* readCustomers(wanted: Wanted): AsyncGenerator<ReadRecord> {
  const { place, pathOf, names } = wanted;
  const found = await stat(place).catch((error: unknown) => {
    throw unreadable(place, error, KINDS);
  });
  if (found.isDirectory()) {
    const files = await listYaml(place);
    assertPresent(names, files.map(nameOf), pathOf());
    const isWanted = (file: string) => names?.includes(nameOf(file)) ?? true;
    const wantedFiles = files.filter(isWanted);
    let read = 0;
    for await (const record of readYamlFolder(place, wantedFiles, pathOf)) {
      read++;
      yield { ...record, share: read / wantedFiles.length };
    }
    return;
  }
  const reader = readers[extname(place).toLowerCase()];
  if (reader === undefined) throw new InputError(`${pathOf()} is no list of customers`, KINDS);
  const seen = new Set<string>();
  for await (const record of reader(place, pathOf())) {
    const { id } = record.source?.data ?? {};
    const isWanted = names?.includes(String(id)) ?? true;
    const { from, text } = record.file;
    // In bytes there is more than in characters; it only tells how far the list has been read.
    const share = Math.min(1, ((from?.offset ?? 0) + text.length + 1) / found.size);
    if (isWanted) yield { ...record, share };
    if (names && id !== undefined && (isWanted || seen.size < most)) seen.add(String(id));
  }
  assertPresent(names, [...seen], pathOf());
}

function assertPresent(
  names: readonly string[] = [],
  there: readonly string[],
  place: string,
): void {
  const missing = names.find((name) => !there.includes(name));
  if (missing === undefined) return;
  const meant = suggest(missing, there);
  const list = there.slice(0, 12).join(", ") + (there.length > 12 ? ", …" : "");
  const known = there.length > 0 ? `there is ${list}` : "it holds none";
  const hint = `${meant ? `did you mean “${meant}”? ` : ""}${known}`;
  throw new InputError(`there is no customer “${missing}” in ${place}`, hint);
}
