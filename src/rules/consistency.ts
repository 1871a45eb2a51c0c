import type { LinkedData, LinkedPolicy, LinkedService } from "../link/link.js";
import { EEA, inferredPlaces } from "../link/places.js";
import { type Facts, inDays, isAbsent, UNITED_STATES } from "./facts.js";
import { answered, definePack, fault, type Outcome, type Place, stated } from "./rule.js";

const goodSense = (provision: string) => ({ provision, from: "2018-05-25" });
const transparency = goodSense("GDPR Art. 5(1)(a)");

/** Faults between the parts of a policy: unused, missing, or against one another. */
export const consistency = definePack({
  name: "consistency",
  title: "Consistency",
  runsWhen: "always",
  applies: () => "certain",
  rules: [
    {
      id: "consistency/no-jurisdictions",
      title: "The jurisdictions are not stated",
      severity: "advice",
      citation: goodSense("GDPR Art. 3; each law's own scope"),
      appliesWhen: "always",
      check: (facts) => {
        if (facts.policy.jurisdictions.length > 0) return answered(["jurisdictions"]);
        const places = [...new Set(inferredPlaces(facts.policy))].join(", ");
        return fault(
          ["jurisdictions"],
          places
            ? `the jurisdictions are not stated; ${places} are taken from the rest of the policy`
            : "the jurisdictions are not stated, so no law could be checked",
        );
      },
      rationale:
        "Which laws a policy answers to depends on where the people are. A guess is weaker than a statement, so findings under a guessed law are warnings at most.",
      remedy: "list the places where the people are under jurisdictions:",
      example: {
        before: "contacts:\n  privacy: { email: privacy@example.com }",
        after: "jurisdictions: [US, PR]\ncontacts:\n  privacy: { email: privacy@example.com }",
      },
    },
    {
      id: "consistency/governing-language",
      title: "The governing language is not one of the languages",
      severity: "error",
      citation: transparency,
      appliesWhen: "where a governing language is stated",
      check: ({ policy: { policy } }) =>
        policy.governingLanguage === undefined ||
        policy.languages.includes(policy.governingLanguage)
          ? []
          : fault(
              ["policy", "governingLanguage"],
              `no document is written in “${policy.governingLanguage}”, the governing language`,
            ),
      rationale:
        "Every document says that the text in the governing language prevails; readers must be able to read that text.",
      remedy: "add the language under languages:, or name one of these as governingLanguage",
      example: {
        before:
          "policy:\n  { id: p, version: 1.0.0, effective: 2026-01-01, status: in-force, languages: [en], governingLanguage: es-PR }",
        after:
          "policy:\n  { id: p, version: 1.0.0, effective: 2026-01-01, status: in-force, languages: [en], governingLanguage: en }",
      },
    },
    {
      id: "consistency/no-governing-language",
      title: "It is not said which language prevails",
      severity: "advice",
      citation: transparency,
      appliesWhen: "where the policy has several languages",
      check: ({ policy: { policy } }) =>
        policy.languages.length < 2 || policy.governingLanguage !== undefined
          ? []
          : fault(
              ["policy", "languages"],
              `documents are written in ${policy.languages.length} languages, and none is said to prevail`,
            ),
      rationale:
        "Two texts of one promise differ sooner or later. A contract in two languages that does not say which one prevails leaves that to a court.",
      remedy: "name one of the languages as governingLanguage under policy:",
      example: {
        before:
          "policy:\n  { id: p, version: 1.0.0, effective: 2026-01-01, status: in-force, languages: [en, es-PR] }\norganization: { name: { en: Acme, es-PR: Acme } }",
        after:
          "policy:\n  { id: p, version: 1.0.0, effective: 2026-01-01, status: in-force, languages: [en, es-PR], governingLanguage: en }\norganization: { name: { en: Acme, es-PR: Acme } }",
      },
    },
    {
      id: "consistency/unused-entry",
      title: "An entry that nothing uses",
      severity: "warning",
      citation: transparency,
      appliesWhen: "always",
      check: ({ policy, source }) => unused(policy, source),
      rationale:
        "An entry that nothing refers to is either left over, or a reference to it is missing; readers are told half of the facts.",
      remedy: "refer to the entry where it applies, or remove it",
      example: {
        before:
          "safeguards:\n  backups: { name: daily backups }\n  guards: { name: guards at the doors }\nsecurity:\n  safeguards: [backups]",
        after:
          "safeguards:\n  backups: { name: daily backups }\n  guards: { name: guards at the doors }\nsecurity:\n  safeguards: [backups, guards]",
      },
    },
    {
      id: "consistency/unreachable-entry",
      title: "An entry that only unused data refer to",
      severity: "warning",
      citation: transparency,
      appliesWhen: "where the policy has services",
      check: ({ policy }) => unreachable(policy),
      rationale:
        "The policy speaks of an audience, a retention rule or a recipient, but no service leads to it: readers cannot tell when it concerns them.",
      remedy: "name the data category under data: of the service that collects it, or remove both",
      example: {
        before:
          "services:\n  shop: { name: the shop, kind: saas, data: [orders] }\naudiences:\n  staff: { name: our staff }\ndata:\n  orders: { name: Orders }\n  rotas: { name: Rotas, subjects: [staff] }",
        after:
          "services:\n  shop: { name: the shop, kind: saas, data: [orders, rotas] }\naudiences:\n  staff: { name: our staff }\ndata:\n  orders: { name: Orders }\n  rotas: { name: Rotas, subjects: [staff] }",
      },
    },
    {
      id: "consistency/uncollected-data",
      title: "A data category that no service collects",
      severity: "warning",
      citation: transparency,
      appliesWhen: "where the policy has services",
      check: ({ policy }) =>
        policy.services.length === 0
          ? []
          : policy.data
              .filter((category) => category.services.length === 0)
              .flatMap((category) =>
                fault(["data", category.id], `no service collects “${category.name}”`),
              ),
      rationale:
        "The policy says that these data are collected, but not by what: readers cannot tell whether it concerns them, nor in which role the organization acts.",
      remedy: "name the category under data: of the service that collects it, or remove it",
      example: {
        before:
          "services:\n  shop: { name: the shop, kind: saas }\ndata:\n  orders: { name: Orders }",
        after:
          "services:\n  shop: { name: the shop, kind: saas, data: [orders] }\ndata:\n  orders: { name: Orders }",
      },
    },
    {
      id: "consistency/service-without-data",
      title: "A service without data",
      severity: "warning",
      citation: transparency,
      appliesWhen: "to every service",
      check: ({ policy }) =>
        policy.services.flatMap((s) =>
          stated(
            ["services", s.id, "data"],
            s.data,
            `“${s.name}” does not say which data it handles`,
          ),
        ),
      rationale:
        "A service that handles personal data and lists none leaves its users in the dark, and the record of processing incomplete.",
      remedy: "list the data categories of the service under data:",
      example: {
        before: "services:\n  shop: { name: the shop, kind: saas }",
        after:
          "services:\n  shop: { name: the shop, kind: saas, data: [orders] }\ndata:\n  orders: { name: Orders }",
      },
    },
    {
      id: "consistency/service-without-purpose",
      title: "A service without a purpose",
      severity: "warning",
      citation: goodSense("GDPR Art. 5(1)(b)"),
      appliesWhen: "where purposes are given by service, or none are given",
      check: ({ policy }) => withoutPart(policy, "purposes", "says for which purposes"),
      rationale:
        "Personal data may be handled for stated purposes only, and a reader must find them.",
      remedy: "list the purposes of the service under purposes:",
      example: {
        before:
          "services:\n  shop: { name: the shop, kind: saas, purposes: [sale] }\n  help: { name: the help desk, kind: saas }\npurposes:\n  sale: { name: selling }",
        after:
          "services:\n  shop: { name: the shop, kind: saas, purposes: [sale] }\n  help: { name: the help desk, kind: saas, purposes: [sale] }\npurposes:\n  sale: { name: selling }",
      },
    },
    {
      id: "consistency/service-without-retention",
      title: "A service without retention",
      severity: "warning",
      citation: goodSense("GDPR Art. 5(1)(e)"),
      appliesWhen: "where retention is given by service, or not at all",
      check: ({ policy }) => withoutPart(policy, "retention", "says how long"),
      rationale: "Nobody can tell how long the data of the service are kept.",
      remedy: "name a retention rule under retention: of the service",
      example: {
        before: "services:\n  shop: { name: the shop, kind: saas }",
        after:
          "services:\n  shop: { name: the shop, kind: saas, retention: [orders] }\nretention:\n  orders: { name: orders, period: P1Y, after: collection }",
      },
    },
    {
      id: "consistency/service-without-role",
      title: "A service without a role",
      severity: "warning",
      citation: goodSense("GDPR Art. 4(7), 4(8)"),
      appliesWhen: "to every service",
      check: ({ policy }) =>
        policy.services.flatMap((s) =>
          stated(
            ["services", s.id, "role"],
            s.role,
            `“${s.name}” does not say whether the organization is its controller or processor`,
          ),
        ),
      rationale:
        "Duties differ for controllers and processors. Without the role, a reader does not know whom to turn to, and the laws cannot be checked.",
      remedy: "state role: controller or role: processor",
      example: {
        before: "services:\n  shop: { name: the shop, kind: saas }",
        after: "services:\n  shop: { name: the shop, kind: saas, role: controller }",
      },
    },
    {
      id: "consistency/role-contradiction",
      title: "A service in a role that the organization does not have",
      severity: "warning",
      citation: goodSense("GDPR Art. 4(7), 4(8)"),
      appliesWhen: "where roles: is given",
      check: ({ policy, source }) =>
        source.roles === undefined
          ? []
          : policy.services
              .filter((s) => s.role !== undefined && policy.roles[s.role] === undefined)
              .flatMap((s) =>
                fault(
                  ["services", s.id, "role"],
                  `“${s.name}” makes the organization a ${s.role}, but roles: knows no ${s.role}`,
                  { related: [{ message: "the roles are stated here", place: ["roles"] }] },
                ),
              ),
      rationale: "The section on roles and the table of services would contradict each other.",
      remedy: "state the role under roles:, or correct that of the service",
      example: {
        before:
          "roles:\n  processor: { actsOn: [contract] }\nservices:\n  site: { name: the website, kind: website, role: controller }",
        after:
          "roles:\n  controller: { alsoCalled: [business] }\n  processor: { actsOn: [contract] }\nservices:\n  site: { name: the website, kind: website, role: controller }",
      },
    },
    {
      id: "consistency/own-purpose-on-instructions",
      title: "Own purposes in a service on documented instructions",
      severity: "error",
      citation: goodSense("GDPR Art. 28(3)(a), 28(10)"),
      appliesWhen: "where a processor acts on documented instructions",
      check: ({ policy }) =>
        !policy.roles.processor?.actsOn?.includes("documented-instructions")
          ? []
          : processorServices(policy).flatMap((s) => {
              const own = s.purposes.find((p) => p.role === "controller");
              return own ? ownPurpose(s, own, "runs on documented instructions only") : [];
            }),
      rationale:
        "A processor that decides on purposes itself becomes a controller, with all duties of one; the contract with the customer says the opposite.",
      remedy:
        "give the purpose role: processor, or the service role: controller, or take the purpose from it",
      example: {
        before:
          "roles:\n  processor: { actsOn: [documented-instructions] }\nservices:\n  backup: { name: backup, kind: managed-service, role: processor, purposes: [research] }\npurposes:\n  research: { name: market research, role: controller }",
        after:
          "roles:\n  processor: { actsOn: [documented-instructions] }\nservices:\n  backup: { name: backup, kind: managed-service, role: processor, purposes: [recovery] }\npurposes:\n  recovery: { name: recovery of lost files, role: processor }",
      },
    },
    {
      id: "consistency/own-use-of-customer-data",
      title: "Own use of customer data",
      severity: "error",
      citation: goodSense("GDPR Art. 28(10)"),
      appliesWhen: "to the data that services handle for customers",
      check: ({ policy }) => ownUses(policy),
      rationale:
        "Data that belong to a customer and serve ends of one's own need a role and a legal basis of one's own.",
      remedy: "end the use, or give the controller's service a data category of its own",
      example: {
        before:
          "services:\n  mail: { name: mail, kind: saas, role: processor, data: [messages] }\n  insight: { name: market insight, kind: saas, role: controller, data: [messages] }\ndata:\n  messages: { name: Messages }",
        after:
          "services:\n  mail: { name: mail, kind: saas, role: processor, data: [messages] }\n  insight: { name: market insight, kind: saas, role: controller, data: [surveys] }\ndata:\n  messages: { name: Messages }\n  surveys: { name: Surveys }",
      },
    },
    {
      id: "consistency/withdrawal-without-consent",
      title: "Withdrawal of consent without a purpose that rests on consent",
      severity: "warning",
      citation: goodSense("GDPR Art. 7(3)"),
      appliesWhen: "where legal bases are stated",
      check: (facts) =>
        presupposes(facts, "withdraw-consent", ["consent"], "no purpose rests on consent"),
      rationale:
        "There is nothing to withdraw; the reader is promised an empty right, or a basis is missing.",
      remedy: "give the purpose that needs it legalBasis: consent, or leave the right out",
      example: {
        before:
          "rights:\n  eu:\n    jurisdictions: [EU]\n    grants:\n      consent: { rights: [withdraw-consent] }\npurposes:\n  sale: { name: selling, legalBasis: contract }",
        after:
          "rights:\n  eu:\n    jurisdictions: [EU]\n    grants:\n      consent: { rights: [withdraw-consent] }\npurposes:\n  news: { name: sending news, legalBasis: consent }",
      },
    },
    {
      id: "consistency/consent-without-withdrawal",
      title: "Consent without the right to withdraw it",
      severity: "warning",
      citation: goodSense("GDPR Art. 7(3)"),
      appliesWhen: "where a purpose rests on consent",
      check: ({ policy }) => {
        const purpose = policy.purposes.find((p) => p.legalBasis === "consent");
        if (purpose === undefined || grantPlace(policy, "withdraw-consent")) return [];
        return fault(
          ["purposes", purpose.id, "legalBasis"],
          `“${purpose.name}” rests on consent, but no right to withdraw consent is granted`,
        );
      },
      rationale:
        "Consent must be as easy to withdraw as to give, and people must know it before they give it.",
      remedy: "grant withdraw-consent under rights:",
      example: {
        before: "purposes:\n  news: { name: sending news, legalBasis: consent }",
        after:
          "purposes:\n  news: { name: sending news, legalBasis: consent }\nrights:\n  eu:\n    jurisdictions: [EU]\n    grants:\n      consent: { rights: [withdraw-consent] }",
      },
    },
    {
      id: "consistency/objection-without-interests",
      title: "Objection without a basis that allows it",
      severity: "warning",
      citation: goodSense("GDPR Art. 21(1)"),
      appliesWhen: "where legal bases are stated",
      check: (facts) =>
        presupposes(
          facts,
          "objection",
          ["legitimate-interests", "public-task"],
          "no purpose rests on legitimate interests or a public task",
        ),
      rationale:
        "People can object to processing that rests on legitimate interests or a public task. Where no purpose does, the right reads as more than it is.",
      remedy:
        "state the legitimate interests of the purpose that rests on them, or leave the right out",
      example: {
        before:
          "rights:\n  eu:\n    jurisdictions: [EU]\n    grants:\n      objection: { rights: [objection] }\npurposes:\n  sale: { name: selling, legalBasis: contract }",
        after:
          "rights:\n  eu:\n    jurisdictions: [EU]\n    grants:\n      objection: { rights: [objection] }\npurposes:\n  safety: { name: stopping fraud, legalBasis: legitimate-interests, interests: stopping fraud }",
      },
    },
    {
      id: "consistency/portability-without-basis",
      title: "Portability without consent or contract",
      severity: "warning",
      citation: goodSense("GDPR Art. 20(1)"),
      appliesWhen: "where legal bases are stated",
      check: (facts) =>
        presupposes(
          facts,
          "portability",
          ["consent", "contract"],
          "no purpose rests on consent or a contract",
        ),
      rationale:
        "Under the GDPR, data are portable where they are processed on consent or a contract.",
      remedy:
        "state the basis of the purposes that rest on consent or a contract, or leave the right out",
      example: {
        before:
          "rights:\n  eu:\n    jurisdictions: [EU]\n    grants:\n      portability: { rights: [portability] }\npurposes:\n  tax: { name: paying taxes, legalBasis: legal-obligation }",
        after:
          "rights:\n  eu:\n    jurisdictions: [EU]\n    grants:\n      portability: { rights: [portability] }\npurposes:\n  sale: { name: selling, legalBasis: contract }",
      },
    },
    {
      id: "consistency/rights-without-legal-basis",
      title: "Rights under the GDPR, but no legal basis for any purpose",
      severity: "warning",
      citation: goodSense("GDPR Art. 6(1), 13(1)(c)"),
      appliesWhen: "where rights are granted under the GDPR or the UK GDPR",
      check: ({ policy }) => {
        const group = policy.rights.find((g) => g.laws?.some((law) => law.endsWith("GDPR")));
        if (!group || policy.purposes.some((p) => p.legalBasis)) return [];
        return fault(
          ["purposes"],
          "rights under the GDPR are granted, but no purpose has a legal basis",
          { related: [{ message: "the rights are granted here", place: ["rights", group.id] }] },
        );
      },
      rationale:
        "Several of these rights depend on the legal basis. A policy that grants them and names none leaves people unable to use them.",
      remedy: "give each purpose its legalBasis:",
      example: {
        before:
          "rights:\n  eu:\n    jurisdictions: [EU]\n    laws: [GDPR]\n    grants:\n      access: { rights: [access] }\npurposes:\n  sale: { name: selling }",
        after:
          "rights:\n  eu:\n    jurisdictions: [EU]\n    laws: [GDPR]\n    grants:\n      access: { rights: [access] }\npurposes:\n  sale: { name: selling, legalBasis: contract }",
      },
    },
    {
      id: "consistency/requests-without-response-time",
      title: "Rights without a time in which a request is answered",
      severity: "warning",
      citation: goodSense("GDPR Art. 12(3); Cal. Civ. Code § 1798.130(a)(2)(A)"),
      appliesWhen: "where rights are granted",
      section: "rights",
      check: ({ policy }) =>
        policy.rights.length === 0
          ? []
          : stated(
              ["requests", "responseTime"],
              policy.requests.responseTime,
              "rights are granted, but the time in which a request is answered is not stated",
            ),
      rationale:
        "A right without a time can be put off for ever; every law that grants one sets a time.",
      remedy: "state requests.responseTime, such as P1M or P45D",
      example: {
        before:
          "rights:\n  all:\n    jurisdictions: [US]\n    grants:\n      access: { rights: [access] }",
        after:
          "rights:\n  all:\n    jurisdictions: [US]\n    grants:\n      access: { rights: [access] }\nrequests:\n  responseTime: P45D",
      },
    },
    {
      id: "consistency/retention-without-period",
      title: "Retention by criteria only",
      severity: "warning",
      citation: goodSense("GDPR Art. 13(2)(a); Cal. Civ. Code § 1798.100(a)(3)"),
      appliesWhen: "to every retention rule",
      section: "retention",
      check: ({ policy }) =>
        policy.retention.flatMap((r) =>
          stated(
            ["retention", r.id, "period"],
            r.period,
            `retention of ${r.name ? `“${r.name}”` : "personal data"} names ${r.criteria ? "only criteria" : "neither period nor criteria"}`,
          ),
        ),
      rationale:
        "Criteria are allowed only where a period cannot be given. A customer cannot plan, and an auditor cannot check, with “it depends”.",
      remedy: "state period: and after:, or waive it where a period is not possible",
      example: {
        before: "retention:\n  logs: { name: system logs, criteria: [service-type] }",
        after: "retention:\n  logs: { name: system logs, period: P90D, after: collection }",
      },
    },
    {
      id: "consistency/retention-beyond-limit",
      title: "Retention longer than a limit stated elsewhere",
      severity: "error",
      citation: goodSense("GDPR Art. 5(1)(e)"),
      appliesWhen: "where a service states keptAtMost",
      check: ({ policy }) => policy.services.flatMap(beyondLimit),
      rationale:
        "The contract sets a limit for the service, and the policy announces that it is broken.",
      remedy: "shorten the period, or correct keptAtMost",
      example: {
        before:
          "services:\n  mail: { name: mail, kind: saas, keptAtMost: P1Y, retention: [mail] }\nretention:\n  mail: { name: mail, period: P2Y, after: contract-end }",
        after:
          "services:\n  mail: { name: mail, kind: saas, keptAtMost: P1Y, retention: [mail] }\nretention:\n  mail: { name: mail, period: P6M, after: contract-end }",
      },
    },
    {
      id: "consistency/transfer-without-mechanism",
      title: "A subprocessor in a third country without a transfer mechanism",
      severity: "warning",
      citation: goodSense("GDPR Art. 44"),
      appliesWhen:
        "to every subprocessor whose country is outside the EEA, where the policy speaks of the EU, the EEA or the United Kingdom",
      check: (facts) => {
        const { policy } = facts;
        const named = [...policy.jurisdictions, ...inferredPlaces(facts.policy)];
        if (!named.some((place) => EEA.includes(place) || place === "GB")) return [];
        return policy.subprocessors
          .filter((s) => s.country && !EEA.includes(s.country) && s.country !== "GB")
          .flatMap((s) =>
            stated(
              ["subprocessors", s.id, "transfer"],
              s.transfer,
              `“${s.name}” is in a third country (${s.country}), and no transfer mechanism is stated`,
            ),
          );
      },
      rationale:
        "Data that leave the EEA or the United Kingdom need a safeguard, and customers ask for it by name.",
      remedy: "state transfer: with its mechanism",
      example: {
        before:
          "jurisdictions: [EU]\nsubprocessors:\n  host: { name: Host Ltd., kind: company, country: IN }",
        after:
          "jurisdictions: [EU]\nsubprocessors:\n  host: { name: Host Ltd., kind: company, country: IN, transfer: { mechanism: standard-contractual-clauses } }",
      },
    },
    {
      id: "consistency/access-commitments-differ",
      title: "Access commitments that differ",
      severity: "warning",
      citation: goodSense("GDPR Art. 32(1), 32(4)"),
      appliesWhen: "where several groups of staff hold the same kind of access",
      check: ({ policy }) => differingAccess(policy),
      rationale:
        "Two groups hold the same access, but are held to different safeguards: either one promise is too much, or the other too little.",
      remedy:
        "hold all groups with this access to the same safeguards, or say why they differ by another kind of access",
      example: {
        before:
          "staff:\n  engineers: { name: engineers, access: [privileged], safeguards: [mfa, logs] }\n  partners: { name: partners, access: [privileged], safeguards: [mfa] }\nsafeguards:\n  mfa: { name: multi-factor authentication }\n  logs: { name: access logs }",
        after:
          "staff:\n  engineers: { name: engineers, access: [privileged], safeguards: [mfa, logs] }\n  partners: { name: partners, access: [privileged], safeguards: [mfa, logs] }\nsafeguards:\n  mfa: { name: multi-factor authentication }\n  logs: { name: access logs }",
      },
    },
    {
      id: "consistency/expired-review",
      title: "The date of the next review has passed",
      severity: "error",
      citation: goodSense("GDPR Art. 24(1)"),
      appliesWhen: "where a review date is stated and the day of the check is known",
      check: ({ policy, asOf }) =>
        expired(asOf, policy.policy.reviewBy, ["policy", "reviewBy"], "the review was due on"),
      rationale: "The policy itself says that it is out of date.",
      remedy: "review the policy and move reviewBy:",
      example: {
        before:
          "policy:\n  { id: p, version: 1.0.0, effective: 2020-01-01, reviewBy: 2021-01-01, status: in-force, languages: [en] }",
        after:
          "policy:\n  { id: p, version: 1.1.0, effective: 2020-01-01, reviewBy: 2099-01-01, status: in-force, languages: [en] }",
      },
    },
    {
      id: "consistency/expired-transfer",
      title: "A transfer safeguard has run out",
      severity: "error",
      citation: goodSense("GDPR Art. 44 to 46"),
      appliesWhen: "where a transfer has a date and the day of the check is known",
      check: ({ policy, asOf }) =>
        policy.subprocessors.flatMap((s) =>
          expired(
            asOf,
            s.transfer?.until,
            ["subprocessors", s.id, "transfer", "until"],
            `the transfer safeguard of “${s.name}” ran out on`,
          ),
        ),
      rationale: "Without a valid safeguard, the transfer is unlawful from that day on.",
      remedy: "renew the safeguard, name another, or end the transfer",
      example: {
        before:
          "subprocessors:\n  host: { name: Host Inc., kind: company, country: US, transfer: { mechanism: data-privacy-framework, until: 2024-05-01 } }",
        after:
          "subprocessors:\n  host: { name: Host Inc., kind: company, country: US, transfer: { mechanism: data-privacy-framework, until: 2099-05-01 } }",
      },
    },
    {
      id: "consistency/absent-but-present",
      title: "A fact that is both declared absent and stated",
      severity: "error",
      citation: transparency,
      appliesWhen: "where facts are declared absent",
      check: (facts) => contradictedAbsences(facts),
      rationale: "The document would deny in one sentence what it says in another.",
      remedy: "remove the entry under absent:, or the fact",
      example: {
        before:
          "absent:\n  cookies: { reason: We need none. }\ncookies:\n  s: { name: s, purpose: login, essential: true }",
        after: "absent:\n  cookies: { reason: We need none. }",
      },
    },
  ],
});

