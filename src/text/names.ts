import type { Vocabulary } from "./vocabulary/vocabulary.js";
import { plainWords } from "./words.js";

const LEGAL_FORMS: readonly string[] = [
  ...["inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "corp", "corporation", "co"],
  ...["company", "plc", "gmbh", "ag", "kg", "sa", "sas", "sarl", "srl", "sl", "bv", "nv", "ab"],
  ...["oy", "pty", "kk", "csp"],
];

/**
 * A name reduced to what tells it from others: no abbreviation in brackets, no fillers, no legal
 * form, singular words, the first of synonyms, in order.
 */
export function essence(name: string, vocabulary: Vocabulary | undefined): string[] {
  const words = plainWords(name.replace(/\(\p{Lu}[\p{L}\p{N}]{1,9}\)/gu, ""));
  const own = words.filter((word) => !isFiller(word, vocabulary));
  const singular = (own.length > 0 ? own : words).map((word) => singularOf(word, vocabulary));
  const kept = withoutLegalForm(singular);
  return kept.map((word) => synonymOf(word, vocabulary));
}

/** Whether a word tells no two names apart. */
export function isFiller(word: string, vocabulary: Vocabulary | undefined): boolean {
  return vocabulary?.fillers.includes(word) ?? false;
}

/** The singular of a word, as far as the vocabulary knows. */
export function singularOf(word: string, vocabulary: Vocabulary | undefined): string {
  return vocabulary?.singular(word) ?? word;
}

/** The first of the words that mean the same. */
export function synonymOf(word: string, vocabulary: Vocabulary | undefined): string {
  return vocabulary?.synonyms.find((group) => group.includes(word))?.[0] ?? word;
}

function withoutLegalForm(words: readonly string[]): readonly string[] {
  let length = words.length;
  while (length > 1 && LEGAL_FORMS.includes(words[length - 1] ?? "")) length--;
  return words.slice(0, length);
}
