import { vocabularyOf } from "../../text/vocabulary/vocabulary.js";
import { plainWords } from "../../text/words.js";
import type { Facts, SourceText } from "../facts.js";
import { fault, type Outcome } from "../rule.js";

/** Introductions that never speak of their section's subject, and rights in words of another. */
export function offSubject(facts: Facts): Outcome[] {
  return facts.texts.flatMap((text) => {
    const [collection, id] = text.place;
    if (collection === "introductions") return introduction(text, String(id));
    return collection === "rights" ? right(text, facts.source) : [];
  });
}

function introduction(text: SourceText, section: string): Outcome[] {
  const beginnings = vocabularyOf(text.language)?.sections[section];
  if (beginnings === undefined || speaksOf(text.text, beginnings)) return [];
  return fault(text.place, `the introduction to “${section}” never speaks of it`);
}

function right(text: SourceText, source: Facts["source"]): Outcome[] {
  const [, group, , grant] = text.place;
  const rights = source.rights?.[String(group)]?.grants[String(grant)]?.rights ?? [];
  const beginnings = rights.map((one) => vocabularyOf(text.language)?.rights[one]);
  // Where the words of one right are not known, nothing can be said of the text.
  if (beginnings.some((known) => known === undefined)) return [];
  if (speaksOf(text.text, beginnings.flat() as string[])) return [];
  return fault(
    text.place,
    `“${text.text}” never speaks of the right it grants: ${rights.join(", ")}`,
  );
}

function speaksOf(text: string, beginnings: readonly string[]): boolean {
  return plainWords(text).some((word) =>
    beginnings.some((beginning) => word.startsWith(beginning)),
  );
}
