import type { LinkedPolicy } from "../link/link.js";
import { bundle } from "./bundle.js";
import { compose, type Making, publishedSection, sharing } from "./compose.js";
import type { Document } from "./document.js";
import type { Language } from "./language.js";
import { publish, publishedFacts } from "./publish.js";

/** The document kind that holds others: its template is the title block of them all. */
export const PACK = "pack";

/**
 * Writes the documents of these kinds as one, in this order; those of which the policy has nothing
 * to say are left out, and a pack of none of them has no parts.
 */
export function composePack(
  policy: LinkedPolicy,
  kinds: readonly string[],
  language: Language,
  making: Making,
): Document {
  const shared = sharing(policy, language, making);
  const documents = kinds.map((kind) => compose(policy, kind, language, shared));
  return packOf(compose(policy, PACK, language, shared), documents, policy, shared);
}

/** The same, of a cover and documents that have been written. */
export function packOf(
  cover: Document,
  all: readonly Document[],
  policy: LinkedPolicy,
  making: Making,
): Document {
  const documents = all.filter(({ sections }) => sections.length > 0);
  const data = publish(making.facts ?? publishedFacts(policy, making.source), {
    kind: PACK,
    language: cover.language,
    title: cover.title,
    customer: making.customer,
    parts: documents.map(({ kind }) => kind),
    sections: documents.flatMap(({ kind, sections }) =>
      sections.map((section) => ({ part: kind, ...publishedSection(section) })),
    ),
  });
  return { ...bundle(cover, documents), data };
}
