import Handlebars from "handlebars/runtime.js";
import { type Block, type Inline, inlineText, type Mark } from "../document/blocks.js";
import type { Document, Section } from "../document/document.js";
import type { Emitter, Origin } from "./emitter.js";

export const extension = "html";
export const mediaType = "text/html";

// The function of the template's own values: text is escaped in one way everywhere.
const escapeHtml = Handlebars.escapeExpression;

/** What stands on a page; everything but `title`, `maker` and `answers` is HTML. */
export interface Page {
  readonly title: string;
  /** What the page says made it. */
  readonly maker: string;
  /** Rules beyond those of every page. */
  readonly style: string;
  readonly front: string;
  /** What stands between the title block and the sections. */
  readonly preface: string;
  readonly sections: readonly PageSection[];
  readonly parts?: readonly PagePart[];
}

/** A document of a bundle, as a page shows it. */
interface PagePart extends Pick<Page, "front" | "sections"> {
  readonly id: string;
  /** As the contents show it. */
  readonly label: string;
}

interface PageSection {
  readonly id: string;
  readonly isNumbered: boolean;
  /** As the contents show it. */
  readonly label: string;
  readonly answers: string;
  readonly html: string;
}

/** One self-contained page: no script, no request to anywhere. The words of <main> are the text's. */
export const emit: Emitter = (document) => {
  const html = pageHtml(document, {
    title: document.title,
    maker: `policyc: ${document.language}/${document.kind}`,
    style: "",
    front: blocksHtml(document.front, ""),
    preface: "",
    sections: document.sections.map(pageSection),
    parts: (document.parts ?? []).map(({ id, title, front, sections }) => ({
      id,
      label: escapeHtml(title),
      front: blocksHtml(front, id),
      sections: sections.map(pageSection),
    })),
  });
  return { bytes: new TextEncoder().encode(html) };
};

function pageSection({ id, title, isNumbered, answers, blocks }: Section): PageSection {
  const label = escapeHtml(title);
  return { id, isNumbered, label, answers: answers.join(" "), html: blocksHtml(blocks, id) };
}

/** A page in the layout of documents. */
export function pageHtml(document: Document, content: Page): string {
  const { templates } = document;
  const page = templates.kept("page of HTML", () =>
    Handlebars.template<ReturnType<typeof pageView>>(templates.specification("html/page.hbs")),
  );
  return page(pageView(document, content));
}

/** What the page's template sees: what a page holds, and of the document what stands around it. */
export function pageView(document: Document, content: Page) {
  const { kind, language, direction, translations, title, organization, organizationShort } =
    document;
  const { version, effective, effectiveText, status, labels, templates } = document;
  const { parts = [], sections } = content;
  const customer = document.customer?.words.join(" · ") ?? "";
  const styles = ["html/style.css", ...(parts.length > 0 ? ["html/bundle.css"] : [])];
  return {
    document: {
      ...{ kind, language, direction, translations, title, organization, organizationShort },
      ...{ version, effective, effectiveText, status, labels },
      hasFeed: document.feed !== undefined,
    },
    isDraft: status === "draft",
    customer,
    ...content,
    parts,
    hasContents: sections.length + parts.length > 0,
    style: [...styles.map((path) => templates.text(path) ?? ""), content.style, printed(customer)]
      .map((rules) => rules.trimEnd())
      .filter(Boolean)
      .join("\n"),
  };
}

/** At the foot of every printed page. */
function printed(customer: string): string {
  if (customer === "") return "";
  const content = `content: ${cssString(customer)}; font: 8pt sans-serif; color: #333;`;
  return `@page { @bottom-left { ${content} } }`;
}

/** A CSS string in an HTML page: whatever is no letter, digit or space is escaped. */
function cssString(text: string): string {
  const escaped = text.replace(/[^\p{L}\p{N} ]/gu, (character) => {
    const digits = (character.codePointAt(0) ?? 0).toString(16);
    return `\\${digits} `;
  });
  return `"${escaped}"`;
}

/** The blocks of a section, marked or not; "" is the id of the title block. */
export function blocksHtml(list: readonly Block<Mark>[], section: string): string {
  return blocks(list, new Anchors(section));
}

