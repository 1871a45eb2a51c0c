import { sha256 } from "./compile/digest.js";
import { compose } from "./document/compose.js";
import type { Document } from "./document/document.js";
import { hasLanguage, openLanguage } from "./document/language.js";
import { composePack, PACK } from "./document/pack.js";
import { emit } from "./emit/pdf/index.js";
import { asSource } from "./link/as-source.js";
import { link } from "./link/link.js";
import type { PageDesign } from "./page/design.js";
import { designPage } from "./page/page.js";
import type { PublishedPolicy } from "./schema/published.generated.js";
import type { ReadAsset } from "./source/read.js";
import { hasTemplate } from "./templates/kinds.js";
import { ownFiles } from "./templates/own.js";
import { shipped, type Templates } from "./templates/templates.js";
import { publishedErrors } from "./validate/published.js";

/** Reads a published policy from the bytes of its JSON; undefined where they are none. */
export function readPublished(bytes: Uint8Array): PublishedPolicy | undefined {
  try {
    const data: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return publishedErrors(data) === undefined ? (data as PublishedPolicy) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Makes the PDF of a published policy anew, by the way that it came from: its facts, the template,
 * the fonts. `readAsset` finds its logo and further fonts by path; they count only where they have
 * the digest that the policy gives. The `problem` says what is missing.
 */
export async function recompile(
  published: PublishedPolicy,
  readAsset: ReadAsset,
  templates: Templates = shipped,
): Promise<{ readonly pdf: Uint8Array } | { readonly problem: string }> {
  const { kind, parts = [], language: tag } = published.document;
  if (!hasItsTemplates(published, templates)) {
    return { problem: "it was made with templates that are not at hand" };
  }
  const unknown = [kind, ...parts].find(
    (one) => !hasLanguage(tag, templates) || !hasTemplate(one, tag, templates),
  );
  if (unknown !== undefined) {
    return { problem: `this policyc has no template for ${unknown} in “${tag}”` };
  }
  const known = new Map(published.source.files.map(({ path, sha256 }) => [path, sha256]));
  const genuine: ReadAsset = async (path) => {
    const bytes = await readAsset(path);
    return bytes && sha256(bytes) === known.get(path) ? bytes : undefined;
  };
  const nowhere = { locate: () => undefined };
  const { value: design, diagnostics } = await designPage(published.page, nowhere, genuine);
  if (!design) return { problem: diagnostics[0]?.message ?? "its design cannot be read" };
  let document: Document;
  try {
    document = composeAgain(published, design, templates);
  } catch {
    // The schema cannot see a reference to nothing, or a term without a word.
    return { problem: "the data in it contradict themselves" };
  }
  const { bytes } = await emit(document);
  return { pdf: bytes };
}

/** Whether the own templates are those that the policy was made with. */
function hasItsTemplates({ source }: PublishedPolicy, templates: Templates): boolean {
  const own = new Map(ownFiles(templates).map(({ path, text }) => [path, sha256(text)]));
  const made = source.files.filter(({ path }) => path.startsWith("../templates/"));
  return made.length === own.size && made.every((file) => own.get(file.path) === file.sha256);
}

function composeAgain(
  published: PublishedPolicy,
  design: PageDesign,
  templates: Templates,
): Document {
  const { kind, parts, language: tag } = published.document;
  const linked = link(asSource(published));
  // In a pack, sections of one id answer the same, or nothing.
  const answering = published.sections.filter(({ answers }) => answers.length > 0);
  const answers = new Map(answering.map((section) => [section.id, section.answers]));
  const { source, customer } = published;
  const making = { source, design, answers, templates, ...(customer && { customer }) };
  const language = openLanguage(tag, templates);
  return kind === PACK
    ? composePack(linked, parts ?? [], language, making)
    : compose(linked, kind, language, making);
}
