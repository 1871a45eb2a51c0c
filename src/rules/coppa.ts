import type { LinkedData } from "../link/link.js";
import { type Facts, hasWebsite, reaches, UNITED_STATES } from "./facts.js";
import { answered, definePack, fault, type Outcome, type Reach, stated } from "./rule.js";

const cite = (section: string, from = "2013-07-01") => ({
  provision: `16 CFR § ${section}`,
  from,
});
/** The amendments of 22 April 2025 (90 FR 16918) are in force from this day. */
const AMENDED = "2025-06-23";
const CHILDREN = "audiences:\n  pupils: { name: pupils, group: children }";

/** The Children's Online Privacy Protection Rule. */
export const coppa = definePack({
  name: "coppa",
  title: "Children's Online Privacy Protection Rule",
  jurisdiction: "United States (children under 13)",
  runsWhen:
    "where the policy has a website and reaches the United States; its rules on the data of children, where an audience is a group of children",
  applies: (facts) => (hasWebsite(facts) ? reaches(facts, UNITED_STATES) : "no"),
  rules: [
    {
      id: "coppa/audience",
      title: "Whether children are addressed",
      severity: "advice",
      citation: cite("312.2"),
      appliesWhen: "always",
      section: "children",
      check: ({ policy }) => audience(policy),
      rationale:
        "The duties towards parents depend on whether a service is directed to children under 13, or knows that it collects their data.",
      remedy:
        "state children.notDirectedUnder: 13 or more, or children.businessUse, or give the audience of children group: children",
      example: {
        before: "audiences:\n  visitors: { name: visitors, group: visitors }",
        after: "children:\n  notDirectedUnder: 13",
      },
    },
    {
      id: "coppa/operator",
      title: "Who collects the data of children",
      severity: "error",
      citation: cite("312.4(d)(1)"),
      appliesWhen: "where children are addressed",
      section: "children",
      applies: childrenAddressed,
      check: ({ policy }) =>
        stated(
          ["children", "operator"],
          policy.children.operator,
          "the operator that collects the data of children is not named",
        ),
      rationale:
        "Parents must find the name, address, telephone number and email address of every operator, or of one that answers for all.",
      remedy: "state children.operator",
      example: {
        before: CHILDREN,
        after: `${CHILDREN}\nchildren:\n  operator: Example Ltd., 1 High Street, Springfield, +1 800 555 0100`,
      },
    },
    {
      id: "coppa/data",
      title: "Which data of children, and to whom they are disclosed",
      severity: "error",
      citation: cite("312.4(d)(2)", AMENDED),
      appliesWhen: "where children are addressed",
      section: "data-collected",
      applies: childrenAddressed,
      check: (facts) => dataOfChildren(facts, disclosed),
      rationale:
        "The notice says which data are collected from children, and names those to whom they are disclosed.",
      remedy:
        "name the audience of children under subjects: of their data, with items: and disclosedTo:",
      example: {
        before: `${CHILDREN}\ndata:\n  results: { name: Results, subjects: [pupils] }`,
        after: `${CHILDREN}\ndata:\n  results: { name: Results, subjects: [pupils], items: { marks: marks }, disclosedTo: [host] }\nsubprocessors:\n  host: { name: Host Ltd., kind: company }`,
      },
    },
    {
      id: "coppa/parental-consent",
      title: "Consent of parents",
      severity: "error",
      citation: cite("312.5"),
      appliesWhen: "where children are addressed",
      section: "children",
      applies: childrenAddressed,
      check: ({ policy }) =>
        stated(
          ["children", "parentalConsent"],
          policy.children.parentalConsent,
          "how parents consent is not stated",
        ),
      rationale: "Data of children are collected only after a verifiable consent of a parent.",
      remedy: "state children.parentalConsent",
      example: {
        before: CHILDREN,
        after: `${CHILDREN}\nchildren:\n  parentalConsent: A parent confirms by a card payment.`,
      },
    },
    {
      id: "coppa/parental-rights",
      title: "Rights of parents",
      severity: "error",
      citation: cite("312.4(d)(3), 312.6"),
      appliesWhen: "where children are addressed",
      section: "children",
      applies: childrenAddressed,
      check: ({ policy }) => parentalRights(policy),
      rationale:
        "A parent can review the data of a child, have them deleted, and refuse further collection; the notice says so.",
      remedy: "state children.parentalRights: [review, deletion, refusal]",
      example: {
        before: `${CHILDREN}\nchildren:\n  parentalRights: [review]`,
        after: `${CHILDREN}\nchildren:\n  parentalRights: [review, deletion, refusal]`,
      },
    },
    {
      id: "coppa/retention",
      title: "How long the data of children are kept",
      severity: "error",
      citation: cite("312.10, 312.4(d)(2)", AMENDED),
      appliesWhen: "where children are addressed",
      section: "retention",
      applies: childrenAddressed,
      check: (facts) => dataOfChildren(facts, kept),
      rationale:
        "The notice holds the retention policy for the data of children, with a time for their deletion; it may not be indefinite.",
      remedy: "name a retention rule with a period under retention: of the data",
      example: {
        before: `${CHILDREN}\ndata:\n  results: { name: Results, subjects: [pupils] }`,
        after: `${CHILDREN}\ndata:\n  results: { name: Results, subjects: [pupils], retention: [year] }\nretention:\n  year: { name: results, period: P1Y, after: collection }`,
      },
    },
  ],
});

function childrenAddressed({ policy }: Facts): Reach {
  return policy.audiences.some((a) => a.group === "children") ? "certain" : "no";
}

function audience({ audiences, children }: Facts["policy"]): Outcome[] {
  const group = audiences.find((a) => a.group === "children");
  if (group) return answered(["audiences", group.id]);
  if ((children.notDirectedUnder ?? 0) >= 13) return answered(["children", "notDirectedUnder"]);
  if (children.businessUse) return answered(["children", "businessUse"]);
  return fault(["children"], "whether children under 13 are addressed is not stated");
}

function dataOfChildren(facts: Facts, check: (data: LinkedData) => Outcome[]): Outcome[] {
  const categories = facts.policy.data.filter((d) =>
    d.subjects.some((s) => s.group === "children"),
  );
  return categories.length > 0
    ? categories.flatMap(check)
    : fault(["data"], "children are addressed, but no data category says that it is theirs");
}

function disclosed(category: LinkedData): Outcome[] {
  const place = ["data", category.id];
  return [
    ...stated([...place, "items"], category.items, `“${category.name}” has no items`),
    ...stated(
      [...place, "disclosedTo"],
      category.disclosedTo,
      `to whom “${category.name}” of children are disclosed is not stated`,
    ),
  ];
}

function kept(category: LinkedData): Outcome[] {
  const rule = category.retention.find((r) => r.period);
  return rule
    ? answered(["retention", rule.id])
    : fault(
        ["data", category.id, "retention"],
        `no period is stated after which “${category.name}” of children are deleted`,
      );
}

function parentalRights({ children }: Facts["policy"]): Outcome[] {
  const place = ["children", "parentalRights"];
  const granted = children.parentalRights ?? [];
  const missing = (["review", "deletion", "refusal"] as const).filter((r) => !granted.includes(r));
  return missing.length === 0
    ? answered(place)
    : fault(place, `parents are not told of their right to ${missing.join(", ")}`);
}