/** The page names its maker and its document in its head. */
export const origin: Origin = (bytes) => {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /<meta name="generator" content="policyc: ([^"]+)">/.exec(head)?.[1];
};

/** Gives each heading and table below a section an id; no section id holds two hyphens in a row. */
class Anchors {
  readonly #given = new Set<string>();

  constructor(readonly section: string) {}

  heading(title: string, level: number): string {
    const slug = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "");
    const own = this.section ? `${this.section}--title` : "title";
    return this.#unique(level < 3 ? own : `${this.section}--${slug || "part"}`);
  }

  table(): string {
    return this.#unique(`${this.section}--table`);
  }

  #unique(wanted: string): string {
    let id = wanted;
    for (let n = 2; this.#given.has(id); n++) id = `${wanted}-${n}`;
    this.#given.add(id);
    return id;
  }
}

function blocks(list: readonly Block<Mark>[], anchors: Anchors): string {
  return list.map((block) => blockHtml(block, anchors)).join("\n");
}

function blockHtml(block: Block<Mark>, anchors: Anchors): string {
  switch (block.kind) {
    case "heading":
      return heading(block, anchors);
    case "paragraph":
      return `<p>${inlines(block.children)}</p>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      const items = block.items.map((item) => `<li>${itemHtml(item, anchors)}</li>`);
      return `<${tag}>\n${items.join("\n")}\n</${tag}>`;
    }
    case "table":
      return table(block, anchors);
  }
}

function heading(block: Extract<Block<Mark>, { kind: "heading" }>, anchors: Anchors): string {
  const id = anchors.heading(inlineText(block.children), block.level);
  const words = inlines(block.children);
  if (block.level === 1) return `<h1 id="${escapeHtml(id)}">${words}</h1>`;
  const target = block.level === 2 ? anchors.section : id;
  const link = `<a class="deep" href="#${escapeHtml(encodeURIComponent(target))}">${words}</a>`;
  return `<h${block.level} id="${escapeHtml(id)}">${link}</h${block.level}>`;
}

// A tight item needs no paragraph of its own.
function itemHtml(item: readonly Block<Mark>[], anchors: Anchors): string {
  const [first, ...rest] = item;
  if (first?.kind !== "paragraph") return blocks(item, anchors);
  const words = inlines(first.children);
  return rest.length === 0 ? words : `${words}\n${blocks(rest, anchors)}`;
}

function table(block: Extract<Block<Mark>, { kind: "table" }>, anchors: Anchors): string {
  const head = block.head.map((cell) => `<th scope="col">${inlines(cell)}</th>`).join("");
  const rows = block.rows.map(([name = [], ...cells]) => {
    const rest = cells.map((cell) => `<td>${inlines(cell)}</td>`).join("");
    return `<tr><th scope="row">${inlines(name)}</th>${rest}</tr>`;
  });
  const id = anchors.table();
  // A wide table scrolls within a group of its own, which the keyboard must be able to reach; the
  // heads of its columns are the group's name, which tables may share as they are no landmarks.
  return [
    `<div class="table" role="group" tabindex="0" aria-labelledby="${escapeHtml(id)}">`,
    "<table>",
    `<thead><tr id="${escapeHtml(id)}">${head}</tr></thead>`,
    `<tbody>\n${rows.join("\n")}\n</tbody>`,
    "</table>",
    "</div>",
  ].join("\n");
}

function inlines(list: readonly Inline<Mark>[]): string {
  return list.map(inline).join("");
}

function inline(node: Inline<Mark>): string {
  switch (node.kind) {
    case "text":
      return escapeHtml(node.text);
    case "strong":
      return `<strong>${inlines(node.children)}</strong>`;
    case "emphasis":
      return `<em>${inlines(node.children)}</em>`;
    case "link": {
      const rel = node.href.startsWith("https:") ? ' rel="noopener"' : "";
      return `<a href="${escapeHtml(node.href)}"${rel}>${inlines(node.children)}</a>`;
    }
    case "inserted":
    case "deleted": {
      const tag = node.kind === "inserted" ? "ins" : "del";
      const id = node.id === undefined ? "" : ` id="${escapeHtml(node.id)}"`;
      return `<${tag}${id}>${inlines(node.children)}</${tag}>`;
    }
  }
}
