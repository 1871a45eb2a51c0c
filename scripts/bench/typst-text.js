// A document of policyc in Typst's own markup, for no shipped tool to write it.
import { parseMarkdown } from "../../lib/document/markdown.js";

/** The Markdown that policyc writes, as Typst: the same headings, paragraphs, lists and tables. */
export function typstOf(markdown, { language, title }) {
  return [
    `#set document(title: ${string(title)}, date: datetime(year: 2026, month: 11, day: 23))`,
    `#set text(lang: ${string(language)}, font: "Source Serif 4", size: 10.5pt)`,
    '#set page(paper: "us-letter", numbering: "1 / 1")',
    '#show heading: set text(font: "Source Sans 3")',
    "#outline()",
    blocks(parseMarkdown(markdown)),
  ].join("\n");
}

function blocks(list) {
  return list.map(block).join("\n\n");
}

function block(one) {
  switch (one.kind) {
    case "heading":
      return `#heading(level: ${one.level})[${inlines(one.children)}]`;
    case "paragraph":
      return inlines(one.children);
    case "list":
      return `#${one.ordered ? "enum" : "list"}(${one.items.map((i) => `[${blocks(i)}]`).join(", ")})`;
    case "table": {
      const cells = (row) => row.map((cell) => `[${inlines(cell)}]`).join(", ");
      const rows = one.rows.map(cells).join(",\n");
      return `#table(columns: ${one.head.length}, table.header(${cells(one.head)}),\n${rows})`;
    }
  }
}

function inlines(list) {
  return list.map(inline).join("");
}

function inline(node) {
  switch (node.kind) {
    case "text":
      return `#${string(node.text)};`;
    case "strong":
      return `#strong[${inlines(node.children)}]`;
    case "emphasis":
      return `#emph[${inlines(node.children)}]`;
    case "link":
      return `#link(${string(node.href)})[${inlines(node.children)}]`;
  }
}

/** A string of Typst's code, in which no character is markup. */
function string(text) {
  return `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, " ")}"`;
}
