import { visible } from "../diagnostics/quote.js";
import { escapeMarkdown } from "../document/markdown.js";

/**
 * A value as these very characters in Markdown. An empty comment keeps GitHub from taking @name for
 * a person, #1 for an issue, and a commit for a link.
 */
export function literal(text: string): string {
  return escapeMarkdown(visible(text.replace(/\s+/g, " ")))
    .replace(/\\@/g, "@<!-- -->")
    .replace(/#(?=\d)/g, "#<!-- -->")
    .replace(/\b(GH-)(?=\d)/gi, "$1<!-- -->");
}
