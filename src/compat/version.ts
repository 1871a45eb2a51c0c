// The version of a schema is the end of its `$id`: urn:policyc:schema:source:1.0.0.
import { versionOf } from "../schema/schema.js";
import type { Change } from "./compare.js";
import { type Keywords, rebuild } from "./place.js";

/** Whether the version moved as the changes ask. */
export interface VersionVerdict {
  readonly ok: boolean;
  /** The versions before and after; undefined where a schema states none. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The least version that the changes ask for. */
  readonly least: string | undefined;
  /** One line: what is wrong, or that all is well. */
  readonly message: string;
}

type Numbers = readonly [major: number, minor: number, patch: number];

/**
 * Whether the version moved as Semantic Versioning asks: a new major version for what breaks or
 * may break something, a minor one for what is compatible; words ask for nothing. Before 1.0.0, a
 * minor version stands for a major one.
 */
export function judgeVersion(
  before: unknown,
  after: unknown,
  changes: readonly Change[],
): VersionVerdict {
  const [old, now] = [versionOf(before), versionOf(after)];
  const known = { before: old, after: now };
  if (now === undefined) {
    const message = "the schema states no version: end its $id with one, such as …:1.0.0";
    return { ...known, ok: false, least: undefined, message };
  }
  if (old === undefined) {
    return { ...known, ok: true, least: undefined, message: `${now}; before, there was none` };
  }
  const least = leastVersion(old, changes);
  const ok = compare(numbersOf(now), numbersOf(least)) >= 0;
  const message = ok
    ? `${old === now ? `still ${now}` : `${old} to ${now}`}, as the changes ask`
    : `${now} must be ${least} or later: ${reasonOf(changes)}`;
  return { ...known, ok, least, message };
}

function leastVersion(old: string, changes: readonly Change[]): string {
  const [major, minor] = numbersOf(old);
  switch (gravest(changes)) {
    case "breaking":
    case "unproved":
      return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
    case "compatible":
      return `${major}.${minor + 1}.0`;
    default:
      return old;
  }
}

function gravest(changes: readonly Change[]): Change["verdict"] | undefined {
  const verdicts = ["breaking", "unproved", "compatible"] as const;
  return verdicts.find((verdict) => changes.some((change) => change.verdict === verdict));
}

function reasonOf(changes: readonly Change[]): string {
  switch (gravest(changes)) {
    case "breaking":
      return "a change breaks what was valid";
    case "unproved":
      return "a change cannot be proved compatible";
    case "compatible":
      return "something changed, though compatibly";
    default:
      return "a version does not go backwards";
  }
}

function numbersOf(version: string): Numbers {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return [major, minor, patch];
}

function compare(a: Numbers, b: Numbers): number {
  for (const [i, n] of a.entries()) if (n !== b[i]) return n - (b[i] ?? 0);
  return 0;
}

/**
 * The schema with its `$id`, and what names it by that, replaced by a name: a `const` that repeats
 * the `$id` moves with the version, and is judged with it.
 */
export function withName(schema: boolean | Keywords, name: string): boolean | Keywords {
  const own = typeof schema === "object" ? schema.$id : undefined;
  if (typeof own !== "string") return schema;
  const named = (value: unknown) => (value === own ? name : value);
  return rebuild(schema, (part) => {
    const changed: Record<string, unknown> = { ...part };
    if ("$id" in part) changed.$id = named(part.$id);
    if ("const" in part) changed.const = named(part.const);
    if (Array.isArray(part.examples)) changed.examples = part.examples.map(named);
    if (String(part.$ref).startsWith(`${own}#`)) changed.$ref = String(part.$ref).slice(own.length);
    return changed;
  });
}
