import type { Change, Entity, Kind, Named, Site, Verdict } from "./change.js";
import { keysOf, Renaming, valueAt } from "./renames.js";
import { table } from "./table.js";
import type { Entries, Members, Text, Treatment, Verdicts } from "./treatment.js";
import { nameOf, textsOf, type Version } from "./version.js";
import { sameWords } from "./words.js";

type Changes = readonly Change[];

/** Everything that differs between two versions, as the table has it. */
export function compareAll(before: Version, after: Version, languages: readonly string[]): Changes {
  const context = { before, after, languages, renaming: new Renaming(before, after, languages) };
  const root: Spot = { subject: [], before: [], after: [], entities: [] };
  return compareFields(context, table.fields, before.policy, after.policy, root);
}

interface Context {
  readonly before: Version;
  readonly after: Version;
  readonly languages: readonly string[];
  readonly renaming: Renaming;
}

/** Where the comparison is. */
interface Spot {
  readonly subject: readonly string[];
  readonly before: readonly (string | number)[];
  readonly after: readonly (string | number)[];
  readonly entities: readonly Entity[];
}

type Holder = Readonly<Record<string, unknown>>;

function compareFields(
  context: Context,
  fields: Readonly<Record<string, Treatment>>,
  before: unknown,
  after: unknown,
  spot: Spot,
): Changes {
  const [was, is]: [Holder, Holder] = [Object(before), Object(after)];
  return Object.entries(fields).flatMap(([key, treatment]) => {
    const [old, now] = [valueAt(treatment, was, key), valueAt(treatment, is, key)];
    if (old === undefined && now === undefined) return [];
    return compare(context, treatment, old, now, {
      ...spot,
      subject: [...spot.subject, key],
      before: [...spot.before, presentKey(treatment, was, key)],
      after: [...spot.after, presentKey(treatment, is, key)],
    });
  });
}

/** The property to point at, of a fact that several properties make up. */
function presentKey(treatment: Treatment, holder: Holder, key: string): string {
  if (treatment.form !== "leaf") return key;
  return keysOf(treatment, key).find((one) => holder[one] !== undefined) ?? key;
}

function compare(
  context: Context,
  treatment: Treatment,
  before: unknown,
  after: unknown,
  spot: Spot,
): Changes {
  switch (treatment.form) {
    case "fields":
      return compareFields(context, treatment.fields, before, after, spot);
    case "part":
      return before === undefined || after === undefined
        ? report(context, presence(before), treatment.verdicts, spot, { before, after })
        : compareFields(context, treatment.fields, before, after, spot);
    case "entries":
      return compareEntries(context, treatment, Object(before), Object(after), spot);
    case "members":
      return compareMembers(context, treatment, strings(before), strings(after), spot);
    case "text":
      return compareTexts(context, treatment, before, after, spot);
    case "leaf":
      return report(context, treatment.kindOf(before, after), treatment.verdicts, spot, {
        before,
        after,
      });
    case "internal":
    case "part-of-another":
      return [];
    default:
      return treatment satisfies never;
  }
}

function compareEntries(
  context: Context,
  treatment: Entries,
  before: Holder,
  after: Holder,
  spot: Spot,
): Changes {
  const [section = "", ...inside] = spot.before.map(String);
  const renames =
    inside.length === 0 && treatment.renames
      ? context.renaming.of(section)
      : context.renaming.between(treatment, before, after);
  const oldIds = new Map([...renames].map(([old, now]) => [now, old]));
  const gone = Object.keys(before).filter((id) => !Object.hasOwn(after, id) && !renames.has(id));
  return [...Object.keys(after), ...gone].sort().flatMap((id) => {
    const now = Object.hasOwn(after, id) ? id : undefined;
    const old = oldIds.get(id) ?? (Object.hasOwn(before, id) ? id : undefined);
    return compareEntry(context, treatment, before, after, [old, now], spot);
  });
}

function compareEntry(
  context: Context,
  treatment: Entries,
  before: Holder,
  after: Holder,
  [old, now]: readonly [string | undefined, string | undefined],
  spot: Spot,
): Changes {
  const { languages } = context;
  const [was, is] = [old && before[old], now && after[now]];
  const entity: Entity = {
    what: treatment.what,
    ...(old && { before: named(old, nameOf(was, context.before, languages)) }),
    ...(now && { after: named(now, nameOf(is, context.after, languages)) }),
  };
  const here: Spot = {
    subject: [...spot.subject, "*"],
    before: [...spot.before, old ?? now ?? ""],
    after: [...spot.after, now ?? old ?? ""],
    entities: [...spot.entities, entity],
  };
  if (old === undefined || now === undefined) {
    return report(context, presence(was), treatment.verdicts, here, { before: was, after: is });
  }
  const ids = { before: old, after: now };
  return [
    ...report(context, old === now ? undefined : "renamed", treatment.verdicts, here, ids),
    ...compare(context, treatment.entry, was, is, here),
  ];
}

