import { controls, type Facts, gate, inDays, isAbsent, ownData, reaches } from "./facts.js";
import { rightGranted } from "./gdpr.js";
import { answered, definePack, fault, least, type Outcome, type Reach, stated } from "./rule.js";

const code = (section: string, from = "2023-01-01") => ({
  provision: `Cal. Civ. Code § ${section}`,
  from,
});
const regulation = (section: string) => ({ provision: `11 CCR § ${section}`, from: "2023-03-29" });
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
      check: (facts) => ofData(facts, "ccpa", "is not mapped to the categories of the statute"),
      rationale:
        "The categories collected in the last 12 months must be named after the list of § 1798.140(v)(1).",
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
      check: (facts) => ofData(facts, "sources", "has no sources"),
      rationale: "Consumers must be told from where a business collects.",
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
      rationale: "Consumers must be told why a business collects, in a way that they understand.",
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
      check: (facts) => saleStated(facts),
      rationale:
        "A list of what was sold or shared in the last 12 months is due, or the explicit statement that nothing was.",
      remedy:
        "state sale.sold and sale.shared; where one is true, soldTo: of each category that was",
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
        "The sale of the data of minors needs an opt-in; the policy must say whether it is known to happen.",
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
      citation: regulation("7011(e)(1)(H) to (J); Civ. Code § 1798.130(a)(5)(C)(ii)"),
      appliesWhen: "to every data category of a business",
      section: "data-collected",
      check: (facts) =>
        isAbsent(facts, "subprocessors")
          ? answered(["absent", "subprocessors"])
          : ofData(
              facts,
              "disclosedTo",
              "does not say to whom it was disclosed in the last 12 months",
            ),
      rationale:
        "For each category disclosed in the last 12 months, the kinds of recipients must be told.",
      remedy: "state disclosedTo: of the category, or declare subprocessors under absent:",
      example: {
        before: "data:\n  account: { name: Account data }",
        after:
          "data:\n  account: { name: Account data, disclosedTo: [hosting] }\nsubprocessors:\n  hosting: { name: hosting providers, kind: category }",
      },
    },
    {
      id: "california/sensitive",
      title: "Sensitive personal information",
      severity: "error",
      citation: regulation("7011(e)(1)(K); Civ. Code § 1798.121"),
      appliesWhen: "to a business",
      section: "sharing-and-subprocessors",
      check: (facts) => sensitiveUse(facts),
      rationale:
        "Consumers may limit the use of sensitive data beyond the service that they asked for.",
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
      rationale: "The right exists exactly where sensitive data are used beyond the service.",
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
                `how long “${d.name}” are kept is not stated`,
              );
        }),
      rationale: "The length of retention, or the criteria for it, is due for each category.",
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
        ["not-be-punished", "non-discrimination", "1798.125"],
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
      rationale: "Whoever sells or shares must offer a link by which consumers say no.",
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
      appliesWhen: "to a business",
      section: "rights",
      check: ({ policy }) => requestMethods(policy.requests.methods ?? []),
      rationale:
        "Two or more methods are due, a toll-free number among them; a business that works online only, with a direct relationship, may offer email alone.",
      remedy: "state two or more requests.methods, one of them toll-free-phone",
      example: {
        before: "requests:\n  methods: [email]",
        after: "requests:\n  methods: [email, toll-free-phone]",
      },
    },
    {
      id: "california/response-time",
      title: "Confirmation in 10 business days, answer in 45 days",
      severity: "error",
      citation: code("1798.130(a)(2)(A); 11 CCR § 7021"),
      appliesWhen: "to a business",
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
      rationale: "Both times are limits; 45 further days are allowed where the consumer is told.",
      remedy:
        "state requests.acknowledgement (10 business days, so P14D at most) and requests.responseTime (P45D at most)",
      example: {
        before: "requests:\n  responseTime: P60D",
        after: "requests:\n  acknowledgement: P10D\n  responseTime: P45D",
      },
    },
    {
      id: "california/verification",
      title: "How requests are verified",
      severity: "error",
      citation: regulation("7011(e)(3)(D)"),
      appliesWhen: "to a business",
      section: "rights",
      check: ({ policy }) =>
        stated(
          ["requests", "verification"],
          policy.requests.verification,
          "how the identity of who asks is verified is not stated",
        ),
      rationale:
        "Consumers must know what they have to show, and that nobody else can ask in their name.",
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
      citation: regulation("7011(e)(3)(H)"),
      appliesWhen: "to a business",
      section: "rights",
      check: ({ policy }) =>
        stated(
          ["requests", "agents"],
          policy.requests.agents,
          "how somebody else can ask on a consumer's behalf is not stated",
        ),
      rationale: "Consumers may send an agent, and must be told how.",
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
      citation: regulation("7025; 7011(e)(3)(F)"),
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
        "A business that sells or shares must treat a signal such as Global Privacy Control as an opt-out.",
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
      citation: regulation("7011(e)(3)(J)"),
      appliesWhen: "to a business",
      section: "contact",
      check: ({ policy }) =>
        stated(["contacts"], policy.contacts, "there is no contact for questions"),
      rationale:
        "Consumers must be able to ask about the policy in a way that suits how the business deals with them.",
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
      check: (facts) => lastUpdated(facts),
      rationale: "The policy must be updated at least once every 12 months, and say when it was.",
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
  return gate([revenue, consumers, saleRevenue]);
}

