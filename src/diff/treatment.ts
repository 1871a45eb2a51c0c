import type { Kind, Provision, Verdict } from "./change.js";
import { compareDurations } from "./duration.js";

/** A verdict, or how it follows from the value that appears or goes. */
export type Judge<Value = unknown> = Verdict | ((value: Value) => Verdict);

/** The verdict on each kind of change that can happen to a fact. */
export type Verdicts = Readonly<Partial<Record<Kind, Judge<never>>>>;

/** How a part of the source is compared, and how its changes are weighed. */
export type Treatment = Fields | Part | Entries | Members | Text | Leaf | Internal;

/** Properties, each with its own treatment; absent, it is as if it were empty. */
export interface Fields {
  readonly form: "fields";
  readonly fields: Readonly<Record<string, Treatment>>;
}

/** Properties that are there together or not at all: that they appear is one change. */
export interface Part {
  readonly form: "part";
  readonly verdicts: Verdicts;
  readonly fields: Readonly<Record<string, Treatment>>;
}

/** Entries by id, in no order. */
export interface Entries {
  readonly form: "entries";
  /** What people call one of them. */
  readonly what: string;
  /** Whether the ids are names that somebody chose, so that an entry may go by another one. */
  readonly renames: boolean;
  readonly verdicts: Verdicts;
  readonly entry: Treatment;
}

/** A list that is a set: its order means nothing. */
export interface Members {
  readonly form: "members";
  /** The collection that the members name entries of. */
  readonly of: string | undefined;
  readonly verdicts: Verdicts;
  /** Whether a list that is left out means everything there is. */
  readonly absentIsAll: boolean;
  /** Whether the first one means more than the others. */
  readonly firstCounts: boolean;
}

/** Text for people; plain text is the same in all languages. */
export interface Text {
  readonly form: "text";
  readonly plain: boolean;
  readonly verdicts: Verdicts;
}

/** A value that is compared as a whole. */
export interface Leaf {
  readonly form: "leaf";
  /** What the schema must have here. */
  readonly of: "value" | "duration" | "scale" | "number" | "list" | "period";
  /** What happened; never asked where both are absent. */
  readonly kindOf: (before: unknown, after: unknown) => Kind | undefined;
  readonly verdicts: Verdicts;
  /** Every value of a scale, from the worst for the people concerned to the best. */
  readonly order?: readonly (readonly unknown[])[];
  /** Further properties that make up one fact with this one. */
  readonly together?: readonly string[];
}

/** Nothing that the public sees, or the part of a fact that is compared under another name. */
export interface Internal {
  readonly form: "internal" | "part-of-another";
}

export const material = (why: string, ...provisions: readonly Provision[]): Verdict => ({
  weight: "material",
  why,
  provisions,
});
export const minor = (why: string): Verdict => ({ weight: "minor", why, provisions: [] });
export const editorial = (why: string): Verdict => ({ weight: "editorial", why, provisions: [] });

/** The treatment of every property of T: one that is forgotten does not compile. */
export type Every<T> = { readonly [Key in keyof Required<T>]: Treatment };

export function fields<T>(all: Every<T>): Fields {
  return { form: "fields", fields: all };
}

export function part<T>(added: Judge<T>, removed: Judge<T>, all: Every<T>): Part {
  return { form: "part", verdicts: { added, removed }, fields: all };
}

export function entries<T>(
  what: string,
  added: Judge<T>,
  removed: Judge<T>,
  entry: Every<T> | Text,
): Entries {
  const renamed = editorial("it is the same entry under another id");
  return {
    form: "entries",
    what,
    renames: true,
    verdicts: { added, removed, renamed },
    entry: isText(entry) ? entry : fields<T>(entry),
  };
}

/** Entries whose keys are terms of the schema. */
export function keyed<T>(
  what: string,
  added: Judge<T>,
  removed: Judge<T>,
  entry: Every<T>,
): Entries {
  return { ...entries(what, added, removed, entry), renames: false };
}

/** A set of terms. */
export function members(added: Judge<string>, removed: Judge<string>): Members {
  const verdicts = { added, removed };
  return { form: "members", of: undefined, verdicts, absentIsAll: false, firstCounts: false };
}

/** A set of references to entries of a collection. */
export function references(
  of: string,
  added: Judge<string>,
  removed: Judge<string>,
  absentIsAll?: { readonly narrowed: Verdict; readonly widened: Verdict },
): Members {
  const verdicts = { added, removed, ...absentIsAll };
  const silent = absentIsAll !== undefined;
  return { form: "members", of, verdicts, absentIsAll: silent, firstCounts: false };
}

/** A set of which the first one is the default. */
export function firstOf(added: Verdict, removed: Verdict, reordered: Verdict): Members {
  const verdicts = { added, removed, reordered };
  return { form: "members", of: undefined, verdicts, absentIsAll: false, firstCounts: true };
}

const retouched = editorial("the words are the same");

/** Text in the languages of the policy. */
export function text(reworded: Verdict, added = reworded, removed = reworded): Text {
  return { form: "text", plain: false, verdicts: { reworded, added, removed, retouched } };
}

