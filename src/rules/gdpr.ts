import type { Localized } from "../localize/localize.js";
import type { IncidentNotice, PolicySource } from "../schema/source.generated.js";
import {
  controls,
  EEA,
  type Facts,
  inDays,
  isAbsent,
  ownData,
  ownPurposes,
  processes,
  reaches,
  rightsIn,
} from "./facts.js";
import { answered, definePack, fault, type Outcome, type Reach, stated } from "./rule.js";

const cite = (article: string) => ({ provision: `GDPR ${article}`, from: "2018-05-25" });

/** The General Data Protection Regulation, Regulation (EU) 2016/679. */
export const gdpr = definePack({
  name: "gdpr",
  title: "General Data Protection Regulation",
  jurisdiction: "European Union",
  runsWhen: "where the policy reaches people in the EU or the EEA",
  applies: (facts) => reaches(facts, EEA),
  rules: [
    {
      id: "gdpr/art-12-response-time",
      title: "Time to answer a request",
      severity: "error",
      citation: cite("Art. 12(3)"),
      appliesWhen: "always",
      section: "rights",
      check: (facts) => responseTime(facts),
      rationale:
        "A request must be answered within one month; two further months are allowed for complex ones.",
      remedy: "state requests.responseTime of P1M or less, and an extension of P2M at most",
      example: {
        before: "requests:\n  responseTime: P90D",
        after: "requests:\n  responseTime: P1M\n  extension: P2M",
      },
    },
    {
      id: "gdpr/art-13-identity",
      title: "Identity and contact details of the controller",
      severity: "error",
      citation: cite("Art. 13(1)(a)"),
      appliesWhen: "to controllers",
      section: "contact",
      applies: controls,
      check: ({ policy }) => {
        const contact = policy.contacts.find((c) => c.email || c.phone || c.address || c.website);
        return contact
          ? answered(["organization", "name"], ["contacts", contact.id])
          : fault(["contacts"], "there is no contact with an address, email, phone or website");
      },
      rationale: "People must know who handles their data, and how to reach them.",
      remedy: "add a contact with an email, phone, address or website",
      example: {
        before: "organization:\n  name: Example Ltd.",
        after:
          "organization:\n  name: Example Ltd.\ncontacts:\n  privacy: { email: privacy@example.com }",
      },
    },
    {
      id: "gdpr/art-27-representative",
      title: "Representative in the EU",
      severity: "error",
      citation: cite("Art. 13(1)(a), 27"),
      appliesWhen: "where the organization is established outside the EEA",
      section: "contact",
      applies: ({ policy: { organization } }) =>
        organization.place === undefined
          ? "unknown"
          : EEA.includes(organization.place)
            ? "no"
            : "certain",
      check: (facts) =>
        contactOrAbsent(
          facts,
          "eu-representative",
          "no representative in the EU is named or declared absent",
        ),
      rationale:
        "Controllers and processors outside the EU that offer goods or services to people in it, or monitor them, must name a representative there, unless an exception holds.",
      remedy:
        "add a contact with role: eu-representative, or declare it under absent: with the exception that holds",
      example: {
        before: "organization:\n  name: Example Inc.\n  place: US",
        after:
          "organization:\n  name: Example Inc.\n  place: US\ncontacts:\n  eu: { role: eu-representative, name: Example GmbH, address: Berlin }",
      },
    },
    {
      id: "gdpr/art-13-dpo",
      title: "Data protection officer",
      severity: "warning",
      citation: cite("Art. 13(1)(b), 37"),
      appliesWhen: "always",
      section: "contact",
      check: (facts) =>
        contactOrAbsent(
          facts,
          "data-protection-officer",
          "no data protection officer is named or declared absent",
        ),
      rationale:
        "Where there is an officer, people must be able to reach that person; where there is none, say why none is needed.",
      remedy:
        "add a contact with role: data-protection-officer, or declare it under absent: with the reason",
      example: {
        before: "contacts:\n  privacy: { email: privacy@example.com }",
        after: "absent:\n  data-protection-officer: { reason: Art. 37(1) does not ask for one. }",
      },
    },
    {
      id: "gdpr/art-13-purposes",
      title: "Purposes of the processing",
      severity: "error",
      citation: cite("Art. 13(1)(c)"),
      appliesWhen: "to controllers",
      section: "how-we-use",
      applies: controls,
      check: ({ policy }) => stated(["purposes"], policy.purposes, "no purpose is stated"),
      rationale: "Data may be collected only for purposes that are specified and told.",
      remedy: "list the purposes under purposes:",
      example: {
        before: "organization:\n  name: Example Ltd.",
        after: "purposes:\n  sale: { name: selling }",
      },
    },
    {
      id: "gdpr/art-13-legal-basis",
      title: "Legal basis of each purpose",
      severity: "error",
      citation: cite("Art. 6(1), 13(1)(c)"),
      appliesWhen: "to every purpose of a controller",
      section: "how-we-use",
      applies: controls,
      check: (facts) => legalBases(facts),
      rationale: "Processing is lawful on a legal basis only, and people must be told which.",
      remedy: "give the purpose its legalBasis:, or role: processor where it is a customer's",
      example: {
        before: "purposes:\n  sale: { name: selling }",
        after: "purposes:\n  sale: { name: selling, legalBasis: contract }",
      },
    },
    {
      id: "gdpr/art-13-interests",
      title: "Legitimate interests pursued",
      severity: "error",
      citation: cite("Art. 13(1)(d)"),
      appliesWhen: "to every purpose that rests on legitimate interests",
      section: "how-we-use",
      check: ({ policy }) =>
        policy.purposes
          .filter((p) => p.legalBasis === "legitimate-interests")
          .flatMap((p) =>
            stated(
              ["purposes", p.id, "interests"],
              p.interests,
              `“${p.name}” rests on legitimate interests, but does not say which`,
            ),
          ),
      rationale: "People can object only to interests that they know.",
      remedy: "state interests: of the purpose",
      example: {
        before: "purposes:\n  safety: { name: safety, legalBasis: legitimate-interests }",
        after:
          "purposes:\n  safety: { name: safety, legalBasis: legitimate-interests, interests: stopping fraud }",
      },
    },
    {
      id: "gdpr/art-13-recipients",
      title: "Recipients",
      severity: "error",
      citation: cite("Art. 13(1)(e)"),
      appliesWhen: "always",
      section: "sharing-and-subprocessors",
      check: (facts) => recipients(facts),
      rationale: "People must know who receives their data, or which kinds of recipients do.",
      remedy: "list the recipients under subprocessors:, or declare subprocessors under absent:",
      example: {
        before: "organization:\n  name: Example Ltd.",
        after: "subprocessors:\n  hosting: { name: hosting providers, kind: category }",
      },
    },
    {
      id: "gdpr/art-13-transfers",
      title: "Countries of recipients and transfers",
      severity: "error",
      citation: cite("Art. 13(1)(f), 44 to 49"),
      appliesWhen: "to every recipient",
      section: "sharing-and-subprocessors",
      check: (facts) => transfers(facts),
      rationale:
        "Whether data leave the EEA, and what protects them there, must be told for every recipient. Silence about the country is not a no.",
      remedy:
        "state country:, and transfer: where it is outside the EEA; or declare transfers under absent:",
      example: {
        before: "subprocessors:\n  host: { name: Host Inc., kind: company, country: US }",
        after:
          "subprocessors:\n  host: { name: Host Inc., kind: company, country: US, transfer: { mechanism: standard-contractual-clauses, copy: https://example.com/scc } }",
      },
    },
    {
      id: "gdpr/art-13-transfer-copy",
      title: "Where a copy of the safeguards can be had",
      severity: "warning",
      citation: cite("Art. 13(1)(f)"),
      appliesWhen: "to transfers on appropriate safeguards",
      section: "sharing-and-subprocessors",
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
      rationale: "People have a right to see the clauses or rules that protect their data abroad.",
      remedy: "state transfer.copy, a link",
      example: {
        before:
          "subprocessors:\n  host: { name: Host Inc., kind: company, country: US, transfer: { mechanism: standard-contractual-clauses } }",
        after:
          "subprocessors:\n  host: { name: Host Inc., kind: company, country: US, transfer: { mechanism: standard-contractual-clauses, copy: https://example.com/scc } }",
      },
    },
    {
      id: "gdpr/art-13-retention",
      title: "How long the data are kept",
      severity: "error",
      citation: cite("Art. 13(2)(a)"),
      appliesWhen: "always",
      section: "retention",
      check: ({ policy }) =>
        policy.retention.length === 0
          ? fault(["retention"], "neither a period nor criteria of retention are stated")
          : policy.retention.flatMap((r) =>
              r.period || r.criteria
                ? answered(["retention", r.id])
                : fault(
                    ["retention", r.id],
                    `retention of “${r.name ?? r.id}” names neither a period nor criteria`,
                  ),
            ),
      rationale:
        "The period, or where that is not possible the criteria that decide on it, must be told.",
      remedy: "state period: and after:, or criteria:",
      example: {
        before:
          "retention:\n  logs: { name: logs, atEnd: { event: period-end, actions: [deleted] } }",
        after: "retention:\n  logs: { name: logs, period: P90D, after: collection }",
      },
    },
    ...(
      [
        ["access", "access", "Art. 15"],
        ["correction", "correction", "Art. 16"],
        ["deletion", "deletion", "Art. 17"],
        ["restriction", "restriction", "Art. 18"],
        ["objection", "objection", "Art. 21"],
        ["portability", "portability", "Art. 20"],
      ] as const
    ).map(([right, name, article]) => ({
      id: `gdpr/right-${right}` as const,
      title: `Right: ${name}`,
      severity: "error" as const,
      citation: cite(`Art. 13(2)(b), ${article}`),
      appliesWhen: "to controllers",
      section: "rights",
      applies: controls,
      check: (facts: Facts) => rightGranted(facts, EEA, right, "the EU"),
      rationale: "Controllers must tell people of each of these rights.",
      remedy: `grant ${right} under rights: for the EU`,
      example: {
        before:
          "rights:\n  eu:\n    jurisdictions: [EU]\n    grants:\n      complaint: { rights: [complaint] }",
        after: `rights:\n  eu:\n    jurisdictions: [EU]\n    grants:\n      it: { rights: [${right}] }`,
      },
    })),
    {
      id: "gdpr/art-13-withdrawal",
      title: "Right: withdrawal of consent",
      severity: "error",
      citation: cite("Art. 13(2)(c), 7(3)"),
      appliesWhen: "where a purpose rests on consent",
      section: "rights",
      applies: ({ policy }) =>
        policy.purposes.some((p) => p.legalBasis === "consent") ? "certain" : "no",
      check: (facts) => rightGranted(facts, EEA, "withdraw-consent", "the EU"),
      rationale: "Consent counts only where people know that they can take it back.",
      remedy: "grant withdraw-consent under rights: for the EU",
      example: {
        before: "purposes:\n  news: { name: news, legalBasis: consent }",
        after:
          "purposes:\n  news: { name: news, legalBasis: consent }\nrights:\n  eu:\n    jurisdictions: [EU]\n    grants:\n      consent: { rights: [withdraw-consent] }",
      },
    },
    {
      id: "gdpr/art-13-complaint",
      title: "Right: complaint to a supervisory authority",
      severity: "error",
      citation: cite("Art. 13(2)(d), 77"),
      appliesWhen: "to controllers",
      section: "rights",
      applies: controls,
      check: (facts) => rightGranted(facts, EEA, "complaint", "the EU"),
      rationale: "People must know that they can turn to an authority.",
      remedy: "grant complaint under rights: for the EU",
      example: {
        before:
          "rights:\n  eu:\n    jurisdictions: [EU]\n    grants:\n      access: { rights: [access] }",
        after:
          "rights:\n  eu:\n    jurisdictions: [EU]\n    grants:\n      complaint: { rights: [complaint] }",
      },
    },
    {
      id: "gdpr/art-13-required-data",
      title: "Whether data must be provided",
      severity: "error",
      citation: cite("Art. 13(2)(e)"),
      appliesWhen: "to every data category that comes from the person, to controllers",
      section: "data-collected",
      applies: controls,
      check: (facts) =>
        isAbsent(facts, "required-data")
          ? answered(["absent", "required-data"])
          : ownData(facts)
              .filter((d) => d.sources === undefined || d.sources.includes("data-subject"))
              .flatMap((d) =>
                stated(
                  ["data", d.id, "required"],
                  d.required,
                  `whether people must provide “${d.name}” is not stated`,
                ),
              ),
      rationale:
        "People must know whether the law or a contract asks for their data, and what follows if they refuse.",
      remedy: "state required: of the category, or declare required-data under absent:",
      example: {
        before: "data:\n  account: { name: Account data }",
        after:
          "data:\n  account: { name: Account data, required: { by: contract, consequence: We cannot open an account. } }",
      },
    },
    {
      id: "gdpr/art-13-consequence",
      title: "What follows where required data are not provided",
      severity: "warning",
      citation: cite("Art. 13(2)(e)"),
      appliesWhen: "to data that the law or a contract requires",
      section: "data-collected",
      check: ({ policy }) =>
        policy.data
          .filter((d) => d.required && d.required.by !== "choice")
          .flatMap((d) =>
            stated(
              ["data", d.id, "required", "consequence"],
              d.required?.consequence,
              `“${d.name}” must be provided, but what follows otherwise is not stated`,
            ),
          ),
      rationale: "A duty without its consequence leaves people guessing.",
      remedy: "state required.consequence",
      example: {
        before: "data:\n  account: { name: Account data, required: { by: contract } }",
        after:
          "data:\n  account: { name: Account data, required: { by: contract, consequence: We cannot open an account. } }",
      },
    },
    {
      id: "gdpr/art-13-automated-decisions",
      title: "Automated decisions",
      severity: "error",
      citation: cite("Art. 13(2)(f), 22"),
      appliesWhen: "to controllers",
      section: "how-we-use",
      applies: controls,
      check: (facts) => automatedDecisions(facts),
      rationale:
        "People must know whether machines alone decide about them, by which logic, and with what consequences.",
      remedy:
        "state automatedDecisions: with logic and consequences, or declare automated-decisions under absent:",
      example: {
        before: "automatedDecisions:\n  logic: We compare the income with the price.",
        after:
          "automatedDecisions:\n  logic: We compare the income with the price.\n  consequences: Somebody may not get a loan.",
      },
    },
    {
      id: "gdpr/art-14-sources",
      title: "Where the data come from",
      severity: "error",
      citation: cite("Art. 14(2)(f)"),
      appliesWhen: "to every data category of a controller",
      section: "data-collected",
      applies: controls,
      check: (facts) =>
        ownData(facts).flatMap((d) =>
          stated(["data", d.id, "sources"], d.sources, `where “${d.name}” come from is not stated`),
        ),
      rationale:
        "Where data do not come from the person, the source must be told, and whether it is open to the public. A policy must say which case it is.",
      remedy: "state sources: of the category",
      example: {
        before: "data:\n  account: { name: Account data }",
        after: "data:\n  account: { name: Account data, sources: [data-subject] }",
      },
    },
    {
      id: "gdpr/art-9-special-categories",
      title: "Special categories of data",
      severity: "warning",
      citation: cite("Art. 9"),
      appliesWhen: "to every data category of a controller",
      section: "data-collected",
      applies: controls,
      check: (facts) =>
        isAbsent(facts, "sensitive-data")
          ? answered(["absent", "sensitive-data"])
          : ownData(facts).flatMap((d) =>
              stated(
                ["data", d.id, "sensitive"],
                d.sensitive,
                `whether “${d.name}” hold special categories is not stated`,
              ),
            ),
      rationale:
        "Health, belief, origin, biometrics and their like may be processed on narrow grounds only.",
      remedy: "state sensitive: true or false, or declare sensitive-data under absent:",
      example: {
        before: "data:\n  account: { name: Account data }",
        after: "data:\n  account: { name: Account data, sensitive: false }",
      },
    },
    {
      id: "gdpr/art-26-joint-controllers",
      title: "Essence of the joint controllers' arrangement",
      severity: "error",
      citation: cite("Art. 26(2)"),
      appliesWhen: "to joint controllers",
      section: "scope-and-roles",
      applies: ({ policy }) => (policy.roles.joint ? "certain" : "no"),
      check: ({ policy }) =>
        stated(
          ["roles", "joint", "arrangement"],
          policy.roles.joint?.arrangement,
          "the essence of the arrangement with the joint controllers is not stated",
        ),
      rationale: "People must be able to see who of several controllers does what.",
      remedy: "state roles.joint.arrangement",
      example: {
        before: "roles:\n  joint: { with: Example Events Ltd. }",
        after:
          "roles:\n  joint: { with: Example Events Ltd., arrangement: We answer all requests. }",
      },
    },
    {
      id: "gdpr/art-28-authorization",
      title: "Authorization of subprocessors",
      severity: "error",
      citation: cite("Art. 28(2)"),
      appliesWhen: "to processors that engage subprocessors",
      section: "sharing-and-subprocessors",
      applies: (facts) => engaged(facts),
      check: ({ policy }) =>
        stated(
          ["sharing", "authorization"],
          policy.sharing.authorization,
          "how customers authorize subprocessors is not stated",
        ),
      rationale:
        "A processor needs the specific or general authorization of its customer for every further processor.",
      remedy: "state sharing.authorization: general or specific",
      example: {
        before: "subprocessors:\n  hosting: { name: hosting providers, kind: category }",
        after:
          "subprocessors:\n  hosting: { name: hosting providers, kind: category }\nsharing:\n  authorization: specific",
      },
    },
    {
      id: "gdpr/art-28-change-notice",
      title: "Notice of new subprocessors",
      severity: "error",
      citation: cite("Art. 28(2)"),
      appliesWhen: "to processors with a general authorization",
      section: "sharing-and-subprocessors",
      applies: (facts) =>
        facts.policy.sharing.authorization === "specific" ? "no" : engaged(facts),
      check: ({ policy }) =>
        stated(
          ["sharing", "changeNotice"],
          policy.sharing.changeNotice,
          "how long before a new subprocessor customers are told is not stated",
        ),
      rationale: "Under a general authorization, customers must be told in time to object.",
      remedy: "state sharing.changeNotice, such as P30D",
      example: {
        before:
          "subprocessors:\n  hosting: { name: hosting providers, kind: category }\nsharing:\n  authorization: general",
        after:
          "subprocessors:\n  hosting: { name: hosting providers, kind: category }\nsharing:\n  authorization: general\n  changeNotice: P30D",
      },
    },
    ...(
      [
        ["instructions", "processing on documented instructions", "(a)"],
        ["confidentiality", "confidentiality of everyone who handles the data", "(b)"],
        ["security", "security of the processing", "(c)"],
        ["subprocessors", "conditions for subprocessors", "(d)"],
        ["assistance-with-requests", "assistance with the requests of data subjects", "(e)"],
        ["assistance-with-security", "assistance with security, notices and assessments", "(f)"],
        ["deletion-or-return", "deletion or return at the end", "(g)"],
        ["audit", "information and audits", "(h)"],
      ] as const
    ).map(([term, what, letter]) => ({
      id: `gdpr/art-28-${term}` as const,
      title: `Contract: ${what}`,
      severity: "error" as const,
      citation: cite(`Art. 28(3)${letter}`),
      appliesWhen: "to processors",
      section: "scope-and-roles",
      applies: processes,
      check: (facts: Facts) => contractTerm(facts, term, what),
      rationale: "The contract between controller and processor must bind the processor to this.",
      remedy: `add ${term} to roles.processor.terms once the contract says so`,
      example: {
        before: "roles:\n  processor: { alsoCalled: [service-provider] }",
        after: `roles:\n  processor: { terms: [${term}] }`,
      },
    })),
    {
      id: "gdpr/art-30-controller-record",
      title: "Record of a controller's processing",
      severity: "warning",
      citation: cite("Art. 30(1)"),
      appliesWhen: "to the services of a controller",
      section: "scope-and-roles",
      applies: controls,
      check: (facts) =>
        facts.policy.services
          .filter((s) => s.role === "controller")
          .flatMap((s) =>
            s.data.length > 0 && s.data.every((d) => d.subjects.length > 0)
              ? answered(["services", s.id, "data"])
              : fault(
                  ["services", s.id, "data"],
                  `“${s.name}” does not say which data of whom it handles`,
                ),
          ),
      rationale:
        "The record of processing holds the categories of data and of data subjects; the source is its natural home.",
      remedy: "list data: of the service, and subjects: of each category",
      example: {
        before:
          "services:\n  shop: { name: the shop, kind: saas, role: controller, data: [orders] }\ndata:\n  orders: { name: Orders }",
        after:
          "services:\n  shop: { name: the shop, kind: saas, role: controller, data: [orders] }\naudiences:\n  buyers: { name: buyers }\ndata:\n  orders: { name: Orders, subjects: [buyers] }",
      },
    },
    {
      id: "gdpr/art-30-processor-record",
      title: "Record of a processor's processing",
      severity: "warning",
      citation: cite("Art. 30(2)"),
      appliesWhen: "to the services of a processor",
      section: "scope-and-roles",
      applies: processes,
      check: ({ policy }) =>
        policy.services
          .filter((s) => s.role === "processor")
          .flatMap((s) =>
            stated(
              ["services", s.id, "data"],
              s.data,
              `“${s.name}” does not say what it processes for customers`,
            ),
          ),
      rationale:
        "A processor records the categories of processing that it carries out for each controller.",
      remedy: "list data: of the service",
      example: {
        before: "services:\n  backup: { name: backup, kind: managed-service, role: processor }",
        after:
          "services:\n  backup: { name: backup, kind: managed-service, role: processor, data: [files] }\ndata:\n  files: { name: Files }",
      },
    },
    {
      id: "gdpr/art-32-security",
      title: "Security of the processing",
      severity: "error",
      citation: cite("Art. 32"),
      appliesWhen: "always",
      section: "security",
      check: ({ policy }) =>
        stated(["security", "safeguards"], policy.security.safeguards, "no safeguard is stated"),
      rationale:
        "Controllers and processors must take appropriate measures; a policy that names none gives no reason to trust it.",
      remedy: "list the safeguards under security.safeguards",
      example: {
        before: "security:\n  kinds: [technical]",
        after:
          "security:\n  safeguards: [encryption]\nsafeguards:\n  encryption: { name: encryption }",
      },
    },
    {
      id: "gdpr/art-33-authority",
      title: "Breach notice to the authority within 72 hours",
      severity: "error",
      citation: cite("Art. 33(1)"),
      appliesWhen: "to controllers",
      section: "incidents",
      applies: controls,
      check: (facts) => breachNotice(facts, "authority", EEA, "PT72H"),
      rationale:
        "A controller notifies the authority within 72 hours of becoming aware of a breach.",
      remedy: "add incidents.notices with to: authority, jurisdiction: EU and within: PT72H",
      example: {
        before:
          "incidents:\n  notices:\n    authority: { to: authority, jurisdiction: EU, within: P7D }",
        after:
          "incidents:\n  notices:\n    authority: { to: authority, jurisdiction: EU, within: PT72H }",
      },
    },
    {
      id: "gdpr/art-33-customers",
      title: "Breach notice of a processor to its customers",
      severity: "error",
      citation: cite("Art. 33(2)"),
      appliesWhen: "to processors",
      section: "incidents",
      applies: processes,
      check: (facts) => breachNotice(facts, "customers", EEA),
      rationale:
        "A processor notifies the controller without undue delay; the controller's 72 hours may depend on it.",
      remedy: "add incidents.notices with to: customers",
      example: {
        before: "incidents:\n  lawsOf: [EU]",
        after: "incidents:\n  notices:\n    customers: { to: customers, within: PT24H }",
      },
    },
    {
      id: "gdpr/art-34-data-subjects",
      title: "Breach notice to the people affected",
      severity: "error",
      citation: cite("Art. 34"),
      appliesWhen: "to controllers",
      section: "incidents",
      applies: controls,
      check: (facts) => breachNotice(facts, "data-subjects", EEA),
      rationale:
        "Where a breach is likely to be a high risk, the people affected are told without undue delay.",
      remedy: "add incidents.notices with to: data-subjects",
      example: {
        before: "incidents:\n  lawsOf: [EU]",
        after: "incidents:\n  notices:\n    people: { to: data-subjects }",
      },
    },
  ],
});

