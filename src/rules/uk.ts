import { controls, EEA, type Facts, reaches } from "./facts.js";
import {
  breachNotice,
  contactOrAbsent,
  legalBases,
  responseTime,
  rightGranted,
  transfers,
} from "./gdpr.js";
import { definePack, stated } from "./rule.js";

const cite = (provision: string, from = "2021-01-01") => ({ provision, from });
const GB = ["GB"];

/** The UK GDPR and the Data Protection Act 2018, where they differ from, or add to, the GDPR. */
export const uk = definePack({
  name: "uk",
  title: "UK GDPR",
  jurisdiction: "United Kingdom",
  runsWhen: "where the policy reaches people in the United Kingdom",
  applies: (facts) => reaches(facts, GB),
  rules: [
    {
      id: "uk/response-time",
      title: "Time to answer a request",
      severity: "error",
      citation: cite("UK GDPR Art. 12(3), 12A"),
      appliesWhen: "always",
      section: "rights",
      check: responseTime,
      rationale:
        "A request must be answered within one month; two further months are allowed for complex ones.",
      remedy: "state requests.responseTime of P1M or less, and an extension of P2M at most",
      example: {
        before: "requests:\n  responseTime: P90D",
        after: "requests:\n  responseTime: P1M",
      },
    },
    {
      id: "uk/representative",
      title: "Representative in the United Kingdom",
      severity: "error",
      citation: cite("UK GDPR Art. 13(1)(a), 27"),
      appliesWhen: "where the organization is established outside the United Kingdom",
      section: "contact",
      applies: ({ policy: { organization } }) => {
        if (organization.place === undefined) return "unknown";
        return organization.place === "GB" ? "no" : "certain";
      },
      check: (facts) =>
        contactOrAbsent(
          facts,
          "uk-representative",
          "no representative in the United Kingdom is named or declared absent",
        ),
      rationale:
        "An organization outside the United Kingdom that offers goods or services to people in it, or monitors them, must name a representative there, unless an exception holds. One in the EU does not count.",
      remedy:
        "add a contact with role: uk-representative, or declare it under absent: with the exception that holds",
      example: {
        before: "organization:\n  name: Example Inc.\n  place: US",
        after:
          "organization:\n  name: Example Inc.\n  place: US\ncontacts:\n  uk: { role: uk-representative, name: Example UK Ltd., address: Leeds }",
      },
    },
    {
      id: "uk/legal-basis",
      title: "Legal basis of each purpose",
      severity: "error",
      citation: cite("UK GDPR Art. 13(1)(c), 6"),
      appliesWhen: "to the purposes of a controller",
      section: "how-we-use",
      applies: controls,
      check: legalBases,
      rationale: "People must be told on which lawful basis each purpose rests.",
      remedy: "state legalBasis: of the purpose",
      example: {
        before: "purposes:\n  sale: { name: selling }",
        after: "purposes:\n  sale: { name: selling, legalBasis: contract }",
      },
    },
    {
      id: "uk/transfers",
      title: "Transfers out of the United Kingdom",
      severity: "error",
      citation: cite("UK GDPR Art. 13(1)(f), 44A to 49"),
      appliesWhen: "to every recipient outside the United Kingdom and the EEA",
      section: "sharing-and-subprocessors",
      check: (facts) => transfers(facts, [...EEA, "GB"], "outside the United Kingdom and the EEA"),
      rationale:
        "People must be told which safeguard protects data that leave the country. The EEA states are covered by regulations of the United Kingdom.",
      remedy:
        "state country: and transfer: of the recipient, or declare transfers under absent: with the reason",
      example: {
        before: "subprocessors:\n  host: { name: Host Ltd., kind: company, country: IN }",
        after:
          "subprocessors:\n  host: { name: Host Ltd., kind: company, country: IN, transfer: { mechanism: standard-contractual-clauses } }",
      },
    },
    ...(
      [
        ["access", "access", "Art. 15"],
        ["correction", "rectification", "Art. 16"],
        ["deletion", "erasure", "Art. 17"],
        ["restriction", "restriction", "Art. 18"],
        ["objection", "objection", "Art. 21"],
        ["portability", "portability", "Art. 20"],
        ["complaint", "complaint to the Information Commissioner", "Art. 13(2)(d), 77"],
      ] as const
    ).map(([right, name, article]) => ({
      id: `uk/right-${right}` as const,
      title: `Right: ${name}`,
      severity: "error" as const,
      citation: cite(`UK GDPR Art. 13(2), ${article}`),
      appliesWhen: "to controllers",
      section: "rights",
      applies: controls,
      check: (facts: Facts) => rightGranted(facts, GB, right, "the United Kingdom"),
      rationale: "Controllers must tell people of each of these rights.",
      remedy: `grant ${right} under rights: for GB`,
      example: {
        before:
          "rights:\n  uk:\n    jurisdictions: [GB]\n    grants:\n      consent: { rights: [withdraw-consent] }",
        after: `rights:\n  uk:\n    jurisdictions: [GB]\n    grants:\n      it: { rights: [${right}] }`,
      },
    })),
    {
      id: "uk/complaint",
      title: "Complaints to the controller",
      severity: "error",
      citation: cite("Data Protection Act 2018 s. 164A", "2026-06-19"),
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
        "A controller must make complaints easy, such as by a form, confirm each within 30 days, and answer without undue delay.",
      remedy: "state requests.complaint",
      example: {
        before: "requests:\n  methods: [email]",
        after: "requests:\n  complaint: You can complain by email; we confirm within 30 days.",
      },
    },
    {
      id: "uk/breach-authority",
      title: "Breach notice to the Information Commissioner within 72 hours",
      severity: "error",
      citation: cite("UK GDPR Art. 33(1)"),
      appliesWhen: "to controllers",
      section: "incidents",
      applies: controls,
      check: (facts) => breachNotice(facts, "authority", GB, "PT72H"),
      rationale:
        "A controller notifies the Commissioner within 72 hours of becoming aware of a breach.",
      remedy: "add incidents.notices with to: authority, jurisdiction: GB and within: PT72H",
      example: {
        before:
          "incidents:\n  notices:\n    authority: { to: authority, jurisdiction: GB, within: P7D }",
        after:
          "incidents:\n  notices:\n    authority: { to: authority, jurisdiction: GB, within: PT72H }",
      },
    },
  ],
});
