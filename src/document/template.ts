import Handlebars from "handlebars/runtime.js";
import { kindOf, partialFile, partialNames, templateFile } from "../templates/kinds.js";
import type { signatures } from "../templates/signatures.js";
import type { Templates } from "../templates/templates.js";
import type { Language } from "./language.js";
import type { View } from "./view/view.js";
import type { TableView } from "./view/words.js";

/** A section as a template renders it: Markdown below its heading. */
export interface RenderedSection {
  readonly id: string;
  readonly title: string;
  readonly isNumbered: boolean;
  readonly markdown: string;
  /** The tables in it, however they are drawn. */
  readonly tables: readonly TableView[];
}

/** What a template makes of the facts. */
export interface Rendered {
  /** The Markdown outside all sections: the title block. */
  readonly front: string;
  /** The sections with something to say, in their order. */
  readonly sections: readonly RenderedSection[];
}

/** Renders a document kind in a language. */
export function render(
  kind: string,
  view: View,
  language: Language,
  templates: Templates,
): Rendered {
  const template = templates.kept(`template of ${kind} in ${language.tag}`, () =>
    compiled(kind, language, templates),
  );
  const sections: RenderedSection[] = [];
  const introductions = kindOf(kind, templates).notice ? view.introductions : {};
  const front = template(view, { helpers: sectionsInto(sections, introductions, language) });
  return { front: tidy(front), sections };
}

function compiled(
  kind: string,
  language: Language,
  templates: Templates,
): Handlebars.TemplateDelegate {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(helpersOf(language));
  const open = (path: string) => handlebars.template(templates.specification(path));
  // What several document kinds say alike.
  for (const name of partialNames(language.tag, templates)) {
    handlebars.registerPartial(name, open(partialFile(name, language.tag)));
  }
  return open(templateFile(kind, language.tag));
}

/** The helpers that take the sections of a document out of its text, with the tables in them. */
function sectionsInto(
  sections: RenderedSection[],
  introductions: Readonly<Record<string, string>>,
  { none }: Language,
) {
  let tables: TableView[] = [];
  const drawn = (table: TableView, markdown: string) => {
    tables.push(table);
    return markdown;
  };
  return {
    section(this: unknown, id: string, title: string, options: Handlebars.HelperOptions) {
      tables = [];
      const own = introductions[id] ?? "";
      const markdown = numbered(tidy(`${own}\n\n${options.fn(this)}`));
      if (markdown === "") return "";
      // The id is the section's anchor.
      if (sections.some((other) => other.id === id)) {
        throw new Error(`two sections have the id “${id}”`);
      }
      // {{#section "id" "Title" numbered=false}} is an annex.
      const isNumbered = options.hash.numbered !== false;
      sections.push({ id, title, isNumbered, markdown, tables });
      return "";
    },
    table: (table: TableView) => drawn(table, markdownTable(table, none)),
    records: (table: TableView, empty: string) => drawn(table, records(table, empty)),
  } satisfies Partial<Record<keyof typeof signatures, unknown>>;
}

function helpersOf(language: Language) {
  return {
    list: (items: readonly string[], joiner: unknown) =>
      language.list(items, joiner === "or" ? "or" : "and"),
    itemize: (one: string, many: string, items: readonly string[]) => itemize(one, many, items),
    bullets: (items: readonly string[]) => bullets(items),
    sentences: (items: readonly string[]) => items.join(" "),
    several: (items: readonly unknown[]) => items.length > 1,
    or: (a: string, b: string) => a || b,
    join: (separator: string, ...parts: unknown[]) =>
      parts.slice(0, -1).filter(Boolean).join(separator),
    concat: (...parts: unknown[]) => parts.slice(0, -1).join(""),
    capitalize: (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
  } satisfies Record<
    Exclude<keyof typeof signatures, keyof ReturnType<typeof sectionsInto>>,
    unknown
  >;
}

/** One item ends the sentence, several become a list below its lead. */
function itemize(one: string, many: string, items: readonly string[]): string {
  const [first = ""] = items;
  // The full stop of “Inc.” ends the sentence, too.
  if (items.length === 1) return `${one} ${first}${first.endsWith(".") ? "" : "."}`;
  return `${many}\n\n${bullets(items)}\n`;
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

function markdownTable(table: TableView, none: string): string {
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell || none).join(" | ")} |`;
  return [row(table.head), row(table.head.map(() => "---")), ...table.rows.map(row)].join("\n");
}

/** A table too wide for a page: a heading and a list for each row; `empty` is said of an empty one. */
function records({ head, rows }: TableView, empty: string): string {
  const record = ([name = "", ...cells]: readonly string[]) => {
    const facts = cells.flatMap((cell, i) => (cell ? `**${head[i + 1]}:** ${cell}` : []));
    return `### ${name}\n\n${facts.length > 0 ? bullets(facts) : empty}`;
  };
  return rows.map(record).join("\n\n");
}

/** Templates write `1.` before every item, as some may be left out. */
function numbered(markdown: string): string {
  let item = 0;
  return markdown.replace(/^(1\. )?.+/gm, (line, mark) => {
    item = mark ? item + 1 : 0;
    return mark ? `${item}. ${line.slice(mark.length)}` : line;
  });
}

function tidy(markdown: string): string {
  return markdown
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
