/**
 * Scripts whose text is set right, and comes out again letter by letter when it is copied; each is
 * tried with a font of its own in the tests. Letters are shaped by HarfBuzz; lines break at spaces
 * or, in Chinese, Japanese and Korean, between letters. Other scripts are refused: some need a
 * dictionary to break lines (Thai, Lao, Khmer, Burmese), some show letters in another order than
 * that of the text, which programs that read PDFs do not undo (Devanagari and its relatives).
 */
const handled = [
  "Arabic",
  "Armenian",
  "Bopomofo",
  "Common",
  "Cyrillic",
  "Georgian",
  "Greek",
  "Han",
  "Hangul",
  "Hebrew",
  "Hiragana",
  "Inherited",
  "Katakana",
  "Latin",
] as const;

const settable = new RegExp(`^[${handled.map((name) => `\\p{Script=${name}}`).join("")}]*$`, "u");

/** Whether text is in scripts that can be set; vowel signs at letters from right to left cannot. */
export function canSet(text: string): boolean {
  return settable.test(text) && !(runsLeft(text) && /\p{M}/u.test(text));
}

/** Whether text belongs to no script of its own: punctuation, digits, spaces. */
export function isCommon(text: string): boolean {
  return /^\p{Script=Common}*$/u.test(text);
}

/** Whether text holds letters that run from right to left. */
export function runsLeft(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\u200f\u202b\u202e\u2067]/u.test(text);
}

/** Characters between which a line may break, by the rules for their scripts. */
export const ideographic =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
