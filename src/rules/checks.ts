import type { Localized } from "../localize/localize.js";
import type { IncidentNotice, PolicySource } from "../schema/source.generated.js";
import {
  type Facts,
  inDays,
  isAbsent,
  ownData,
  ownPurposes,
  processes,
  rightsIn,
} from "./facts.js";
import {
  answered,
  fault,
  known,
  type Outcome,
  type Reach,
  stated,
  unknown,
  unsure,
} from "./rule.js";

/** The longest time that something may take. */
export interface Limit {
  readonly days: number;
  /** As it reads after “but”. */
  readonly words: string;
}

/** A request is answered within a limit, and put off by no more than another. */
export function answeredWithin({ policy }: Facts, limit: Limit, extension: Limit): Outcome[] {
  const { requests } = policy;
  const place = ["requests", "responseTime"];
  if (requests.responseTime === undefined) {
    return unsure(place, "the time in which a request is answered is not stated");
  }
  if (inDays(requests.responseTime) > limit.days) {
    return fault(
      place,
      `a request is answered within ${requests.responseTime}, but ${limit.words} is the limit`,
    );
  }
  return requests.extension !== undefined && inDays(requests.extension) > extension.days
    ? fault(
        ["requests", "extension"],
        `the time is extended by ${requests.extension}, but ${extension.words} is the limit`,
      )
    : answered(place);
}

type ContactRole = "data-protection-officer" | "eu-representative" | "uk-representative";

/** A contact in a role, or the declaration that there is none. */
export function contactOrAbsent(facts: Facts, role: ContactRole, message: string): Outcome[] {
  const contact = facts.policy.contacts.find((c) => c.role === role);
  if (contact) return answered(["contacts", contact.id]);
  return isAbsent(facts, role) ? answered(["absent", role]) : fault(["contacts"], message);
}

/** Each purpose of a controller has a legal basis. */
export function legalBases(facts: Facts): Outcome[] {
  const alsoProcesses = processes(facts) !== "no";
  return ownPurposes(facts).flatMap((p) => {
    // A purpose without a role may be a customer's.
    const check = alsoProcesses && p.role === undefined ? known : stated;
    return check(["purposes", p.id, "legalBasis"], p.legalBasis, `“${p.name}” has no legal basis`);
  });
}

type LegalBasis = NonNullable<NonNullable<PolicySource["purposes"]>[string]["legalBasis"]>;

/** Whether a purpose of the organization's own rests on one of these legal bases. */
export function restsOn(facts: Facts, bases: readonly LegalBasis[]): Reach {
  const all = ownPurposes(facts);
  if (all.some((p) => p.legalBasis && bases.includes(p.legalBasis))) return "certain";
  if (all.length === 0) return unknown(["purposes"]);
  const silent = all.filter((p) => p.legalBasis === undefined);
  return silent.length > 0 ? unknown(...silent.map((p) => ["purposes", p.id, "legalBasis"])) : "no";
}

/** Some recipient is named, or declared absent. */
export function recipients(facts: Facts): Outcome[] {
  if (isAbsent(facts, "subprocessors")) return answered(["absent", "subprocessors"]);
  return stated(
    ["subprocessors"],
    facts.policy.subprocessors,
    "no recipient of personal data is stated or declared absent",
  );
}

/** Each recipient outside the places at home has a safeguard; a silent country is no answer. */
export function transfers(facts: Facts, home: readonly string[], outside: string): Outcome[] {
  if (isAbsent(facts, "transfers")) return answered(["absent", "transfers"]);
  return facts.policy.subprocessors.flatMap((s) => {
    const place = ["subprocessors", s.id];
    if (s.country === undefined) {
      return unsure(
        [...place, "country"],
        `the country of “${s.name}” is not stated, nor that there are no transfers`,
      );
    }
    if (home.includes(s.country)) return answered([...place, "country"]);
    return stated(
      [...place, "transfer"],
      s.transfer,
      `“${s.name}” is ${outside} (${s.country}), and what protects the data there is not stated`,
    );
  });
}

