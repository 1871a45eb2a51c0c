import { type Facts, hasWebsite, processes, reaches } from "./facts.js";
import { breachNotice, recipients, rightGranted } from "./gdpr.js";
import { answered, definePack, fault, type Outcome, stated } from "./rule.js";

const act39 = { provision: "P.R. Act 39-2012 (10 LPRA § 4061 et seq.)", from: "2012-01-24" };
const act111 = { provision: "P.R. Act 111-2005 (10 LPRA § 4052)", from: "2006-01-05" };
const PUERTO_RICO = ["PR"];

/** Puerto Rico: Act 39-2012 on privacy policies, its regulation, and Act 111-2005 on breaches. */
export const puertoRico = definePack({
  name: "puerto-rico",
  title: "Puerto Rico: Acts 39-2012 and 111-2005",
  jurisdiction: "Puerto Rico",
  runsWhen: "where the policy reaches people in Puerto Rico",
  applies: (facts) => reaches(facts, PUERTO_RICO),
  rules: [
    {
      id: "puerto-rico/act-39-data",
      title: "Kinds of data",
      severity: "error",
      citation: act39,
      appliesWhen: "always",
      section: "data-collected",
      check: ({ policy }) => stated(["data"], policy.data, "no kind of personal data is stated"),
      rationale: "The policy identifies the kinds of personal information that are collected.",
      remedy: "list the kinds of data under data:",
      example: {
        before: "organization:\n  name: Ejemplo Inc.",
        after: "data:\n  account: { name: Account data }",
      },
    },
    {
      id: "puerto-rico/act-39-sharing",
      title: "With whom the data are shared",
      severity: "error",
      citation: act39,
      appliesWhen: "always",
      section: "sharing-and-subprocessors",
      check: (facts) => recipients(facts),
      rationale: "The policy identifies with whom the information is shared.",
      remedy: "list the recipients under subprocessors:, or declare subprocessors under absent:",
      example: {
        before: "organization:\n  name: Ejemplo Inc.",
        after: "subprocessors:\n  hosting: { name: hosting providers, kind: category }",
      },
    },
    {
      id: "puerto-rico/act-39-review",
      title: "Process to review and correct",
      severity: "error",
      citation: act39,
      appliesWhen: "always",
      section: "rights",
      check: (facts) => [
        ...rightGranted(facts, ["PR", "US"], "access", "Puerto Rico"),
        ...rightGranted(facts, ["PR", "US"], "correction", "Puerto Rico"),
      ],
      rationale: "The policy says whether and how people can review and correct their information.",
      remedy: "grant access and correction under rights: for Puerto Rico",
      example: {
        before:
          "rights:\n  pr:\n    jurisdictions: [PR]\n    grants:\n      access: { rights: [access] }",
        after:
          "rights:\n  pr:\n    jurisdictions: [PR]\n    grants:\n      it: { rights: [access, correction] }",
      },
    },
    {
      id: "puerto-rico/act-39-change-notice",
      title: "Notice of changes",
      severity: "error",
      citation: act39,
      appliesWhen: "always",
      section: "updates",
      check: ({ policy }) =>
        stated(
          ["updates", "notice"],
          policy.updates.notice,
          "how people learn of changes is not stated",
        ),
      rationale: "The policy says how people are told of changes to it.",
      remedy: "state updates.notice",
      example: {
        before: "updates:\n  mayChange: true",
        after: "updates:\n  mayChange: true\n  notice: [website]",
      },
    },
    {
      id: "puerto-rico/act-39-effective-date",
      title: "Effective date",
      severity: "error",
      citation: act39,
      appliesWhen: "where the policy is in force",
      section: "introduction",
      check: ({ policy: { policy } }) =>
        policy.status === "in-force"
          ? answered(["policy", "effective"])
          : fault(
              ["policy", "status"],
              `the policy is ${policy.status}: it says nothing of what is in force`,
            ),
      rationale: "The policy says from when it is in force.",
      remedy: "set policy.status: in-force once it is, with its effective date",
      example: {
        before:
          "policy:\n  { id: p, version: 1.0.0, effective: 2026-01-01, status: superseded, languages: [en] }",
        after:
          "policy:\n  { id: p, version: 1.0.0, effective: 2026-01-01, status: in-force, languages: [en] }",
      },
    },
    {
      id: "puerto-rico/regulation-8568",
      title: "Where the policy is published",
      severity: "advice",
      citation: { provision: "DACO Regulation 8568", from: "2015-06-27" },
      appliesWhen: "always; how conspicuous a publication is cannot be seen from the source",
      section: "introduction",
      check: (facts) =>
        hasWebsite(facts)
          ? answered(facts.policy.organization.website ? ["organization", "website"] : ["services"])
          : fault(
              ["organization", "website"],
              "on which website the policy is published is not stated",
            ),
      rationale:
        "The regulation asks whoever collects data of residents online to publish a policy where they find it.",
      remedy: "state organization.website, and publish the compiled policy there",
      example: {
        before: "organization:\n  name: Ejemplo Inc.",
        after: "organization:\n  name: Ejemplo Inc.\n  website: https://example.com",
      },
    },
    {
      id: "puerto-rico/act-111-daco",
      title: "Breach notice to DACO within 10 days",
      severity: "error",
      citation: act111,
      appliesWhen: "always",
      section: "incidents",
      check: (facts) => breachNotice(facts, "authority", PUERTO_RICO, "P10D"),
      rationale:
        "The Department of Consumer Affairs is told within 10 days of detection, which cannot be extended.",
      remedy: "add incidents.notices with to: authority, jurisdiction: PR and within: P10D",
      example: {
        before:
          "incidents:\n  notices:\n    daco: { to: authority, jurisdiction: PR, within: P30D }",
        after:
          "incidents:\n  notices:\n    daco: { to: authority, jurisdiction: PR, within: P10D }",
      },
    },
    {
      id: "puerto-rico/act-111-citizens",
      title: "Content of the notice to citizens",
      severity: "error",
      citation: { provision: "P.R. Act 111-2005 (10 LPRA § 4053)", from: "2006-01-05" },
      appliesWhen: "always",
      section: "incidents",
      check: (facts) => citizenNotice(facts),
      rationale:
        "The notice describes the breach in general terms and the kind of information affected, and gives a toll-free number and a website for help.",
      remedy: "state contents: nature, data and toll-free-number of the notice to data-subjects",
      example: {
        before: "incidents:\n  notices:\n    people: { to: data-subjects }",
        after:
          "incidents:\n  notices:\n    people: { to: data-subjects, contents: [nature, data, toll-free-number] }",
      },
    },
    {
      id: "puerto-rico/act-111-customers",
      title: "Breach notice to the owner of the data",
      severity: "error",
      citation: act111,
      appliesWhen: "to whoever gives others access to data banks",
      section: "incidents",
      applies: processes,
      check: (facts) => breachNotice(facts, "customers", PUERTO_RICO),
      rationale: "Whoever operates a data bank for others tells its owner of a breach.",
      remedy: "add incidents.notices with to: customers",
      example: {
        before: "incidents:\n  lawsOf: [PR]",
        after: "incidents:\n  notices:\n    customers: { to: customers }",
      },
    },
  ],
});

function citizenNotice(facts: Facts): Outcome[] {
  const [outcome, ...rest] = breachNotice(facts, "data-subjects", PUERTO_RICO);
  if (outcome?.kind !== "answer") return outcome ? [outcome, ...rest] : rest;
  const id = String(outcome.place.at(-1));
  const contents = facts.policy.incidents.notices?.[id]?.contents ?? [];
  const due = ["nature", "data", "toll-free-number"] as const;
  const missing = due.filter((content) => !contents.includes(content));
  return missing.length === 0
    ? [outcome]
    : fault(
        [...outcome.place, "contents"],
        `the notice to citizens does not state ${missing.join(", ")}`,
      );
}
