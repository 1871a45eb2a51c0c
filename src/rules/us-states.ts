import { placesInScope } from "../link/places.js";
import { answeredWithin, ofData, recipients, rightGranted } from "./checks.js";
import { controls, type Facts, gate, isAbsent, ownData, ownPurposes, reaches } from "./facts.js";
import { answered, definePack, least, type Outcome, stated } from "./rule.js";

const cite = (section: string) => ({
  provision: `Va. Code § ${section}, and its like in other states`,
  from: "2023-01-01",
});

/**
 * States with a comprehensive law of this kind in force on 2026-11-25; California's has a pack of its
 * own. Florida's reaches few companies with more than a billion dollars of revenue, Nevada's no more
 * than sales; those of Oklahoma and Alabama begin in 2027.
 */
const WITHOUT_APPEAL = ["US-UT"];
const WITH_APPEAL = "CO CT DE IA IN KY MD MN MT NE NH NJ OR RI TN TX VA"
  .split(" ")
  .map((code) => `US-${code}`);
const STATES = [...WITH_APPEAL, ...WITHOUT_APPEAL];

/** What the comprehensive privacy laws of the other states have in common; Virginia's is cited. */
export const usStates = definePack({
  name: "us-states",
  title: "Privacy laws of other US states",
  jurisdiction: "United States (states other than California)",
  runsWhen:
    "where the policy reaches a state with a comprehensive privacy law and the organization is a controller above a threshold; while gates.usStates is not answered, or no state is named, it gives advice",
  applies: (facts) => {
    const { consumers, saleOfData } = facts.source.gates?.usStates ?? {};
    return least(
      reaches(facts, STATES, ["US"]),
      gate(["gates", "usStates"], { consumers, saleOfData }),
      controls(facts),
    );
  },
  rules: [
    {
      id: "us-states/categories",
      title: "Categories of data",
      severity: "error",
      citation: cite("59.1-578(C)(1)"),
      appliesWhen: "to controllers",
      section: "data-collected",
      check: (facts) => stated(["data"], ownData(facts), "no category of personal data is stated"),
      rationale: "The notice must list the categories of personal data that are processed.",
      remedy: "list them under data:",
      example: {
        before: "organization:\n  name: Example Inc.",
        after: "data:\n  account: { name: Account data }",
      },
    },
    {
      id: "us-states/purposes",
      title: "Purposes",
      severity: "error",
      citation: cite("59.1-578(C)(2)"),
      appliesWhen: "to controllers",
      section: "how-we-use",
      check: (facts) => stated(["purposes"], ownPurposes(facts), "no purpose is stated"),
      rationale: "The notice must say for which purposes personal data are processed.",
      remedy: "list them under purposes:",
      example: {
        before: "organization:\n  name: Example Inc.",
        after: "purposes:\n  sale: { name: selling }",
      },
    },
    {
      id: "us-states/exercise",
      title: "How to exercise rights",
      severity: "error",
      citation: cite("59.1-578(C)(3), (E)"),
      appliesWhen: "to controllers",
      section: "rights",
      check: exercise,
      rationale:
        "The notice must describe how consumers exercise their rights, by one or more secure and reliable means.",
      remedy: "state requests.methods",
      example: {
        before: "requests:\n  free: true",
        after: "requests:\n  methods: [email]",
      },
    },
    {
      id: "us-states/appeal",
      title: "How to appeal a refusal",
      severity: "error",
      citation: cite("59.1-577(C), 59.1-578(C)(3)"),
      appliesWhen: "to controllers, in all of these states but Utah",
      section: "rights",
      applies: (facts) => reaches(facts, WITH_APPEAL, ["US"]),
      check: ({ policy }) =>
        stated(
          ["requests", "appeal"],
          policy.requests.appeal,
          "how people appeal a refusal is not stated",
        ),
      rationale:
        "The notice must say how a refusal can be appealed. The answer to an appeal is due within 60 days in Virginia, and within 45 days in some states.",
      remedy: "state requests.appeal",
      example: {
        before: "requests:\n  methods: [email]",
        after: "requests:\n  appeal: You can appeal by email; we answer within 45 days.",
      },
    },
    {
      id: "us-states/response-time",
      title: "Time to answer a request",
      severity: "error",
      citation: cite("59.1-577(B)(1)"),
      appliesWhen: "to controllers; where no time is stated, it gives advice",
      section: "rights",
      check: responseTime,
      rationale:
        "A request must be answered within 45 days, in Iowa within 90; 45 further days are allowed once.",
      remedy: "state requests.responseTime of P45D at most, and an extension of P45D at most",
      example: {
        before: "requests:\n  responseTime: P60D",
        after: "requests:\n  responseTime: P45D",
      },
    },
    {
      id: "us-states/shared-data",
      title: "Which data third parties get",
      severity: "warning",
      citation: cite("59.1-578(C)(4)"),
      appliesWhen: "to every data category of a controller",
      section: "data-collected",
      check: (facts) =>
        isAbsent(facts, "subprocessors")
          ? answered(["absent", "subprocessors"])
          : ofData(
              facts,
              "disclosedTo",
              (name) => `whether “${name}” is disclosed, and to whom, is not stated`,
            ),
      rationale:
        "The notice must say which categories of data are shared with third parties, if any are.",
      remedy: "state disclosedTo: of the category, or declare subprocessors under absent:",
      example: {
        before: "data:\n  account: { name: Account data }",
        after:
          "data:\n  account: { name: Account data, disclosedTo: [hosting] }\nsubprocessors:\n  hosting: { name: hosting providers, kind: category }",
      },
    },
    {
      id: "us-states/third-parties",
      title: "Categories of third parties",
      severity: "warning",
      citation: cite("59.1-578(C)(5)"),
      appliesWhen: "to controllers",
      section: "sharing-and-subprocessors",
      check: recipients,
      rationale:
        "The notice must name the categories of third parties with whom data are shared, if any. Several states ask for more detail: Oregon and Minnesota for a list of them on request, Rhode Island for those to whom data are or may be sold.",
      remedy: "list them under subprocessors:, or declare subprocessors under absent:",
      example: {
        before: "organization:\n  name: Example Inc.",
        after: "subprocessors:\n  hosting: { name: hosting providers, kind: category }",
      },
    },
    {
      id: "us-states/sale",
      title: "Sale and targeted advertising",
      severity: "warning",
      citation: cite("59.1-578(D)"),
      appliesWhen: "to controllers",
      section: "sharing-and-subprocessors",
      check: (facts) => [
        ...stated(
          ["sale", "sold"],
          facts.policy.sale.sold,
          "whether personal data are sold is not stated",
        ),
        ...stated(
          ["sale", "targetedAdvertising"],
          facts.policy.sale.targetedAdvertising,
          "whether personal data serve targeted advertising is not stated",
        ),
      ],
      rationale:
        "A controller that sells personal data or uses them for targeted advertising must say so clearly. Silence does not say that it does neither.",
      remedy: "state sale.sold and sale.targetedAdvertising",
      example: {
        before: "sale:\n  sold: false",
        after: "sale:\n  sold: false\n  targetedAdvertising: false",
      },
    },
    {
      id: "us-states/opt-out",
      title: "Opting out of sale and targeted advertising",
      severity: "error",
      citation: cite("59.1-577(A)(5), 59.1-578(D)"),
      appliesWhen: "where personal data are sold or serve targeted advertising",
      section: "rights",
      applies: ({ policy: { sale } }) =>
        gate(["sale"], { sold: sale.sold, targetedAdvertising: sale.targetedAdvertising }),
      check: optOut,
      rationale:
        "A controller that sells personal data or uses them for targeted advertising must say how people opt out.",
      remedy:
        "state sale.optOut, and grant opt-out-of-sale and opt-out-of-targeted-advertising under rights:",
      example: {
        before: "sale:\n  sold: true\n  targetedAdvertising: false",
        after:
          "sale:\n  sold: true\n  targetedAdvertising: false\n  optOut: https://example.com/opt-out\nrights:\n  states:\n    jurisdictions: [US-VA]\n    grants:\n      sale: { rights: [opt-out-of-sale] }",
      },
    },
  ],
});

