import { breachNotice, inEffect, isInForce, recipients, rightGranted } from "./checks.js";
import { type Facts, hasWebsite, processes, reaches } from "./facts.js";
import {
  answered,
  definePack,
  fault,
  least,
  type Outcome,
  type Reach,
  stated,
  unknown,
  unsure,
} from "./rule.js";

const act39 = { provision: "P.R. Act 39-2012", from: "2012-01-24" };
/** As amended by Act 97-2008. */
const act111 = (article: number, section: string) => ({
  provision: `P.R. Act 111-2005, Art. ${article} (10 LPRA § ${section})`,
  from: "2008-06-19",
});
const PUERTO_RICO = ["PR"];
const ONLINE = "to operators of a website; where none is stated, it gives advice";

/** Puerto Rico: Act 39-2012 on privacy policies, its regulation, and Act 111-2005 on breaches. */
export const puertoRico = definePack({
  name: "puerto-rico",
  title: "Acts 39-2012 and 111-2005",
  jurisdiction: "Puerto Rico",
  runsWhen: "where the policy reaches people in Puerto Rico",
  applies: (facts) => reaches(facts, PUERTO_RICO),
  rules: [
    {
      id: "puerto-rico/act-39-data",
      title: "Kinds of data",
      severity: "error",
      citation: act39,
      appliesWhen: ONLINE,
      applies: online,
      section: "data-collected",
      check: ({ policy }) => stated(["data"], policy.data, "no kind of personal data is stated"),
      rationale: "The policy must identify the kinds of personal information that are collected.",
      remedy: "list the kinds of data under data:",
      example: {
        before: "organization:\n  name: Ejemplo Inc.\n  website: https://ejemplo.example",
        after: "data:\n  account: { name: Account data }",
      },
    },
    {
      id: "puerto-rico/act-39-sharing",
      title: "With whom the data are shared",
      severity: "error",
      citation: act39,
      appliesWhen: ONLINE,
      applies: online,
      section: "sharing-and-subprocessors",
      check: recipients,
      rationale: "The policy must identify with whom the information is shared.",
      remedy: "list the recipients under subprocessors:, or declare subprocessors under absent:",
      example: {
        before: "organization:\n  name: Ejemplo Inc.\n  website: https://ejemplo.example",
        after: "subprocessors:\n  hosting: { name: hosting providers, kind: category }",
      },
    },
    {
      id: "puerto-rico/act-39-review",
      title: "Process to review and correct",
      severity: "warning",
      citation: act39,
      appliesWhen: ONLINE,
      applies: online,
      section: "rights",
      check: (facts) => [
        ...rightGranted(facts, ["PR", "US"], "access", "Puerto Rico"),
        ...rightGranted(facts, ["PR", "US"], "correction", "Puerto Rico"),
      ],
      rationale:
        "The policy must describe the process by which people can review their information and ask for changes, where there is one. Silence does not say that there is none.",
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
      appliesWhen: ONLINE,
      applies: online,
      section: "updates",
      check: ({ policy }) =>
        stated(
          ["updates", "notice"],
          policy.updates.notice,
          "how people learn of changes is not stated",
        ),
      rationale: "The policy must describe how people are told of changes to it.",
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
      appliesWhen:
        "to operators of a website, where the policy is in force by its status; the date is judged where the day of the check is known",
      applies: (facts) => least(online(facts), isInForce(facts)),
      section: "introduction",
      check: inEffect,
      rationale: "The policy must say from when it, or a change to it, takes effect.",
      remedy: "correct policy.effective, or set policy.status: draft until it takes effect",
      example: {
        before:
          "policy:\n  { id: p, version: 1.0.0, effective: 2099-01-01, status: in-force, languages: [en] }",
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
        "The regulation sets how businesses that are registered in Puerto Rico, or do business there over the internet, publish their privacy policies.",
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
      citation: act111(3, "4052"),
      appliesWhen: "always; where no notice or no time is stated, it gives advice",
      section: "incidents",
      check: (facts) =>
        breachNotice(facts, "authority", PUERTO_RICO, {
          days: 10,
          words: "10 days from its detection are the limit",
        }),
      rationale:
        "The Department of Consumer Affairs (DACO) must be told within 10 days of detection, a time that cannot be extended.",
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
      citation: act111(4, "4053"),
      appliesWhen: "always; where no notice or none of its contents is stated, it gives advice",
      section: "incidents",
      check: citizenNotice,
      rationale:
        "The notice must describe the breach in general terms and the kind of information affected, and give a toll-free number and a website for information and help.",
      remedy:
        "state contents: nature, data, toll-free-number and website of the notice to data-subjects",
      example: {
        before:
          "incidents:\n  notices:\n    people: { to: data-subjects, contents: [nature, data] }",
        after:
          "incidents:\n  notices:\n    people: { to: data-subjects, contents: [nature, data, toll-free-number, website] }",
      },
    },
    {
      id: "puerto-rico/act-111-customers",
      title: "Breach notice to the owner of the data",
      severity: "advice",
      citation: act111(3, "4052"),
      appliesWhen: "to whoever gives others access to data banks",
      section: "incidents",
      applies: processes,
      check: (facts) => breachNotice(facts, "customers", PUERTO_RICO),
      rationale:
        "Whoever resells data banks or provides access to them must tell their owner, custodian or holder of a breach.",
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
  const place = [...outcome.place, "contents"];
  const contents = facts.policy.incidents.notices?.[id]?.contents;
  if (contents === undefined)
    return unsure(place, "what the notice to citizens says is not stated");
  const due = ["nature", "data", "toll-free-number", "website"] as const;
  const missing = due.filter((content) => !contents.includes(content));
  return missing.length === 0
    ? [outcome]
    : fault(place, `the notice to citizens does not state ${missing.join(", ")}`);
}

/** Act 39-2012 is about operators of websites. */
function online(facts: Facts): Reach {
  return hasWebsite(facts) ? "certain" : unknown(["organization", "website"]);
}
