import { visible } from "../diagnostics/quote.js";

/** How much of a line is shown, and how much of that stands before the first difference. */
const width = 100;
const lead = 40;

/**
 * Two texts as lines that start with "- " (what there is) and "+ " (what the policy compiles to):
 * short, cut around their first difference, and with characters written out that nobody would see.
 */
export function beside(found: string, compiled: string): readonly [string, string] {
  const at = firstDifference(found, compiled);
  const start = at <= lead ? 0 : boundary(found, at - lead);
  const [one, other] = [window(found, start), window(compiled, start)];
  const isAlike = found !== compiled && looksLike(one) === looksLike(other);
  const show = isAlike ? spelled : visible;
  return [`- ${show(one)}`.trimEnd(), `+ ${show(other)}`.trimEnd()];
}

/** Where two texts part, never within a character. */
function firstDifference(one: string, other: string): number {
  const end = Math.min(one.length, other.length);
  let at = 0;
  while (at < end && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at === end ? at : boundary(one, at);
}

function window(text: string, start: number): string {
  const end = boundary(text, start + width);
  return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}

/** The offset, or the one before it where it stands between the halves of a character. */
function boundary(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff && at > 0 ? at - 1 : at;
}

/** What an eye makes of a text: kinds of spaces, and ways to write one letter, are the same to it. */
function looksLike(text: string): string {
  const plain = text.normalize("NFKC").replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  return visible(plain).trimEnd();
}

/** Everything but ASCII, spaces at the end, and backslashes as they mark it, written out. */
function spelled(text: string): string {
  return text.replace(/ +$|[^\x20-\x5b\x5d-\x7e…]/gu, (match) => Array.from(match, spell).join(""));
}

function spell(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}