/** Text that is the same in all languages. */
export function plainText(reworded: Verdict): Text {
  return { ...text(reworded), plain: true };
}

/** A value without any order: a term, an address, a date, an identifier. */
export function value(changed: Verdict, added = changed, removed = changed): Leaf {
  const verdicts = { changed, added, removed };
  return { form: "leaf", of: "value", kindOf: equality, verdicts };
}

function equality(before: unknown, after: unknown): Kind | undefined {
  return before === after ? undefined : (presence(before, after) ?? "changed");
}

function presence(before: unknown, after: unknown): Kind | undefined {
  return before === undefined ? "added" : after === undefined ? "removed" : undefined;
}

/** A list in which the order counts, compared as a whole. */
export function orderedList(changed: Verdict): Leaf {
  return {
    form: "leaf",
    of: "list",
    kindOf: (before, after) => equality(JSON.stringify(before), JSON.stringify(after)),
    verdicts: { changed, added: changed, removed: changed },
  };
}

const restated = editorial("it is the same time, written another way");
const aboutEqual = minor("which of the two is longer, the calendar decides");

/** A time that is better short; that there is none says less. */
export function shortTime(worse: Verdict, better: Verdict): Leaf {
  return duration({ longer: worse, removed: worse, shorter: better, added: better });
}

/** A time that is better long; that there is none says less. */
export function longTime(worse: Verdict, better: Verdict): Leaf {
  return duration({ shorter: worse, removed: worse, longer: better, added: better });
}

/** A time that is best if there is none. */
export function noTime(worse: Verdict, better: Verdict): Leaf {
  return duration({ longer: worse, added: worse, shorter: better, removed: better });
}

function duration(verdicts: Verdicts): Leaf {
  return {
    form: "leaf",
    of: "duration",
    kindOf: (before, after) =>
      presence(before, after) ?? durationKind(String(before), String(after)),
    verdicts: { ...verdicts, changed: aboutEqual, restated },
  };
}

function durationKind(before: string, after: string): Kind | undefined {
  if (before === after) return undefined;
  const change = compareDurations(before, after);
  return change === "same" ? "restated" : change === "unclear" ? "changed" : change;
}

/**
 * Terms that can be ranked.
 * @param order from the worst for the people concerned to the best, undefined where nothing is
 *   said; terms of which none is better stand in a list of their own
 */
export function scale(
  order: readonly unknown[],
  weakened: Verdict,
  strengthened: Verdict,
  changed = strengthened,
): Leaf {
  const ranks = order.map((rank) => (Array.isArray(rank) ? rank : [rank]));
  const rankOf = (term: unknown) => ranks.findIndex((rank) => rank.includes(term));
  return {
    form: "leaf",
    of: "scale",
    order: ranks,
    kindOf: (before, after) => {
      if (before === after) return undefined;
      const up = rankOf(after) - rankOf(before);
      return up > 0 ? "strengthened" : up < 0 ? "weakened" : "changed";
    },
    verdicts: { weakened, strengthened, changed },
  };
}

/** A number that is better high; that there is none says less. */
export function highNumber(worse: Verdict, better: Verdict): Leaf {
  return {
    form: "leaf",
    of: "number",
    kindOf: (before, after) => {
      if (before === after) return undefined;
      return presence(before, after) ?? (Number(after) > Number(before) ? "raised" : "lowered");
    },
    verdicts: { lowered: worse, removed: worse, raised: better, added: better },
  };
}

/** How long something is kept: a period with its event, or criteria; one fact of several parts. */
export interface Period {
  readonly period?: string;
  readonly after?: string;
  readonly criteria?: readonly string[];
}

/** A period that is better short and certain. */
export function period(together: readonly string[], worse: Verdict, better: Verdict): Leaf {
  return {
    form: "leaf",
    of: "period",
    together,
    kindOf: (before, after) => periodKind(before ?? {}, after ?? {}),
    verdicts: {
      ...{ longer: worse, vaguer: worse, changed: worse },
      ...{ shorter: better, clearer: better },
      restated,
    },
  };
}

function periodKind(before: Period, after: Period): Kind | undefined {
  if (before.period === undefined || after.period === undefined) {
    if (before.period !== undefined) return "vaguer";
    if (after.period !== undefined) return "clearer";
    return criteriaKind(before, after);
  }
  if (before.after !== after.after) return "changed";
  return durationKind(before.period, after.period) ?? criteriaKind(before, after);
}

/** The more criteria, the less can be foreseen; none at all say nothing where there is no period. */
function criteriaKind(before: Period, after: Period): Kind | undefined {
  const [was, is] = [new Set(before.criteria), new Set(after.criteria)];
  const more = [...is].some((one) => !was.has(one));
  const fewer = [...was].some((one) => !is.has(one));
  if (more && fewer) return "changed";
  if (!more && !fewer) return undefined;
  const silent = after.period === undefined && (was.size === 0 || is.size === 0);
  return more === silent ? "clearer" : "vaguer";
}

/** A property that another one is compared together with. */
export const partOfAnother: Internal = { form: "part-of-another" };

/** What no document shows. */
export const internal: Internal = { form: "internal" };

function isText(entry: object): entry is Text {
  return "form" in entry && entry.form === "text";
}
