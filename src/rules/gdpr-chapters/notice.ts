import {
  answeredWithin,
  automatedDecisions,
  contactOrAbsent,
  legalBases,
  ofData,
  recipients,
  transfers,
} from "../checks.js";
import { controls, type Facts, isAbsent, ownData, ownPurposes } from "../facts.js";
import { answered, defineRules, fault, known, type Outcome, stated, unknown } from "../rule.js";
import type { Law } from "./law.js";

/** Art. 12 to 14: what a controller tells people. Their rights stand in a chapter of their own. */
export const notice = <const P extends string>(law: Law<P>) =>
  defineRules([
    {
      id: `${law.prefix}/art-12-response-time`,
      title: "Time to answer a request",
      severity: "error",
      citation: law.responseTime,
      appliesWhen: "to controllers; where no time is stated, it gives advice",
      section: "rights",
      applies: controls,
      check: (facts) =>
        answeredWithin(
          facts,
          { days: 31, words: "one month" },
          { days: 62, words: "two further months" },
        ),
      rationale:
        "A request must be answered within one month; two further months are allowed where requests are complex or many.",
      remedy: "state requests.responseTime of P1M or less, and an extension of P2M at most",
      example: {
        before: "requests:\n  responseTime: P90D",
        after: "requests:\n  responseTime: P1M\n  extension: P2M",
      },
    },
    {
      id: `${law.prefix}/art-13-identity`,
      title: "Identity and contact details of the controller",
      severity: "error",
      citation: law.cite("Art. 13(1)(a)"),
      appliesWhen: "to controllers",
      section: "contact",
      applies: controls,
      check: ({ policy }) => {
        const contact = policy.contacts.find((c) => c.email || c.phone || c.address || c.website);
        return contact
          ? answered(["organization", "name"], ["contacts", contact.id])
          : fault(["contacts"], "there is no contact with an address, email, phone or website");
      },
      rationale: "People must be told who handles their data, and how to reach them.",
      remedy: "add a contact with an email, phone, address or website",
      example: {
        before: "organization:\n  name: Example Ltd.",
        after:
          "organization:\n  name: Example Ltd.\ncontacts:\n  privacy: { email: privacy@example.com }",
      },
    },
    {
      id: `${law.prefix}/art-27-representative`,
      title: `Representative in ${law.where}`,
      severity: "error",
      citation: law.cite("Art. 13(1)(a), 27"),
      appliesWhen: `where the organization is established outside ${law.where}`,
      section: "contact",
      applies: ({ policy: { organization } }) => {
        if (organization.place === undefined) return unknown(["organization", "place"]);
        return law.places.includes(organization.place) ? "no" : "certain";
      },
      check: (facts) =>
        contactOrAbsent(
          facts,
          law.representative,
          `no representative in ${law.where} is named or declared absent`,
        ),
      rationale: `Who has no establishment in ${law.where}, but offers goods or services to people there or monitors them, must name a representative there, unless an exception of Art. 27(2) holds.`,
      remedy: `add a contact with role: ${law.representative}, or declare it under absent: with the exception or the establishment that makes it needless`,
      example: {
        before: "organization:\n  name: Example Inc.\n  place: US",
        after: `organization:\n  name: Example Inc.\n  place: US\ncontacts:\n  there: { role: ${law.representative}, name: Example Europe, address: 1 High Street }`,
      },
    },
    {
      id: `${law.prefix}/art-13-dpo`,
      title: "Data protection officer",
      severity: "warning",
      citation: law.cite("Art. 13(1)(b), 37(7)"),
      appliesWhen: "always",
      section: "contact",
      check: (facts) =>
        contactOrAbsent(
          facts,
          "data-protection-officer",
          "no data protection officer is named or declared absent",
        ),
      rationale:
        "Where there is an officer, the contact details must be published. Where there is none, the source should say why, so that nobody takes it for an omission.",
      remedy:
        "add a contact with role: data-protection-officer, or declare it under absent: with the reason",
      example: {
        before: "contacts:\n  privacy: { email: privacy@example.com }",
        after: "absent:\n  data-protection-officer: { reason: Art. 37(1) does not ask for one. }",
      },
    },
    {
      id: `${law.prefix}/art-13-purposes`,
      title: "Purposes of the processing",
      severity: "error",
      citation: law.cite("Art. 13(1)(c)"),
      appliesWhen: "to controllers",
      section: "how-we-use",
      applies: controls,
      check: (facts) => stated(["purposes"], ownPurposes(facts), "no purpose is stated"),
      rationale: "People must be told for which purposes their data are meant.",
      remedy: "list the purposes under purposes:",
      example: {
        before: "organization:\n  name: Example Ltd.",
        after: "purposes:\n  sale: { name: selling }",
      },
    },
    {
      id: `${law.prefix}/art-13-legal-basis`,
      title: "Legal basis of each purpose",
      severity: "error",
      citation: law.cite("Art. 6(1), 13(1)(c)"),
      appliesWhen: "to every purpose of a controller",
      section: "how-we-use",
      applies: controls,
      check: legalBases,
      rationale: "Processing is lawful on a legal basis only, and people must be told which.",
      remedy: "give the purpose its legalBasis:, or role: processor where it is a customer's",
      example: {
        before: "purposes:\n  sale: { name: selling, role: controller }",
        after: "purposes:\n  sale: { name: selling, role: controller, legalBasis: contract }",
      },
    },
    {
      id: `${law.prefix}/art-13-interests`,
      title: "Legitimate interests pursued",
      severity: "error",
      citation: law.cite("Art. 13(1)(d)"),
      appliesWhen: "to every purpose of a controller that rests on legitimate interests",
      section: "how-we-use",
      applies: controls,
      check: (facts) =>
        ownPurposes(facts)
          .filter((p) => p.legalBasis === "legitimate-interests")
          .flatMap((p) =>
            stated(
              ["purposes", p.id, "interests"],
              p.interests,
              `“${p.name}” rests on legitimate interests, but does not say which`,
            ),
          ),
      rationale: "People must be told the interests, and can then weigh an objection to them.",
      remedy: "state interests: of the purpose",
      example: {
        before: "purposes:\n  safety: { name: safety, legalBasis: legitimate-interests }",
        after:
          "purposes:\n  safety: { name: safety, legalBasis: legitimate-interests, interests: stopping fraud }",
      },
    },
    {
      id: `${law.prefix}/art-13-recipients`,
      title: "Recipients",
      severity: "warning",
      citation: law.cite("Art. 13(1)(e)"),
      appliesWhen: "to controllers",
      section: "sharing-and-subprocessors",
      applies: controls,
      check: recipients,
      rationale:
        "People must be told the recipients of their data, or the categories of recipients, if there are any. Silence does not say that there are none.",
      remedy: "list the recipients under subprocessors:, or declare subprocessors under absent:",
      example: {
        before: "organization:\n  name: Example Ltd.",
        after: "subprocessors:\n  hosting: { name: hosting providers, kind: category }",
      },
    },
    {
      id: `${law.prefix}/art-13-transfers`,
      title: "Countries of recipients and transfers",
      severity: "error",
      citation: law.transfers,
      appliesWhen:
        "to every recipient of a controller; where its country is silent, it gives advice",
      section: "sharing-and-subprocessors",
      applies: controls,
      check: (facts) => transfers(facts, law.home, law.outside),
      rationale: `People must be told of a transfer to a country ${law.outside}, and what protects the data there.`,
      remedy: `state country:, and transfer: where it is ${law.outside}; or declare transfers under absent:`,
      example: {
        before: "subprocessors:\n  host: { name: Host Inc., kind: company, country: US }",
        after:
          "subprocessors:\n  host: { name: Host Inc., kind: company, country: US, transfer: { mechanism: standard-contractual-clauses, copy: https://example.com/scc } }",
      },
    },
    {
      id: `${law.prefix}/art-13-transfer-copy`,
      title: "Where a copy of the safeguards can be had",
      severity: "warning",
      citation: law.cite("Art. 13(1)(f)"),
      appliesWhen: "to transfers of a controller on appropriate safeguards",
      section: "sharing-and-subprocessors",
      applies: controls,
      check: ({ policy }) =>
        policy.subprocessors
          .filter((s) => s.transfer && copyNeeded.has(s.transfer.mechanism))
          .flatMap((s) =>
            stated(
              ["subprocessors", s.id, "transfer", "copy"],
              s.transfer?.copy,
              `where a copy of the safeguard for “${s.name}” can be had is not stated`,
            ),
          ),
      rationale:
        "People must be told how to obtain a copy of the safeguards for a transfer, or where they are made available.",
      remedy: "state transfer.copy, a link",
      example: {
        before:
          "subprocessors:\n  host: { name: Host Inc., kind: company, country: US, transfer: { mechanism: binding-corporate-rules } }",
        after:
          "subprocessors:\n  host: { name: Host Inc., kind: company, country: US, transfer: { mechanism: binding-corporate-rules, copy: https://example.com/rules } }",
      },
    },
    {
      id: `${law.prefix}/art-13-retention`,
      title: "How long the data are kept",
      severity: "error",
      citation: law.cite("Art. 13(2)(a)"),
      appliesWhen: "to controllers",
      section: "retention",
      applies: controls,
      check: retentionStated,
      rationale:
        "The period, or where that is not possible the criteria that decide on it, must be told.",
      remedy: "state period: and after:, or criteria:",
      example: {
        before:
          "retention:\n  logs: { name: logs, atEnd: { event: period-end, actions: [deleted] } }",
        after: "retention:\n  logs: { name: logs, period: P90D, after: collection }",
      },
    },
    {
      id: `${law.prefix}/art-13-required-data`,
      title: "Whether data must be provided",
      severity: "error",
      citation: law.cite("Art. 13(2)(e)"),
      appliesWhen:
        "to every data category of a controller that comes from the person; where its source is silent, it gives advice",
      section: "data-collected",
      applies: controls,
      check: requirementStated,
      rationale:
        "People must be told whether the law or a contract requires their data, or whether they are free to refuse.",
      remedy: "state required: of the category, or declare required-data under absent:",
      example: {
        before: "data:\n  account: { name: Account data, sources: [data-subject] }",
        after:
          "data:\n  account: { name: Account data, sources: [data-subject], required: { by: contract, consequence: We cannot open an account. } }",
      },
    },
    {
      id: `${law.prefix}/art-13-consequence`,
      title: "What follows where required data are not provided",
      severity: "error",
      citation: law.cite("Art. 13(2)(e)"),
      appliesWhen: "to data of a controller that the law or a contract requires",
      section: "data-collected",
      applies: controls,
      check: (facts) =>
        ownData(facts)
          .filter((d) => d.required && d.required.by !== "choice")
          .flatMap((d) =>
            stated(
              ["data", d.id, "required", "consequence"],
              d.required?.consequence,
              `“${d.name}” must be provided, but what follows otherwise is not stated`,
            ),
          ),
      rationale: "People must be told the possible consequences of not providing the data.",
      remedy: "state required.consequence",
      example: {
        before: "data:\n  account: { name: Account data, required: { by: contract } }",
        after:
          "data:\n  account: { name: Account data, required: { by: contract, consequence: We cannot open an account. } }",
      },
    },
    {
      id: `${law.prefix}/art-13-automated-decisions`,
      title: "Automated decisions",
      severity: "error",
      citation: law.automatedDecisions,
      appliesWhen:
        "to controllers; where automated decisions are neither stated nor declared absent, it gives advice",
      section: "how-we-use",
      applies: controls,
      check: automatedDecisions,
      rationale:
        "Where a decision with legal or similarly significant effects is made by automated means alone, people must be told of it, of the logic involved, and of the consequences envisaged.",
      remedy:
        "state automatedDecisions: with logic and consequences, or declare automated-decisions under absent:",
      example: {
        before: "automatedDecisions:\n  logic: We compare the income with the price.",
        after:
          "automatedDecisions:\n  logic: We compare the income with the price.\n  consequences: Somebody may not get a loan.",
      },
    },
    {
      id: `${law.prefix}/art-14-categories`,
      title: "Categories of data from elsewhere",
      severity: "advice",
      citation: law.cite("Art. 14(1)(d)"),
      appliesWhen: "to controllers, where data do not come from the person",
      section: "data-collected",
      applies: controls,
      check: (facts) =>
        isAbsent(facts, "third-party-sources")
          ? answered(["absent", "third-party-sources"])
          : known(["data"], ownData(facts), "no category of personal data is stated"),
      rationale:
        "Where data do not come from the person, the categories must be told. When they must be told (Art. 14(3)) cannot be seen from a source.",
      remedy: "list the categories under data:, or declare third-party-sources under absent:",
      example: {
        before: "organization:\n  name: Example Ltd.",
        after: "data:\n  credit: { name: Credit history, sources: [third-party] }",
      },
    },
    {
      id: `${law.prefix}/art-14-sources`,
      title: "Where the data come from",
      severity: "advice",
      citation: law.cite("Art. 14(2)(f)"),
      appliesWhen: "to every data category of a controller",
      section: "data-collected",
      applies: controls,
      check: (facts) =>
        isAbsent(facts, "third-party-sources")
          ? answered(["absent", "third-party-sources"])
          : ofData(facts, "sources", (name) => `where “${name}” comes from is not stated`, known),
      rationale:
        "Where data do not come from the person, the source must be told, and whether it is open to the public. Without sources, nobody can tell which of Art. 13 and 14 applies.",
      remedy: "state sources: of the category, or declare third-party-sources under absent:",
      example: {
        before: "data:\n  account: { name: Account data }",
        after: "data:\n  account: { name: Account data, sources: [data-subject] }",
      },
    },
    {
      id: `${law.prefix}/art-9-special-categories`,
      title: "Special categories of data",
      severity: "advice",
      citation: law.cite("Art. 9"),
      appliesWhen: "to every data category of a controller",
      section: "data-collected",
      applies: controls,
      check: (facts) =>
        isAbsent(facts, "sensitive-data")
          ? answered(["absent", "sensitive-data"])
          : ofData(
              facts,
              "sensitive",
              (name) => `whether “${name}” holds special categories is not stated`,
              known,
            ),
      rationale:
        "Data on health, belief, ethnic origin, sex life, biometrics and the like may be processed only under a condition of Art. 9(2).",
      remedy: "state sensitive: true or false, or declare sensitive-data under absent:",
      example: {
        before: "data:\n  account: { name: Account data }",
        after: "data:\n  account: { name: Account data, sensitive: false }",
      },
    },
  ]);

const copyNeeded = new Set([
  "standard-contractual-clauses",
  "binding-corporate-rules",
  "uk-addendum",
]);

function retentionStated({ policy }: Facts): Outcome[] {
  if (policy.retention.length === 0) {
    return fault(["retention"], "neither a period nor criteria of retention are stated");
  }
  return policy.retention.flatMap((r) =>
    stated(
      ["retention", r.id],
      r.period ?? r.criteria,
      `retention of “${r.name ?? r.id}” names neither a period nor criteria`,
    ),
  );
}

function requirementStated(facts: Facts): Outcome[] {
  if (isAbsent(facts, "required-data")) return answered(["absent", "required-data"]);
  return ownData(facts)
    .filter((d) => d.sources === undefined || d.sources.includes("data-subject"))
    .flatMap((d) => {
      const check = d.sources ? stated : known;
      const message = `whether people must provide “${d.name}” is not stated`;
      return check(["data", d.id, "required"], d.required, message);
    });
}
