import type { Location } from "../diagnostics/diagnostic.js";
import type { Place } from "../rules/rule.js";
import type { Source } from "../source/load.js";

/** Longer passages, in UTF-16 code units, are shown by the whole text they stand in. */
const LONGEST = 200;

/**
 * The place in the files of some words within a text. YAML may fold and escape what it holds: where
 * the words cannot be told for certain, the whole text is the place.
 */
export function locateWords(
  source: Source,
  place: Place,
  { start, end }: { readonly start: number; readonly end: number },
): Location | undefined {
  const whole = source.locate(place, "value");
  if (end - start > LONGEST) return whole;
  const text = valueAt(source.data, place);
  const file = source.files.find(({ path }) => path === whole?.file);
  if (whole === undefined || file === undefined || typeof text !== "string") return whole;
  const words = foldable(text.slice(start, end));
  const inText = [...text.matchAll(words)];
  const inFile = [...file.text.slice(whole.start, whole.end).matchAll(words)];
  const found = inFile[inText.findIndex(({ index }) => index === start)];
  if (found === undefined || inFile.length !== inText.length) return whole;
  const from = whole.start + found.index;
  return { file: whole.file, start: from, end: from + found[0].length };
}

/** Matches these words, however the lines are broken between them. */
function foldable(words: string): RegExp {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(
    escaped.replace(/[ \n]+/g, (space) => (/^ {2,}$/.test(space) ? space : "\\s+")),
    "g",
  );
}

function valueAt(data: unknown, place: Place): unknown {
  return place.reduce<unknown>((node, step) => Object(node)[step], data);
}