const copyNeeded = new Set(["standard-contractual-clauses", "binding-corporate-rules"]);

/** A request is answered within a month, and the extension is two months at most. */
export function responseTime({ policy }: Facts): Outcome[] {
  const { responseTime, extension } = policy.requests;
  const place = ["requests", "responseTime"];
  if (responseTime === undefined) {
    return fault(place, "the time in which a request is answered is not stated");
  }
  if (inDays(responseTime) > 31) {
    return fault(place, `a request is answered within ${responseTime}, but one month is the limit`);
  }
  if (extension !== undefined && inDays(extension) > 62) {
    return fault(
      ["requests", "extension"],
      `the time is extended by ${extension}, but two months are the limit`,
    );
  }
  return answered(place);
}

/** A contact in a role, or the declaration that there is none. */
export function contactOrAbsent(
  facts: Facts,
  role: "data-protection-officer" | "eu-representative" | "uk-representative",
  message: string,
): Outcome[] {
  const contact = facts.policy.contacts.find((c) => c.role === role);
  if (contact) return answered(["contacts", contact.id]);
  return isAbsent(facts, role) ? answered(["absent", role]) : fault(["contacts"], message);
}

/** Each purpose of a controller has a legal basis. */
export function legalBases(facts: Facts): Outcome[] {
  return ownPurposes(facts).flatMap((p) =>
    stated(["purposes", p.id, "legalBasis"], p.legalBasis, `“${p.name}” has no legal basis`),
  );
}

