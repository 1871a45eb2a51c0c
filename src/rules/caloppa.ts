import { inEffect, isInForce, recipients } from "./checks.js";
import { type Facts, gate, hasWebsite, reaches } from "./facts.js";
import { definePack, known, least, type Reach, stated, unknown } from "./rule.js";

const cite = (paragraph: string, from = "2004-07-01") => ({
  provision: `Cal. Bus. & Prof. Code § 22575(b)(${paragraph})`,
  from,
});

/** The California Online Privacy Protection Act of 2003. */
export const caloppa = definePack({
  name: "caloppa",
  title: "California Online Privacy Protection Act",
  jurisdiction: "California (websites)",
  runsWhen:
    "where the policy has a website and reaches California; where it reaches the United States only, or its services are for business use, it gives advice",
  applies: (facts) =>
    hasWebsite(facts) ? least(reaches(facts, ["US-CA"], ["US"]), consumers(facts)) : "no",
  rules: [
    {
      id: "caloppa/data",
      title: "Categories of data and third parties",
      severity: "error",
      citation: cite("1"),
      appliesWhen: "always",
      section: "data-collected",
      check: (facts) => [
        ...stated(["data"], facts.policy.data, "no category of personal data is stated"),
        ...recipients(facts),
      ],
      rationale:
        "The policy must name the categories of what the website collects, and of the third parties with whom it may be shared.",
      remedy: "list data: and subprocessors:",
      example: {
        before: "organization:\n  name: Example Inc.\n  website: https://example.com",
        after:
          "organization:\n  name: Example Inc.\n  website: https://example.com\ndata:\n  visits: { name: Visits }\nsubprocessors:\n  hosting: { name: hosting providers, kind: category }",
      },
    },
    {
      id: "caloppa/review",
      title: "Process to review and change data",
      severity: "advice",
      citation: cite("2"),
      appliesWhen: "where such a process exists",
      section: "rights",
      check: ({ policy }) =>
        known(
          ["rights"],
          policy.rights,
          "whether people can review and change their data is not stated",
        ),
      rationale: "Where people can review and change their data, the policy must describe how.",
      remedy: "grant access and correction under rights:",
      example: {
        before: "organization:\n  name: Example Inc.\n  website: https://example.com",
        after:
          "rights:\n  all:\n    jurisdictions: [US]\n    grants:\n      it: { rights: [access, correction] }",
      },
    },
    {
      id: "caloppa/change-notice",
      title: "How people learn of changes",
      severity: "error",
      citation: cite("3"),
      appliesWhen: "always",
      section: "updates",
      check: ({ policy }) =>
        stated(
          ["updates", "notice"],
          policy.updates.notice,
          "how people learn of changes is not stated",
        ),
      rationale: "The policy must describe how people are notified of material changes.",
      remedy: "state updates.notice",
      example: {
        before: "updates:\n  mayChange: true",
        after: "updates:\n  mayChange: true\n  notice: [website]",
      },
    },
    {
      id: "caloppa/do-not-track",
      title: "Response to Do Not Track signals",
      severity: "error",
      citation: cite("5", "2014-01-01"),
      appliesWhen:
        "where the organization itself follows people across websites: certain where it shares data for advertising or targets it, otherwise it gives advice",
      section: "cookies",
      applies: ({ policy: { sale } }) => {
        const { shared, targetedAdvertising } = sale;
        const reach = gate(["sale"], { shared, targetedAdvertising });
        return reach === "no" ? unknown() : reach;
      },
      check: ({ policy }) =>
        stated(
          ["tracking", "doNotTrack"],
          policy.tracking.doNotTrack,
          "how Do Not Track signals are treated is not stated",
        ),
      rationale:
        "An operator that follows people across websites must disclose how it responds to the signal; it need not honor it.",
      remedy: "state tracking.doNotTrack: honored or ignored",
      example: {
        before: "sale:\n  targetedAdvertising: true\ntracking:\n  consent: notice-only",
        after: "sale:\n  targetedAdvertising: true\ntracking:\n  doNotTrack: ignored",
      },
    },
    {
      id: "caloppa/third-party-tracking",
      title: "Collection by third parties across websites",
      severity: "error",
      citation: cite("6", "2014-01-01"),
      appliesWhen: "always",
      section: "cookies",
      check: ({ policy }) =>
        stated(
          ["tracking", "thirdParties"],
          policy.tracking.thirdParties,
          "whether others collect data across websites is not stated",
        ),
      rationale:
        "The policy must disclose whether others may follow a visitor over time and across websites.",
      remedy: "state tracking.thirdParties: true or false",
      example: {
        before: "tracking:\n  doNotTrack: ignored",
        after: "tracking:\n  doNotTrack: ignored\n  thirdParties: false",
      },
    },
    {
      id: "caloppa/effective-date",
      title: "Effective date",
      severity: "error",
      citation: cite("4"),
      appliesWhen:
        "where the policy is in force by its status; the date is judged where the day of the check is known",
      section: "introduction",
      applies: isInForce,
      check: inEffect,
      rationale: "The policy must identify its effective date, so the date must be the true one.",
      remedy: "correct policy.effective, or set policy.status: draft until it takes effect",
      example: {
        before:
          "policy:\n  { id: p, version: 1.0.0, effective: 2099-01-01, status: in-force, languages: [en] }",
        after:
          "policy:\n  { id: p, version: 1.0.0, effective: 2026-01-01, status: in-force, languages: [en] }",
      },
    },
  ],
});

/** The Act protects consumers, who act for themselves, their family or household (§ 22577(d)). */
function consumers({ policy }: Facts): Reach {
  return policy.children.businessUse ? unknown() : "certain";
}
