import type { Diagnostic, Location, Severity } from "../diagnostics/diagnostic.js";
import { visible } from "../diagnostics/quote.js";
import type { SourceFile } from "../source/load.js";
import { type Position, positionsIn } from "./position.js";
import { width } from "./width.js";

interface Options {
  readonly color: boolean;
  /** The policy folder as the user typed it. */
  readonly prefix?: string;
}

/** How much of a line a frame shows, in characters. */
const FRAME_WIDTH = 100;

type Texts = ReadonlyMap<string, (offset: number) => Position>;

const COLORS = { error: 31, warning: 33, advice: 36, bold: 1, dim: 2 } as const;

/** Diagnostics for people: a line each, with a code frame, related places and a hint. */
export function pretty(
  diagnostics: readonly Diagnostic<string>[],
  files: readonly SourceFile[],
  options: Options,
): string {
  const found = new Set(
    diagnostics.flatMap((d) => [d, ...(d.related ?? [])]).map((d) => d.location?.file),
  );
  const texts: Texts = new Map(
    files.filter((f) => found.has(f.path)).map((f) => [f.path, positionsIn(f.text)]),
  );
  return diagnostics.map((d) => one(d, texts, options)).join("\n");
}

/** How many there are of each severity: "2 errors, 1 warning". */
export function summary(diagnostics: readonly Diagnostic<string>[]): string {
  const count = (severity: Severity, one: string, many: string) => {
    const n = diagnostics.filter((d) => d.severity === severity && !d.waived).length;
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  };
  const parts = [
    ...count("error", "error", "errors"),
    ...count("warning", "warning", "warnings"),
    ...count("advice", "piece of advice", "pieces of advice"),
  ];
  const waived = diagnostics.filter((d) => d.waived).length;
  if (waived > 0) parts.push(`${waived} waived`);
  return parts.length > 0 ? parts.join(", ") : "no findings";
}

function one(d: Diagnostic<string>, texts: Texts, options: Options): string {
  const paint = painter(options.color);
  const where = d.location ? `${place(d.location, texts, options)} ` : "";
  const lines = [
    `${paint("bold", where)}${d.waived ? paint("dim", "waived") : paint(d.severity, d.severity)} ${paint("dim", d.code)}  ${visible(d.message)}`,
  ];
  if (d.location) lines.push(...frame(d.location, texts, paint, d.severity));
  for (const { message, location } of d.related ?? []) {
    lines.push(`  ${place(location, texts, options)} ${visible(message)}`);
    lines.push(...frame(location, texts, paint, "dim"));
  }
  if (d.waived) lines.push(`  ${visible(d.waived)}`);
  if (d.hint) lines.push(`  ${paint("bold", "hint:")} ${visible(d.hint)}`);
  return `${lines.join("\n")}\n`;
}

type Paint = (style: keyof typeof COLORS, text: string) => string;

function painter(color: boolean): Paint {
  return (style, text) => (color && text ? `\u001b[${COLORS[style]}m${text}\u001b[0m` : text);
}

function place(location: Location, texts: Texts, options: Options): string {
  const position = texts.get(location.file)?.(location.start);
  const folder = options.prefix ? `${options.prefix.replace(/[/\\]+$/, "")}/` : "";
  const at = position ? `:${position.line}:${position.column}` : "";
  return visible(`${folder}${location.file}${at}`);
}

function frame(
  location: Location,
  texts: Texts,
  paint: Paint,
  style: keyof typeof COLORS,
): string[] {
  const position = texts.get(location.file)?.(location.start);
  if (position === undefined) return [];
  const { line, text, offset } = position;
  const length = Math.min(location.end - location.start, text.length - offset);
  const { before, marked, after } = cut(text, offset, length);
  const gutter = String(line);
  const pad = " ".repeat(gutter.length);
  const carets = "^".repeat(Math.max(1, width(marked)));
  return [
    paint("dim", `  ${gutter} | `) + before + marked + after,
    paint("dim", `  ${pad} | `) + " ".repeat(width(before)) + paint(style, carets),
  ];
}

/** The part of a line around a span, with … where something is left out. */
function cut(text: string, offset: number, length: number) {
  const show = (part: string) =>
    part.replaceAll("\t", "  ").replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "�");
  const span = [...text.slice(offset, offset + Math.min(length, FRAME_WIDTH * 2))];
  const marked = span.slice(0, FRAME_WIDTH - 20);
  const room = Math.floor((FRAME_WIDTH - marked.length) / 2);
  const before = [...text.slice(Math.max(0, offset - FRAME_WIDTH * 2), offset)];
  const after = [...text.slice(offset + length, offset + length + FRAME_WIDTH * 2)];
  const shownBefore = before.slice(-Math.max(room, FRAME_WIDTH - marked.length - after.length));
  const left = FRAME_WIDTH - marked.length - shownBefore.length;
  const isCut = marked.join("").length < length;
  return {
    before: (shownBefore.join("").length < offset ? "…" : "") + show(shownBefore.join("")),
    marked: show(marked.join("")),
    after: isCut ? "…" : show(after.slice(0, left).join("")) + (after.length > left ? "…" : ""),
  };
}
