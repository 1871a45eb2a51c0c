import type { Severity } from "../diagnostics/diagnostic.js";
import type { Facts } from "./facts.js";

/** A place in the source: the keys and indexes that lead to it. It need not exist. */
export type Place = readonly (string | number)[];

/** What a rule makes of one place: an answer to what it asks, or a fault. */
export type Outcome =
  | { readonly kind: "answer"; readonly place: Place }
  | {
      readonly kind: "fault";
      readonly place: Place;
      /** The source says too little to judge: this is advice, whatever the severity of the rule. */
      readonly unsure?: boolean;
      /** One line: what is wrong here. */
      readonly message: string;
      /** The very words within the text at the place, as offsets (UTF-16 code units). */
      readonly span?: { readonly start: number; readonly end: number };
      /** Other places that belong to it. */
      readonly related?: readonly { readonly message: string; readonly place: Place }[];
      /** What to do instead, where that is more than the rule's remedy. */
      readonly hint?: string;
    };

type Fault = Extract<Outcome, { kind: "fault" }>;

/** How sure it is that a rule or pack applies. Silence of the source is never a yes or a no. */
export type Reach = "certain" | "likely" | "no" | Unknown;

/** Whether a rule applies depends on facts that the source does not state. */
export interface Unknown {
  /** Where they would stand; none where no fact has a place that would settle it. */
  readonly lacks: readonly Place[];
}

/** One requirement of a law, or of good sense. */
export interface Rule<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly severity: Severity;
  readonly citation: {
    readonly provision: string;
    /** ISO 8601 date from which the provision holds in the form that is checked. */
    readonly from: string;
  };
  /** When it applies, as it reads after "Applies". */
  readonly appliesWhen: string;
  /** Whether it applies; where it is left out, it does wherever its pack does. */
  readonly applies?: (facts: Facts) => Reach;
  readonly check: (facts: Facts) => readonly Outcome[];
  /** Why it matters. */
  readonly rationale: string;
  /** What to do. */
  readonly remedy: string;
  /** The id of the document's section that answers it. */
  readonly section?: string;
  /** Parts of a source: one in which the rule finds a fault, and the same mended. */
  readonly example: { readonly before: string; readonly after: string };
}

/** Rules that belong together: a law, or a kind of quality. */
export interface Pack<Id extends string = string> {
  readonly name: string;
  readonly title: string;
  /** Whose law it is; a pack without one is not about a law. */
  readonly jurisdiction?: string;
  /** When its rules run, as it reads after "Runs". */
  readonly runsWhen: string;
  readonly applies: (facts: Facts) => Reach;
  readonly rules: readonly Rule<Id>[];
}

/** States a pack, its rule ids kept as literals. */
export function definePack<const Id extends string>(pack: Pack<Id>): Pack<Id> {
  return pack;
}

/** States some rules of a pack, their ids kept as literals. */
export function defineRules<const Id extends string>(
  rules: readonly Rule<Id>[],
): readonly Rule<Id>[] {
  return rules;
}

/** The answers at these places. */
export function answered(...places: readonly Place[]): Outcome[] {
  return places.map((place) => ({ kind: "answer", place }));
}

/** A fault at a place. */
export function fault(
  place: Place,
  message: string,
  more: Pick<Fault, "related" | "hint" | "span"> = {},
): Outcome[] {
  return [{ kind: "fault", place, message, ...more }];
}

/** Something that may be a fault: the source says too little to judge. */
export function unsure(place: Place, message: string): Outcome[] {
  return [{ kind: "fault", place, message, unsure: true }];
}

/**
 * An answer where a value is stated, a fault where it is not; `false` is a statement. For what the
 * law wants a policy to say.
 */
export function stated(place: Place, value: unknown, message: string): Outcome[] {
  return isStated(value) ? answered(place) : fault(place, message);
}

/**
 * An answer where a value is stated, advice where it is not. For what the law regulates without
 * asking a policy to say it, or asks it to say in some cases only.
 */
export function known(place: Place, value: unknown, message: string): Outcome[] {
  return isStated(value) ? answered(place) : unsure(place, message);
}

function isStated(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** It depends on what would be stated at these places. */
export function unknown(...lacks: readonly Place[]): Unknown {
  return { lacks };
}

/** Whether it cannot be said that a rule or pack applies. */
export function isUnknown(reach: Reach): reach is Unknown {
  return typeof reach === "object";
}

/** The least sure of several reaches; what is unknown lacks the facts of all that are. */
export function least(...reaches: readonly Reach[]): Reach {
  if (reaches.includes("no")) return "no";
  const unsure = reaches.filter(isUnknown);
  if (unsure.length > 0) return unknown(...unsure.flatMap(({ lacks }) => lacks));
  return reaches.includes("likely") ? "likely" : "certain";
}