function unused(policy: LinkedPolicy, source: Facts["source"]): Outcome[] {
  const used = {
    safeguards: [...policy.staff, policy.security].flatMap((holder) => holder.safeguards),
    purposes: policy.services.flatMap((s) => s.purposes),
    retention: [...policy.services, ...policy.data].flatMap((holder) => holder.retention),
    audiences: policy.data.flatMap((d) => d.subjects),
  };
  return Object.entries(used).flatMap(([collection, entries]) => {
    const ids = new Set(entries.map(({ id }) => id));
    // Where nothing refers to a collection at all, its entries are of the whole organization.
    const optional = collection !== "safeguards" && ids.size === 0;
    if (optional) return [];
    const all = Object.keys(source[collection as keyof typeof used] ?? {});
    return all
      .filter((id) => !ids.has(id))
      .flatMap((id) => fault([collection, id], `nothing uses “${id}” of ${collection}`));
  });
}

function unreachable({ services, data }: LinkedPolicy): Outcome[] {
  if (services.length === 0) return [];
  const parts: Record<string, (holder: LinkedData) => readonly { id: string }[]> = {
    audiences: (d) => d.subjects,
    retention: (d) => d.retention,
    subprocessors: (d) => d.disclosedTo,
  };
  const ofService: Record<string, (service: LinkedService) => readonly { id: string }[]> = {
    retention: (s) => s.retention,
    subprocessors: (s) => s.subprocessors,
  };
  const collected = data.filter((d) => d.services.length > 0);
  const uncollected = data.filter((d) => d.services.length === 0);
  return Object.entries(parts).flatMap(([collection, part]) => {
    const ofServices = services.flatMap((s) => ofService[collection]?.(s) ?? []);
    const reached = new Set([...ofServices, ...collected.flatMap(part)].map(({ id }) => id));
    const holders = new Map(uncollected.flatMap((d) => part(d).map(({ id }) => [id, d])));
    return [...holders]
      .filter(([id]) => !reached.has(id))
      .flatMap(([id, d]) =>
        fault([collection, id], `only “${d.name}” use “${id}”, and no service collects them`, {
          related: [{ message: "no service collects these data", place: ["data", d.id] }],
        }),
      );
  });
}

