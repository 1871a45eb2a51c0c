import type { Span } from "./residue.js";

const LABEL = "[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?";
const TOP = "(?:com|org|net|gov|edu|int|info|biz|io|app|dev|cloud|online|eu|example)";
const NO_SCHEME_BEFORE = "(?<![\\p{L}\\p{N}@/.:_-])";
const NO_WORD_AFTER = "(?![\\p{L}\\p{N}@-]|\\.[\\p{L}\\p{N}])";
const PATH = '/[^\\s<>()"“”]{0,500}';

// A name such as ASP.NET or Booking.com has capitals; an address is written in small letters. That
// two letters are a country, and no word after a forgotten space, only a path can tell.
const addressPattern = () =>
  new RegExp(
    `${NO_SCHEME_BEFORE}(?:${[
      `(?:www\\.(?:${LABEL}\\.){1,6}[a-z]{2,24}|(?:${LABEL}\\.){1,6}${TOP})${NO_WORD_AFTER}(?:${PATH})?`,
      `(?:${LABEL}\\.){1,6}[a-z]{2}${PATH}`,
    ].join("|")})`,
    "gu",
  );
let address: RegExp | undefined;

/** Hardly any text has a dot before a letter; the other pattern takes a while to be made. */
const INNER_DOT = /\.[a-z]/;

/** The addresses of the Web in a text that are written without https://, each once. */
export function bareLinks(text: string): Span[] {
  if (!INNER_DOT.test(text)) return [];
  const seen = new Set<string>();
  address ??= addressPattern();
  return [...text.matchAll(address)].flatMap((match) => {
    const found = match[0].replace(/[.,;:!?]+$/u, "");
    if (seen.has(found)) return [];
    seen.add(found);
    return [{ start: match.index, end: match.index + found.length }];
  });
}