function compareMembers(
  context: Context,
  treatment: Members,
  before: readonly string[],
  after: readonly string[],
  spot: Spot,
): Changes {
  const { verdicts, of } = treatment;
  if (treatment.absentIsAll && (before.length === 0) !== (after.length === 0)) {
    const kind = before.length === 0 ? "narrowed" : "widened";
    const values = { before: orAbsent(before), after: orAbsent(after) };
    return report(context, kind, verdicts, spot, values);
  }
  const was = context.renaming.later(of, before);
  const [old, now] = [new Set(was), new Set(after)];
  const member = (side: "before" | "after", i: number): Spot => ({
    ...spot,
    subject: [...spot.subject, "*"],
    [side]: [...spot[side], i],
  });
  const removed = before.flatMap((id, i) =>
    now.has(was[i] ?? "")
      ? []
      : report(context, "removed", verdicts, member("before", i), { before: id }, { of }),
  );
  const added = after.flatMap((id, i) =>
    old.has(id)
      ? []
      : report(context, "added", verdicts, member("after", i), { after: id }, { of }),
  );
  const [first = "", other = ""] = [was[0], after[0]];
  const moved = treatment.firstCounts && first !== other && old.has(other) && now.has(first);
  const order = report(context, moved ? "reordered" : undefined, verdicts, spot, { before, after });
  return [...removed, ...added, ...order];
}

function compareTexts(
  context: Context,
  treatment: Text,
  before: unknown,
  after: unknown,
  spot: Spot,
): Changes {
  const { verdicts } = treatment;
  if (before === undefined || after === undefined) {
    const old = shown(before, context.before, context);
    const now = shown(after, context.after, context);
    return report(context, presence(before), verdicts, spot, { before: old, after: now });
  }
  if (treatment.plain) {
    const kind = textKind(String(before), String(after));
    return report(context, kind, verdicts, spot, { before, after });
  }
  const [was, is] = [textsOf(before, context.before), textsOf(after, context.after)];
  return context.languages.flatMap((tag) => {
    const values = { before: was.get(tag), after: is.get(tag) };
    const here: Spot = {
      ...spot,
      before: typeof before === "string" ? spot.before : [...spot.before, tag],
      after: typeof after === "string" ? spot.after : [...spot.after, tag],
    };
    const language = context.languages.length > 1 ? tag : undefined;
    const kind = textKind(values.before, values.after);
    return report(context, kind, verdicts, here, values, { language });
  });
}

function textKind(before: string | undefined, after: string | undefined): Kind | undefined {
  if (before === after) return undefined;
  if (before === undefined || after === undefined) return presence(before);
  return sameWords(before, after) ? "retouched" : "reworded";
}

/** A text in the language that is compared first, or in any. */
function shown(text: unknown, version: Version, { languages }: Context): string | undefined {
  const texts = textsOf(text, version);
  return [...languages, ...texts.keys()].flatMap((tag) => texts.get(tag) ?? [])[0];
}

function presence(before: unknown): "added" | "removed" {
  return before === undefined ? "added" : "removed";
}

interface Values {
  readonly before?: unknown;
  readonly after?: unknown;
}

interface About {
  /** The collection that the values name entries of. */
  readonly of?: string | undefined;
  readonly language?: string | undefined;
}

/** The change of a kind, with its verdict; none where nothing happened. */
function report(
  context: Context,
  kind: Kind | undefined,
  verdicts: Verdicts,
  spot: Spot,
  values: Values,
  { of, language }: About = {},
): Changes {
  if (kind === undefined) return [];
  const before = siteOf(context, "before", spot, values.before, of);
  const after = siteOf(context, "after", spot, values.after, of);
  const change: Change = {
    kind,
    ...verdictOn(kind, verdicts, values.after ?? values.before),
    subject: spot.subject.join("."),
    entities: spot.entities,
    ...(language !== undefined && { language }),
    ...(before && { before }),
    ...(after && { after }),
  };
  return [change];
}

function siteOf(
  context: Context,
  side: "before" | "after",
  spot: Spot,
  value: unknown,
  of: string | undefined,
): Site | undefined {
  if (value === undefined) return undefined;
  const version = context[side];
  const entry = of === undefined ? undefined : Object(Object(version.policy)[of])[String(value)];
  const name = nameOf(entry, version, context.languages);
  const isEntry = spot.subject.at(-1) === "*" && of === undefined;
  const part = isEntry || typeof value === "object" ? "key" : "value";
  const at = version.locate?.(spot[side], part);
  return { path: spot[side], value, ...(name && { name }), ...(at && { at }) };
}

function verdictOn(kind: Kind, verdicts: Verdicts, value: unknown): Verdict {
  const judge = verdicts[kind] as Verdict | ((value: unknown) => Verdict) | undefined;
  if (judge === undefined) throw new Error(`the table has no verdict on “${kind}”`);
  return typeof judge === "function" ? judge(value) : judge;
}

function named(id: string, name: string | undefined): Named {
  return name === undefined ? { id } : { id, name };
}

function strings(list: unknown): readonly string[] {
  return (list as readonly string[] | undefined) ?? [];
}

function orAbsent<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
