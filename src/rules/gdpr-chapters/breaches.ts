import { breachNotice } from "../checks.js";
import { controls, processes } from "../facts.js";
import { defineRules } from "../rule.js";
import type { Law } from "./law.js";

/** Art. 33 and 34: who is told of a personal data breach. */
export const breaches = <const P extends string>(law: Law<P>) =>
  defineRules([
    {
      id: `${law.prefix}/art-33-authority`,
      title: "Breach notice to the authority within 72 hours",
      severity: "error",
      citation: law.cite("Art. 33(1)"),
      appliesWhen: "to controllers; where no notice or no time is stated, it gives advice",
      section: "incidents",
      applies: controls,
      check: (facts) =>
        breachNotice(facts, "authority", law.places, {
          days: 3,
          words: "72 hours of becoming aware of it are the limit",
        }),
      rationale:
        "A controller notifies the authority without undue delay, and where feasible within 72 hours of becoming aware of a breach, unless a risk to people is unlikely.",
      remedy: `add incidents.notices with to: authority, jurisdiction: ${law.code} and within: PT72H`,
      example: {
        before: `incidents:\n  notices:\n    authority: { to: authority, jurisdiction: ${law.code}, within: P7D }`,
        after: `incidents:\n  notices:\n    authority: { to: authority, jurisdiction: ${law.code}, within: PT72H }`,
      },
    },
    {
      id: `${law.prefix}/art-33-customers`,
      title: "Breach notice of a processor to its customers",
      severity: "warning",
      citation: law.cite("Art. 33(2)"),
      appliesWhen: "to processors; where no notice is stated, it gives advice",
      section: "incidents",
      applies: processes,
      check: (facts) =>
        breachNotice(facts, "customers", law.places, {
          days: 3,
          words: "more than 72 hours are hardly “without undue delay”",
        }),
      rationale:
        "A processor notifies the controller without undue delay after becoming aware of a breach. The law names no hours; the controller has 72 of its own.",
      remedy: "add incidents.notices with to: customers, and within: a few hours or days",
      example: {
        before: "incidents:\n  notices:\n    customers: { to: customers, within: P10D }",
        after: "incidents:\n  notices:\n    customers: { to: customers, within: PT24H }",
      },
    },
    {
      id: `${law.prefix}/art-34-data-subjects`,
      title: "Breach notice to the people affected",
      severity: "advice",
      citation: law.cite("Art. 34"),
      appliesWhen: "to controllers",
      section: "incidents",
      applies: controls,
      check: (facts) => breachNotice(facts, "data-subjects", law.places),
      rationale:
        "Where a breach is likely to result in a high risk to people, they are told without undue delay.",
      remedy: "add incidents.notices with to: data-subjects",
      example: {
        before: `incidents:\n  lawsOf: [${law.code}]`,
        after: "incidents:\n  notices:\n    people: { to: data-subjects }",
      },
    },
  ]);
