import type { PreparedPolicy } from "../compile/prepare.js";
import type { Format } from "../compile/selection.js";
import type { Customer } from "../customers/overlay.js";
import { languageOf } from "../customers/overlay.js";
import { type References, referencesOf } from "../customers/references.js";
import type { Localized } from "../localize/localize.js";
import type { PolicySource } from "../schema/source.generated.js";
import { type TemplateFile, Templates } from "../templates/templates.js";

/** All that packs are made from beside the customers, as data that a thread can be given. */
export interface Kit {
  /** The policy in each language that is wanted. */
  readonly prepared: readonly PreparedPolicy[];
  readonly formats: readonly Format[];
  /** The document kinds that are wanted. */
  readonly kinds: readonly string[];
  /** Whether the documents of a customer are one, of the kind pack. */
  readonly bundle: boolean;
  /** The team's own parts of the templates. */
  readonly ownTemplates: readonly TemplateFile[];
  /** SHA-256 of all parts of the templates, with those that policyc ships. */
  readonly templates: string;
}

const opened = new WeakMap<readonly TemplateFile[], Templates>();

/** The templates that packs are made from, opened once in a thread. */
export function templatesOf({ ownTemplates }: Kit): Templates {
  const templates = opened.get(ownTemplates) ?? new Templates(ownTemplates);
  opened.set(ownTemplates, templates);
  return templates;
}

/** The policy in the language of a customer; undefined where that language is not wanted. */
export function preparedFor({ prepared }: Kit, customer: Customer): PreparedPolicy | undefined {
  const languages = prepared[0]?.policy.policy?.languages ?? [];
  const wanted = languageOf(customer, languages);
  return prepared.find(({ language }) => language === wanted);
}

const known = new WeakMap<Localized<PolicySource>, References>();

/** The references of a prepared policy, gathered once. */
export function referencesIn({ policy }: PreparedPolicy): References {
  const references = known.get(policy) ?? referencesOf(policy);
  known.set(policy, references);
  return references;
}
