import { existsSync, readdirSync, readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { kindOf } from "./kinds.js";
import type { Language } from "./language.js";
import type { View } from "./view/view.js";
import type { TableView } from "./view/words.js";

/** A section as a template renders it: Markdown below its heading. */
export interface RenderedSection {
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
}

/** What a template makes of the facts. */
export interface Rendered {
  /** The Markdown outside all sections: the title block. */
  readonly front: string;
  /** The sections with something to say, in their order. */
  readonly sections: readonly RenderedSection[];
}

const documents = new URL("../../templates/documents/", import.meta.url);
const partials = new URL("../../templates/partials/", import.meta.url);

/** Whether a document kind can be written in a language. */
export function hasTemplate(kind: string, language: string): boolean {
  return existsSync(templateFile(kind, language));
}

/** Renders a document kind in a language. */
export function render(kind: string, view: View, language: Language): Rendered {
  const sections: RenderedSection[] = [];
  const introductions = kindOf(kind).notice ? view.introductions : {};
  const handlebars = environment(language, introductions, sections);
  const source = readFileSync(templateFile(kind, language.tag), "utf8");
  const template = handlebars.compile(source, { noEscape: true, strict: true });
  return { front: tidy(template(view)), sections };
}

function templateFile(kind: string, language: string): URL {
  return new URL(`${kind}/${language}.md.hbs`, documents);
}

function environment(
  language: Language,
  introductions: Readonly<Record<string, string>>,
  sections: RenderedSection[],
): typeof Handlebars {
  const handlebars = Handlebars.create();
  handlebars.registerHelper({
    section(this: unknown, id: string, title: string, options: Handlebars.HelperOptions) {
      const own = introductions[id] ?? "";
      const markdown = tidy(`${own}\n\n${options.fn(this)}`);
      if (markdown !== "") sections.push({ id, title, markdown });
      return "";
    },
    list: (items: readonly string[], joiner: unknown) =>
      language.list(items, joiner === "or" ? "or" : "and"),
    itemize: (one: string, many: string, items: readonly string[]) => itemize(one, many, items),
    bullets: (items: readonly string[]) => bullets(items),
    table: (table: TableView) => markdownTable(table),
    sentences: (items: readonly string[]) => items.join(" "),
    several: (items: readonly unknown[]) => items.length > 1,
    or: (a: string, b: string) => a || b,
    concat: (...parts: unknown[]) => parts.slice(0, -1).join(""),
    capitalize: (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
  });
  for (const [name, partial] of partialsOf(language.tag)) handlebars.registerPartial(name, partial);
  return handlebars;
}

/** What several document kinds say alike: templates/partials/<name>.<language>.md.hbs. */
function partialsOf(tag: string): readonly (readonly [string, string])[] {
  const ending = `.${tag}.md.hbs`;
  return readdirSync(partials)
    .filter((file) => file.endsWith(ending))
    .map((file) => [file.slice(0, -ending.length), readFileSync(new URL(file, partials), "utf8")]);
}

/** One item ends the sentence, several become a list below its lead. */
function itemize(one: string, many: string, items: readonly string[]): string {
  if (items.length === 1) return `${one} ${items[0]}.`;
  return `${many}\n\n${bullets(items)}\n`;
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

function markdownTable(table: TableView): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [row(table.head), row(table.head.map(() => "---")), ...table.rows.map(row)].join("\n");
}

function tidy(markdown: string): string {
  return markdown
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
