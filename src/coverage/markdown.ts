import { escapeMarkdown } from "../document/markdown.js";
import { type Coverage, type Law, type Requirement, score, statuses } from "./coverage.js";
import { type Detail, detailsOf, headline, noteOf, summaryOf } from "./details.js";
import { hrefOf } from "./links.js";

/** Coverage as GitHub-flavoured Markdown; `links` is where the documents stand, if links are wanted. */
export function markdown(coverage: Coverage, links: string | undefined): string {
  const parts = [
    `# ${escapeMarkdown(headline(coverage))}`,
    rows(["Jurisdiction", "Law", "Answered"], coverage.laws.map(lawRow)),
    ...coverage.laws.map((law) => lawPart(law, links)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function lawRow(law: Law): string[] {
  const { answered, asked } = score(law.requirements);
  const result = law.applies === "no" ? "does not apply" : `${answered} of ${asked}`;
  return [escapeMarkdown(law.jurisdiction), escapeMarkdown(law.title), result];
}

function lawPart(law: Law, links: string | undefined): string {
  const head = [
    `## ${escapeMarkdown(`${law.jurisdiction}: ${law.title}`)}`,
    ...(law.applies === "no" ? [] : [`${summaryOf(law)}.`]),
    escapeMarkdown(noteOf(law)),
  ];
  if (law.applies === "no") return head.join("\n\n");
  const titles = ["Requirement", "Status", "Where it is answered, or what is missing"];
  const table = rows(
    titles,
    law.requirements.map((one) => requirementRow(one, law, links)),
  );
  return [...head, table].join("\n\n");
}

function requirementRow(requirement: Requirement, law: Law, links: string | undefined): string[] {
  const { title, provision, rule, status } = requirement;
  const details = detailsOf(requirement, law).map((detail) => detailText(detail, links));
  const name = `**${escapeMarkdown(title)}**<br>${escapeMarkdown(provision)}<br>${escapeMarkdown(rule)}`;
  return [name, statuses[status], details.join("<br>")];
}

function detailText(detail: Detail, links: string | undefined): string {
  switch (detail.kind) {
    case "clause": {
      const words = escapeMarkdown(`${detail.clause.number}. ${detail.clause.title}`);
      const href = hrefOf(detail.clause, links);
      return href === undefined ? words : `[${words}](<${href}>)`;
    }
    case "quote":
      return `“${escapeMarkdown(detail.text)}”`;
    case "remedy":
      return `To do: ${escapeMarkdown(detail.text)}`;
    default:
      return escapeMarkdown(detail.text);
  }
}

function rows(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
}
