import LineBreaker from "linebreak";
import { ideographic } from "./script.js";

/** Text that stays on one line, and the space behind it, which vanishes at the end of a line. */
export interface Segment {
  readonly text: string;
  readonly space: string;
  /** Where the text begins in the paragraph, in UTF-16 code units. */
  readonly start: number;
  /** A line that ends here ends with a hyphen that is not in the text. */
  readonly hyphen: boolean;
}

/** Parts of a word between which it may be hyphenated. */
export type Hyphenator = (word: string) => readonly string[];

const softHyphen = "\u00ad";
const zeroWidthSpace = "\u200b";
/** Space at which a line may end: not the no-break spaces U+00A0, U+2007 and U+202F. */
const spaces = /[\t\n\v\f\r\u0085 \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+/gu;
const wordCharacter = /[\p{L}\p{N}]/u;

/** Cuts a paragraph where its lines may end. */
export function segments(text: string, hyphenate?: Hyphenator): Segment[] {
  const between = ideographic.test(text) ? ideographicBreaks(text) : undefined;
  const all: Segment[] = [];
  let start = 0;
  for (const match of [...text.matchAll(spaces), undefined]) {
    const end = match?.index ?? text.length;
    const space = match ? match[0].replace(/[\t\n\v\f\r\u0085\u2028\u2029 ]+/g, " ") : "";
    for (const { at, hyphen } of cutsWithin(text, start, end, between, hyphenate)) {
      all.push({ text: text.slice(start, at), start, space: at === end ? space : "", hyphen });
      start = at;
    }
    start = end + (match?.[0].length ?? 0);
  }
  return all;
}

interface Cut {
  readonly at: number;
  readonly hyphen: boolean;
}

/** The places within a word where a line may end, the end of the word last. */
function cutsWithin(
  text: string,
  start: number,
  end: number,
  between: ReadonlySet<number> | undefined,
  hyphenate: Hyphenator | undefined,
): Cut[] {
  const cuts: Cut[] = [];
  for (let at = start + 1; at < end; at++) {
    if (text[at - 1] === softHyphen) cuts.push({ at, hyphen: true });
    else if (breaksAt(text, at) || between?.has(at)) cuts.push({ at, hyphen: false });
  }
  if (end > start) cuts.push({ at: end, hyphen: false });
  return hyphenate ? hyphenated(text, start, cuts, hyphenate) : cuts;
}

/** A break is allowed behind a hyphen or dash inside of words, and at a zero-width space. */
function breaksAt(text: string, at: number): boolean {
  switch (text[at - 1]) {
    case zeroWidthSpace:
      return true;
    case "-":
    case "\u2010":
      return isLetter(text[at - 2]) && isLetter(text[at]);
    case "\u2013":
    case "\u2014":
      return wordCharacter.test(`${text[at - 2] ?? ""}${text[at]}`);
    default:
      return false;
  }
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /\p{L}/u.test(character);
}

/** UAX 14 where it matters: next to an ideograph, a kana or a Hangul syllable. */
function ideographicBreaks(text: string): Set<number> {
  const found = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const around = text.slice(Math.max(0, next.position - 2), next.position + 2);
    if (ideographic.test(around)) found.add(next.position);
  }
  return found;
}

/** Adds the hyphenation of plain words in small letters: names and addresses stay whole. */
function hyphenated(text: string, start: number, cuts: readonly Cut[], how: Hyphenator): Cut[] {
  return cuts.flatMap((cut, i) => {
    const from = i === 0 ? start : (cuts[i - 1] as Cut).at;
    const word = /^(\P{L}*)(\p{Ll}{6,})\P{L}*$/u.exec(text.slice(from, cut.at));
    let at = from + (word?.[1]?.length ?? 0);
    const parts = word?.[2] ? how(word[2]) : [];
    const inner = parts.slice(0, -1).map((part): Cut => {
      at += part.length;
      return { at, hyphen: true };
    });
    return [...inner, cut];
  });
}
