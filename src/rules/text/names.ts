import { essence, isFiller, singularOf, synonymOf } from "../../text/names.js";
import { PhraseBook } from "../../text/phrases.js";
import type { Span } from "../../text/residue.js";
import { type Vocabulary, vocabularyOf } from "../../text/vocabulary/vocabulary.js";
import { sameWords, type Word, wordsOf } from "../../text/words.js";
import type { Facts, SourceText } from "../facts.js";
import { fault, type Outcome, type Place } from "../rule.js";
import { byLanguage, shownTexts } from "./kinds.js";
import { twice } from "./repetition.js";

const NAMED: readonly unknown[] = [
  ...["audiences", "staff", "services", "data", "purposes", "retention"],
  ...["subprocessors", "safeguards"],
];

/** Whether a text is the name of an entry of a collection. */
function isEntryName({ place }: SourceText): boolean {
  return NAMED.includes(place[0]) && place[2] === "name";
}

const entryOf = ({ place }: SourceText): Place => place.slice(0, 2);

/** Entries of one collection with the same name, up to capitals and punctuation. */
export function sameNames(facts: Facts): Outcome[] {
  const first = new Map<string, SourceText>();
  const reported = new Set<string>();
  return facts.texts.filter(isEntryName).flatMap((name) => {
    const key = [name.language, name.place[0], sameWords(name.text)].join(" ");
    const entry = entryOf(name).join(".");
    const other = first.get(key);
    if (other === undefined) first.set(key, name);
    if (other === undefined || reported.has(entry)) return [];
    reported.add(entry);
    return twice(
      entryOf(name),
      entryOf(other),
      `“${name.text}” stands twice among the ${name.place[0]}`,
    );
  });
}

/** Entries of one collection whose names differ only by synonyms, number or the order of words. */
export function likeNames(facts: Facts): Outcome[] {
  return byLanguage(facts.texts.filter(isEntryName)).flatMap((names) => {
    const first = new Map<string, SourceText>();
    return names.flatMap((name) => {
      const words = essence(name.text, vocabularyOf(name.language)).sort();
      if (words.length === 0) return [];
      const key = [name.place[0], ...words].join(" ");
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, name);
        return [];
      }
      if (sameWords(name.text) === sameWords(other.text)) return [];
      return twice(name.place, other.place, `“${name.text}” and “${other.text}” name one thing`);
    });
  });
}

/** Texts that call a service or a subprocessor by another name than its own. */
export function otherNames(facts: Facts): Outcome[] {
  return byLanguage(shownTexts(facts)).flatMap((texts) => {
    const vocabulary = vocabularyOf(texts[0]?.language ?? "");
    if (vocabulary === undefined) return [];
    const names = new PhraseBook<SourceText>();
    for (const name of texts.filter(isEntryName)) {
      if (name.place[0] !== "services" && name.place[0] !== "subprocessors") continue;
      const words = contentWords(name.text, vocabulary);
      // One word, such as support, is also said without the entry in mind.
      if (words.length > 1)
        names.add(
          words.map((word) => synonymOf(word.text, vocabulary)),
          name,
        );
    }
    return texts.flatMap((text) => (isEntryName(text) ? [] : misnamed(text, names, vocabulary)));
  });
}

function misnamed(text: SourceText, names: PhraseBook<SourceText>, vocabulary: Vocabulary) {
  const words = contentWords(text.text, vocabulary);
  const reported = new Set<SourceText>();
  return names
    .find(words.map((word) => synonymOf(word.text, vocabulary)))
    .flatMap(({ value: name, first, last }) => {
      const said = words.slice(first, last + 1);
      const own = contentWords(name.text, vocabulary);
      const isSame = said.every((word, i) => word.text === own[i]?.text);
      if (isSame || reported.has(name) || spansSentences(said)) return [];
      reported.add(name);
      const span: Span = { start: said[0]?.start ?? 0, end: said.at(-1)?.end ?? 0 };
      const message = `“${text.text.slice(span.start, span.end)}” is called “${name.text}” elsewhere`;
      const related = [{ message: "this is its name", place: name.place }];
      return fault(text.place, message, { span, related });
    });
}

const spansSentences = (words: readonly Word[]) => words[0]?.sentence !== words.at(-1)?.sentence;

function contentWords(text: string, vocabulary: Vocabulary): Word[] {
  return wordsOf(text)
    .filter((word) => !isFiller(word.text, vocabulary))
    .map((word) => ({ ...word, text: singularOf(word.text, vocabulary) }));
}
