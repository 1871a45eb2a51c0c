import type { LinkedPolicy, LinkedService } from "../link/link.js";
import { placesInScope } from "../link/places.js";
import { readSchema, walk } from "../schema/schema.js";
import type { PolicySource } from "../schema/source.generated.js";
import { type Place, type Reach, unknown } from "./rule.js";

/** A text of the source in one language. */
export interface SourceText {
  readonly place: Place;
  /** BCP 47 tag. */
  readonly language: string;
  readonly text: string;
}

/** All that a rule may know. */
export interface Facts {
  /** The policy in its first language. */
  readonly policy: LinkedPolicy;
  /** What the source holds, as it was written. */
  readonly source: PolicySource;
  /** Every text of the source, in all its languages. */
  readonly texts: readonly SourceText[];
  /** ISO 8601 date for which dates are judged; rules about dates are silent without it. */
  readonly asOf: string | undefined;
}

/** Gathers the facts for the rules. */
export function factsOf(
  source: PolicySource,
  policy: LinkedPolicy,
  asOf: string | undefined,
): Facts {
  return { policy, source, texts: textsOf(source), asOf };
}

function textsOf(source: PolicySource): SourceText[] {
  const first = source.policy?.languages[0] ?? "";
  const texts: SourceText[] = [];
  for (const node of walk(readSchema("source"), source)) {
    if (node.definition !== "text") continue;
    const { path: place, value } = node;
    if (typeof value === "string") texts.push({ place, language: first, text: value });
    else {
      for (const [language, text] of Object.entries(value as Record<string, string>)) {
        texts.push({ place: [...place, language], language, text });
      }
    }
  }
  return texts;
}

/** Whether a fact is declared absent. */
export function isAbsent({ policy }: Facts, fact: string): boolean {
  return policy.absent.some(({ id }) => id === fact);
}

/**
 * Whether the law of some places applies: certain where `jurisdictions` names one of them, likely
 * where the rest of the policy does, unknown where only a wider place is named.
 */
export function reaches(facts: Facts, places: readonly string[], wider: string[] = []): Reach {
  const { jurisdictions } = facts.policy;
  const named = placesInScope(facts.policy);
  if (named.some((place) => places.includes(place))) {
    return jurisdictions.length > 0 ? "certain" : "likely";
  }
  return named.some((place) => wider.includes(place)) ? unknown(["jurisdictions"]) : "no";
}

/** Whether the organization is a controller: for some service, or by its own word. */
export function controls({ policy }: Facts): Reach {
  return inRole(policy, "controller");
}

/** Whether the organization is a processor. */
export function processes({ policy }: Facts): Reach {
  return inRole(policy, "processor");
}

function inRole(policy: LinkedPolicy, role: "controller" | "processor"): Reach {
  if (policy.roles[role] || policy.services.some((s) => s.role === role)) return "certain";
  if (policy.services.length === 0) return unknown(["roles", role]);
  const silent = policy.services.filter((s) => s.role === undefined);
  return silent.length > 0 ? unknown(...silent.map((s) => ["services", s.id, "role"])) : "no";
}

/** The purposes that are the organization's own, or may be. */
export function ownPurposes({ policy }: Facts) {
  return policy.purposes.filter((purpose) => purpose.role !== "processor");
}

/** The data categories that the organization handles for itself, or may. */
export function ownData({ policy }: Facts) {
  const forOthers = (s: LinkedService) => s.role === "processor";
  return policy.data.filter((d) => d.services.length === 0 || !d.services.every(forOthers));
}

/** Whether the policy has a website: a service of that kind, or an address of the organization. */
export function hasWebsite({ policy }: Facts): boolean {
  return (
    policy.organization.website !== undefined || policy.services.some((s) => s.kind === "website")
  );
}

/** Groups of rights that people of these places have. */
export function rightsIn({ policy }: Facts, places: readonly string[]) {
  return policy.rights.filter((group) => group.jurisdictions.some((j) => places.includes(j)));
}

/** An ISO 8601 duration in days: a year as 365, a month as 30. */
export function inDays(duration: string): number {
  const parts =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
      duration,
    );
  const days = [365, 30, 7, 1, 1 / 24, 1 / 1440, 1 / 86400];
  return days.reduce((sum, factor, i) => sum + factor * Number(parts?.[i + 1] ?? 0), 0);
}

const STATES =
  "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY";

/** The United States, its states and its territories. */
export const UNITED_STATES: readonly string[] = [
  ...["US", "PR", "GU", "VI", "AS", "MP"],
  ...STATES.split(" ").map((code) => `US-${code}`),
];

/**
 * What the answers to a law's threshold questions mean, by their keys at a place: one yes is
 * enough, silence is no answer.
 */
export function gate(place: Place, answers: Readonly<Record<string, boolean | undefined>>): Reach {
  if (Object.values(answers).includes(true)) return "certain";
  const silent = Object.keys(answers).filter((key) => answers[key] === undefined);
  return silent.length > 0 ? unknown(...silent.map((key) => [...place, key])) : "no";
}