function ofData(facts: Facts, key: "ccpa" | "sources" | "disclosedTo", but: string): Outcome[] {
  return ownData(facts).flatMap((d) => stated(["data", d.id, key], d[key], `“${d.name}” ${but}`));
}

function saleStated({ policy }: Facts): Outcome[] {
  const { sold, shared } = policy.sale;
  const statements = [
    ...stated(["sale", "sold"], sold, "whether personal data were sold is not stated"),
    ...stated(
      ["sale", "shared"],
      shared,
      "whether personal data were shared for advertising is not stated",
    ),
  ];
  const toWhom = policy.data.some((d) => d.soldTo);
  if (!(sold || shared) || toWhom) return statements;
  return [
    ...statements,
    ...fault(["data"], "personal data are sold or shared, but no category says to whom (soldTo)"),
  ];
}

/** Whether data are sold or shared, as far as the source says. */
function saleReach({ sold, shared }: { sold?: boolean; shared?: boolean }): Reach {
  return gate([sold, shared]);
}

function sensitiveUse(facts: Facts): Outcome[] {
  if (isAbsent(facts, "sensitive-data")) return answered(["absent", "sensitive-data"]);
  const { data, sale } = facts.policy;
  const silent = ownData(facts).filter((d) => d.sensitive === undefined);
  if (silent.length > 0) {
    return silent.flatMap((d) =>
      fault(["data", d.id, "sensitive"], `whether “${d.name}” are sensitive is not stated`),
    );
  }
  if (!data.some((d) => d.sensitive)) return data.length > 0 ? answered(["data"]) : [];
  return stated(
    ["sale", "sensitiveUse"],
    sale.sensitiveUse,
    "for what sensitive data are used is not stated",
  );
}

function requestMethods(methods: readonly string[]): Outcome[] {
  const place = ["requests", "methods"];
  if (methods.length < 2) {
    return fault(
      place,
      methods.length === 0
        ? "no way to make a request is stated"
        : `only one way to make a request is stated: ${methods[0]}`,
    );
  }
  return methods.includes("toll-free-phone")
    ? answered(place)
    : fault(place, "none of the ways to make a request is a toll-free number");
}

function within(
  place: string[],
  duration: string | undefined,
  days: number,
  what: string,
): Outcome[] {
  if (duration === undefined) return fault(place, `the time in which ${what} is not stated`);
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
