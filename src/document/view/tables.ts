import type { LinkedPolicy } from "../../link/link.js";
import type { Localized } from "../../localize/localize.js";
import type * as Model from "../../schema/source.generated.js";
import { escapeMarkdown, markdownLink } from "../markdown.js";
import { type TableView, table, type Words } from "./words.js";

/** What applies to each service. */
export function serviceTable(policy: LinkedPolicy, words: Words): TableView | null {
  const names = (items: readonly { name: string }[]) =>
    items.map((i) => words.text(i.name)).join("; ");
  return table(policy.services, words, {
    service: words.service,
    role: (s) => (s.role ? words.term("role", s.role) : ""),
    data: (s) => names(s.data),
    purposes: (s) => names(s.purposes),
    retention: (s) => s.retention.map(words.retention).join("; "),
    keptAtMost: (s) => (s.keptAtMost ? words.language.duration(s.keptAtMost) : ""),
  });
}

/** The purposes, where more than their names is known. */
export function purposeTable(policy: LinkedPolicy, words: Words): TableView | null {
  if (!policy.purposes.some((p) => p.legalBasis || p.role || p.interests)) return null;
  return table(policy.purposes, words, {
    purpose: (p) => words.text(p.name),
    purposeRole: (p) => (p.role ? words.term("purposeRole", p.role) : ""),
    legalBasis: (p) => (p.legalBasis ? words.term("legalBasis", p.legalBasis) : ""),
    interests: (p) => words.text(p.interests),
  });
}

/** The subprocessors, where more than their names is known. */
export function subprocessorTable(
  subprocessors: LinkedPolicy["subprocessors"],
  words: Words,
): TableView | null {
  if (!subprocessors.some((s) => s.purpose || s.country || s.website || s.transfer)) return null;
  return table(subprocessors, words, {
    recipient: (s) => (s.website ? markdownLink(s.name, s.website) : words.text(s.name)),
    task: (s) => words.text(s.purpose),
    country: (s) => (s.country ? words.place(s.country) : ""),
    transfer: (s) => (s.transfer ? transferText(s.transfer, words) : ""),
  });
}

/** The safeguard of a transfer to another country. */
export function transferText(
  { mechanism, until, copy, uk }: Localized<Model.Transfer>,
  words: Words,
): string {
  const { language } = words;
  const name = words.term("mechanism", mechanism);
  const linked = copy ? markdownLink(language.term("mechanism", mechanism), copy) : name;
  const limited = until
    ? `${linked} (${words.phrase("until", { date: language.date(until) })})`
    : linked;
  const forUk = uk && words.phrase("fromUk", { mechanism: language.term("mechanism", uk) });
  return [limited, ...(forUk ? [forUk] : [])].join("; ");
}

/** The cookies that are declared. */
export function cookieTable(policy: LinkedPolicy, words: Words): TableView | null {
  return table(policy.cookies, words, {
    cookie: (c) => escapeMarkdown(c.name),
    provider: (c) => words.text(c.provider),
    task: (c) => words.text(c.purpose),
    duration: (c) => (c.duration ? words.language.duration(c.duration) : ""),
    essential: (c) => words.language.yesNo(c.essential),
  });
}
