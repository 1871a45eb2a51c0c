import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { LinkedPolicy } from "../link/link.js";
import { type Facts, factsOf } from "../rules/facts.js";
import { packs, type RuleId } from "../rules/index.js";
import {
  least,
  type Outcome,
  type Pack,
  type Place,
  type Reach,
  type Rule,
  unknown,
} from "../rules/rule.js";
import type { PolicySource } from "../schema/source.generated.js";
import type { Source } from "../source/load.js";
import { type Severities, severityOf, strayedSeverities } from "./severities.js";
import { applyWaivers } from "./waivers.js";
import { locateWords } from "./words.js";

/** What a rule found, with the place by which a waiver can name it. */
export interface Finding extends Diagnostic<RuleId | OwnCode> {
  readonly place: string;
}

/** What the linter finds wrong with its own instructions. */
type OwnCode = "waiver/unmatched" | "waiver/expired" | "waiver/unknown-rule" | "lint/unknown-rule";

/** What became of one rule. */
export interface Judged {
  readonly pack: Pack<RuleId>;
  readonly rule: Rule<RuleId>;
  /** How sure it is that the pack runs. */
  readonly packReach: Reach;
  /** How sure it is that the rule applies; never surer than its pack. */
  readonly reach: Reach;
  readonly outcomes: readonly Outcome[];
  /** The outcomes where no day is given: what documents may show. */
  readonly timeless: readonly Outcome[];
}

/** What the linter makes of a policy. */
export interface Linted {
  /** One entry for every rule, in the order of the packs. */
  readonly judged: readonly Judged[];
  readonly findings: readonly Finding[];
}

/**
 * Runs every rule over a valid policy. `asOf` is the day, in ISO 8601, for which dates are judged;
 * without it, nothing depends on the day.
 */
export function lint(
  source: Source,
  data: PolicySource,
  policy: LinkedPolicy,
  asOf: string | undefined,
): Linted {
  const facts = factsOf(data, policy, asOf);
  const judged = packs.flatMap((pack) => judge(pack, facts));
  const severities = data.lint?.severity ?? {};
  const findings = judged.flatMap((one) =>
    one.outcomes.flatMap((outcome) =>
      outcome.kind === "fault" ? [finding(source, one, outcome, severities)] : [],
    ),
  );
  const waived = applyWaivers(findings, data.waivers ?? {}, source, asOf);
  return { judged, findings: [...waived, ...strayedSeverities(severities, source)] };
}

function judge(pack: Pack<RuleId>, facts: Facts): Judged[] {
  const packReach = pack.applies(facts);
  return pack.rules.map((rule) => {
    const reach = least(packReach, rule.applies?.(facts) ?? "certain");
    return { pack, rule, packReach, reach, ...outcomesOf(rule, reach, facts) };
  });
}

/** What a rule makes of the facts on the day and without one; few rules ask for the day. */
function outcomesOf(
  rule: Rule<RuleId>,
  reach: Reach,
  facts: Facts,
): Pick<Judged, "outcomes" | "timeless"> {
  if (reach === "no") return { outcomes: [], timeless: [] };
  let asksForDay = false;
  const watched: Facts = {
    ...facts,
    get asOf() {
      asksForDay = true;
      return facts.asOf;
    },
  };
  const outcomes = rule.check(watched);
  const differs = asksForDay && facts.asOf !== undefined;
  return { outcomes, timeless: differs ? rule.check({ ...facts, asOf: undefined }) : outcomes };
}

type Fault = Extract<Outcome, { kind: "fault" }>;

function finding(
  source: Source,
  { pack, rule, reach }: Judged,
  { place, message, span, hint, unsure, related = [] }: Fault,
  severities: Severities,
): Finding {
  return {
    code: rule.id,
    severity: severityOf(pack, rule, unsure ? unknown() : reach, severities),
    message,
    place: place.join("."),
    location: (span && locateWords(source, place, span)) ?? locate(source, place),
    related: related.flatMap((other) => {
      const location = locate(source, other.place);
      return location ? [{ message: other.message, location }] : [];
    }),
    hint: `${hint ?? rule.remedy} (${rule.citation.provision})`,
  };
}

/** The place in the files, or that of the nearest thing above it that exists. */
export function locate(source: Pick<Source, "locate">, place: Place) {
  return locateNearest(source, place) ?? source.locate(["policy"], "key");
}

/** As `locate`, but undefined where nothing on the way to the place exists. */
export function locateNearest(source: Pick<Source, "locate">, place: Place) {
  for (let length = place.length; length > 0; length--) {
    const location = source.locate(place.slice(0, length), "key");
    if (location) return location;
  }
  return undefined;
}
