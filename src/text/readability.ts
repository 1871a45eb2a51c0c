import { wordsOf } from "./words.js";

/** How hard a text is to read. */
export interface Readability {
  /** Years of school that it asks for. */
  readonly grade: number;
  /** The measure with its value, such as “Flesch-Kincaid grade 17.2”. */
  readonly measure: string;
}

/** Shorter texts, in words, say too little to be measured. */
const SHORTEST = 40;

/**
 * Measures a text by a published formula: English by the Flesch-Kincaid grade (Kincaid and others,
 * 1975), Spanish by Fernández Huerta (1959). Undefined for other languages and for short texts.
 */
export function readability(text: string, language: string): Readability | undefined {
  const measure = measures[language.split("-")[0] ?? ""];
  if (measure === undefined) return undefined;
  const words = wordsOf(text).filter((word) => word.text !== "%");
  if (words.length < SHORTEST) return undefined;
  const syllables = words.reduce((sum, word) => sum + measure.syllables(word.text), 0);
  const sentences = (words.at(-1)?.sentence ?? 0) + 1;
  return measure.judge(words.length / sentences, syllables / words.length);
}

const measures: Readonly<
  Record<
    string,
    {
      syllables: (word: string) => number;
      judge: (wordsPerSentence: number, syllablesPerWord: number) => Readability;
    }
  >
> = {
  en: {
    syllables: englishSyllables,
    judge(wordsPerSentence, syllablesPerWord) {
      const grade = 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59;
      return { grade, measure: `Flesch-Kincaid grade ${grade.toFixed(1)}` };
    },
  },
  es: {
    syllables: spanishSyllables,
    judge(wordsPerSentence, syllablesPerWord) {
      const ease = 206.84 - 60 * syllablesPerWord - 1.02 * wordsPerSentence;
      return { grade: gradeOfEase(ease), measure: `Fernández Huerta ${ease.toFixed(0)}` };
    },
  },
};

/** The level of school that Fernández Huerta gives for each step of his scale. */
function gradeOfEase(ease: number): number {
  const steps = [
    { from: 90, grade: 4 },
    { from: 80, grade: 5 },
    { from: 70, grade: 6 },
    { from: 60, grade: 8 },
    { from: 50, grade: 12 },
    { from: 30, grade: 16 },
  ];
  return steps.find(({ from }) => ease >= from)?.grade ?? 17;
}

/** Groups of vowels, without those that are written and not spoken. */
export function englishSyllables(word: string): number {
  const letters = word.normalize("NFD").replace(/[^a-z]/g, "");
  const spoken = letters
    .replace(/(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$/, "")
    .replace(/(?<=[^aeiouytd])ed$/, "d")
    .replace(/(?<=[^aeiouyszxgc])es$/, "s");
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0);
}

/** Each strong vowel makes a syllable; weak ones alone make one together. */
export function spanishSyllables(word: string): number {
  const runs = word.replace(/(?<=[qg])u(?=[eéií])/g, "").match(/[aeiouáéíóúü]+/g) ?? [];
  const nuclei = runs.map((run) => Math.max(1, run.match(/[aeoáéóíú]/g)?.length ?? 0));
  return Math.max(
    1,
    nuclei.reduce((sum, count) => sum + count, 0),
  );
}
