import { hasWebsite, reaches } from "./facts.js";
import { recipients } from "./gdpr.js";
import { answered, definePack, fault, stated } from "./rule.js";

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
    "where the policy has a website and reaches California; where it reaches the United States only, it gives advice",
  applies: (facts) => (hasWebsite(facts) ? reaches(facts, ["US-CA"], ["US"]) : "no"),
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
      rationale: "The policy names what the website collects and with whom it may be shared.",
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
      severity: "warning",
      citation: cite("2"),
      appliesWhen: "where such a process exists",
      section: "rights",
      check: ({ policy }) =>
        stated(
          ["rights"],
          policy.rights,
          "whether people can review and change their data is not stated",
        ),
      rationale: "Where people can review and change their data, the policy describes how.",
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
      rationale: "The policy says how people are notified of material changes.",
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
      appliesWhen: "always",
      section: "cookies",
      check: ({ policy }) =>
        stated(
          ["tracking", "doNotTrack"],
          policy.tracking.doNotTrack,
          "how Do Not Track signals are treated is not stated",
        ),
      rationale:
        "The policy discloses how the website responds to the signal; it need not honor it.",
      remedy: "state tracking.doNotTrack: honored or ignored",
      example: {
        before: "tracking:\n  consent: notice-only",
        after: "tracking:\n  doNotTrack: ignored",
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
        "The policy discloses whether others may follow a visitor over time and across websites.",
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
      appliesWhen: "where the policy is in force",
      section: "introduction",
      check: ({ policy: { policy } }) =>
        policy.status === "in-force"
          ? answered(["policy", "effective"])
          : fault(
              ["policy", "status"],
              `the policy is ${policy.status}: its effective date says nothing of what is in force`,
            ),
      rationale: "A visitor must see from when the policy holds.",
      remedy: "set policy.status: in-force once it is, with its effective date",
      example: {
        before:
          "policy:\n  { id: p, version: 1.0.0, effective: 2026-01-01, status: superseded, languages: [en] }",
        after:
          "policy:\n  { id: p, version: 1.0.0, effective: 2026-01-01, status: in-force, languages: [en] }",
      },
    },
  ],
});
