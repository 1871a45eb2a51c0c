import { plainWords } from "../../text/words.js";
import type { Facts, SourceText } from "../facts.js";
import { fault, type Outcome } from "../rule.js";
import { isName, placeOf, written } from "./kinds.js";

/** Shorter texts, in words, may read the same in two languages. */
const SHORTEST = 4;

/**
 * Texts that stand in one language only in truth: copied, not translated, or in a language that
 * the policy does not publish. A language that is absent altogether is document/missing-text.
 */
export function oneLanguage(facts: Facts): Outcome[] {
  return [...copies(facts), ...unpublished(facts)];
}

function copies({ texts }: Facts): Outcome[] {
  const first = new Map<string, SourceText>();
  return texts.flatMap((text) => {
    const words = plainWords(text.text);
    if (isName(text) || words.length < SHORTEST) return [];
    const key = `${written(placeOf(text))} ${words.join(" ")}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, text);
    if (other === undefined || baseOf(other) === baseOf(text)) return [];
    return fault(
      text.place,
      `the text in “${text.language}” is that in “${other.language}”, word for word`,
      { related: [{ message: "it stands here first", place: other.place }] },
    );
  });
}

const baseOf = ({ language }: SourceText) => language.split("-")[0];

function unpublished({ texts, source }: Facts): Outcome[] {
  const published = new Set(source.policy?.languages);
  const others = new Map<string, SourceText[]>();
  for (const text of texts) {
    if (published.has(text.language)) continue;
    const list = others.get(text.language);
    if (list) list.push(text);
    else others.set(text.language, [text]);
  }
  return [...others].flatMap(([language, list]) =>
    fault(
      list[0]?.place ?? [],
      `${list.length} ${list.length === 1 ? "text is" : "texts are"} in “${language}”, in which the policy is not published`,
      { hint: `add ${language} to policy.languages, or remove the texts in it` },
    ),
  );
}
