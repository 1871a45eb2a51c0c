import { catalogue } from "../diagnostics/catalogue.js";
import type { Severity } from "../diagnostics/diagnostic.js";
import { packs } from "../rules/index.js";

/** What can be said of a code without a policy at hand. */
export interface Explanation {
  /** A rule, such as gdpr/art-13-legal-basis, or another code, such as schema/unknown-key. */
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  /** When it fires, as a sentence. */
  readonly trigger: string;
  readonly rationale: string;
  /** The provision behind it, and the ISO 8601 date from which that holds. */
  readonly citation: { readonly provision: string; readonly from: string } | undefined;
  readonly remedy: string;
  /** Parts of a source, faulty and mended. */
  readonly example: { readonly before: string; readonly after: string } | undefined;
}

/** Every code that policyc can report: the rules by pack, then the catalogue. */
export const explanations: readonly Explanation[] = [
  ...packs.flatMap((pack) =>
    pack.rules.map(
      (rule): Explanation => ({
        code: rule.id,
        title: rule.title,
        severity: rule.severity,
        trigger: `Runs ${pack.runsWhen}. Applies ${rule.appliesWhen}.`,
        rationale: rule.rationale,
        citation: rule.citation,
        remedy: rule.remedy,
        example: rule.example,
      }),
    ),
  ),
  ...Object.entries(catalogue).map(
    ([code, title]): Explanation => ({
      code,
      title,
      severity: "error",
      trigger: title,
      rationale: "",
      citation: undefined,
      remedy: "",
      example: undefined,
    }),
  ),
];

const byCode = new Map(explanations.map((one) => [one.code, one]));

/** The explanation of a code; undefined where policyc has no such code. */
export function explanationOf(code: string): Explanation | undefined {
  return byCode.get(code);
}
