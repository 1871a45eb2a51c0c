import { composed, composeKinds } from "../compile/documents.js";
import { type Emission, emitAll } from "../compile/emission.js";
import { type Customer, overlay, published } from "../customers/overlay.js";
import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { sharing } from "../document/compose.js";
import type { Document } from "../document/document.js";
import { openLanguage } from "../document/language.js";
import { PACK, packOf } from "../document/pack.js";
import { link } from "../link/link.js";
import { hasTemplate, kindOf } from "../templates/kinds.js";
import { type Kit, preparedFor, referencesIn, templatesOf } from "./kit.js";

/** A customer's documents, in every format that is wanted. */
export interface Pack {
  /** None where nothing of them is wanted, or the policy has nothing to say of its services. */
  readonly emissions: readonly Emission[];
  /** Why a template of the team's own makes no document. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes a customer's pack. */
export async function makePack(kit: Kit, customer: Customer): Promise<Pack> {
  const { value: documents = [], diagnostics } = documentsFor(kit, customer);
  const emissions: Emission[] = [];
  for (const document of documents) {
    emissions.push(...(await emitAll(document, kit.formats, templatesOf(kit))));
  }
  return { emissions, diagnostics };
}

/** The documents of exactly a customer's services; one that holds them all, where that is wanted. */
function documentsFor(kit: Kit, customer: Customer): Result<readonly Document[]> {
  const prepared = preparedFor(kit, customer);
  if (prepared === undefined) return { value: [], diagnostics: [] };
  const { language, policy, design, source } = prepared;
  const linked = link(overlay(policy, referencesIn(prepared), customer));
  const templates = templatesOf(kit);
  const words = openLanguage(language, templates);
  const making = sharing(linked, words, {
    ...{ source, design, templates },
    customer: published(customer, policy),
    // What the linter has found answered, it has found in the whole policy.
    answers: new Map(),
  });
  const kinds = kindsFor(kit, customer).filter((kind) => hasTemplate(kind, language, templates));
  const { documents, diagnostics: failing } = composeKinds(linked, kinds, words, making);
  const cover = kit.bundle ? composed(linked, PACK, words, making) : undefined;
  const diagnostics = [...failing, ...(cover?.diagnostics ?? [])];
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const isBundle = cover?.value !== undefined && documents.length > 0;
  const value = isBundle ? [packOf(cover.value, documents, linked, making)] : documents;
  return { value, diagnostics };
}

/** The document kinds that a customer is given, of those that are wanted. */
function kindsFor(kit: Kit, { documents }: Customer): readonly string[] {
  const templates = templatesOf(kit);
  return kit.kinds.filter((kind) => documents?.includes(kind) ?? kindOf(kind, templates).customers);
}
