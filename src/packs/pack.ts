import { type Emission, emitAll } from "../compile.js";
import { type Customer, overlay, published } from "../customers/overlay.js";
import { compose } from "../document/compose.js";
import type { Document } from "../document/document.js";
import { openLanguage } from "../document/language.js";
import { link } from "../link/link.js";
import { hasTemplate, kindOf } from "../templates/kinds.js";
import { type Kit, preparedFor, referencesIn, templatesOf } from "./kit.js";

/**
 * A customer's documents, in every format that is wanted; none where nothing of them is wanted, or
 * the policy has nothing to say of its services.
 */
export async function makePack(kit: Kit, customer: Customer): Promise<readonly Emission[]> {
  const emissions: Emission[] = [];
  for (const document of documentsFor(kit, customer)) {
    emissions.push(...(await emitAll(document, kit.formats, templatesOf(kit))));
  }
  return emissions;
}

/** The documents of exactly a customer's services. */
function documentsFor(kit: Kit, customer: Customer): Document[] {
  const prepared = preparedFor(kit, customer);
  if (prepared === undefined) return [];
  const { language, policy, design, source } = prepared;
  const linked = link(overlay(policy, referencesIn(prepared), customer));
  const templates = templatesOf(kit);
  const making = {
    templates,
    ...{ source, design, customer: published(customer, policy) },
    // What the linter has found answered, it has found in the whole policy.
    answers: new Map(),
  };
  const words = openLanguage(language, templates);
  return kindsFor(kit, customer)
    .filter((kind) => hasTemplate(kind, language, templates))
    .map((kind) => compose(linked, kind, words, making))
    .filter(({ sections }) => sections.length > 0);
}

/** The document kinds that a customer is given, of those that are wanted. */
function kindsFor(kit: Kit, { documents }: Customer): readonly string[] {
  const templates = templatesOf(kit);
  return kit.kinds.filter((kind) => documents?.includes(kind) ?? kindOf(kind, templates).customers);
}
