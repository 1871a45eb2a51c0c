import { diffArrays } from "diff";

/** A run of words that two texts share, or that one of them has alone. */
export interface Piece {
  readonly kind: "same" | "old" | "new";
  readonly text: string;
}

/** Scripts that put no space between words: each of their characters counts as a word. */
const unspaced =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";

const token = new RegExp(
  `[${unspaced}]\\p{M}*|(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}])+|\\s+|.`,
  "gsu",
);

/**
 * Texts that differ in more words than this are not aligned: between the words that they begin and
 * end with, all of the one is shown as replaced by all of the other. It bounds the time.
 */
const mostEdits = 1000;

/** The words of a text, and the white space and marks between them. */
export function tokens(text: string): string[] {
  return text.match(token) ?? [];
}

/** What became of a text, word by word; the pieces joined without the new give the old text. */
export function wordDiff(before: string, after: string): Piece[] {
  const old = tokens(before);
  const now = tokens(after);
  const start = sharedStart(old, now);
  const end = sharedEnd(old, now, start);
  const middle = [old.slice(start, old.length - end), now.slice(start, now.length - end)] as const;
  const pieces: Piece[] = [{ kind: "same", text: old.slice(0, start).join("") }];
  for (const part of diffArrays(...middle, { maxEditLength: mostEdits }) ?? replaced(...middle)) {
    const kind = part.added ? "new" : part.removed ? "old" : "same";
    pieces.push({ kind, text: part.value.join("") });
  }
  pieces.push({ kind: "same", text: old.slice(old.length - end).join("") });
  return tidy(pieces);
}

function replaced(old: string[], now: string[]) {
  return [
    { removed: true, added: false, value: old },
    { removed: false, added: true, value: now },
  ];
}

function sharedStart(old: readonly string[], now: readonly string[]): number {
  const most = Math.min(old.length, now.length);
  let length = 0;
  while (length < most && old[length] === now[length]) length++;
  return length;
}

function sharedEnd(old: readonly string[], now: readonly string[], start: number): number {
  const most = Math.min(old.length, now.length) - start;
  let length = 0;
  while (length < most && old.at(-1 - length) === now.at(-1 - length)) length++;
  return length;
}

/**
 * Joins changes that only white space parts, so that a replaced phrase reads as one, the old words
 * before the new.
 */
function tidy(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let old = "";
  let now = "";
  const flush = () => {
    if (old) result.push({ kind: "old", text: old });
    if (now) result.push({ kind: "new", text: now });
    old = now = "";
  };
  for (const [i, { kind, text }] of pieces.entries()) {
    if (text === "") continue;
    const parts =
      kind === "same" && /^\s+$/.test(text) && old + now !== "" && i < pieces.length - 2;
    if (parts) {
      old += text;
      now += text;
    } else if (kind === "same") {
      flush();
      result.push({ kind, text });
    } else if (kind === "old") old += text;
    else now += text;
  }
  flush();
  return result;
}

/** Whether two texts differ in nothing but white space, case and the marks that part words. */
export function sameWords(before: string, after: string): boolean {
  return wordsOnly(before) === wordsOnly(after);
}

/** Marks that only part words; not within a number (1.5), before one (-5), or within a word (it's). */
const parting = new RegExp(
  [
    /(?<!\p{N})[.,]|[.,](?!\p{N})/u,
    /(?<!\p{L})'|'(?!\p{L})/u,
    /(?<!^|\s)\p{Pd}|\p{Pd}(?!\p{N})/u,
    /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}";:!?…¡¿、。，．：；！？・،؛؟]/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gu",
);

/** The words of a text in one case, parted by single spaces. */
export function wordsOnly(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("\u00ad", "")
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(parting, " ")
    .replace(/\s+/g, " ")
    .trim();
}
