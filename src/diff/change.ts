import type { Path } from "../source/load.js";

/** How much a change matters to the people whom the policy is for. */
export type Weight = (typeof weights)[number];

/** From the gravest to the lightest. */
export const weights = ["material", "minor", "editorial"] as const;

/** Each kind of change with the kind that undoes it: what a comparison the other way round finds. */
export const inverse = {
  added: "removed",
  removed: "added",
  /** Another value; which of the two says more cannot be told. */
  changed: "changed",
  longer: "shorter",
  shorter: "longer",
  raised: "lowered",
  lowered: "raised",
  weakened: "strengthened",
  strengthened: "weakened",
  vaguer: "clearer",
  clearer: "vaguer",
  widened: "narrowed",
  narrowed: "widened",
  /** Other words. */
  reworded: "reworded",
  /** The same words, other typography. */
  retouched: "retouched",
  /** The same fact, written another way: 12 months instead of a year. */
  restated: "restated",
  /** The same entry under another id. */
  renamed: "renamed",
  reordered: "reordered",
} as const;

/** What happened to a fact. */
export type Kind = keyof typeof inverse;

/** A provision of law that asks something where a policy changes. */
export interface Provision {
  readonly provision: string;
  /** ISO 8601 date from which it holds. */
  readonly from: string;
  /** What it asks, as a sentence. */
  readonly asks: string;
}

/** How a kind of change of a fact is weighed, and why. */
export interface Verdict {
  readonly weight: Weight;
  /** As it reads after "because". */
  readonly why: string;
  readonly provisions: readonly Provision[];
}

/** A place of a source file; line and column count from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A fact on one side of the comparison. */
export interface Site {
  /** The keys and indexes that lead to it in the source form of the policy. */
  readonly path: Path;
  readonly value: unknown;
  /** What people call the entry that the value is, or refers to. */
  readonly name?: string;
  /** Where it stands, where there is a file. */
  readonly at?: FilePlace;
}

/** An entry that a change is within, or is about. */
export interface Entity {
  /** What kind of entry: "subprocessor". */
  readonly what: string;
  readonly before?: Named;
  readonly after?: Named;
}

/** An entry by its id and by the words that people know it by. */
export interface Named {
  readonly id: string;
  readonly name?: string;
}

/** One difference of meaning between two policies. */
export interface Change extends Verdict {
  readonly kind: Kind;
  /** The fact by its place in the schema, ids as asterisks: subprocessors.*.country. */
  readonly subject: string;
  /** The entries around it, from the outermost; the last is the one concerned. */
  readonly entities: readonly Entity[];
  /** BCP 47 tag, of a text where several languages are compared. */
  readonly language?: string;
  /** Absent where nothing was there before. */
  readonly before?: Site;
  /** Absent where nothing is there any more. */
  readonly after?: Site;
}
