import { table } from "./table.js";
import type { Entries, Leaf, Treatment } from "./treatment.js";
import { nameOf, textsOf, type Version } from "./version.js";
import { wordsOnly } from "./words.js";

/** Ids of the earlier version, with those of the later one that the same entries have there. */
export type Renames = ReadonlyMap<string, string>;

/** Finds the entries that go by another id, and knows those of the collections of the policy. */
export class Renaming {
  readonly #known = new Map<string, Renames>();

  constructor(
    private readonly before: Version,
    private readonly after: Version,
    /** The languages in which texts are compared. */
    private readonly languages: readonly string[],
  ) {}

  /** The renames within a collection of the policy. */
  of(collection: string): Renames {
    const known = this.#known.get(collection);
    if (known) return known;
    const treatment = table.fields[collection];
    if (treatment?.form !== "entries") throw new Error(`${collection} is no collection`);
    const all = (version: Version) => Object(version.policy)[collection] ?? {};
    const found = this.between(treatment, all(this.before), all(this.after));
    this.#known.set(collection, found);
    return found;
  }

  /**
   * The renames between two maps of entries. An id that only one side has is the same entry as one
   * that only the other has where all their facts are the same, or, failing that, where they alone
   * go by the same words. The other way round gives the same pairs; the time grows with the facts.
   */
  between(treatment: Entries, before: object, after: object): Renames {
    if (!treatment.renames) return new Map();
    const gone = entriesWithout(before, after);
    const come = entriesWithout(after, before);
    if (gone.length === 0 || come.length === 0) return new Map();
    const renames = new Map<string, string>();
    const facts = (version: Version) => (entry: unknown) =>
      JSON.stringify(this.#normal(treatment.entry, entry, version));
    const same = grouped(gone, facts(this.before));
    for (const [key, ids] of grouped(come, facts(this.after))) {
      // Of entries that are all alike, the first is the first.
      const others = same.get(key) ?? [];
      for (const [i, id] of others.slice(0, ids.length).entries()) renames.set(id, ids[i] ?? "");
    }
    this.#pairByName(renames, gone, come);
    return renames;
  }

  #pairByName(renames: Map<string, string>, gone: Pairs, come: Pairs): void {
    const taken = new Set(renames.values());
    const name = (version: Version) => (entry: unknown) => {
      const words = nameOf(entry, version, this.languages);
      return words === undefined ? undefined : wordsOnly(words);
    };
    const left = gone.filter(([id]) => !renames.has(id));
    const names = grouped(left, name(this.before));
    const right = come.filter(([id]) => !taken.has(id));
    for (const [words, [id = "", ...more]] of grouped(right, name(this.after))) {
      const [other, ...others] = names.get(words) ?? [];
      if (other !== undefined && more.length + others.length === 0) renames.set(other, id);
    }
  }

  /** The facts in a form that is the same where they are: without order, by the later ids. */
  #normal(treatment: Treatment, value: unknown, version: Version): unknown {
    switch (treatment.form) {
      case "fields":
      case "part":
        return Object.keys(treatment.fields).map((key) => {
          const inner = treatment.fields[key] as Treatment;
          const held = valueAt(inner, Object(value), key);
          return held === undefined ? null : this.#normal(inner, held, version);
        });
      case "entries":
        return Object.entries(Object(value))
          .map(([id, entry]) => [id, this.#normal(treatment.entry, entry, version)])
          .sort(byFirst);
      case "members": {
        const ids = value as readonly string[];
        return (version === this.before ? this.later(treatment.of, ids) : [...ids]).sort();
      }
      case "text": {
        const texts = textsOf(value, version);
        const languages = treatment.plain ? version.languages.slice(0, 1) : this.languages;
        return languages.map((tag) => texts.get(tag) ?? null);
      }
      case "leaf":
        return treatment.of === "period" ? sortedPeriod(Object(value)) : value;
      default:
        return null;
    }
  }

  /** Ids of the earlier version as the later one has them. */
  later(collection: string | undefined, ids: readonly string[]): string[] {
    if (collection === undefined) return [...ids];
    const renames = this.of(collection);
    return ids.map((id) => renames.get(id) ?? id);
  }
}

type Pairs = readonly (readonly [string, unknown])[];

/** What a property holds; of one that forms a fact with others, all of them. */
export function valueAt(
  treatment: Treatment,
  parent: Readonly<Record<string, unknown>>,
  key: string,
): unknown {
  if (treatment.form !== "leaf" || treatment.together === undefined) return parent[key];
  const keys = keysOf(treatment, key).filter((one) => parent[one] !== undefined);
  if (keys.length === 0) return undefined;
  return Object.fromEntries(keys.map((one) => [one, parent[one]]));
}

/** The properties that a fact is made of. */
export function keysOf({ together = [] }: Leaf, key: string): readonly string[] {
  return [key, ...together];
}

function sortedPeriod(period: Readonly<Record<string, unknown>>): unknown {
  return Object.keys(period)
    .sort()
    .map((key) => [key, Array.isArray(period[key]) ? [...period[key]].sort() : period[key]]);
}

function entriesWithout(these: object, those: object): Pairs {
  return Object.entries(these)
    .filter(([id]) => !Object.hasOwn(those, id))
    .sort(byFirst);
}

function grouped(
  entries: Pairs,
  keyOf: (entry: unknown) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [id, entry] of entries) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(id);
    else groups.set(key, [id]);
  }
  return groups;
}

function byFirst(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}
