/** A part of a text, as offsets (UTF-16 code units). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Something that copying has left in a text. */
export interface Residue extends Span {
  /** What it is, as it reads after “there is”. */
  readonly what: string;
}

const LATIN = "\\p{Script=Latin}";

// Joiners and spaces without width belong to Arabic, Indic and Thai writing, but not to Latin.
const kinds: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  // Two spaces after a sentence are a habit of many who type, and harm nobody.
  { pattern: /(?<=\S)(?<![.!?:]["”’)]?) {2,}(?=\S)/u, what: "more than one space in a row" },
  { pattern: /(?<=[\p{L}\p{N})]) +[,.;](?=\s|$)/u, what: "a space before a punctuation mark" },
  { pattern: /(?<=\p{Ll}{2})[\u00A0\u202F](?=\p{Ll}{2})/u, what: "a no-break space between words" },
  { pattern: /[\u00A0\u202F] | [\u00A0\u202F]/u, what: "a no-break space beside a space" },
  {
    pattern: new RegExp(
      `(?<=${LATIN})[\\u200B-\\u200D\\u2060]|[\\u200B-\\u200D\\u2060](?=${LATIN})`,
      "u",
    ),
    what: "an invisible character of no width",
  },
  { pattern: /\uFEFF/u, what: "a byte order mark" },
  { pattern: /\uFFFD/u, what: "a replacement character" },
  { pattern: /[\uE000-\uF8FF]/u, what: "a private-use character" },
  { pattern: /[\u2028\u2029]/u, what: "a line or paragraph separator of another program" },
  {
    pattern: /â€[\u0080-\u00BF\u0152-\u2122]?|Ã[\u0080-\u00BF]|Â[\u00A0-\u00BF]/u,
    what: "text in UTF-8 that was read in another encoding",
  },
  { pattern: /\]\((?:https?:|mailto:)/u, what: "a link in Markdown" },
  { pattern: /&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,5});/iu, what: "an HTML entity" },
  {
    pattern:
      /<\/?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|table|tr|td)(?:\s[^<>]{0,500})?\/?>/iu,
    what: "an HTML tag",
  },
];

/** What copying has left in a text, the first of each kind. */
export function residueIn(text: string): Residue[] {
  return kinds.flatMap(({ pattern, what }) => {
    const match = pattern.exec(text);
    return match ? [{ what, start: match.index, end: match.index + match[0].length }] : [];
  });
}

const BRACKETED = /[[<]([^[\]<>]{2,80})[\]>](?!\()/gu;
const LEFT_OPEN = /\b(?:TBD|TBC|FIXME|XXX)\b|\bTODO(?=:)|_{4,}|[Ll]orem ipsum|LOREM IPSUM/u;

/** Text that stands for what is still to be written; `gaps` are words that name it in brackets. */
export function placeholderIn(text: string, gaps: readonly string[]): Span | undefined {
  const open = LEFT_OPEN.exec(text);
  if (open) return { start: open.index, end: open.index + open[0].length };
  for (const match of text.matchAll(BRACKETED)) {
    const words = (match[1] ?? "").toLowerCase().split(/[^\p{L}]+/u);
    if (!gaps.some((gap) => words.includes(gap))) continue;
    return { start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}
