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
  // Of two waivers of one finding, the one that holds longer counts.
  const byEnd = Object.values(waivers).sort((a, b) => (a.until < b.until ? -1 : 1));
  const byTarget = new Map(byEnd.map((waiver) => [target(waiver), waiver]));
  const marked = findings.map((finding) => {
    const waiver = byTarget.get(target({ rule: finding.code, place: finding.place }));
    if (!waiver || isExpired(waiver, asOf)) return finding;
    const { until, decidedBy, reason } = waiver;
    return { ...finding, waiver, waived: `waived until ${until} by ${decidedBy}: ${reason}` };
  });
  const places = placesByRule(findings);
  const faults = Object.entries(waivers).flatMap(([id, waiver]) => {
    const fault = faultOf(waiver, places.get(waiver.rule) ?? new Set(), asOf);
    if (fault === undefined) return [];
    const place = ["waivers", id];
    const severity = "error" as const;
    return { ...fault, severity, place: place.join("."), location: source.locate(place, "key") };
  });
  return [...marked, ...faults];
}

/** What a waiver is about; neither a rule nor a place holds a line feed. */
function target({ rule, place }: Pick<Waiver, "rule" | "place">): string {
  return `${rule}\n${place}`;
}

function placesByRule(findings: readonly Finding[]): ReadonlyMap<string, ReadonlySet<string>> {
  const places = new Map<string, Set<string>>();
  for (const { code, place } of findings) {
    places.set(code, (places.get(code) ?? new Set()).add(place));
  }
  return places;
}

function isExpired({ until }: Waiver, asOf: string | undefined): boolean {
  return asOf !== undefined && until < asOf;
}

function faultOf(waiver: Waiver, places: ReadonlySet<string>, asOf: string | undefined) {
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
  if (places.has(place) || asOf === undefined) return undefined;
  const near = suggest(place, places) ?? [...places][0];
  return {
    code: "waiver/unmatched" as const,
    message: `the waiver matches no finding of ${rule} at ${place}`,
    hint: near
      ? `the rule finds a fault at ${near}; correct place:, or remove the waiver`
      : "remove it; the finding is gone",
  };
}
