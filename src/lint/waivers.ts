import { suggest } from "../diagnostics/suggest.js";
import { packs, ruleNamed } from "../rules/index.js";
import type { Waiver } from "../schema/source.generated.js";
import type { Source } from "../source/load.js";
import type { Finding } from "./lint.js";

/**
 * Marks the findings that the source waives, and adds a finding for each waiver that matches none
 * or names no rule. Without a day, nothing has run out.
 */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: Readonly<Record<string, Waiver>>,
  source: Source,
  asOf: string | undefined,
): Finding[] {
  const marked = findings.map((finding) => {
    const entry = Object.entries(waivers).find(([, waiver]) => matches(waiver, finding));
    if (!entry || isExpired(entry[1], asOf)) return finding;
    const [, { until, decidedBy, reason }] = entry;
    return { ...finding, waived: `waived until ${until} by ${decidedBy}: ${reason}` };
  });
  const faults = Object.entries(waivers).flatMap(([id, waiver]) => {
    const matched = findings.some((finding) => matches(waiver, finding));
    const fault = faultOf(waiver, matched, asOf);
    if (fault === undefined) return [];
    const place = ["waivers", id];
    const severity = "error" as const;
    return { ...fault, severity, place: place.join("."), location: source.locate(place, "key") };
  });
  return [...marked, ...faults];
}

function matches({ rule, place }: Waiver, finding: Finding): boolean {
  return rule === finding.code && place === finding.place;
}

function isExpired({ until }: Waiver, asOf: string | undefined): boolean {
  return asOf !== undefined && until < asOf;
}

function faultOf(waiver: Waiver, matched: boolean, asOf: string | undefined) {
  const { rule, place, until } = waiver;
  if (ruleNamed(rule) === undefined) {
    const meant = suggest(
      rule,
      packs.flatMap((pack) => pack.rules.map(({ id }) => id)),
    );
    return {
      code: "waiver/unknown-rule" as const,
      message: `the waiver names “${rule}”, which is no rule`,
      hint: meant ? `did you mean “${meant}”?` : "policyc check prints the rule of each finding",
    };
  }
  if (isExpired(waiver, asOf)) {
    return {
      code: "waiver/expired" as const,
      message: `the waiver of ${rule} ran out on ${until}`,
      hint: "mend the finding, or decide anew and move until:",
    };
  }
  // A finding about a date appears only where the day is known.
  if (matched || asOf === undefined) return undefined;
  return {
    code: "waiver/unmatched" as const,
    message: `the waiver matches no finding of ${rule} at ${place}`,
    hint: "remove it; the finding is gone, or its place has changed",
  };
}