/** Services without purposes or retention, where these are given by service or not at all. */
function withoutPart(policy: LinkedPolicy, part: "purposes" | "retention", says: string) {
  const byService = policy.services.some((s) => s[part].length > 0);
  const byData = (s: LinkedService) =>
    part === "retention" && s.data.length > 0 && s.data.every((d) => d.retention.length > 0);
  if (!byService && policy[part].length > 0) return answered([part]);
  return policy.services.flatMap((s) =>
    byData(s)
      ? answered(["services", s.id, "data"])
      : stated(
          ["services", s.id, part],
          s[part],
          `nothing ${says} “${s.name}” ${part === "purposes" ? "handles personal data" : "keeps personal data"}`,
        ),
  );
}

function processorServices(policy: LinkedPolicy): LinkedService[] {
  return policy.services.filter((s) => s.role === "processor");
}

function ownUses(policy: LinkedPolicy): Outcome[] {
  const bound = policy.roles.processor?.actsOn?.includes("documented-instructions");
  const purposes = processorServices(policy).flatMap((s) => {
    const own = bound ? undefined : s.purposes.find((p) => p.role === "controller");
    return own ? ownPurpose(s, own, "handles the data of customers") : [];
  });
  const data = policy.data.flatMap((category) => {
    const forOthers = category.services.find((s) => s.role === "processor");
    const own = category.services.find((s) => s.role === "controller");
    if (!forOthers || !own) return [];
    return fault(
      ["services", own.id, "data"],
      `“${own.name}” uses “${category.name}” as a controller; “${forOthers.name}” handles them for customers`,
      { related: [{ message: "here they are a customer's", place: ["services", forOthers.id] }] },
    );
  });
  return [...purposes, ...data];
}

