import { visible } from "../diagnostics/quote.js";
import type { Audience, Change, Verdict } from "./compare.js";
import type { VersionVerdict } from "./version.js";
import type { Witness } from "./witness.js";

/** What came of comparing one schema with its former self. */
export interface Compared {
  /** The file, by its path in the folder. */
  readonly file: string;
  readonly audience: Audience;
  readonly changes: readonly Change[];
  readonly version: VersionVerdict;
}

/** How much of an example a terminal shows, in characters; JSON has all of it. */
const SHOWN = 300;
/** How many uses and changes of words are named. */
const NAMED = 3;

const COLORS = { breaking: 31, unproved: 33, compatible: 32, words: 2, unknown: 36 } as const;

const LABELS: Readonly<Record<Verdict, string>> = {
  breaking: "breaking",
  unproved: "cannot be proved",
  compatible: "compatible",
  words: "words",
  unknown: "not understood",
};

/** What was compared, for people at a terminal. */
export function textReport(compared: readonly Compared[], color: boolean): string {
  return compared.map((one) => textOf(one, color)).join("\n");
}

function textOf({ file, audience, changes, version }: Compared, color: boolean): string {
  const told = changes.filter(({ verdict }) => verdict !== "words");
  const words = changes.filter(({ verdict }) => verdict === "words");
  const lines = [
    `${visible(file)}, for ${promises[audience]}`,
    ...told.flatMap((change) => linesOf(change, audience, color)),
    ...(words.length > 0 ? [`  ${painted("words", color)}  ${wordsOf(words)}`] : []),
    ...(changes.length === 0 ? ["  no changes"] : []),
    `  ${version.ok ? "version" : "error: version"}  ${version.message}`,
  ];
  return `${lines.join("\n")}\n`;
}

const promises: Readonly<Record<Audience, string>> = {
  writers: "writers: what was valid must stay valid",
  readers: "readers: what is valid now must have been valid before",
};

function linesOf(change: Change, audience: Audience, color: boolean): string[] {
  const { code, verdict, pointer, message, usedAt, witness, reason } = change;
  const lines = [
    `  ${painted(verdict, color)} ${code}  ${visible(pointer)}`,
    `    ${visible(message)}`,
  ];
  if (usedAt.length > 0) lines.push(`    used at ${named(usedAt)}`);
  if (reason) lines.push(`    ${reason}; treat it as breaking`);
  if (witness === undefined) return lines;
  const rejected = `${witness.at === "" ? "" : `${witness.at} `}${witness.error}`;
  const valid = ["valid", visible(rejected)];
  const [before, after] = audience === "writers" ? valid : valid.reverse();
  const of = witness.of === "#" ? "" : ` (as ${witness.of})`;
  const shown = excerpt(witness);
  return [
    ...lines,
    `    example  ${visible(shown)}${of}`,
    `    before   ${before}`,
    `    after    ${after}`,
  ];
}

/** The example; of a long one, the part that is rejected. */
function excerpt({ value, at }: Witness): string {
  const whole = JSON.stringify(value);
  if (whole.length <= SHOWN) return whole;
  const part = at
    .split("/")
    .slice(1)
    .reduce<unknown>((node, step) => {
      return Object(node)[step.replaceAll("~1", "/").replaceAll("~0", "~")];
    }, value);
  const text = JSON.stringify(part) ?? "";
  const cut = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return at === "" ? cut : `… ${at}: ${cut} … (--format json shows it whole)`;
}

function wordsOf(changes: readonly Change[]): string {
  const one = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  return `${one} of words only: ${named(changes.map(({ pointer }) => pointer))}`;
}

function named(pointers: readonly string[]): string {
  const more = pointers.length - NAMED;
  const list = pointers.slice(0, NAMED).map(visible).join(", ");
  return more > 0 ? `${list} and ${more} more` : list;
}

function painted(verdict: Verdict, color: boolean): string {
  return color ? `\u001b[${COLORS[verdict]}m${LABELS[verdict]}\u001b[0m` : LABELS[verdict];
}

/** What was compared, for programs. */
export function jsonReport(against: string, compared: readonly Compared[]): string {
  const schemas = compared.map(({ file, audience, version, changes }) => ({
    file,
    audience,
    version,
    changes,
  }));
  return `${JSON.stringify({ against, ok: compared.every(({ version }) => version.ok), schemas }, null, 2)}\n`;
}

/** How many changes there are of each verdict: "1 breaking, 2 compatible". */
export function counted(compared: readonly Compared[]): string {
  const changes = compared.flatMap((one) => one.changes);
  const counts = (Object.keys(LABELS) as Verdict[]).flatMap((verdict) => {
    const count = changes.filter((change) => change.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${LABELS[verdict]}`];
  });
  return counts.length === 0 ? "no changes" : counts.join(", ");
}
