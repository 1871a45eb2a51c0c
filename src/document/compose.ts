import type { LinkedPolicy } from "../link/link.js";
import type { PageDesign } from "../page/design.js";
import type * as Published from "../schema/published.generated.js";
import { hasTemplate, kindOf } from "../templates/kinds.js";
import { shipped, type Templates } from "../templates/templates.js";
import { type Block, inlineText, plainText } from "./blocks.js";
import type { Document, Section, Sheet, Translation } from "./document.js";
import { feedOf } from "./feed.js";
import { hasLanguage, type Language, openLanguage } from "./language.js";
import { escapeMarkdown, parseInline, parseMarkdown } from "./markdown.js";
import { type PublishedFacts, publish, publishedFacts, type SourceDigest } from "./publish.js";
import { type RenderedSection, render } from "./template.js";
import { withOther } from "./view/deferred.js";
import { type Beside, type View, viewOf } from "./view/view.js";

/** The rules that each section answers, by the id of the section. */
export type Answers = ReadonlyMap<string, readonly string[]>;

/** What a document is made with, beside the facts. */
export interface Making extends Beside {
  readonly source: SourceDigest;
  readonly design: PageDesign;
  readonly answers: Answers;
  /** What templates see, where several documents are made of the same facts. */
  readonly view?: View;
  /** What the data of documents say of the facts, likewise. */
  readonly facts?: PublishedFacts;
  /** Those that policyc ships, where nothing is said. */
  readonly templates?: Templates;
}

/** Adds to `making` what several documents of the same facts share, where it has none yet. */
export function sharing<M extends Making>(policy: LinkedPolicy, language: Language, making: M) {
  return {
    ...making,
    view: making.view ?? viewOf(policy, language, making),
    facts: making.facts ?? publishedFacts(policy, making.source),
  };
}

/** Writes one document kind in one language from the facts; all formats take their words from it. */
export function compose(
  policy: LinkedPolicy,
  kind: string,
  language: Language,
  { source, design, answers, view, facts, templates = shipped, ...beside }: Making,
): Document {
  // A customer is given its documents in its own language.
  const translations = beside.customer ? [] : translationsOf(policy, kind, language, templates);
  const seen = view ?? viewOf(policy, language, beside);
  const otherLanguages = translations.map((one) => nameOf(one.language, language));
  const rendered = render(kind, withOther(seen, { otherLanguages }), language, templates);
  const numbered = rendered.sections.map(numberedMarkdown);
  const { notice: isNotice, formats } = kindOf(kind, templates);
  const customer = addressee(beside.customer, language);
  const frontMarkdown = [rendered.front, ...addresseeParagraph(customer)].join("\n\n");
  const front = parseMarkdown(frontMarkdown);
  const sections = rendered.sections.map(
    (section, i): Section => ({
      id: section.id,
      title: section.title,
      number: i + 1,
      isNumbered: section.isNumbered,
      answers: (isNotice ? answers.get(section.id) : undefined) ?? [],
      blocks: parseMarkdown(numbered[i] ?? ""),
    }),
  );
  const title = titleOf(front);
  const { organization } = policy;
  const { updated } = policy.policy;
  return {
    kind,
    language: language.tag,
    direction: language.direction,
    translations,
    title,
    organization: organization.name,
    organizationShort: organization.shortName ?? organization.name,
    version: policy.policy.version,
    effective: policy.policy.effective,
    effectiveText: language.date(policy.policy.effective),
    ...(updated !== undefined && { updated: { date: updated, text: language.date(updated) } }),
    status: policy.policy.status,
    sourceHash: source.sha256,
    ...(customer && { customer }),
    labels: language.labels,
    templates,
    design,
    hyphenation: language.hyphenation,
    front,
    sections,
    sheets: () => rendered.sections.flatMap(sheetsOf),
    feed: formats.includes("atom") ? feedOf(policy, kind, language) : undefined,
    markdown: `${[frontMarkdown, ...numbered].join("\n\n")}\n`,
    data: publish(facts ?? publishedFacts(policy, source), {
      kind,
      customer: beside.customer,
      language: language.tag,
      title,
      sections: sections.map(publishedSection),
    }),
  };
}

/** A section as the published form has it. */
export function publishedSection({ id, title, blocks, answers }: Section): Published.Section {
  return { id, title, text: plainText(blocks.slice(1)), answers: [...answers] };
}

function addressee(
  customer: Published.Customer | undefined,
  language: Language,
): Document["customer"] {
  if (customer === undefined) return undefined;
  const { name, contract } = customer;
  const reference = contract?.reference ?? "";
  return { name, reference, words: language.customer(name, reference) };
}

/** The last line of the title block, so that the text itself says whom it is for. */
function addresseeParagraph(customer: Document["customer"]): readonly string[] {
  return customer ? [customer.words.map(escapeMarkdown).join(" · ")] : [];
}

function nameOf(tag: string, language: Language): string {
  return escapeMarkdown(language.languageName(tag) ?? "");
}

function translationsOf(
  policy: LinkedPolicy,
  kind: string,
  own: Language,
  templates: Templates,
): Translation[] {
  return policy.policy.languages
    .filter(
      (tag) => tag !== own.tag && hasLanguage(tag, templates) && hasTemplate(kind, tag, templates),
    )
    .map((tag) => openLanguage(tag, templates))
    .map(({ tag, name, direction }) => ({ language: tag, name, direction }));
}

function numberedMarkdown(section: RenderedSection, index: number): string {
  const number = section.isNumbered ? `${index + 1}. ` : "";
  return `## ${number}${section.title}\n\n${section.markdown}`;
}

function sheetsOf({ title, tables }: RenderedSection): Sheet[] {
  const text = (cell: string) => inlineText(parseInline(cell));
  return tables.map(({ head, rows }) => ({
    title,
    head,
    rows: rows.map((row) => row.map(text)),
  }));
}

function titleOf(front: readonly Block[]): string {
  const first = front[0];
  if (first?.kind !== "heading" || first.level !== 1) {
    throw new Error("a document template must begin with its title, a level-1 heading");
  }
  return inlineText(first.children);
}
