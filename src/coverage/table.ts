import { visible } from "../diagnostics/quote.js";
import { width } from "../diagnostics/width.js";
import { type Coverage, type Law, type Requirement, statuses } from "./coverage.js";
import { type Detail, detailsOf, headline, noteOf, summaryOf } from "./details.js";

/** Narrower than this, words would be cut to pieces. */
const NARROWEST = 48;
const GAP = "  ";
const STATUS = Math.max(...Object.values(statuses).map((words) => words.length));

/** Coverage as tables for a terminal of so many columns; without colour or markup. */
export function table(coverage: Coverage, columns: number): string {
  const room = Math.max(NARROWEST, columns);
  const head = wrap(headline(coverage), room).join("\n");
  const parts = [head, ...coverage.laws.map((law) => lawTable(law, room))];
  return `${parts.map((part) => part.trimEnd()).join("\n\n")}\n`;
}

function lawTable(law: Law, room: number): string {
  const head = [
    `${law.jurisdiction}: ${law.title} (${law.name})`,
    summaryOf(law),
    ...(law.applies === "certain" ? [] : [noteOf(law)]),
  ].flatMap((line) => wrap(line, room));
  if (law.applies === "no") return head.join("\n");
  const rest = room - STATUS - 2 * GAP.length;
  const first = Math.floor(rest * 0.4);
  const widths = [first, STATUS, rest - first];
  const rows = law.requirements.map((requirement) => row(cellsOf(requirement, law), widths));
  const titles = row(
    [["requirement"], ["status"], ["where it is answered, or what is missing"]],
    widths,
  );
  const rule = widths.map((n) => "─".repeat(n)).join(GAP);
  return [...head, "", titles, rule, rows.join("\n\n")].join("\n");
}

function cellsOf(requirement: Requirement, law: Law): string[][] {
  const { title, provision, rule, status } = requirement;
  return [
    [title, `  ${provision}`, `  ${rule}`],
    [statuses[status]],
    detailsOf(requirement, law).flatMap(lineOfDetail),
  ];
}

function lineOfDetail(detail: Detail): string[] {
  switch (detail.kind) {
    case "clause":
      return [`${detail.clause.number}. ${detail.clause.title}`];
    case "quote":
      return [`  “${detail.text}”`];
    case "source":
      return [detail.text];
    case "fault":
    case "waiver":
    case "note":
      return [detail.text];
    // policyc check and the other formats say what to do.
    case "remedy":
      return [];
  }
}

/** A row of cells, each of several lines that are wrapped to the width of their column. */
function row(cells: readonly (readonly string[])[], widths: readonly number[]): string {
  const wrapped = cells.map((lines, i) => lines.flatMap((line) => wrap(line, widths[i] ?? 0)));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, y) =>
    wrapped
      .map((lines, x) => pad(lines[y] ?? "", widths[x] ?? 0))
      .join(GAP)
      .trimEnd(),
  ).join("\n");
}

function pad(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - width(text)));
}

/** Breaks a line at spaces, and within words that are too long; what follows keeps the indent. */
function wrap(text: string, columns: number): string[] {
  const shown = visible(text);
  const indent = /^ */.exec(shown)?.[0] ?? "";
  const room = columns - indent.length;
  const lines: string[] = [];
  let line = "";
  for (const word of shown
    .trim()
    .split(" ")
    .flatMap((one) => pieces(one, room))) {
    if (line !== "" && width(line) + 1 + width(word) > room) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}

/** A word in pieces that fit: cut after a mark such as a hyphen, or else anywhere. */
function pieces(word: string, room: number): string[] {
  if (width(word) <= room) return [word];
  const parts = word
    .split(/(?<=[-/.])/)
    .flatMap((part) => (width(part) <= room ? [part] : [...part]));
  const found: string[] = [];
  let piece = "";
  let columns = 0;
  for (const part of parts) {
    const own = width(part);
    if (piece !== "" && columns + own > room) {
      found.push(piece);
      piece = "";
      columns = 0;
    }
    piece += part;
    columns += own;
  }
  return [...found, piece];
}
