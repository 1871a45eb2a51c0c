import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { quote } from "../diagnostics/quote.js";
import type { Source } from "../source/load.js";

/**
 * Checks that a source is written for a version of the format that this policyc reads: the one of
 * its schema, or an earlier one that sources of it still fit. A source need not name any.
 * @param known the version of the schema, such as 1.2.0
 */
export function checkVersion(source: Source, known: string): Diagnostic[] {
  const named = source.data.schemaVersion;
  // What is no version at all, the schema reports.
  if (typeof named !== "string" || !VERSION.test(named) || reads(known, named)) return [];
  return [
    {
      code: "schema/unknown-version",
      severity: "error",
      message: `this policyc does not know version ${quote(named)} of the source format`,
      location: source.locate(["schemaVersion"], "value"),
      hint: isNewer(named, known)
        ? `install a policyc that knows it; did you mean ${known}, the newest that this one knows?`
        : `bring the source up to ${known}, and say so here`,
    },
  ];
}

const VERSION = /^\d+\.\d+\.\d+$/;

/** Whether sources of a version fit the schema of another: breaking changes move the major version. */
function reads(known: string, named: string): boolean {
  const [major, minor] = numbersOf(known);
  const [otherMajor, otherMinor] = numbersOf(named);
  const isKin = major === otherMajor && (major !== 0 || minor === otherMinor);
  return isKin && !isNewer(named, known);
}

function isNewer(one: string, other: string): boolean {
  const numbers = numbersOf(other);
  for (const [i, n] of numbersOf(one).entries()) {
    const m = numbers[i] ?? 0;
    if (n !== m) return n > m;
  }
  return false;
}

function numbersOf(version: string): number[] {
  return version.split(".").map(Number);
}
