import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { quote } from "../diagnostics/quote.js";
import { meantOr } from "../diagnostics/suggest.js";
import { compose, type Making, sharing } from "../document/compose.js";
import type { Document } from "../document/document.js";
import { hasLanguage, type Language } from "../document/language.js";
import type { LinkedPolicy } from "../link/link.js";
import type { PolicyMetadata } from "../schema/source.generated.js";
import type { Source } from "../source/load.js";
import { documentKinds, hasTemplate, templateFile } from "../templates/kinds.js";
import { fromPolicy, isOwnWork } from "../templates/own.js";
import type { Templates } from "../templates/templates.js";
import { choose, type Selection } from "./selection.js";

/** What documents are made with, whosever templates they are. */
type Composing = Making & { readonly templates: Templates };

/** Composes a document; what goes wrong in a team's own templates is no bug of policyc. */
export function composed(
  policy: LinkedPolicy,
  kind: string,
  language: Language,
  making: Composing,
): Result<Document> {
  try {
    return { value: compose(policy, kind, language, making), diagnostics: [] };
  } catch (error) {
    const { templates } = making;
    const path = templateFile(kind, language.tag);
    if (!isOwnWork(kind, language.tag, templates) || !(error instanceof Error)) throw error;
    const isOwn = templates.isOwn(path);
    const diagnostic: Diagnostic = {
      code: "template/failed",
      severity: "error",
      message: `the template of ${kind} in “${language.tag}” makes no document: ${quote(error.message, 200)}`,
      location: isOwn ? { file: fromPolicy(path), start: 0, end: 0 } : undefined,
      hint: isOwn
        ? "correct the template; docs/templates.md says what a document may hold"
        : "it uses a partial or words of your own; correct them",
    };
    return { value: undefined, diagnostics: [diagnostic] };
  }
}

/** The document kinds that are to be written in a language. */
export interface Wanted {
  /** BCP 47 tag. */
  readonly language: string;
  readonly kinds: readonly string[];
}

/** Which documents a policy is to be made into, and which of them nobody can make. */
export function wantedDocuments(
  policy: PolicyMetadata,
  source: Source,
  { documents, languages }: Selection,
  templates: Templates,
): { readonly wanted: readonly Wanted[]; readonly diagnostics: readonly Diagnostic[] } {
  const all = choose("document", documents, documentKinds(templates));
  const kinds =
    documents === undefined ? all.filter((k) => policy.documents?.includes(k) ?? true) : all;
  const tags = choose("language", languages, policy.languages);
  const isAskedFor = (documents ?? policy.documents) !== undefined;
  const wanted: Wanted[] = [];
  const diagnostics: Diagnostic[] = unknownKinds(policy, source, templates);
  for (const language of tags) {
    const index = policy.languages.indexOf(language);
    const location = source.locate(["policy", "languages", index], "value");
    const hasWords = hasLanguage(language, templates);
    const written = kinds.filter((kind) => hasWords && hasTemplate(kind, language, templates));
    wanted.push({ language, kinds: written });
    if (!hasWords) {
      diagnostics.push({ ...noWords(language), location });
      continue;
    }
    const severity = isAskedFor || written.length === 0 ? "error" : "warning";
    for (const kind of kinds) {
      if (written.includes(kind)) continue;
      diagnostics.push({ ...noTemplate(kind, language), severity, location });
    }
  }
  return { wanted, diagnostics };
}

function unknownKinds(
  { documents = [] }: PolicyMetadata,
  source: Source,
  templates: Templates,
): Diagnostic[] {
  const known = documentKinds(templates);
  return documents.flatMap((kind, i) => {
    if (known.includes(kind)) return [];
    return {
      code: "document/unknown-kind" as const,
      severity: "error" as const,
      message: `there is no document “${quote(kind)}”`,
      location: source.locate(["policy", "documents", i], "value"),
      hint: meantOr(kind, known),
    };
  });
}

function noWords(tag: string) {
  return {
    code: "document/missing-language" as const,
    severity: "error" as const,
    message: `no document can be written in “${tag}”: there are no words for it`,
    hint: `add templates/languages/${tag}.yaml, and a template for each kind that is wanted in it; or remove the language`,
  };
}

function noTemplate(kind: string, tag: string) {
  return {
    code: "document/missing-language" as const,
    message: `${kind} cannot be written in “${tag}”: there is no template for it`,
    hint: `add templates/documents/${kind}/${tag}.md.hbs, or remove the language`,
  };
}

/** Composes the documents of a policy in one language; a kind that it has nothing to say of is none. */
export function composeKinds(
  policy: LinkedPolicy,
  kinds: readonly string[],
  language: Language,
  making: Composing,
): { readonly documents: readonly Document[]; readonly diagnostics: readonly Diagnostic[] } {
  const shared = sharing(policy, language, making);
  const results = kinds.map((kind) => composed(policy, kind, language, shared));
  return {
    documents: results.flatMap(({ value }) => (value && value.sections.length > 0 ? value : [])),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}
