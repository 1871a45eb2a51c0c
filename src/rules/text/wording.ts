import { PhraseBook } from "../../text/phrases.js";
import type { Span } from "../../text/residue.js";
import { type Vocabulary, vocabularyOf } from "../../text/vocabulary/vocabulary.js";
import { plainWords, sameWords, type Word, wordsOf } from "../../text/words.js";
import type { Facts, SourceText } from "../facts.js";
import { fault, type Outcome } from "../rule.js";
import { isName, shownTexts } from "./kinds.js";

/** Words within a text, with what is said of them. */
interface Wording extends Span {
  readonly hint?: string;
}

/** Gathers, from each text that is no mere name, what a search for wordings finds in it. */
function search(
  facts: Facts,
  find: (words: readonly Word[], vocabulary: Vocabulary, text: string) => Wording[],
  message: (quoted: string) => string,
): Outcome[] {
  return shownTexts(facts).flatMap((text) => {
    const vocabulary = vocabularyOf(text.language);
    if (vocabulary === undefined || isProperName(text)) return [];
    const seen = new Set<string>();
    return find(wordsOf(text.text), vocabulary, text.text).flatMap(({ start, end, hint }) => {
      const quoted = text.text.slice(start, end).replace(/\s+/gu, " ");
      const key = sameWords(quoted);
      if (seen.has(key)) return [];
      seen.add(key);
      return fault(text.place, message(quoted), { span: { start, end }, ...(hint && { hint }) });
    });
  });
}

// Names of safeguards and purposes are the organization's own wording; those of others are not.
function isProperName(text: SourceText): boolean {
  return isName(text) && !["safeguards", "purposes", "retention"].includes(String(text.place[0]));
}

/** Qualifiers that leave a fact open, with the fact that would replace each. */
export function vagueWordings(facts: Facts): Outcome[] {
  return search(
    facts,
    (words, vocabulary, text) =>
      [...vagueIn(words, vocabulary, text), ...possibilitiesIn(words, vocabulary, text)].sort(
        (a, b) => a.start - b.start,
      ),
    (quoted) => `“${quoted}” leaves open what is done`,
  );
}

function vagueIn(words: readonly Word[], vocabulary: Vocabulary, text: string): Wording[] {
  return bookOf(vocabulary, "vague")
    .find(words.map((word) => word.text))
    .filter(({ last }) => !namesItsSource(words, last, text))
    .map(({ value, first, last }) => ({ ...spanOf(words, first, last), hint: value }));
}

// “As required by Article 32” and “under Act 39” are not left open.
function namesItsSource(words: readonly Word[], last: number, text: string): boolean {
  const [preposition, name] = [words[last + 1], words[last + 2]];
  if (!["by", "under", "por", "según"].includes(preposition?.text ?? "")) return false;
  return name !== undefined && /^[\p{Lu}\p{N}]/u.test(text.slice(name.start));
}

function possibilitiesIn(words: readonly Word[], vocabulary: Vocabulary, text: string): Wording[] {
  const harmless = harmlessIn(words, vocabulary);
  return words.flatMap((word, i) => {
    if (!vocabulary.possibility.includes(word.text) || harmless.has(i)) return [];
    const before = words[i - 1]?.text ?? "";
    const after = words[i + 1]?.text ?? "";
    const isMonth = /^\p{Lu}/u.test(text.slice(word.start)) && word.text === "may";
    const isPermission =
      vocabulary.permitted.includes(before) || vocabulary.negations.includes(after);
    const isForbidden = vocabulary.negations.includes(before);
    if (isMonth || isPermission || isForbidden) return [];
    const hint = "state what is done, and in which case or at whose choice";
    return [{ start: word.start, end: word.end, hint }];
  });
}

/** Claims that nobody can keep; their denial, such as “no method is 100% secure”, is none. */
export function absoluteClaims(facts: Facts): Outcome[] {
  return search(facts, claimsIn, (quoted) => `“${quoted}” claims what nobody can keep`);
}

function claimsIn(words: readonly Word[], vocabulary: Vocabulary): Wording[] {
  const denied = new Map<number, number>();
  for (const [i, { text, sentence }] of words.entries()) {
    if (vocabulary.negations.includes(text) && !denied.has(sentence)) denied.set(sentence, i);
  }
  const harmless = harmlessIn(words, vocabulary);
  return bookOf(vocabulary, "absolute")
    .find(words.map((word) => word.text))
    .filter(({ first }) => {
      const { sentence, text } = words[first] as Word;
      const isFirst = words[first - 1]?.sentence !== sentence;
      const isAdvice = isFirst && vocabulary.advice.includes(text);
      return !harmless.has(first) && !isAdvice && (denied.get(sentence) ?? Infinity) >= first;
    })
    .map(({ first, last }) => spanOf(words, first, last));
}

/** Consent that is read into mere use: where the model says so, or a text does. */
export function consentByUse(facts: Facts): Outcome[] {
  const byFact = facts.policy.updates.continuedUse
    ? fault(["updates", "continuedUse"], "continued use counts as acceptance of an update")
    : [];
  const byText = search(facts, usesThatConsent, (quoted) => `“${quoted}” counts as consent`);
  return [...byFact, ...byText];
}

function usesThatConsent(words: readonly Word[], vocabulary: Vocabulary): Wording[] {
  const consents = new Set<number>();
  const denied = new Set<number>();
  for (const { text, sentence } of words) {
    if (vocabulary.consent.some((beginning) => text.startsWith(beginning))) consents.add(sentence);
    if (vocabulary.negations.includes(text)) denied.add(sentence);
  }
  return bookOf(vocabulary, "use")
    .find(words.map((word) => word.text))
    .filter(({ first }) => {
      const sentence = words[first]?.sentence ?? 0;
      return consents.has(sentence) && !denied.has(sentence);
    })
    .map(({ first, last }) => spanOf(words, first, last));
}

/** The words that belong to a wording of no harm, by their index. */
function harmlessIn(words: readonly Word[], vocabulary: Vocabulary): Set<number> {
  const found = bookOf(vocabulary, "harmless").find(words.map((word) => word.text));
  return new Set(
    found.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, i) => first + i),
    ),
  );
}

type Wordings = "vague" | "absolute" | "use" | "harmless";

const books = new WeakMap<Vocabulary, Record<Wordings, PhraseBook<string>>>();

/** The wordings of a vocabulary, ready for the search; filed once. */
function bookOf(vocabulary: Vocabulary, wordings: Wordings): PhraseBook<string> {
  const known = books.get(vocabulary);
  if (known) return known[wordings];
  const vague = new PhraseBook<string>();
  for (const { fact, wordings: list } of vocabulary.vague) {
    for (const wording of list) vague.add(plainWords(wording), fact);
  }
  const book = (list: readonly string[]) =>
    list.reduce((filed, one) => filed.add(plainWords(one), one), new PhraseBook<string>());
  const { absolute, use, harmless } = vocabulary;
  const filed = { vague, absolute: book(absolute), use: book(use), harmless: book(harmless) };
  books.set(vocabulary, filed);
  return filed[wordings];
}

function spanOf(words: readonly Word[], first: number, last: number): Span {
  return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 };
}
