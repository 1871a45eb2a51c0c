import { ofData, rightGranted } from "./checks.js";
import { controls, type Facts, gate, inDays, isAbsent, ownData, reaches } from "./facts.js";
import {
  answered,
  definePack,
  fault,
  least,
  type Outcome,
  type Reach,
  stated,
  unsure,
} from "./rule.js";

const code = (section: string, from = "2023-01-01") => ({
  provision: `Cal. Civ. Code § ${section}`,
  from,
});
const regulation = (section: string, from = "2023-03-29") => ({
  provision: `11 CCR § ${section}`,
  from,
});
/** The regulations as amended are in force from this day. */
const AMENDED = "2026-01-01";
const CALIFORNIA = ["US-CA", "US"];

/** The California Consumer Privacy Act as amended by the CPRA, and its regulations. */
export const california = definePack({
  name: "california",
  title: "California Consumer Privacy Act",
  jurisdiction: "California",
  runsWhen:
    "where the policy reaches California and the organization is a controller above a threshold of Cal. Civ. Code § 1798.140(d); while gates.ccpa is not answered, it gives advice",
  applies: (facts) => least(reaches(facts, ["US-CA"], ["US"]), ccpaGate(facts), controls(facts)),
  rules: [
    {
      id: "california/categories",
      title: "Categories of the last 12 months",
      severity: "error",
      citation: regulation("7011(e)(1)(A); Civ. Code § 1798.130(a)(5)(B)"),
      appliesWhen: "to every data category of a business",
      section: "data-collected",
      check: (facts) =>
        ofData(facts, "ccpa", (name) => `“${name}” is mapped to no category of the statute`),
      rationale:
        "The categories collected in the last 12 months must be named with reference to the list of § 1798.140(v)(1) that most closely describes them (§ 1798.130(c)).",
      remedy: "map the category with ccpa:",
      example: {
        before: "data:\n  account: { name: Account data }",
        after: "data:\n  account: { name: Account data, ccpa: [identifiers] }",
      },
    },
    {
      id: "california/sources",
      title: "Categories of sources",
      severity: "error",
      citation: regulation("7011(e)(1)(B); Civ. Code § 1798.110(c)(2)"),
      appliesWhen: "to every data category of a business",
      section: "data-collected",
      check: (facts) =>
        ofData(facts, "sources", (name) => `where “${name}” comes from is not stated`),
      rationale: "The policy must name the categories of sources.",
      remedy: "state sources: of the category",
      example: {
        before: "data:\n  account: { name: Account data }",
        after: "data:\n  account: { name: Account data, sources: [data-subject] }",
      },
    },
    {
      id: "california/purposes",
      title: "Purposes of the collection",
      severity: "error",
      citation: regulation("7011(e)(1)(C); Civ. Code § 1798.110(c)(3)"),
      appliesWhen: "to a business",
      section: "how-we-use",
      check: ({ policy }) => stated(["purposes"], policy.purposes, "no purpose is stated"),
      rationale:
        "The policy must name the business or commercial purpose of the collection, in a way that consumers understand.",
      remedy: "list the purposes under purposes:",
      example: {
        before: "organization:\n  name: Example Inc.",
        after: "purposes:\n  sale: { name: selling }",
      },
    },
    {
      id: "california/sold-or-shared",
      title: "What was sold or shared, or that nothing was",
      severity: "error",
      citation: regulation("7011(e)(1)(D) to (F); Civ. Code § 1798.130(a)(5)(C)(i)"),
      appliesWhen: "to a business",
      section: "sharing-and-subprocessors",
      check: saleStated,
      rationale:
        "The policy must list what was sold or shared in the last 12 months, to which categories of third parties and for which purpose, or say that nothing was.",
      remedy:
        "state sale.sold and sale.shared; where one is true, sale.purpose, and soldTo: of each category that was",
      example: { before: "sale:\n  sold: false", after: "sale:\n  sold: false\n  shared: false" },
    },
    {
      id: "california/under-sixteen",
      title: "Sale of the data of people under 16",
      severity: "error",
      citation: regulation("7011(e)(1)(G)"),
      appliesWhen: "to a business",
      section: "sharing-and-subprocessors",
      check: ({ policy }) =>
        stated(
          ["sale", "underSixteen"],
          policy.sale.underSixteen,
          "whether data of people under 16 are knowingly sold or shared is not stated",
        ),
      rationale:
        "The policy must say whether the business has actual knowledge that it sells or shares data of consumers under 16, which needs an opt-in.",
      remedy: "state sale.underSixteen",
      example: {
        before: "sale:\n  sold: false",
        after: "sale:\n  sold: false\n  underSixteen: false",
      },
    },
    {
      id: "california/disclosed",
      title: "What was disclosed for a business purpose, and to whom",
      severity: "error",
      citation: regulation("7011(e)(1)(H) to (J); Civ. Code § 1798.130(a)(5)(C)(ii)", AMENDED),
      appliesWhen: "to every data category of a business",
      section: "data-collected",
      check: disclosures,
      rationale:
        "The policy must list the categories disclosed in the last 12 months, to which categories of third parties, and since 2026 of service providers and contractors, and for which purpose; or say that nothing was disclosed.",
      remedy:
        "state disclosedTo: of the category and purpose: of its recipients, or declare subprocessors under absent:",
      example: {
        before: "data:\n  account: { name: Account data }",
        after:
          "data:\n  account: { name: Account data, disclosedTo: [hosting] }\nsubprocessors:\n  hosting: { name: hosting providers, kind: category, purpose: hosting }",
      },
    },
    {
      id: "california/sensitive",
      title: "Sensitive personal information",
      severity: "error",
      citation: regulation("7011(e)(1)(K); Civ. Code § 1798.121"),
      appliesWhen: "to a business",
      section: "sharing-and-subprocessors",
      check: sensitiveUse,
      rationale:
        "The policy must say whether sensitive personal information is used or disclosed for purposes beyond those of 11 CCR § 7027(m).",
      remedy:
        "state sensitive: of each category, and sale.sensitiveUse where one is; or declare sensitive-data under absent:",
      example: {
        before: "data:\n  health: { name: Health data, sensitive: true }",
        after:
          "data:\n  health: { name: Health data, sensitive: true }\nsale:\n  sensitiveUse: service-only",
      },
    },
    {
      id: "california/limit-sensitive",
      title: "Right to limit the use of sensitive data",
      severity: "error",
      citation: code("1798.121"),
      appliesWhen: "where sensitive data serve purposes beyond the service",
      section: "rights",
      applies: ({ policy }) => (policy.sale.sensitiveUse === "beyond-service" ? "certain" : "no"),
      check: (facts) =>
        rightGranted(facts, CALIFORNIA, "limit-use-of-sensitive-data", "California"),
      rationale:
        "Consumers may limit the use of sensitive data to what the service that they asked for needs.",
      remedy: "grant limit-use-of-sensitive-data under rights: for California",
      example: {
        before: "sale:\n  sensitiveUse: beyond-service",
        after:
          "sale:\n  sensitiveUse: beyond-service\nrights:\n  ca:\n    jurisdictions: [US-CA]\n    grants:\n      limit: { rights: [limit-use-of-sensitive-data] }",
      },
    },
    {
      id: "california/retention",
      title: "Retention of each category",
      severity: "error",
      citation: code("1798.100(a)(3)"),
      appliesWhen: "to every data category of a business",
      section: "data-collected",
      check: (facts) =>
        ownData(facts).flatMap((d) => {
          const byService =
            d.services.length > 0 && d.services.every((s) => s.retention.length > 0);
          return byService
            ? answered(["services", d.services[0]?.id ?? "", "retention"])
            : stated(
                ["data", d.id, "retention"],
                d.retention,
                `how long “${d.name}” is kept is not stated`,
              );
        }),
      rationale:
        "At or before collection, consumers must be told how long each category is kept, or the criteria for it; the policy is where that notice can stand.",
      remedy: "name the rule under retention: of the category or of its services",
      example: {
        before: "data:\n  account: { name: Account data }",
        after:
          "data:\n  account: { name: Account data, retention: [account] }\nretention:\n  account: { name: account data, period: P1Y, after: account-closure }",
      },
    },
    ...(
      [
        ["know", "access", "1798.110"],
        ["delete", "deletion", "1798.105"],
        ["correct", "correction", "1798.106"],
        ["equal-treatment", "non-discrimination", "1798.125"],
      ] as const
    ).map(([short, right, section]) => ({
      id: `california/right-to-${short}` as const,
      title: `Right to ${short.replaceAll("-", " ")}`,
      severity: "error" as const,
      citation: code(`${section}; 11 CCR § 7011(e)(2)`),
      appliesWhen: "to a business",
      section: "rights",
      check: (facts: Facts) => rightGranted(facts, CALIFORNIA, right, "California"),
      rationale: "The policy must explain each right that a consumer has under the Act.",
      remedy: `grant ${right} under rights: for California`,
      example: {
        before:
          "rights:\n  ca:\n    jurisdictions: [US-CA]\n    grants:\n      sale: { rights: [opt-out-of-sale] }",
        after: `rights:\n  ca:\n    jurisdictions: [US-CA]\n    grants:\n      it: { rights: [${right}] }`,
      },
    })),
    {
      id: "california/opt-out",
      title: "Right to opt out, and where",
      severity: "error",
      citation: code("1798.120, 1798.135(a)"),
      appliesWhen: "where personal data are sold or shared",
      section: "sharing-and-subprocessors",
      applies: ({ policy }) => saleReach(policy.sale),
      check: (facts) => [
        ...rightGranted(facts, CALIFORNIA, "opt-out-of-sale", "California"),
        ...stated(
          ["sale", "optOut"],
          facts.policy.sale.optOut,
          "where people opt out of sale and sharing is not stated",
        ),
      ],
      rationale:
        "A business that sells or shares must tell consumers of their right to opt out, and offer a link for it or honor opt-out preference signals in a frictionless manner.",
      remedy: "grant opt-out-of-sale for California, and state sale.optOut",
      example: {
        before: "sale:\n  sold: true\n  shared: false",
        after:
          "sale:\n  sold: true\n  shared: false\n  optOut: https://example.com/opt-out\nrights:\n  ca:\n    jurisdictions: [US-CA]\n    grants:\n      sale: { rights: [opt-out-of-sale] }",
      },
    },
    {
      id: "california/request-methods",
      title: "At least two ways to make a request",
      severity: "error",
      citation: code("1798.130(a)(1)(A)"),
      appliesWhen:
        "to a business; while gates.ccpa.onlineOnly is not answered, it gives advice where an email address may be enough",
      section: "rights",
      check: requestMethods,
      rationale:
        "A business must offer two or more methods, a toll-free number among them. One that operates online only and deals with its consumers directly needs no more than an email address.",
      remedy:
        "state two or more requests.methods, one of them toll-free-phone; or answer gates.ccpa.onlineOnly, and offer email",
      example: {
        before: "requests:\n  methods: [web-form]",
        after: "requests:\n  methods: [web-form, toll-free-phone]",
      },
    },
    {
      id: "california/response-time",
      title: "Confirmation in 10 business days, answer in 45 days",
      severity: "error",
      citation: code("1798.130(a)(2)(A); 11 CCR § 7021"),
      appliesWhen: "to a business; where no time is stated, it gives advice",
      section: "rights",
      check: ({ policy }) => [
        ...within(
          ["requests", "responseTime"],
          policy.requests.responseTime,
          45,
          "a request is answered",
        ),
        ...within(
          ["requests", "acknowledgement"],
          policy.requests.acknowledgement,
          14,
          "receipt is confirmed",
        ),
      ],
      rationale:
        "A request must be confirmed within 10 business days and answered within 45 days; 45 further days are allowed where the consumer is told of them.",
      remedy:
        "state requests.acknowledgement (10 business days, so P14D at most) and requests.responseTime (P45D at most)",
      example: {
        before: "requests:\n  acknowledgement: P10D\n  responseTime: P60D",
        after: "requests:\n  acknowledgement: P10D\n  responseTime: P45D",
      },
    },
    {
      id: "california/verification",
      title: "How requests are verified",
      severity: "error",
      citation: regulation("7011(e)(3)"),
      appliesWhen: "to a business",
      section: "rights",
      check: ({ policy }) =>
        stated(
          ["requests", "verification"],
          policy.requests.verification,
          "how the identity of who asks is verified is not stated",
        ),
      rationale:
        "The policy must describe in general how the business verifies a request, and what the consumer has to provide.",
      remedy: "state requests.verification",
      example: {
        before: "requests:\n  methods: [email]",
        after: "requests:\n  verification: We compare what you send us with your account.",
      },
    },
    {
      id: "california/agents",
      title: "Authorized agents",
      severity: "error",
      citation: regulation("7011(e)(3); 7063"),
      appliesWhen: "to a business",
      section: "rights",
      check: ({ policy }) =>
        stated(
          ["requests", "agents"],
          policy.requests.agents,
          "how somebody else can ask on a consumer's behalf is not stated",
        ),
      rationale:
        "The policy must say how an authorized agent can make a request on a consumer's behalf.",
      remedy: "state requests.agents",
      example: {
        before: "requests:\n  methods: [email]",
        after: "requests:\n  agents: An agent can ask with your signed permission.",
      },
    },
    {
      id: "california/opt-out-signal",
      title: "Opt-out preference signals",
      severity: "error",
      citation: regulation("7025; 7011(e)(3)", AMENDED),
      appliesWhen: "where personal data are sold or shared, or may be",
      section: "cookies",
      applies: ({ policy }) => saleReach(policy.sale),
      check: ({ policy }) =>
        policy.tracking.optOutSignal === "ignored"
          ? fault(
              ["tracking", "optOutSignal"],
              "opt-out preference signals are ignored, but personal data are or may be sold or shared",
            )
          : stated(
              ["tracking", "optOutSignal"],
              policy.tracking.optOutSignal,
              "how opt-out preference signals are treated is not stated",
            ),
      rationale:
        "A business that sells or shares must treat a signal such as Global Privacy Control as an opt-out and, since 2026, show that it has processed it.",
      remedy: "honor the signal, and state tracking.optOutSignal: honored",
      example: {
        before: "sale:\n  sold: true\ntracking:\n  optOutSignal: ignored",
        after: "sale:\n  sold: true\ntracking:\n  optOutSignal: honored",
      },
    },
    {
      id: "california/contact",
      title: "A contact for questions",
      severity: "error",
      citation: regulation("7011(e)(3)"),
      appliesWhen: "to a business",
      section: "contact",
      check: ({ policy }) =>
        stated(["contacts"], policy.contacts, "there is no contact for questions"),
      rationale:
        "The policy must name a contact for questions, by a method that suits how the business deals with consumers.",
      remedy: "add a contact",
      example: {
        before: "organization:\n  name: Example Inc.",
        after: "contacts:\n  privacy: { email: privacy@example.com }",
      },
    },
    {
      id: "california/last-updated",
      title: "Updated within the last 12 months",
      severity: "error",
      citation: code("1798.130(a)(5); 11 CCR § 7011(e)(4)"),
      appliesWhen: "to a business; the age is judged where the day of the check is known",
      section: "introduction",
      check: lastUpdated,
      rationale:
        "The policy must be updated at least once every 12 months, and state when it last was.",
      remedy: "review the policy, and move policy.updated or policy.effective",
      example: {
        before:
          "policy:\n  { id: p, version: 1.0.0, effective: 2019-01-01, status: in-force, languages: [en] }",
        after:
          "policy:\n  { id: p, version: 1.0.0, effective: 2019-01-01, updated: 2099-01-01, status: in-force, languages: [en] }",
      },
    },
  ],
});

