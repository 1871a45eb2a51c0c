import type { LinkedPolicy } from "../link/link.js";
import type { PageDesign } from "../page/design.js";
import { hasTemplate, kindOf } from "../templates/kinds.js";
import { shipped, type Templates } from "../templates/templates.js";
import { type Block, inlineText, plainText } from "./blocks.js";
import type { Document, Section, Translation } from "./document.js";
import { hasLanguage, type Language, openLanguage } from "./language.js";
import { parseMarkdown } from "./markdown.js";
import { publish, type SourceDigest } from "./publish.js";
import { type RenderedSection, render } from "./template.js";
import { type Beside, viewOf } from "./view/view.js";

/** The rules that each section answers, by the id of the section. */
export type Answers = ReadonlyMap<string, readonly string[]>;

/** What a document is made with, beside the facts. */
export interface Making extends Beside {
  readonly source: SourceDigest;
  readonly design: PageDesign;
  readonly answers: Answers;
  /** Those that policyc ships, where nothing is said. */
  readonly templates?: Templates;
}

/** Writes one document kind in one language from the facts; all formats take their words from it. */
export function compose(
  policy: LinkedPolicy,
  kind: string,
  language: Language,
  { source, design, answers, templates = shipped, ...beside }: Making,
): Document {
  const rendered = render(kind, viewOf(policy, language, beside), language, templates);
  const numbered = rendered.sections.map(numberedMarkdown);
  const front = parseMarkdown(rendered.front);
  const isNotice = kindOf(kind, templates).notice;
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
  const { customer } = beside;
  return {
    kind,
    language: language.tag,
    direction: language.direction,
    translations: translationsOf(policy, kind, language, templates),
    title,
    organization: organization.name,
    organizationShort: organization.shortName ?? organization.name,
    version: policy.policy.version,
    effective: policy.policy.effective,
    effectiveText: language.date(policy.policy.effective),
    status: policy.policy.status,
    sourceHash: source.sha256,
    ...(customer && {
      customer: { name: customer.name, reference: customer.contract?.reference ?? "" },
    }),
    labels: language.labels,
    templates,
    design,
    hyphenation: language.hyphenation,
    front,
    sections,
    markdown: `${[rendered.front, ...numbered].join("\n\n")}\n`,
    data: publish(policy, source, {
      kind,
      customer,
      language: language.tag,
      title,
      sections: sections.map((s) => ({
        id: s.id,
        title: s.title,
        text: plainText(s.blocks.slice(1)),
        answers: [...s.answers],
      })),
    }),
  };
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

function titleOf(front: readonly Block[]): string {
  const first = front[0];
  if (first?.kind !== "heading" || first.level !== 1) {
    throw new Error("a document template must begin with its title, a level-1 heading");
  }
  return inlineText(first.children);
}
