import { type Language, openLanguage } from "../document/language.js";
import {
  type Change,
  type Kind,
  type Provision,
  type Site,
  type Weight,
  weights,
} from "./change.js";
import type { Comparison, SideFacts } from "./comparison.js";
import { onMaterialChange } from "./provisions.js";
import { type Piece, wordDiff } from "./words.js";

const phrases: Readonly<Record<Kind, string>> = {
  added: "added",
  removed: "removed",
  changed: "changed",
  longer: "longer",
  shorter: "shorter",
  raised: "raised",
  lowered: "lowered",
  weakened: "changed for the worse",
  strengthened: "changed for the better",
  vaguer: "vaguer",
  clearer: "clearer",
  widened: "widened",
  narrowed: "narrowed",
  reworded: "reworded",
  retouched: "changed in typography only",
  restated: "written another way",
  renamed: "renamed",
  reordered: "put in another order",
};

/** Properties whose names say too little without the source around them. */
const labels: Readonly<Record<string, string>> = {
  by: "what requires them",
  of: "customers told",
  to: "who is told",
  within: "deadline",
};

/** What a change is about and what happened, in a line: subprocessor “Cumulus”: country changed. */
export function headline(change: Change, happened = phrases[change.kind]): string {
  const { entities, language } = change;
  const steps = change.subject.split(".");
  const trail = entities.map(({ what, before, after }) => {
    const { id = "", name = id } = after ?? before ?? {};
    return `${what} “${head(name, 60)}”`;
  });
  const inside = entities.length === 0 ? 0 : nth(steps, entities.length) + 1;
  const fields = steps.slice(inside).filter((step) => step !== "*");
  // Without an entry around it, the section says where a fact belongs.
  if (entities.length === 0 && fields.length > 1) trail.push(label(fields.shift() ?? ""));
  const what = [fields.map(label).join(", "), member(change)].filter(Boolean).join(" ");
  const where = [trail.join(", "), what].filter(Boolean).join(": ");
  return `${where}${language === undefined ? "" : ` (${language})`} ${happened}`;
}

/** The index of the nth asterisk. */
function nth(steps: readonly string[], n: number): number {
  let seen = 0;
  return steps.findIndex((step) => step === "*" && ++seen === n);
}

/** "change notice" for changeNotice. */
function label(key: string): string {
  return (
    labels[key] ?? key.replace(/(?<=[a-z])[A-Z](?=[a-z])/g, (letter) => ` ${letter.toLowerCase()}`)
  );
}

/** The member of a list that came or went. */
function member({ subject, entities, before, after }: Change): string {
  const stars = subject.split(".").filter((step) => step === "*").length;
  const { name, value } = after ?? before ?? { value: undefined };
  return stars > entities.length ? `“${head(name ?? String(value), 60)}”` : "";
}

/** Kinds of change of which the values say no more than the kind does, or nothing to readers. */
const unquoted: readonly Kind[] = ["renamed", "reordered", "restated", "retouched"];

/** For customers, who judge for themselves: no word on what is better for them. */
const judgements: Readonly<Partial<Record<Kind, string>>> = {
  weakened: "changed",
  strengthened: "changed",
  vaguer: "changed",
  clearer: "changed",
};

/** A change as a sentence for customers, with what is there now and what was there before. */
export function sentence(change: Change): string {
  const { kind, before, after } = change;
  const said = headline(change, judgements[kind]);
  const start = `${said[0]?.toUpperCase() ?? ""}${said.slice(1)}`;
  if (unquoted.includes(kind) || member(change) !== "") return `${start}.`;
  const quoted = (site: Site) => `“${head(plainly(site.value, change.subject), 200)}”`;
  if (before && after) {
    const earlier = kind === "reworded" ? "" : `, before ${quoted(before)}`;
    return `${start}: now ${quoted(after)}${earlier}.`;
  }
  const site = after ?? before;
  return site === undefined || typeof site.value === "object"
    ? `${start}.`
    : `${start}: ${quoted(site)}.`;
}

/** Properties whose values are terms, such as legitimate-interests; a text is left as it is. */
const hasTerms =
  /\.(legalBasis|role|kind|authorization|mechanism|consent|doNotTrack|optOutSignal|sensitiveUse|by)$/;

/** Opened once, and only where it is needed: opening a language reads a file. */
let english: Language | undefined;

