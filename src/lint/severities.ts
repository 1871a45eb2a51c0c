import type { Severity } from "../diagnostics/diagnostic.js";
import { suggest } from "../diagnostics/suggest.js";
import { packs } from "../rules/index.js";
import { isUnknown, type Pack, type Reach, type Rule } from "../rules/rule.js";
import type { Source } from "../source/load.js";
import type { Finding } from "./lint.js";

/** The severities that the source sets, by the ids of rules and the names of packs. */
export type Severities = Readonly<Record<string, Severity>>;

/**
 * How grave a fault is. A rule that cannot judge gives advice, whatever is configured; one that
 * judges by inference never stops a build unless somebody asked for it.
 */
export function severityOf(pack: Pack, rule: Rule, reach: Reach, set: Severities): Severity {
  if (isUnknown(reach)) return "advice";
  const configured = set[rule.id] ?? set[pack.name];
  if (configured) return configured;
  return reach === "likely" && rule.severity === "error" ? "warning" : rule.severity;
}

/** A finding for each severity that is set for neither a rule nor a pack. */
export function strayedSeverities(set: Severities, source: Source): Finding[] {
  const ids = packs.flatMap((pack) => pack.rules.map(({ id }) => id));
  const names = [...ids, ...packs.map(({ name }) => name)];
  const known = new Set(names);
  return Object.keys(set).flatMap((name) => {
    if (known.has(name)) return [];
    const meant = suggest(name, names);
    const place = ["lint", "severity", name];
    return {
      code: "lint/unknown-rule",
      severity: "error",
      message: `“${name}” is no rule and no pack`,
      place: place.join("."),
      location: source.locate(place, "key"),
      hint: meant ? `did you mean “${meant}”?` : "policyc explain lists all of them",
    };
  });
}
