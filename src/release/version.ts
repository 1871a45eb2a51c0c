/** The part of a version that a release raises. */
export type Step = "major" | "minor" | "patch";

const order: readonly Step[] = ["major", "minor", "patch"];

interface Parts {
  readonly core: readonly [bigint, bigint, bigint];
  /** The identifiers of a pre-release: 2.0.0-rc.1 has rc and 1. */
  readonly pre: readonly string[];
}

function partsOf(version: string): Parts {
  const [, major = "0", minor = "0", patch = "0", pre] =
    /^(\d+)\.(\d+)\.(\d+)(?:-([^+]+))?/.exec(version) ?? [];
  return { core: [BigInt(major), BigInt(minor), BigInt(patch)], pre: pre?.split(".") ?? [] };
}

/** Less than zero where a is the earlier version: semantic versioning 2.0.0, 11. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  const core = compareCores(left, right);
  if (core !== 0) return core;
  // A pre-release comes before its release.
  if (left.pre.length === 0 || right.pre.length === 0) {
    return Math.sign(right.pre.length - left.pre.length);
  }
  for (const [i, one] of left.pre.entries()) {
    const other = right.pre[i];
    if (other === undefined) return 1;
    if (one !== other) return compareIdentifiers(one, other);
  }
  return left.pre.length - right.pre.length;
}

function compareCores(left: Parts, right: Parts): number {
  const i = left.core.findIndex((number, at) => number !== right.core[at]);
  return i < 0 ? 0 : (left.core[i] ?? 0n) < (right.core[i] ?? 0n) ? -1 : 1;
}

/** Numbers by their value and before words, words by their characters. */
function compareIdentifiers(a: string, b: string): number {
  const [isNumber, isOther] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOther) return BigInt(a) < BigInt(b) ? -1 : 1;
  if (isNumber !== isOther) return isNumber ? -1 : 1;
  return a < b ? -1 : 1;
}

/** The lowest version that is a step later; that of a pre-release may be the one it prepares. */
export function nextVersion(version: string, step: Step): string {
  const { core, pre } = partsOf(version);
  const at = order.indexOf(step);
  const isPrepared = pre.length > 0 && core.slice(at + 1).every((number) => number === 0n);
  if (isPrepared) return core.join(".");
  return core.map((n, i) => (i < at ? n : i === at ? n + 1n : 0n)).join(".");
}

/** Whether a version is later than another, and at least a step; a pre-release counts as its release. */
export function isStepLater(version: string, before: string, step: Step): boolean {
  const enough = compareCores(partsOf(version), partsOf(nextVersion(before, step))) >= 0;
  return enough && compareVersions(version, before) > 0;
}
