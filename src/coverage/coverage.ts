import type { Waived } from "../diagnostics/diagnostic.js";
import type { Document } from "../document/document.js";
import { type Finding, type Judged, type Linted, locateNearest } from "../lint/lint.js";
import { positionsIn } from "../reporters/position.js";
import { isUnknown, type Outcome, type Place, type Reach, type Unknown } from "../rules/rule.js";
import type { Source } from "../source/load.js";
import { quoter } from "./quotes.js";

/** What became of a requirement, with the words for it. */
export const statuses = {
  answered: "answered",
  "declared-absent": "declared absent",
  "partly-answered": "partly answered",
  missing: "missing",
  waived: "waived",
  "cannot-be-judged": "cannot be judged",
  "nothing-to-judge": "nothing to judge",
  "does-not-apply": "does not apply",
} as const;
export type Status = keyof typeof statuses;

/** A place in the source, by its keys and, where something stands on the way to it, by its line. */
export interface Spot {
  /** Keys and indexes joined by dots: services.rmm.role. */
  readonly place: string;
  readonly line: { readonly file: string; readonly number: number } | undefined;
}

/** The part of a compiled document that says what a requirement asks for. */
export interface Clause {
  /** The kind of the document, such as privacy-policy. */
  readonly document: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly section: string;
  readonly number: number;
  readonly title: string;
  /** Words of the section, where some can be told to come from the answer. */
  readonly quotes: readonly string[];
}

/** What a requirement still lacks. */
export interface Fault {
  readonly message: string;
  readonly spot: Spot;
  /** Whether the source says too little to tell that it is a fault. */
  readonly unsure: boolean;
  /** The decision to live with it. */
  readonly waived: Waived | undefined;
}

/** One requirement of a law, and what the policy makes of it. */
export interface Requirement {
  /** The id of its rule. */
  readonly rule: string;
  readonly title: string;
  readonly provision: string;
  /** ISO 8601 date from which the provision holds. */
  readonly from: string;
  readonly status: Status;
  /** The clause that answers it; undefined where no clause does. */
  readonly clause: Clause | undefined;
  readonly answers: readonly Spot[];
  readonly faults: readonly Fault[];
  /** What to do about the faults. */
  readonly remedy: string;
  /** The facts without which it cannot be said whether it applies. */
  readonly lacks: readonly Spot[];
  /** What else a reader must know to take the status right; empty where it is plain. */
  readonly note: string;
}

/** How sure it is that a law applies: "likely" where that is inferred from other facts. */
export type Applies = "certain" | "likely" | "unknown" | "no";

/** The requirements of one law. */
export interface Law {
  /** The name of its rule pack. */
  readonly name: string;
  readonly title: string;
  readonly jurisdiction: string;
  readonly applies: Applies;
  /** When it applies, and what is known of that, in sentences. */
  readonly note: string;
  /** The facts without which it cannot be said whether it applies. */
  readonly lacks: readonly Spot[];
  readonly requirements: readonly Requirement[];
}

/** How the requirements of the laws are answered by a policy. */
export interface Coverage {
  readonly title: string;
  readonly organization: string;
  readonly version: string;
  /** ISO 8601 date from which the policy holds. */
  readonly effective: string;
  /** ISO 8601 date for which dates were judged. */
  readonly asOf: string;
  readonly laws: readonly Law[];
}

/**
 * Sets the requirements of the laws against a policy. The documents are those of the policy's
 * first language, by which the linter has judged; the first of them names the policy.
 */
export function coverageOf(
  source: Source,
  linted: Linted,
  documents: readonly Document[],
  asOf: string,
): Coverage {
  const [main] = documents;
  if (main === undefined) throw new Error("coverage needs a document");
  const reader: Reader = {
    spot: spotter(source),
    clause: clauses(source, documents),
    findings: grouped(linted.findings, ({ code }) => code),
  };
  const laws = grouped(linted.judged, ({ pack }) => pack);
  return {
    title: main.title,
    organization: main.organization,
    version: main.version,
    effective: main.effective,
    asOf,
    laws: [...laws].flatMap(([{ name, title, jurisdiction, runsWhen }, judged]) => {
      if (jurisdiction === undefined) return [];
      const reach = judged[0]?.packReach ?? "no";
      const note = lawNote(reach, runsWhen, source.data.jurisdictions !== undefined);
      return {
        name,
        title,
        jurisdiction,
        applies: isUnknown(reach) ? "unknown" : reach,
        note,
        lacks: lacksOf(reach, reader),
        requirements: judged.map((one) => requirement(one, reader)),
      };
    }),
  };
}

/** How many requirements have each status; a status that none has is left out. */
export function tally(requirements: readonly Requirement[]): ReadonlyMap<Status, number> {
  const counts = new Map<Status, number>();
  for (const status of Object.keys(statuses) as Status[]) {
    const count = requirements.filter((one) => one.status === status).length;
    if (count > 0) counts.set(status, count);
  }
  return counts;
}