/** A value as people say it who do not know the source. */
function plainly(value: unknown, subject = ""): string {
  english ??= openLanguage("en");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") {
    if (/^P(?=[\dT])[\dYMWDTHS]+$/.test(value)) return english.duration(value);
    if (/\.(country|place|jurisdiction)$/.test(subject)) return english.place(value);
    return hasTerms.test(subject) ? value.replaceAll("-", " ") : value;
  }
  if (typeof value === "object" && value !== null && isPeriod(value)) {
    return `${plainly(value.period)} after ${value.after.replaceAll("-", " ")}`;
  }
  return inWords(value);
}

/** The old and the new value as pieces; a text word by word, anything else as a whole. */
export function pieces({ kind, before, after }: Change): Piece[] {
  if ((kind === "reworded" || kind === "retouched") && before && after) {
    return excerpt(wordDiff(String(before.value), String(after.value)));
  }
  const whole: Piece[] = [];
  if (before) whole.push({ kind: "old", text: inWords(before.value) });
  if (before && after) whole.push({ kind: "same", text: " " });
  if (after) whole.push({ kind: "new", text: inWords(after.value) });
  return excerpt(whole);
}

/** A value of the source on one line. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  if (isPeriod(value)) return `${value.period} after ${value.after}`;
  const all = Object.entries(value).map(([key, inner]) => {
    const nested = typeof inner === "object" && inner !== null && !Array.isArray(inner);
    return `${label(key)}: ${nested ? `(${inWords(inner)})` : inWords(inner)}`;
  });
  return all.length === 0 ? "stated, without details" : all.join("; ");
}

function isPeriod(value: object): value is { period: string; after: string } {
  return Object.keys(value).sort().join() === "after,period";
}

/** How much of the words around a change, and of a change itself, is shown, in characters. */
const shown = { around: 80, changed: 600 } as const;

/** Leaves out what is far from any change, and cuts what is very long. */
function excerpt(all: readonly Piece[]): Piece[] {
  return all.map(({ kind, text }, i) => {
    if (kind !== "same") return { kind, text: head(text, shown.changed) };
    const before = i === 0 ? "" : head(text, shown.around);
    const after = i === all.length - 1 ? "" : tail(text, shown.around);
    const short = [...text.slice(0, shown.around * 5)].length <= shown.around * 2;
    return {
      kind,
      text: short ? text : before.replace(/…$/, " … ") + (before ? "" : "… ") + after,
    };
  });
}

/** The beginning of a text, with an ellipsis where it goes on. */
export function head(text: string, most: number): string {
  const start = [...text.slice(0, most * 2)].slice(0, most).join("");
  return start.length < text.length ? `${start}…` : text;
}

function tail(text: string, most: number): string {
  return [...text.slice(-most * 2)].slice(-most).join("");
}

/** The changes of each weight, from the gravest; weights without any are left out. */
export function byWeight(changes: readonly Change[]): readonly (readonly [Weight, Change[]])[] {
  return weights
    .map((weight) => [weight, changes.filter((change) => change.weight === weight)] as const)
    .filter(([, some]) => some.length > 0);
}

/** "2 material, 1 minor and 3 editorial changes". */
export function summary(changes: readonly Change[]): string {
  const counts = byWeight(changes).map(([weight, some]) => `${some.length} ${weight}`);
  if (counts.length === 0) return "no changes";
  const list = [counts.slice(0, -1).join(", "), counts.at(-1)].filter(Boolean).join(" and ");
  return `${list} ${changes.length === 1 ? "change" : "changes"}`;
}

/** What laws ask where these changes are made, each once. */
export function provisionsOf(changes: readonly Change[]): readonly Provision[] {
  const material = changes.some(({ weight }) => weight === "material");
  const all = [...(material ? onMaterialChange : []), ...changes.flatMap((c) => c.provisions)];
  return [...new Map(all.map((one) => [one.provision, one])).values()];
}

/** Where a change stands: the file as it is now, or as it was, and the place in the policy. */
export function place({ before, after }: Change): string {
  const site = after ?? before;
  const at = site?.at ? `${site.at.file}:${site.at.line}:${site.at.column}` : undefined;
  return [at, site?.path.join(".")].filter(Boolean).join(" ");
}

/** Which two versions were compared. */
export function sides({ before, after }: Comparison): readonly [string, string] {
  const say = ({ name, version, effective }: SideFacts) =>
    `${name} (version ${version}, effective ${effective})`;
  return [say(before), say(after)];
}

/** What was left out, as sentences. */
export function remarks({ diff }: Comparison): readonly string[] {
  const { internal, notCompared } = diff;
  const inside = `Changed, but shown by no document: ${internal.join(", ")}.`;
  const left = notCompared.map((sentence) => `Not compared: ${sentence}`);
  return internal.length > 0 ? [inside, ...left] : left;
}
