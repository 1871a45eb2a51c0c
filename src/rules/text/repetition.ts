import { PhraseBook } from "../../text/phrases.js";
import { repetitions } from "../../text/similarity.js";
import { plainWords, sameWords, type Word, wordsOf } from "../../text/words.js";
import type { Facts, SourceText } from "../facts.js";
import { fault, type Outcome, type Place } from "../rule.js";
import { byLanguage, isProse, written } from "./kinds.js";

/** Shorter sentences, in words, repeat by chance. */
const SENTENCE = 8;

/** Texts that repeat another as a whole, nearly, or in one of their sentences. */
export function repeatedTexts({ texts }: Facts): Outcome[] {
  return byLanguage(texts.filter(isProse)).flatMap((group) => {
    const found = repetitions(group.map(({ text }) => text));
    const whole = found.flatMap(({ index, of, score }) => {
      const other = group[of] as SourceText;
      const how = score === 1 ? "repeats" : "nearly repeats";
      const places = `${written((group[index] as SourceText).place)} ${how} ${written(other.place)}`;
      return repeated(group[index] as SourceText, other, `${places} (score ${rounded(score)})`);
    });
    const known = new Set(found.map(({ index }) => index));
    return [...whole, ...repeatedSentences(group.filter((_, index) => !known.has(index)))];
  });
}

// Never rounded up to a full score.
function rounded(score: number): string {
  return (Math.floor(score * 100) / 100).toFixed(2);
}

function repeated(text: SourceText, other: SourceText, message: string): Outcome[] {
  return fault(text.place, message, {
    related: [{ message: "it stands here first", place: other.place }],
  });
}

/** The first sentence of each text that stands in an earlier text. */
function repeatedSentences(texts: readonly SourceText[]): Outcome[] {
  const seen = new Map<string, SourceText>();
  return texts.flatMap((text) => {
    const sentences = sentencesOf(wordsOf(text.text)).filter((s) => s.length >= SENTENCE);
    const keys = sentences.map((words) => words.map((word) => word.text).join(" "));
    const at = keys.findIndex((key) => seen.has(key));
    const other = seen.get(keys[at] ?? "");
    for (const key of keys) if (!seen.has(key)) seen.set(key, text);
    const words = sentences[at];
    if (other === undefined || words === undefined) return [];
    const message = `${written(text.place)} repeats a sentence of ${written(other.place)} (score 1.00)`;
    return fault(text.place, message, {
      related: [{ message: "it stands here first", place: other.place }],
      span: { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 },
    });
  });
}

function sentencesOf(words: readonly Word[]): Word[][] {
  const sentences: Word[][] = [];
  for (const word of words) {
    const sentence = sentences[word.sentence];
    if (sentence) sentence.push(word);
    else sentences[word.sentence] = [word];
  }
  return sentences;
}

/** The section of the document that lists the entries of a collection. */
const LISTED: Readonly<Record<string, string>> = {
  audiences: "scope-and-roles",
  data: "data-collected",
  purposes: "how-we-use",
  safeguards: "security",
  services: "introduction",
  subprocessors: "sharing-and-subprocessors",
};

/** Introductions that list what a section lists already. */
export function listedAgain({ texts, source }: Facts): Outcome[] {
  return byLanguage(texts).flatMap((group) => {
    const names = new PhraseBook<{ collection: string; id: string }>();
    for (const text of group) {
      const [collection, id, field] = text.place;
      const words = plainWords(text.text);
      // A single word is also said without the entry in mind.
      if (field !== "name" || words.length < 2 || !(String(collection) in LISTED)) continue;
      names.add(words, { collection: String(collection), id: String(id) });
    }
    return group
      .filter(({ place }) => place[0] === "introductions")
      .flatMap((text) => listsAgain(text, names, source));
  });
}

function listsAgain(
  text: SourceText,
  names: PhraseBook<{ collection: string; id: string }>,
  source: Facts["source"],
): Outcome[] {
  const named = new Map<string, Set<string>>();
  for (const { value } of names.find(plainWords(text.text))) {
    const ids = named.get(value.collection) ?? new Set();
    named.set(value.collection, ids.add(value.id));
  }
  return [...named].flatMap(([collection, ids]) => {
    const all = Object.keys(source[collection as keyof Facts["source"]] ?? {}).length;
    if (ids.size < 3 || ids.size / all < 0.5) return [];
    const message = `the introduction to ${text.place[1]} lists ${ids.size} of ${all} ${collection}, which the section ${LISTED[collection]} lists already (score ${rounded(ids.size / all)})`;
    return fault(text.place, message, {
      related: [{ message: "they are stated here", place: [collection] }],
    });
  });
}

/** Data categories with the same items as an earlier one. */
export function sameItems({ policy }: Facts): Outcome[] {
  const first = new Map<string, (typeof policy.data)[number]>();
  return policy.data.flatMap((category) => {
    const items = Object.values(category.items ?? {}).map(sameWords);
    // One or two items, such as a name and an address, are common to many categories.
    if (items.length < 3) return [];
    const key = items.sort().join("\n");
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, category);
      return [];
    }
    return twice(
      ["data", category.id],
      ["data", other.id],
      `“${category.name}” has the same ${items.length} items as “${other.name}”`,
    );
  });
}

/** A fault at an entry that an earlier one makes needless. */
export function twice(place: Place, before: Place, message: string): Outcome[] {
  return fault(place, message, { related: [{ message: "the other stands here", place: before }] });
}
