import type { Localized } from "../localize/localize.js";
import { readSchema, walk } from "../schema/schema.js";
import type { PolicySource } from "../schema/source.generated.js";

/** An entry of a collection of the policy, as `services/backup`. */
export type EntryName = string;

/** Which entries of the policy name which others. */
export interface References {
  /** The entries that an entry names. */
  readonly named: ReadonlyMap<EntryName, readonly EntryName[]>;
  /** The places that name an entry; what is no entry itself, such as security, stays whatever happens. */
  readonly namers: ReadonlyMap<EntryName, readonly EntryName[]>;
}

/** The name of an entry. */
export function entryName(collection: string, id: string): EntryName {
  return `${collection}/${id}`;
}

/** Gathers the references of a policy, in time that grows with their number. */
export function referencesOf(policy: Localized<PolicySource>): References {
  const named = new Map<EntryName, EntryName[]>();
  const namers = new Map<EntryName, EntryName[]>();
  for (const node of walk(readSchema("source"), policy)) {
    const { value, schema } = node;
    if (schema.references === undefined || typeof value !== "string") continue;
    const [section, entry] = node.path;
    const from = entryName(String(section), String(entry));
    const to = entryName(schema.references, value);
    add(named, from, to);
    add(namers, to, from);
  }
  return { named, namers };
}

function add(map: Map<EntryName, EntryName[]>, key: EntryName, value: EntryName): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
