import type { Severity } from "../diagnostics/diagnostic.js";
import { opened } from "./example.js";
import type { Chapter, Explanation } from "./explanation.js";
import { severityOf, waiverOf } from "./settings.js";

/** How a text is set for a terminal. */
export interface Setting {
  /** How many characters a line of the terminal holds. */
  readonly columns: number;
  readonly color: boolean;
}

/** Where texts begin, beside their labels. */
const COLUMN = 12;
/** The lines that are set, whatever the terminal: longer ones are hard to read. */
const [SHORTEST, LONGEST] = [40, 90];
/** Examples are set for a terminal of 80 columns, and not anew for each. */
const EXAMPLE_WIDTH = 80 - COLUMN;

const STYLES = { bold: 1, dim: 2, green: 32, error: 31, warning: 33, advice: 36 } as const;

type Paint = (style: keyof typeof STYLES, text: string) => string;

/** What can be said of one code, with how to waive it and set its severity where it is a rule. */
export function setExplanation(one: Explanation, setting: Setting): string {
  const { code, title, severity, citation } = one;
  const paint = painter(setting);
  const prose = (label: string, text: string) => labelled(label, wrap(text, room(setting)), paint);
  return join([
    [paint("bold", title), `${paint("dim", `${code} ·`)} ${paint(severity, severity)}`],
    prose("When", one.trigger),
    prose("Why", one.rationale),
    citation ? prose("Provision", `${citation.provision}, as it holds from ${citation.from}`) : [],
    prose("What to do", one.remedy),
    ...exampleOf(one, paint),
    prose("Severity", severityNote(one)),
    one.isRule ? labelled("", severityOf(code).split("\n"), paint) : [],
    one.isRule ? prose("Waiver", waiverNote) : [],
    one.isRule ? labelled("", waiverOf(code).split("\n"), paint) : [],
  ]);
}

/** The codes of a chapter, with their severities and titles, and when the chapter runs. */
export function setChapter(chapter: Chapter, setting: Setting): string {
  const { title, jurisdiction, runs, explanations } = chapter;
  const paint = painter(setting);
  const prose = (label: string, text: string) => labelled(label, wrap(text, room(setting)), paint);
  const width = widest(explanations.map(({ code }) => code));
  const rows = explanations.flatMap((one) => {
    const severity = paint(one.severity, one.severity.padEnd("warning".length));
    const lead = `  ${one.code.padEnd(width)}  ${severity}  `;
    return row(lead, width + 13, one.title, setting);
  });
  return join([
    [paint("bold", title)],
    jurisdiction ? prose("Law of", jurisdiction) : [],
    runs ? prose("When", runs) : [],
    rows,
  ]);
}

/** The codes of all chapters, with their titles. */
export function setContents(chapters: readonly Chapter[], setting: Setting): string {
  const width = widest(chapters.flatMap((c) => c.explanations).map(({ code }) => code));
  return join(
    chapters.map(({ title, explanations }) => [
      painter(setting)("bold", title),
      ...explanations.flatMap((one) =>
        row(`  ${one.code.padEnd(width)}  `, width + 4, one.title, setting),
      ),
    ]),
  );
}

const waiverNote = "Where a fault has to stay for now, the policy says so, and until when:";

function severityNote({ isRule, severity }: Explanation): string {
  if (!isRule) return "Always an error; it can neither be waived nor be set otherwise.";
  const notes = {
    error: "An error; a warning or advice where the source leaves open whether the rule applies.",
    warning: "A warning; advice where the source leaves open whether the rule applies.",
    advice: "Advice.",
  } as const satisfies Record<Severity, string>;
  return `${notes[severity]} The policy can set it otherwise:`;
}

/** The example before and after, what differs in colour. */
function exampleOf({ example }: Explanation, paint: Paint): string[][] {
  if (example === undefined) return [];
  const before = opened(example.before, EXAMPLE_WIDTH).split("\n");
  const after = opened(example.after, EXAMPLE_WIDTH).split("\n");
  const marked = (lines: readonly string[], others: readonly string[], style: "error" | "green") =>
    lines.map((line) => (others.includes(line) ? line : paint(style, line)));
  return [
    labelled("Before", marked(before, after, "error"), paint),
    labelled("After", marked(after, before, "green"), paint),
  ];
}

function painter({ color }: Setting): Paint {
  return (style, text) => (color ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text);
}

function lineLength({ columns }: Setting): number {
  return Math.min(Math.max(columns, SHORTEST), LONGEST);
}

/** How many characters a line has beside the labels. */
function room(setting: Setting): number {
  return lineLength(setting) - COLUMN;
}

function labelled(label: string, lines: readonly string[], paint: Paint): string[] {
  const gap = " ".repeat(COLUMN - label.length);
  const lead = label === "" ? gap : `${paint("bold", label)}${gap}`;
  return lines.map((line, i) => `${i === 0 ? lead : " ".repeat(COLUMN)}${line}`);
}

/** A title beside what leads to it, which is `indent` wide; below it where the line is too short. */
function row(lead: string, indent: number, title: string, setting: Setting): string[] {
  const width = lineLength(setting) - indent;
  if (width < 20) {
    const lines = wrap(title, lineLength(setting) - 4);
    return [lead.trimEnd(), ...lines.map((line) => `    ${line}`)];
  }
  return wrap(title, width).map((line, i) => (i === 0 ? lead : " ".repeat(indent)) + line);
}

function widest(words: readonly string[]): number {
  return Math.max(...words.map(({ length }) => length));
}

/** Text in lines of at most `width` characters; a word that is longer has a line of its own. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** Groups of lines, a blank line between them. */
function join(groups: readonly (readonly string[])[]): string {
  const filled = groups.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
