import { getDefaults, Lexer, lexer, type Token, Tokenizer, type Tokens } from "marked";
import { Cache } from "../cache.js";
import type { Block, Inline } from "./blocks.js";

/**
 * Writes a value so that Markdown shows these very characters: outer white space goes, inner runs
 * of spaces and line breaks become one space, and whatever could start markup gets a backslash.
 */
export function escapeMarkdown(value: string): string {
  return value
    .replace(/[ \t\r\n]+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>|~]/g, "\\$&")
    .replace(/&(?=[A-Za-z#])/g, "\\&")
    .replace(/@/g, "\\@")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replace(/^(?:[#=]|[-+](?=[ +-]|$))/, "\\$&")
    .replace(/^(\d+)([.)])(?= |$)/, "$1\\$2");
}

/** A Markdown link to an address that the schema has checked. */
export function markdownLink(label: string, href: string): string {
  const target = new URL(href).href.replace(
    /[()*_~`\\]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  // Within a link nothing becomes another link, so an e-mail address may stand as it is.
  return `[${escapeMarkdown(label).replaceAll("\\@", "@")}](${target})`;
}

/**
 * Sections that were read before: the documents of many customers have many in common. Weighed by
 * characters: some megabytes with what is read of them.
 */
const known = new Cache<readonly Block[]>(500_000);

/**
 * Asks what takes no time before it tries the rules that hardly any text needs: their patterns take
 * longer to compile than all else here, and are compiled when they are first tried.
 */
class Sparing extends Tokenizer {
  override html(rest: string) {
    return /^ {0,3}</.test(rest) ? super.html(rest) : undefined;
  }

  override blockquote(rest: string) {
    return /^ {0,3}>/.test(rest) ? super.blockquote(rest) : undefined;
  }
}

/** Of a text without a line that could underline a heading. */
class WithoutUnderlines extends Sparing {
  override lheading() {
    return undefined;
  }
}

const underline = /^(?:[^\S\n]|>)*(?:=+|-+)[^\S\n]*$/m;

/** The tokens of a text, the very ones that marked finds with all its rules. */
export function tokensOf(markdown: string): readonly Token[] {
  const tokenizer = underline.test(markdown) ? new Sparing() : new WithoutUnderlines();
  return lexer(markdown, { ...getDefaults(), tokenizer });
}

/** Reads Markdown that a template made; markup that documents do not use is a bug of the template. */
export function parseMarkdown(markdown: string): readonly Block[] {
  return known.get(markdown) ?? known.keep(markdown, blocks(tokensOf(markdown)), markdown.length);
}

/** Reads Markdown that stands within a line, such as a cell of a table. */
export function parseInline(markdown: string): Inline[] {
  return inlines(Lexer.lexInline(markdown));
}

function blocks(tokens: readonly Token[]): Block[] {
  return tokens.filter(isShown).map(block);
}

/** A reference definition shows nothing; only a template could write one. */
function isShown({ type }: Token): boolean {
  return type !== "space" && type !== "def";
}

function block(token: Token): Block {
  switch (token.type) {
    case "heading":
      return heading(token as Tokens.Heading);
    case "paragraph":
    case "text":
      return { kind: "paragraph", children: inlines(token.tokens ?? [token]) };
    case "list":
      return list(token as Tokens.List);
    case "table":
      return table(token as Tokens.Table);
    default:
      throw unexpected(token);
  }
}

function heading(token: Tokens.Heading): Block {
  if (token.depth > 4) throw unexpected(token);
  return { kind: "heading", level: token.depth as 1 | 2 | 3 | 4, children: inlines(token.tokens) };
}

function list(token: Tokens.List): Block {
  return { kind: "list", ordered: token.ordered, items: token.items.map((i) => blocks(i.tokens)) };
}

function table(token: Tokens.Table): Block {
  const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => inlines(cell.tokens));
  return { kind: "table", head: cells(token.header), rows: token.rows.map(cells) };
}

function inlines(tokens: readonly Token[]): Inline[] {
  const each = tokens.map(inline);
  // Most texts are one token, and an array that grows keeps room for many.
  if (each.length < 2) return each;
  const result: Inline[] = [];
  for (const next of each) {
    const last = result.at(-1);
    if (last?.kind === "text" && next.kind === "text") {
      result[result.length - 1] = { kind: "text", text: last.text + next.text };
    } else result.push(next);
  }
  return result;
}

function inline(token: Token): Inline {
  switch (token.type) {
    case "text":
    case "escape":
      // A line break within a paragraph of the template is a space of the text.
      return { kind: "text", text: (token as Tokens.Text).text.replace(/ *\n */g, " ") };
    case "strong":
      return { kind: "strong", children: inlines(token.tokens ?? []) };
    case "em":
      return { kind: "emphasis", children: inlines(token.tokens ?? []) };
    case "link":
      return {
        kind: "link",
        href: (token as Tokens.Link).href,
        children: inlines(token.tokens ?? []),
      };
    default:
      throw unexpected(token);
  }
}

function unexpected(token: Token): Error {
  return new Error(
    `a template made markup that documents do not know: ${token.type} “${token.raw.slice(0, 60)}”`,
  );
}