function ownPurpose(
  service: LinkedService,
  purpose: LinkedService["purposes"][number],
  but: string,
): Outcome[] {
  return fault(
    ["services", service.id, "purposes"],
    `“${service.name}” ${but}, but serves the organization's own purpose “${purpose.name}”`,
    { related: [{ message: "the purpose is stated here", place: ["purposes", purpose.id] }] },
  );
}

type Right = "withdraw-consent" | "objection" | "portability";

function grantPlace(policy: LinkedPolicy, right: Right): Place | undefined {
  for (const group of policy.rights) {
    for (const [id, grant] of Object.entries(group.grants)) {
      if (grant.rights.includes(right)) return ["rights", group.id, "grants", id];
    }
  }
  return undefined;
}

// Where no basis is stated at all, that is the fault, and another rule names it.
function presupposes(
  { policy }: Facts,
  right: Right,
  bases: readonly string[],
  but: string,
): Outcome[] {
  const place = grantPlace(policy, right);
  const stated = policy.purposes.flatMap((p) => p.legalBasis ?? []);
  if (!place || stated.length === 0 || stated.some((basis) => bases.includes(basis))) return [];
  return fault(place, `the right “${right}” is granted, but ${but}`);
}

function beyondLimit(service: LinkedService): Outcome[] {
  const { keptAtMost } = service;
  if (keptAtMost === undefined) return [];
  const rules = [...service.retention, ...service.data.flatMap((d) => d.retention)];
  const longer = [...new Set(rules)].filter(
    (r) => r.period && inDays(r.period) > inDays(keptAtMost),
  );
  return longer.flatMap((rule) =>
    fault(
      ["retention", rule.id, "period"],
      `“${rule.name ?? rule.id}” is kept for ${rule.period}, longer than the ${keptAtMost} to which “${service.name}” is bound`,
      {
        related: [
          { message: "the limit is stated here", place: ["services", service.id, "keptAtMost"] },
        ],
      },
    ),
  );
}

