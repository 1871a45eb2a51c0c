import type { Diagnostic, Location, Severity } from "../diagnostics/diagnostic.js";
import { visible } from "../diagnostics/quote.js";
import { width } from "../diagnostics/width.js";
import { type Span, spansIn } from "./position.js";
import type { Reporter } from "./reporter.js";

/** How much of a line a frame shows, in characters. */
const FRAME_WIDTH = 100;

type SpanOf = (location: Location) => Span | undefined;

const COLORS = { error: 31, warning: 33, advice: 36, added: 32, bold: 1, dim: 2 } as const;

/** Findings for people: a line each, with a code frame, related places and a hint. */
export const report: Reporter = ({ diagnostics, files }, { color }) => {
  const spanOf = spansIn(files);
  const paint = painter(color);
  return diagnostics.map((d) => one(d, spanOf, paint)).join("\n");
};

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

function one(d: Diagnostic<string>, spanOf: SpanOf, paint: Paint): string {
  const where = d.location ? `${place(d.location, spanOf)} ` : "";
  const lines = [
    `${paint("bold", where)}${d.waived ? paint("dim", "waived") : paint(d.severity, d.severity)} ${paint("dim", d.code)}  ${visible(d.message)}`,
  ];
  if (d.location) lines.push(...frame(d.location, spanOf, paint, d.severity));
  for (const line of d.details ?? []) lines.push(`  ${detail(line, paint)}`);
  for (const { message, location } of d.related ?? []) {
    lines.push(`  ${place(location, spanOf)} ${visible(message)}`);
    lines.push(...frame(location, spanOf, paint, "dim"));
  }
  if (d.waived) {
    const { until, decidedBy, reason } = d.waived;
    lines.push(`  waived until ${visible(`${until} by ${decidedBy}: ${reason}`)}`);
  }
  if (d.hint) lines.push(`  ${paint("bold", "hint:")} ${visible(d.hint)}`);
  // By its place, a waiver names the finding.
  if (d.place) lines.push(`  ${paint("dim", `place: ${visible(d.place)}`)}`);
  return `${lines.join("\n")}\n`;
}

function detail(line: string, paint: Paint): string {
  if (line.startsWith("- ")) return paint("error", visible(line));
  return line.startsWith("+ ") ? paint("added", visible(line)) : visible(line);
}

type Paint = (style: keyof typeof COLORS, text: string) => string;

function painter(color: boolean): Paint {
  return (style, text) => (color && text ? `\u001b[${COLORS[style]}m${text}\u001b[0m` : text);
}

function place(location: Location, spanOf: SpanOf): string {
  const start = spanOf(location)?.start;
  return visible(location.file + (start ? `:${start.line}:${start.column}` : ""));
}

function frame(
  location: Location,
  spanOf: SpanOf,
  paint: Paint,
  style: keyof typeof COLORS,
): string[] {
  const start = spanOf(location)?.start;
  if (start === undefined) return [];
  const { line, text, offset } = start;
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
