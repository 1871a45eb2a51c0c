import type { LinkedData } from "../link/link.js";
import { type Facts, hasWebsite, isAbsent, reaches, UNITED_STATES } from "./facts.js";
import { answered, definePack, fault, type Outcome, type Reach, stated } from "./rule.js";

const cite = (section: string, from = "2013-07-01") => ({
  provision: `16 CFR § ${section}`,
  from,
});
/** The amendments (90 FR 16918) are in force from this day; time to comply ended on 2026-04-22. */
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
        "The notice must hold the name, address, telephone number and email address of every operator, or the names of all and the rest of one that answers for them.",
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
      check: (facts) => dataOfChildren(facts, (category) => disclosed(facts, category)),
      rationale:
        "The notice must say which data are collected from children, how they are used, and to which third parties, by name and category, they are disclosed.",
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
      severity: "warning",
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
      rationale:
        "Data of children may be collected only after verifiable consent of a parent, with few exceptions. The notice need not say how it is obtained; the program must know.",
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
      citation: cite("312.4(d), 312.6", AMENDED),
      appliesWhen: "where children are addressed",
      section: "children",
      applies: childrenAddressed,
      check: ({ policy }) => parentalRights(policy),
      rationale:
        "The notice must say that a parent can review the data of a child, have them deleted, and refuse further collection or use, and how.",
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
        "The notice must hold the retention policy for the data of children, with a time for their deletion; they may not be kept indefinitely.",
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

function disclosed(facts: Facts, category: LinkedData): Outcome[] {
  const place = ["data", category.id];
  const items = stated([...place, "items"], category.items, `“${category.name}” has no items`);
  if (isAbsent(facts, "subprocessors")) return items;
  return [
    ...items,
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
