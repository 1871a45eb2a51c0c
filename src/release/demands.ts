import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Change, type Weight, weights } from "../diff/change.js";
import type { Diff } from "../diff/diff.js";
import { byWeight, headline, summary } from "../diff/wording.js";
import type { Path, Source } from "../source/load.js";
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

/** The changes of what the policy says to its readers. */
export function publicChanges({ changes }: Diff): Change[] {
  return changes.filter(({ subject }) => !publication.has(subject));
}

/** The step that the gravest of these changes asks for; none where there are no changes. */
export function stepOf(changes: readonly Change[]): Step | undefined {
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

/** What is wrong where a policy changed since a ref, and what says so did not change with it. */
export function judge(
  before: State,
  after: State & { readonly source: Source },
  changes: readonly Change[],
  since: string,
): Diagnostic[] {
  if (before.isDraft) return [];
  const at = (path: Path) => after.source.locate(path, "value");
  const problem = (code: Diagnostic["code"], message: string, path: Path, hint: string) =>
    ({ code, severity: "error", message, location: at(path), hint }) as const;
  const [version, effective] = [
    versionProblem(before, after, changes, since),
    effectiveProblem(before, after, changes, since),
  ];
  const found: Diagnostic[] = [];
  const details = changes.length > 0 ? { details: listed(changes) } : {};
  const release = `run policyc release --effective <date> --since ${since}`;
  if (version) {
    const [code, message] = version;
    found.push({ ...problem(code, message, ["policy", "version"], release), ...details });
  }
  if (effective) found.push(problem(...effective, ["policy", "effective"], release));
  const changelog = changelogProblem(before, after, changes, since);
  if (changelog) {
    const location = { file: changelogFile, start: 0, end: 0 };
    const hint = version ? release : `run policyc changelog --since ${since}`;
    found.push({ ...changelog, severity: "error", location, hint });
  }
  return found;
}

type Problem = readonly [Diagnostic["code"], string];

function versionProblem(
  before: State,
  after: State,
  changes: readonly Change[],
  since: string,
): Problem | undefined {
  if (compareVersions(after.version, before.version) < 0) {
    const message = `the version ${after.version} is earlier than that at ${since}, ${before.version}`;
    return ["release/version-backwards", message];
  }
  const step = stepOf(changes);
  if (!step || isStepLater(after.version, before.version, step)) return undefined;
  const least = nextVersion(before.version, step);
  const isSame = after.version === before.version;
  const still = isSame ? `is ${after.version} as before` : `moved to ${after.version} only`;
  return [
    "release/version-not-moved",
    `the policy has changed since ${since} (${summary(changes)}), but its version ${still}; these changes ask for ${least} or later`,
  ];
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
    return ["release/effective-backwards", message];
  }
  if (changes.length === 0 || after.effective > before.effective) return undefined;
  return [
    "release/effective-not-moved",
    `the policy has changed since ${since}, but holds from ${after.effective} as before`,
  ];
}

function changelogProblem(
  before: State,
  after: State,
  changes: readonly Change[],
  since: string,
): Pick<Diagnostic, "code" | "message"> | undefined {
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
