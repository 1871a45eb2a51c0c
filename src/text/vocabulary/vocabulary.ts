import { english } from "./en.js";
import { spanish } from "./es.js";

/** The words of a language that rules look for, as readers would write them. */
export interface Vocabulary {
  /** Wordings that leave something open, under the fact to state in their place. */
  readonly vague: readonly { readonly fact: string; readonly wordings: readonly string[] }[];
  /** Verbs that say what is possible. */
  readonly possibility: readonly string[];
  /** Who is permitted something by such a verb: after these, it is not vague. */
  readonly permitted: readonly string[];
  /** Claims that nobody can keep. */
  readonly absolute: readonly string[];
  /** Wordings that hold such a verb or claim and are no harm: permissions, facts of the past. */
  readonly harmless: readonly string[];
  /** Words of a promise that, at the beginning of a sentence, give advice: “Never share …”. */
  readonly advice: readonly string[];
  /** Words that turn a claim into its opposite. */
  readonly negations: readonly string[];
  /** Wordings for the use of a service … */
  readonly use: readonly string[];
  /** … and what follows from it, as word beginnings. */
  readonly consent: readonly string[];
  /** Words that name the same thing, each group in its singular. */
  readonly synonyms: readonly (readonly string[])[];
  /** Words that tell no two names apart. */
  readonly fillers: readonly string[];
  /** The singular of a word, good enough to compare names. */
  readonly singular: (word: string) => string;
  /** What a section's text must speak of: one of these word beginnings. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
  /** What the text of a right must speak of: one of these word beginnings. */
  readonly rights: Readonly<Record<string, readonly string[]>>;
  /** Words that, in brackets, stand for a text still to be written. */
  readonly gaps: readonly string[];
}

const vocabularies: Readonly<Record<string, Vocabulary>> = { en: english, es: spanish };

/** The vocabulary for a BCP 47 tag; undefined for a language that policyc does not know. */
export function vocabularyOf(language: string): Vocabulary | undefined {
  const base = language.split("-")[0]?.toLowerCase() ?? "";
  return Object.hasOwn(vocabularies, base) ? vocabularies[base] : undefined;
}
