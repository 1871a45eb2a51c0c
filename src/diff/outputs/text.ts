import { visible } from "../../diagnostics/quote.js";
import { width as columns } from "../../diagnostics/width.js";
import type { Change } from "../change.js";
import type { Comparison, Look } from "../comparison.js";
import {
  byWeight,
  headline,
  pieces,
  place,
  provisionsOf,
  remarks,
  sides,
  summary,
} from "../wording.js";
import type { Piece } from "../words.js";

type Style = "plain" | "bold" | "dim" | Piece["kind"];

interface Span {
  readonly style: Style;
  readonly text: string;
}

const COLORS: Readonly<Partial<Record<Style, number>>> = { bold: 1, dim: 2, old: 31, new: 32 };

/** A comparison for people at a terminal, the gravest changes first. */
export function render(comparison: Comparison, look: Look): string {
  const { changes } = comparison.diff;
  const [before, after] = sides(comparison);
  const write = (indent: number, ...spans: readonly Span[]) => wrap(spans, indent, look);
  const lines = [
    write(0, bold(summary(changes))),
    write(0, plain(`from ${before}`)),
    write(0, plain(`to ${after}`)),
    ...byWeight(changes).flatMap(([weight, some]) => [
      "",
      write(0, bold(`${weight}:`)),
      ...some.flatMap((change) => ["", ...one(change, write)]),
    ]),
  ];
  const asked = provisionsOf(changes);
  if (asked.length > 0) lines.push("", write(0, bold("what laws ask, where they apply:")));
  for (const { provision, asks } of asked) lines.push(write(2, plain(`${provision}: ${asks}`)));
  const left = remarks(comparison);
  if (left.length > 0) lines.push("", ...left.map((sentence) => write(0, plain(sentence))));
  return `${lines.join("\n")}\n`;
}

type Write = (indent: number, ...spans: readonly Span[]) => string;

function one(change: Change, write: Write): string[] {
  const cited = change.provisions.map(({ provision }) => provision).join("; ");
  return [
    write(2, bold(headline(change))),
    write(4, ...pieces(change).map(marked)),
    write(4, plain(`because ${change.why}${cited && ` (${cited})`}`)),
    write(4, { style: "dim", text: place(change) }),
  ];
}

/** Marks that need no colour. */
function marked({ kind, text }: Piece): Span {
  const mark = { same: text, old: `[-${text}-]`, new: `{+${text}+}` };
  return { style: kind, text: mark[kind] };
}

function plain(text: string): Span {
  return { style: "plain", text };
}

function bold(text: string): Span {
  return { style: "bold", text };
}

/** Breaks lines between words, and words only where they are longer than a line. */
function wrap(spans: readonly Span[], indent: number, { color, width }: Look): string {
  const room = Math.max(20, width - indent);
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const next = () => {
    lines.push(line.trimEnd());
    line = "";
    used = 0;
  };
  for (const { style, text } of spans) {
    for (const word of visible(text).match(/ +|[^ ]+/g) ?? []) {
      for (const part of columns(word) > room ? cut(word, room) : [word]) {
        if (used + columns(part) > room && used > 0) next();
        if (used === 0 && part.trim() === "") continue;
        line += paint(part, style, color);
        used += columns(part);
      }
    }
  }
  next();
  return lines.map((one) => " ".repeat(one === "" ? 0 : indent) + one).join("\n");
}

function cut(word: string, room: number): string[] {
  const parts = [""];
  for (const character of word) {
    const last = parts.at(-1) ?? "";
    if (last !== "" && columns(last) + columns(character) > room) parts.push(character);
    else parts[parts.length - 1] = last + character;
  }
  return parts;
}

function paint(text: string, style: Style, color: boolean): string {
  const code = COLORS[style];
  return color && code !== undefined && text.trim() ? `\u001b[${code}m${text}\u001b[0m` : text;
}
