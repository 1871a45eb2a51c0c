/** A word of a text: in lower case, with its place (UTF-16 code units) and the sentence it is in. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Number of the sentence, from 0. */
  readonly sentence: number;
}

// Scripts that part no words by spaces: each character counts as a word.
const UNSPACED =
  "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]";
const WORD = new RegExp(
  `${UNSPACED}|(?:(?!${UNSPACED})[\\p{L}\\p{M}\\p{N}])+(?:['’]\\p{L}+)?|%`,
  "gu",
);

/** The words of a text in any script, in order; `%` counts as one. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    if (words.length > 0 && isSentenceEnd(text.slice(last, start), match[0])) sentence++;
    const word = match[0].normalize("NFC").toLowerCase().replace("’", "'");
    words.push({ text: word, start, end, sentence });
    last = end;
  }
  return words;
}

// “e.g. names” and “No. 5 of” go on: what follows is no capital letter.
function isSentenceEnd(gap: string, next: string): boolean {
  if (gap === "" || gap === " ") return false;
  if (/[。！？؟]|\n[^\S\n]*\n/u.test(gap)) return true;
  const mark = gap.search(/[.!?…]/u);
  return mark >= 0 && /\s/u.test(gap.slice(mark)) && !/^\p{Ll}/u.test(next);
}

/** A text up to capitals and punctuation; the text itself where it has no words, as “★” has none. */
export function sameWords(text: string): string {
  return plainWords(text).join(" ") || text;
}

/** The words of a text as plain strings. */
export function plainWords(text: string): string[] {
  return wordsOf(text).map((word) => word.text);
}