/** Some recipient is named, or declared absent. */
export function recipients(facts: Facts): Outcome[] {
  if (isAbsent(facts, "subprocessors")) return answered(["absent", "subprocessors"]);
  return stated(
    ["subprocessors"],
    facts.policy.subprocessors,
    "no recipient of personal data is stated",
  );
}

/** Each recipient outside the places where the law protects data has a safeguard. */
export function transfers(
  facts: Facts,
  home: readonly string[] = EEA,
  outside = "outside the EEA",
): Outcome[] {
  if (isAbsent(facts, "transfers")) return answered(["absent", "transfers"]);
  return facts.policy.subprocessors.flatMap((s) => {
    const place = ["subprocessors", s.id];
    if (s.country === undefined) {
      return fault(
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
  if (logic && consequences) return answered(["automatedDecisions"]);
  if (logic || consequences) {
    return fault(
      ["automatedDecisions"],
      `automated decisions are made, but their ${logic ? "consequences" : "logic"} is not stated`,
    );
  }
  if (isAbsent(facts, "automated-decisions")) return answered(["absent", "automated-decisions"]);
  return fault(
    ["automatedDecisions"],
    "whether decisions are automated is neither stated nor declared absent",
  );
}

function engaged(facts: Facts): Reach {
  const { subprocessors } = facts.policy;
  if (isAbsent(facts, "subprocessors") || subprocessors.length === 0) return "no";
  return processes(facts);
}

type Term = NonNullable<
  NonNullable<NonNullable<PolicySource["roles"]>["processor"]>["terms"]
>[number];

function contractTerm({ policy }: Facts, term: Term, what: string): Outcome[] {
  const index = policy.roles.processor?.terms?.indexOf(term) ?? -1;
  const place = ["roles", "processor", "terms"];
  if (index >= 0) return answered([...place, index]);
  if (
    term === "instructions" &&
    policy.roles.processor?.actsOn?.includes("documented-instructions")
  ) {
    return answered(["roles", "processor", "actsOn"]);
  }
  return fault(place, `the contract with customers is not said to cover ${what}`);
}

/**
 * A notice of a breach to somebody, under the law of some places or under no law in particular,
 * within a time where there is a limit.
 */
export function breachNotice(
  { policy }: Facts,
  to: IncidentNotice["to"],
  places: readonly string[],
  limit?: string,
): Outcome[] {
  const place = ["incidents", "notices"];
  const fits = (n: Localized<IncidentNotice>) =>
    n.to === to && (n.jurisdiction === undefined || places.includes(n.jurisdiction));
  const notices = Object.entries(policy.incidents.notices ?? {}).filter(([, n]) => fits(n));
  const [first] = notices.sort(([, a], [, b]) => Number(!a.jurisdiction) - Number(!b.jurisdiction));
  if (first === undefined) return fault(place, `no notice to ${to} after a breach is stated`);
  const [id, notice] = first;
  if (limit === undefined) return answered([...place, id]);
  if (notice.within === undefined) {
    return fault([...place, id], `the notice to ${to} has no time, but the law sets ${limit}`);
  }
  return inDays(notice.within) > inDays(limit)
    ? fault(
        [...place, id, "within"],
        `the notice to ${to} is given within ${notice.within}, but the law sets ${limit}`,
      )
    : answered([...place, id, "within"]);
}
