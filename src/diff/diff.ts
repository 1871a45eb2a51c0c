import type { Change } from "./change.js";
import { compareAll } from "./compare.js";
import { table } from "./table.js";
import type { Version } from "./version.js";

/** What the comparison of two policies found. */
export interface Diff {
  /** In the order of the table, entries by id. */
  readonly changes: readonly Change[];
  /** The sections that differ, but that no document shows. */
  readonly internal: readonly string[];
  /** The languages in which texts were compared. */
  readonly languages: readonly string[];
  /** What could not be compared, and why, as sentences. */
  readonly notCompared: readonly string[];
}

/**
 * Compares what two policies mean. The order of files, keys and lists plays no part, nor does an id
 * that changed while its entry did not. The comparison the other way round finds the same places,
 * each with the inverse kind of change. Time grows with the size of the policies.
 */
export function diff(before: Version, after: Version): Diff {
  const languages = before.languages.filter((tag) => after.languages.includes(tag)).sort();
  return {
    changes: compareAll(before, after, languages),
    internal: internalChanges(before, after),
    languages,
    notCompared: notCompared(before, after, languages),
  };
}

const internalSections = Object.keys(table.fields).filter(
  (key) => table.fields[key]?.form === "internal",
);

function internalChanges(before: Version, after: Version): string[] {
  if (before.published || after.published) return [];
  const of = ({ policy }: Version, section: string) => stable(Object(policy)[section]);
  return internalSections.filter((section) => of(before, section) !== of(after, section));
}

/** JSON that does not depend on the order of keys. */
function stable(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function notCompared(before: Version, after: Version, languages: readonly string[]): string[] {
  const sentences: string[] = [];
  if (before.published || after.published) {
    const sections = internalSections.join(", ");
    sentences.push(`${sections}: a published policy does not hold them.`);
  }
  const all = [...new Set([...before.languages, ...after.languages])].sort();
  const lone = all.filter((tag) => !languages.includes(tag));
  if (languages.length === 0) {
    sentences.push("texts: the two sides have no language in common.");
  } else if (lone.length > 0) {
    sentences.push(`texts in ${lone.join(", ")}: only one of the two sides has them.`);
  }
  return sentences;
}
