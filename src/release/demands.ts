import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Change, type Weight, weights } from "../diff/change.js";
import type { Diff } from "../diff/diff.js";
import { byWeight, headline, summary } from "../diff/wording.js";
import type { Source } from "../source/load.js";
import { changelogFile, hasEntry } from "./changelog.js";
import { compareVersions, isStepLater, nextVersion, type Step } from "./version.js";

/**
 * How far the version of a policy moves when what it says changes. Whatever the weight, the date
 * from which it holds moves, too, and the changelog, where there is one, has an entry of the version.
 */
export const steps: Readonly<Record<Weight, Step>> = {
  material: "major",
  minor: "minor",
  editorial: "patch",
};

/** What a version says of itself; a change of it alone changes nothing of what the policy says. */
const publication = new Set(
  ["version", "effective", "updated", "reviewBy", "status"].map((key) => `policy.${key}`),
);

/** The changes of what the policy says to its readers; what records earlier changes is none. */
export function publicChanges({ changes }: Diff): Change[] {
  const isRecord = (subject: string) => subject.startsWith("subprocessorChanges.");
  return changes.filter(({ subject }) => !publication.has(subject) && !isRecord(subject));
}

/** The step that the gravest of these changes asks for; none where there are no changes. */
function stepOf(changes: readonly Change[]): Step | undefined {
  const gravest = weights.find((weight) => changes.some((change) => change.weight === weight));
  return gravest && steps[gravest];
}

/** A policy as it was, or is, at one time. */
export interface State {
  readonly version: string;
  /** ISO 8601 date. */
  readonly effective: string;
  /** Nobody has been told what a draft says, so that it may change freely. */
  readonly isDraft: boolean;
  /** The text of the changelog, where there is one. */
  readonly changelog: string | undefined;
}

/** The version to give a policy with these changes: its own, where that has moved far enough. */
export function versionFor(before: State, version: string, changes: readonly Change[]): string {
  const step = stepOf(changes);
  const isEnough = before.isDraft || !step || isStepLater(version, before.version, step);
  return isEnough ? version : nextVersion(before.version, step);
}

/** What a policy is compared with, and what to do about what is found. */
export interface Since {
  /** The git ref, as the user named it. */
  readonly ref: string;
  /** The command that moves version, date and changelog. */
  readonly release: string;
  /** The command that writes the changelog alone. */
  readonly changelog: string;
}

/** What is wrong where a policy changed since a ref, and what says so did not change with it. */
export function judge(
  before: State,
  after: State & { readonly source: Pick<Source, "locate"> },
  changes: readonly Change[],
  since: Since,
): Diagnostic[] {
  if (before.isDraft) return [];
  const { ref } = since;
  const version = versionProblem(before, after, changes, ref);
  const effective = effectiveProblem(before, after, changes, ref);
  const changelog = changelogProblem(before, after, changes, ref);
  const details = changes.length > 0 ? { details: listed(changes) } : {};
  const at = (key: string) => after.source.locate(["policy", key], "value");
  // A release of nothing moves nothing.
  const mend = (key: "version" | "effective") =>
    changes.length > 0 ? `run ${since.release}` : `set policy.${key} to ${before[key]} or later`;
  const severity = "error";
  const found: Diagnostic[] = [];
  if (version) {
    const location = at("version");
    found.push({ ...version, severity, location, ...details, hint: mend("version") });
  }
  if (effective) {
    found.push({ ...effective, severity, location: at("effective"), hint: mend("effective") });
  }
  if (changelog) {
    const location = { file: changelogFile, start: 0, end: 0 };
    const command = version ? since.release : since.changelog;
    found.push({ ...changelog, severity, location, hint: `run ${command}` });
  }
  return found;
}

type Problem = Pick<Diagnostic, "code" | "message">;

function versionProblem(
  before: State,
  after: State,
  changes: readonly Change[],
  since: string,
): Problem | undefined {
  if (compareVersions(after.version, before.version) < 0) {
    const message = `the version ${after.version} is earlier than that at ${since}, ${before.version}`;
    return { code: "release/version-backwards", message };
  }
  const step = stepOf(changes);
  if (!step || isStepLater(after.version, before.version, step)) return undefined;
  const least = nextVersion(before.version, step);
  const isSame = after.version === before.version;
  const still = isSame ? `is ${after.version} as before` : `moved to ${after.version} only`;
  return {
    code: "release/version-not-moved",
    message: `the policy has changed since ${since} (${summary(changes)}), but its version ${still}; these changes ask for ${least} or later`,
  };
}

function effectiveProblem(
  before: State,
  after: State,
  changes: readonly Change[],
  since: string,
): Problem | undefined {
  // ISO 8601 dates sort as texts.
  if (after.effective < before.effective) {
    const message = `the policy would hold from ${after.effective}, earlier than at ${since}: ${before.effective}`;
    return { code: "release/effective-backwards", message };
  }
  if (changes.length === 0 || after.effective > before.effective) return undefined;
  return {
    code: "release/effective-not-moved",
    message: `the policy has changed since ${since}, but holds from ${after.effective} as before`,
  };
}

function changelogProblem(
  before: State,
  after: State,
  changes: readonly Change[],
  since: string,
): Problem | undefined {
  const isKept = before.changelog !== undefined || after.changelog !== undefined;
  if (changes.length === 0 || !isKept) return undefined;
  const code = "release/changelog-not-moved";
  const start = `the policy has changed since ${since}, but its changelog`;
  if (after.changelog === undefined) return { code, message: `${start} is gone` };
  if (after.changelog === before.changelog) return { code, message: `${start} is as before` };
  return hasEntry(after.changelog, after.version)
    ? undefined
    : { code, message: `${start} has no entry of version ${after.version}` };
}

/** How many changes a finding lists. */
const mostListed = 10;

function listed(changes: readonly Change[]): string[] {
  const all = byWeight(changes).flatMap(([weight, some]) =>
    some.map((change) => `${weight}: ${headline(change)}`),
  );
  const more = all.length - mostListed;
  return more > 0 ? [...all.slice(0, mostListed), `and ${more} more`] : all;
}