function exercise({ policy }: Facts): Outcome[] {
  const { methods, form } = policy.requests;
  const contact = policy.contacts.find((c) => c.email || c.phone);
  // Beside the rights, the document names this contact for requests.
  return !methods && !form && contact && policy.rights.length > 0
    ? answered(["contacts", contact.id])
    : stated(
        ["requests", "methods"],
        methods ?? form,
        "how people exercise their rights is not stated",
      );
}

function responseTime(facts: Facts): Outcome[] {
  const named = placesInScope(facts.policy);
  const others = named.some(
    (place) => place === "US" || (place !== "US-IA" && STATES.includes(place)),
  );
  const limit = others ? { days: 45, words: "45 days" } : { days: 90, words: "90 days" };
  return answeredWithin(facts, limit, { days: 45, words: "45 further days" });
}

function optOut(facts: Facts): Outcome[] {
  const { sold, targetedAdvertising, optOut } = facts.policy.sale;
  const places = ["US", ...STATES];
  return [
    ...(sold === false ? [] : rightGranted(facts, places, "opt-out-of-sale", "these states")),
    ...(targetedAdvertising === false
      ? []
      : rightGranted(facts, places, "opt-out-of-targeted-advertising", "these states")),
    ...stated(["sale", "optOut"], optOut, "where people opt out is not stated"),
  ];
}