/** A right is granted to people of some places. */
export function rightGranted(
  facts: Facts,
  places: readonly string[],
  right: string,
  where: string,
): Outcome[] {
  const groups = rightsIn(facts, places);
  for (const group of groups) {
    for (const [id, grant] of Object.entries(group.grants)) {
      if ((grant.rights as readonly string[]).includes(right)) {
        return answered(["rights", group.id, "grants", id]);
      }
    }
  }
  const [first] = groups;
  return fault(
    first ? ["rights", first.id, "grants"] : ["rights"],
    `the right “${right}” is not granted to people in ${where}`,
  );
}

/** Automated decisions are explained, or declared absent. */
export function automatedDecisions(facts: Facts): Outcome[] {
  const { logic, consequences } = facts.policy.automatedDecisions;
  const place = ["automatedDecisions"];
  if (logic && consequences) return answered(place);
  if (logic || consequences) {
    const missing = logic ? "consequences are" : "logic is";
    return fault(place, `automated decisions are made, but their ${missing} not stated`);
  }
  return isAbsent(facts, "automated-decisions")
    ? answered(["absent", "automated-decisions"])
    : unsure(place, "whether decisions are automated is neither stated nor declared absent");
}

/**
 * Each category of a controller's data says something. `message` takes the name of the category;
 * `check` says whether silence is a fault or a doubt.
 */
export function ofData(
  facts: Facts,
  key: "ccpa" | "sources" | "sensitive" | "disclosedTo",
  message: (name: string) => string,
  check: typeof stated = stated,
): Outcome[] {
  return ownData(facts).flatMap((d) => check(["data", d.id, key], d[key], message(d.name)));
}

const recipientOf = {
  authority: "the authority",
  "data-subjects": "the people affected",
  customers: "customers",
};

/**
 * A notice of a breach to somebody, under the law of some places or under no law in particular,
 * within a time where there is a limit. Laws ask for the notice, not for its announcement: silence
 * is a doubt.
 */
export function breachNotice(
  { policy }: Facts,
  to: IncidentNotice["to"],
  places: readonly string[],
  limit?: Limit,
): Outcome[] {
  const place = ["incidents", "notices"];
  const fits = (n: Localized<IncidentNotice>) =>
    n.to === to && (n.jurisdiction === undefined || places.includes(n.jurisdiction));
  const notices = Object.entries(policy.incidents.notices ?? {}).filter(([, n]) => fits(n));
  const [first] = notices.sort(([, a], [, b]) => Number(!a.jurisdiction) - Number(!b.jurisdiction));
  if (first === undefined) {
    return to === "customers" && policy.incidents.customers
      ? answered(["incidents", "customers"])
      : unsure(place, `no notice to ${recipientOf[to]} after a breach is stated`);
  }
  const [id, { within }] = first;
  // No time reads as “without undue delay”, which is all that is due to anybody but an authority.
  if (limit === undefined || (within === undefined && to !== "authority")) {
    return answered([...place, id]);
  }
  if (within === undefined)
    return unsure([...place, id], "the notice to the authority has no time");
  return inDays(within) > limit.days
    ? fault(
        [...place, id, "within"],
        `the notice to ${recipientOf[to]} is given within ${within}, but ${limit.words}`,
      )
    : answered([...place, id, "within"]);
}

/** A policy in force whose effective date has come. */
export function inEffect({ policy: { policy }, asOf }: Facts): Outcome[] {
  const place = ["policy", "effective"];
  return asOf !== undefined && policy.effective > asOf
    ? fault(place, `the policy is said to be in force, but takes effect on ${policy.effective}`)
    : answered(place);
}

/** Whether the policy is in force by its own word. */
export function isInForce({ policy: { policy } }: Facts): Reach {
  return policy.status === "in-force" ? "certain" : "no";
}
