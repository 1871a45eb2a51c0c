import type { Facts, SourceText } from "../facts.js";
import type { Place } from "../rule.js";

/** Fields that hold a name, which is read as it stands and never as a sentence. */
const NAMES: readonly unknown[] = [
  "name",
  "formerName",
  "shortName",
  "abbreviation",
  "alt",
  "provider",
  "with",
];

/** Fields that two entries may well answer in the same words. */
const ANSWERS: readonly unknown[] = ["address", "purpose", "interests", "consequence", "soldTo"];

/** The place without the language, where the text is one of a map of languages. */
export function placeOf({ place, language }: SourceText): Place {
  return place.at(-1) === language ? place.slice(0, -1) : place;
}

/** Whether a text is the name of something. */
export function isName(text: SourceText): boolean {
  return NAMES.includes(placeOf(text).at(-1));
}

/** The texts that documents show. */
export function shownTexts({ texts }: Facts): readonly SourceText[] {
  return texts.filter(({ place }) => place[0] !== "absent");
}

/** Whether a text says something of its own: no name, no item of a list, no right granted twice. */
export function isProse(text: SourceText): boolean {
  const { place } = text;
  if (place[0] === "absent" || place[0] === "rights" || place[2] === "items") return false;
  return !isName(text) && !ANSWERS.includes(placeOf(text).at(-1));
}

/** The texts by language. */
export function byLanguage(texts: readonly SourceText[]): SourceText[][] {
  const groups = new Map<string, SourceText[]>();
  for (const text of texts) {
    const group = groups.get(text.language);
    if (group) group.push(text);
    else groups.set(text.language, [text]);
  }
  return [...groups.values()];
}

/** A place as waivers write it. */
export function written(place: Place): string {
  return place.join(".");
}