/** How many requirements of how many that ask for something are answered or declared absent. */
export function score(requirements: readonly Requirement[]) {
  const counts = tally(requirements);
  const of = (...names: Status[]) => names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
  const answered = of("answered", "declared-absent");
  return { answered, asked: requirements.length - of("nothing-to-judge", "does-not-apply") };
}

interface Reader {
  spot(place: Place): Spot;
  clause(section: string | undefined, answers: readonly Place[]): Clause | undefined;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

function requirement(judged: Judged, reader: Reader): Requirement {
  const { rule, reach, outcomes } = judged;
  const places = distinct(outcomes.filter(({ kind }) => kind === "answer"));
  const faults = faultsOf(judged, reader);
  const status = statusOf(reach, outcomes, faults);
  return {
    rule: rule.id,
    title: rule.title,
    provision: rule.citation.provision,
    from: rule.citation.from,
    status,
    clause: places.length > 0 ? reader.clause(rule.section, places) : undefined,
    answers: places.map(reader.spot),
    faults,
    remedy: rule.remedy,
    lacks: lacksOf(reach, reader),
    note: noteOf(judged, status),
  };
}

/** The faults with their waivers: the linter makes one finding of each, in the same order. */
function faultsOf({ rule, outcomes }: Judged, { spot, findings }: Reader): Fault[] {
  const found = findings.get(rule.id) ?? [];
  return outcomes
    .filter((outcome) => outcome.kind === "fault")
    .map(({ message, place, unsure = false }, i) => {
      return { message, spot: spot(place), unsure, waived: found[i]?.waived };
    });
}

function statusOf(reach: Reach, outcomes: readonly Outcome[], faults: readonly Fault[]): Status {
  if (reach === "no") return "does-not-apply";
  if (outcomes.length === 0) return isUnknown(reach) ? "cannot-be-judged" : "nothing-to-judge";
  const open = faults.filter(({ waived }) => waived === undefined);
  if (open.length > 0) {
    if (isUnknown(reach)) return "cannot-be-judged";
    if (faults.length < outcomes.length) return "partly-answered";
    return open.every(({ unsure }) => unsure) ? "cannot-be-judged" : "missing";
  }
  if (faults.length > 0) return "waived";
  return outcomes.every(({ place }) => place[0] === "absent") ? "declared-absent" : "answered";
}

function noteOf({ rule, packReach, reach }: Judged, status: Status): string {
  if (status === "does-not-apply") {
    return packReach === "no" ? "The law does not apply." : `It applies only ${rule.appliesWhen}.`;
  }
  if (status === "nothing-to-judge") {
    const nothing = "the source holds nothing that it asks about";
    if (rule.appliesWhen === "always") return `${capital(nothing)}.`;
    return `It applies ${rule.appliesWhen}; ${nothing}.`;
  }
  if (!isUnknown(reach) || isUnknown(packReach)) return "";
  return unsettled(reach, `It applies ${rule.appliesWhen}.`);
}

function lawNote(reach: Reach, runsWhen: string, statesPlaces: boolean): string {
  const when = `Its rules run ${runsWhen}.`;
  if (reach === "no") {
    return statesPlaces
      ? `${when} By what the source says, they do not.`
      : `${when} The source states no jurisdictions, and nothing else in it makes them run.`;
  }
  if (reach === "likely") {
    return `${when} The source states no jurisdictions; that this one is reached is inferred from other places that it names.`;
  }
  return isUnknown(reach) ? unsettled(reach, when) : when;
}

/** Where facts are lacking, they are named beside the note; where none would settle it, it says so. */
function unsettled({ lacks }: Unknown, when: string): string {
  return lacks.length > 0 ? when : `${when} Whether that is so cannot be said.`;
}

function lacksOf(reach: Reach, { spot }: Reader): Spot[] {
  return isUnknown(reach) ? reach.lacks.map(spot) : [];
}

function grouped<Key, Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function distinct(outcomes: readonly Outcome[]): Place[] {
  return [...new Map(outcomes.map(({ place }) => [place.join("\0"), place])).values()];
}

/** Finds lines; those of a file are counted once. */
function spotter(source: Source): (place: Place) => Spot {
  const texts = new Map(source.files.map(({ path, text }) => [path, text]));
  const lines = new Map<string, ReturnType<typeof positionsIn>>();
  return (place) => {
    const location = locateNearest(source, place);
    if (location === undefined) return { place: place.join("."), line: undefined };
    const { file, start } = location;
    const positionAt = lines.get(file) ?? positionsIn(texts.get(file) ?? "");
    lines.set(file, positionAt);
    return { place: place.join("."), line: { file, number: positionAt(start).line } };
  };
}

function clauses(source: Source, documents: readonly Document[]): Reader["clause"] {
  const quote = quoter(source.data, documents[0]?.language ?? "");
  return (id, answers) => {
    const document = documents.find(({ sections }) => sections.some((one) => one.id === id));
    const section = document?.sections.find((one) => one.id === id);
    if (!document || !section) return undefined;
    const { kind, language } = document;
    const { number, title } = section;
    const quotes = quote(section, answers);
    return { document: kind, language, section: section.id, number, title, quotes };
  };
}