function ccpaGate({ source }: Facts): Reach {
  const { revenue, consumers, saleRevenue } = source.gates?.ccpa ?? {};
  return gate(["gates", "ccpa"], { revenue, consumers, saleRevenue });
}

function disclosures(facts: Facts): Outcome[] {
  if (isAbsent(facts, "subprocessors")) return answered(["absent", "subprocessors"]);
  const recipients = new Set(ownData(facts).flatMap((d) => d.disclosedTo));
  return [
    ...ofData(
      facts,
      "disclosedTo",
      (name) => `whether “${name}” was disclosed in the last 12 months, and to whom, is not stated`,
    ),
    ...[...recipients].flatMap((r) =>
      stated(
        ["subprocessors", r.id, "purpose"],
        r.purpose,
        `for what purpose data were disclosed to “${r.name}” is not stated`,
      ),
    ),
  ];
}

function saleStated({ policy }: Facts): Outcome[] {
  const { sold, shared, purpose } = policy.sale;
  const statements = [
    ...stated(["sale", "sold"], sold, "whether personal data were sold is not stated"),
    ...stated(
      ["sale", "shared"],
      shared,
      "whether personal data were shared for advertising is not stated",
    ),
  ];
  if (!(sold || shared)) return statements;
  return [
    ...statements,
    ...stated(
      ["sale", "purpose"],
      purpose,
      "for what purpose personal data are sold or shared is not stated",
    ),
    ...(policy.data.some((d) => d.soldTo)
      ? []
      : fault(["data"], "personal data are sold or shared, but no category says to whom (soldTo)")),
  ];
}

