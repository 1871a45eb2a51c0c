import { EEA } from "../link/places.js";
import { controls, type Facts, reaches } from "./facts.js";
import { breaches } from "./gdpr-chapters/breaches.js";
import { duties } from "./gdpr-chapters/duties.js";
import type { Law } from "./gdpr-chapters/law.js";
import { notice } from "./gdpr-chapters/notice.js";
import { rights } from "./gdpr-chapters/rights.js";
import { answered, definePack, fault, type Outcome, stated } from "./rule.js";

const cite = (articles: string, from = "2021-01-01") => ({
  provision: `UK GDPR ${articles}`,
  from,
});
/** The Data (Use and Access) Act 2025 amends the UK GDPR from this day (SI 2026/82, reg. 2). */
const AMENDED = "2026-02-05";
/** Its rules on complaints hold from this day (SI 2026/82, reg. 3). */
const COMPLAINTS = "2026-06-19";
const GB = ["GB"];

const law: Law<"uk"> = {
  prefix: "uk",
  code: "GB",
  places: GB,
  where: "the United Kingdom",
  home: [...EEA, ...GB],
  outside: "outside the United Kingdom and the EEA",
  representative: "uk-representative",
  cite: (articles) => cite(articles),
  responseTime: cite("Art. 12(3), 12A", AMENDED),
  transfers: cite("Art. 13(1)(f), 44A to 49", AMENDED),
  complaint: cite("Art. 13(2)(d); Data Protection Act 2018 s. 165", COMPLAINTS),
  automatedDecisions: cite("Art. 13(2)(f), 22A to 22D", AMENDED),
};

/** The UK GDPR and the Data Protection Act 2018. */
export const uk = definePack({
  name: "uk",
  title: "UK GDPR",
  jurisdiction: "United Kingdom",
  runsWhen: "where the policy reaches people in the United Kingdom",
  applies: (facts) => reaches(facts, GB),
  rules: [
    ...notice(law),
    {
      id: "uk/art-46-safeguard",
      title: "A transfer safeguard that holds for the United Kingdom",
      severity: "error",
      citation: cite("Art. 46; Data Protection Act 2018 s. 119A", "2024-03-21"),
      appliesWhen: "to every recipient for which a transfer safeguard is stated",
      section: "sharing-and-subprocessors",
      check: safeguards,
      rationale:
        "The standard contractual clauses of the EU protect data from the United Kingdom only together with the UK addendum; its transfer agreement does so alone.",
      remedy: "state transfer.uk: uk-addendum once it is signed, or another safeguard that holds",
      example: {
        before:
          "subprocessors:\n  host: { name: Host Ltd., kind: company, country: IN, transfer: { mechanism: standard-contractual-clauses } }",
        after:
          "subprocessors:\n  host: { name: Host Ltd., kind: company, country: IN, transfer: { mechanism: standard-contractual-clauses, uk: uk-addendum } }",
      },
    },
    ...rights(law),
    {
      id: "uk/complaint",
      title: "Complaints to the controller",
      severity: "warning",
      citation: { provision: "Data Protection Act 2018 s. 164A", from: COMPLAINTS },
      appliesWhen: "to controllers",
      section: "rights",
      applies: controls,
      check: ({ policy }) =>
        stated(
          ["requests", "complaint"],
          policy.requests.complaint,
          "how people complain to the organization itself is not stated",
        ),
      rationale:
        "A controller must make complaints easy, such as by an electronic form, acknowledge each within 30 days, and respond without undue delay.",
      remedy: "state requests.complaint",
      example: {
        before: "requests:\n  methods: [email]",
        after: "requests:\n  complaint: You can complain by email; we confirm within 30 days.",
      },
    },
    ...duties(law),
    ...breaches(law),
  ],
});

function safeguards({ policy }: Facts): Outcome[] {
  return policy.subprocessors.flatMap(({ id, name, country, transfer }) => {
    if (transfer === undefined || (country && law.home.includes(country))) return [];
    const place = ["subprocessors", id, "transfer"];
    if (transfer.uk) return answered([...place, "uk"]);
    return transfer.mechanism === "standard-contractual-clauses"
      ? fault(
          place,
          `the clauses of the EU alone do not protect data from the United Kingdom at “${name}”`,
        )
      : answered([...place, "mechanism"]);
  });
}