function differingAccess(policy: LinkedPolicy): Outcome[] {
  const first = new Map<string, LinkedPolicy["staff"][number]>();
  return policy.staff.flatMap((group) =>
    group.access.flatMap((kind) => {
      const other = first.get(kind);
      if (other === undefined) {
        first.set(kind, group);
        return [];
      }
      const lacks = (a: typeof group, b: typeof group) =>
        a.safeguards.filter((s) => !b.safeguards.includes(s)).map(({ id }) => id);
      const difference = [...lacks(other, group), ...lacks(group, other)];
      if (difference.length === 0) return [];
      return fault(
        ["staff", group.id],
        `“${group.name}” and “${other.name}” both hold ${kind} access, but differ in ${difference.join(", ")}`,
        { related: [{ message: `“${other.name}” is stated here`, place: ["staff", other.id] }] },
      );
    }),
  );
}

function expired(
  asOf: string | undefined,
  date: string | undefined,
  place: Place,
  message: string,
): Outcome[] {
  if (asOf === undefined || date === undefined) return [];
  return date < asOf ? fault(place, `${message} ${date}`) : answered(place);
}

/** Whether a country is another than the organization's; the EEA, and the United States, are one. */
function isAbroad({ organization: { place } }: LinkedPolicy, country: string | undefined): boolean {
  if (place === undefined || country === undefined) return false;
  const isHome = (area: readonly string[]) => area.includes(place) && area.includes(country);
  return place !== country && ![EEA, UNITED_STATES].some(isHome);
}

