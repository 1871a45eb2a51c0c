import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { root } from "../package.js";
import {
  type Coverage,
  type Law,
  type Requirement,
  type Status,
  statuses,
  tally,
} from "./coverage.js";
import { type Detail, detailsOf, headline, noteOf, summaryOf } from "./details.js";
import { hrefOf } from "./links.js";

// The function of the template's own values: text is escaped in one way everywhere.
const escapeHtml = Handlebars.escapeExpression;

/**
 * Coverage as one self-contained page for counsel: no script, no request to anywhere. The row of a
 * requirement has the id of its rule, as the `data-answers` of the sections of a document have.
 * `links` is where the documents stand, if links are wanted.
 */
export function html(coverage: Coverage, links: string | undefined): string {
  const page = Handlebars.compile(shipped("coverage/page.hbs"), { strict: true });
  const laws = coverage.laws.filter(({ applies }) => applies !== "no");
  const columns = columnsOf(laws);
  return page({
    coverage,
    headline: headline(coverage),
    style: shipped("html/style.css") + shipped("coverage/style.css").trimEnd(),
    columns: columns.map((status) => capital(statuses[status])),
    laws: laws.map((law) => ({
      ...law,
      note: noteOf(law),
      summary: capital(summaryOf(law)),
      counts: columns.map((status) => tally(law.requirements).get(status) ?? 0),
      requirements: law.requirements.map((one) => requirementView(one, law, links)),
    })),
    others: coverage.laws.filter(({ applies }) => applies === "no"),
  });
}

function shipped(name: string): string {
  return readFileSync(new URL(`templates/${name}`, root), "utf8");
}

/** The statuses that some requirement has, in their order. */
function columnsOf(laws: readonly Law[]): Status[] {
  return [...tally(laws.flatMap(({ requirements }) => requirements)).keys()];
}

function requirementView(requirement: Requirement, law: Law, links: string | undefined) {
  const details = detailsOf(requirement, law).map((detail) => detailHtml(detail, links));
  return { ...requirement, words: statuses[requirement.status], details: details.join("\n") };
}

function detailHtml(detail: Detail, links: string | undefined): string {
  switch (detail.kind) {
    case "clause": {
      const words = escapeHtml(`${detail.clause.number}. ${detail.clause.title}`);
      const href = hrefOf(detail.clause, links);
      return `<p>${href === undefined ? words : `<a href="${escapeHtml(href)}">${words}</a>`}</p>`;
    }
    case "quote":
      return `<blockquote>${escapeHtml(detail.text)}</blockquote>`;
    case "source":
      return `<p class="source"><code>${escapeHtml(detail.text)}</code></p>`;
    case "remedy":
      return `<p><em>To do:</em> ${escapeHtml(detail.text)}</p>`;
    case "fault":
    case "waiver":
    case "note":
      return `<p class="${detail.kind}">${escapeHtml(detail.text)}</p>`;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