/** Whether data are sold or shared, as far as the source says. */
function saleReach({ sold, shared }: { sold?: boolean; shared?: boolean }): Reach {
  return gate(["sale"], { sold, shared });
}

function sensitiveUse(facts: Facts): Outcome[] {
  if (isAbsent(facts, "sensitive-data")) return answered(["absent", "sensitive-data"]);
  const { data, sale } = facts.policy;
  const silent = ownData(facts).filter((d) => d.sensitive === undefined);
  if (silent.length > 0) {
    return silent.flatMap((d) =>
      fault(["data", d.id, "sensitive"], `whether “${d.name}” is sensitive is not stated`),
    );
  }
  if (!data.some((d) => d.sensitive)) return data.length > 0 ? answered(["data"]) : [];
  return stated(
    ["sale", "sensitiveUse"],
    sale.sensitiveUse,
    "for what sensitive data are used is not stated",
  );
}

function requestMethods({ policy, source }: Facts): Outcome[] {
  const place = ["requests", "methods"];
  const methods = policy.requests.methods ?? [];
  const [only, second] = methods;
  if (only === undefined) return fault(place, "no way to make a request is stated");
  const { onlineOnly } = source.gates?.ccpa ?? {};
  const byEmail = methods.includes("email");
  if (byEmail && onlineOnly) return answered(place);
  if (second && methods.includes("toll-free-phone")) return answered(place);
  const message = second
    ? "none of the ways to make a request is a toll-free number"
    : `only one way to make a request is stated: ${only}`;
  return byEmail && onlineOnly === undefined ? unsure(place, message) : fault(place, message);
}

function within(
  place: string[],
  duration: string | undefined,
  days: number,
  what: string,
): Outcome[] {
  if (duration === undefined) return unsure(place, `the time in which ${what} is not stated`);
  return inDays(duration) > days
    ? fault(place, `${what} within ${duration}, but the limit is ${days} days`)
    : answered(place);
}

function lastUpdated({ policy: { policy }, asOf }: Facts): Outcome[] {
  const key = policy.updated && policy.updated > policy.effective ? "updated" : "effective";
  const date = policy[key] ?? policy.effective;
  const year = Number(date.slice(0, 4)) + 1;
  if (asOf !== undefined && asOf > `${year}${date.slice(4)}`) {
    return fault(
      ["policy", key],
      `the policy was last updated on ${date}, more than 12 months ago`,
    );
  }
  return answered(["policy", key]);
}
