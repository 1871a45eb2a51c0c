import type { LinkedService } from "../../link/link.js";
import type { Localized } from "../../localize/localize.js";
import type * as Model from "../../schema/source.generated.js";
import { fill, type Language } from "../language.js";
import { escapeMarkdown, markdownLink } from "../markdown.js";

/** A table of a template: Markdown text in every cell, none where there is nothing to say. */
export interface TableView {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What turns facts into Markdown text of a language. */
export type Words = ReturnType<typeof wordsOf>;

/** The words of a language, escaped for Markdown. */
export function wordsOf(language: Language) {
  const text = (value: string | undefined): string =>
    value === undefined ? "" : escapeMarkdown(value);
  const term = (field: string, value: string) => escapeMarkdown(language.term(field, value));
  const phrase = (name: string, values: Readonly<Record<string, string>>) =>
    escapeMarkdown(fill(language.term("phrase", name), values));
  const period = ({ period, after }: Localized<Model.RetentionRule>) =>
    period && after ? `${language.duration(period)} ${term("after", after)}` : "";
  const criteria = (rule: Localized<Model.RetentionRule>) =>
    language.list(
      (rule.criteria ?? []).map((one) => language.term("criteria", one)),
      "and",
    );
  return {
    language,
    text,
    term,
    terms: (field: string, values: readonly string[] | undefined) =>
      (values ?? []).map((value) => term(field, value)),
    /** A sentence for each fact of a map of facts, in the order of the map. */
    statements: (field: string, facts: Readonly<Record<string, boolean | string | undefined>>) =>
      Object.entries(facts).map(([fact, value]) => term(field, `${fact}-${value}`)),
    /** Words of the language with values in their places. */
    phrase,
    place: (code: string) => escapeMarkdown(language.place(code)),
    service: (service: LinkedService) => {
      const short = text(service.abbreviation);
      return text(service.name) + (short ? ` (${short})` : "");
    },
    grant: (grant: Localized<Model.Grant>) =>
      grant.text === undefined
        ? language.list(
            grant.rights.map((r) => term("right", r)),
            "and",
          )
        : text(grant.text),
    /** The period, or what it depends on, as the object of a sentence. */
    retention: (rule: Localized<Model.RetentionRule>) =>
      period(rule) || escapeMarkdown(criteria(rule)),
    /** The same, where it stands alone. */
    howLong: (rule: Localized<Model.RetentionRule>) => {
      const known = criteria(rule);
      return period(rule) || (known && phrase("dependingOn", { criteria: known }));
    },
  };
}

/** A table of the columns that say something; none where there are no two such columns. */
export function table<T>(
  items: readonly T[],
  words: Words,
  columns: Readonly<Record<string, (item: T) => string>>,
): TableView | null {
  const filled = filledColumns(items, words, columns);
  return filled.head.length < 2 ? null : filled;
}

/** The columns that say something of some item. */
export function filledColumns<T>(
  items: readonly T[],
  words: Words,
  columns: Readonly<Record<string, (item: T) => string>>,
): TableView {
  const filled = Object.entries(columns)
    .map(([name, cell]) => ({ name, cells: items.map(cell) }))
    .filter(({ cells }) => cells.some(Boolean));
  return {
    head: filled.map(({ name }) => words.language.column(name)),
    rows: items.map((_, i) => filled.map(({ cells }) => cells[i] ?? "")),
  };
}

/** An e-mail address, linked; "" where there is none. */
export function emailLink(email: string | undefined): string {
  return email ? markdownLink(email, `mailto:${email}`) : "";
}

/** A phone number as it is written, linked; "" where there is none. */
export function phoneLink(phone: string | undefined): string {
  return phone ? markdownLink(phone, `tel:${phone.replace(/[^+\d]/g, "")}`) : "";
}

/** A web address as people read it, linked. */
export function websiteLink(href: string): string {
  return markdownLink(href.replace(/^https:\/\//, "").replace(/\/$/, ""), href);
}