function contradictedAbsences(facts: Facts): Outcome[] {
  const { policy } = facts;
  const contact = (role: string) => {
    const found = policy.contacts.find((c) => c.role === role);
    return found && ["contacts", found.id];
  };
  const entry = (collection: string, found: { id: string } | undefined) =>
    found && [collection, found.id];
  const present: Record<string, Place | undefined> = {
    "data-protection-officer": contact("data-protection-officer"),
    "eu-representative": contact("eu-representative"),
    "uk-representative": contact("uk-representative"),
    "automated-decisions":
      Object.keys(policy.automatedDecisions).length > 0 ? ["automatedDecisions"] : undefined,
    transfers: entry(
      "subprocessors",
      policy.subprocessors.find((s) => s.transfer || isAbroad(policy, s.country)),
    ),
    cookies: entry("cookies", policy.cookies[0]),
    "sensitive-data": entry(
      "data",
      policy.data.find((d) => d.sensitive),
    ),
    "third-party-sources": entry(
      "data",
      policy.data.find((d) => d.sources?.some((s) => s === "third-party" || s === "public-source")),
    ),
    subprocessors: entry("subprocessors", policy.subprocessors[0]),
    "required-data": entry(
      "data",
      policy.data.find((d) => d.required && d.required.by !== "choice"),
    ),
  };
  return Object.entries(present).flatMap(([fact, place]) =>
    place && isAbsent(facts, fact)
      ? fault(["absent", fact], `“${fact}” is declared absent, but ${place.join(".")} states it`, {
          related: [{ message: "it is stated here", place }],
        })
      : [],
  );
}
