/**
 * Scripts whose text is set right, each tried with a font of its own in the tests: letters are
 * shaped by HarfBuzz, lines break at spaces or, in Chinese, Japanese and Korean, between letters.
 * Scripts that break lines by dictionary (Thai, Lao, Khmer, Burmese) are refused.
 */
const handled = [
  "Arabic",
  "Armenian",
  "Bopomofo",
  "Common",
  "Cyrillic",
  "Devanagari",
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

/** Whether text is in scripts that can be set. */
export function canSet(text: string): boolean {
  return settable.test(text);
}

/** Whether text holds letters that run from right to left. */
export function runsLeft(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\u200f\u202b\u202e\u2067]/u.test(text);
}

/** Characters between which a line may break, by the rules for their scripts. */
export const ideographic =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
