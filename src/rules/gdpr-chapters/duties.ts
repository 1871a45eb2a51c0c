import type { PolicySource } from "../../schema/source.generated.js";
import { controls, type Facts, isAbsent, processes } from "../facts.js";
import {
  answered,
  defineRules,
  fault,
  least,
  type Outcome,
  type Reach,
  stated,
  unknown,
  unsure,
} from "../rule.js";
import type { Law } from "./law.js";

const terms = [
  ["instructions", "processing on documented instructions", "(a)"],
  ["confidentiality", "confidentiality of everyone who handles the data", "(b)"],
  ["security", "security of the processing", "(c)"],
  ["subprocessors", "conditions for subprocessors", "(d)"],
  ["assistance-with-requests", "assistance with the requests of data subjects", "(e)"],
  ["assistance-with-security", "assistance with security, breaches and assessments", "(f)"],
  ["deletion-or-return", "deletion or return at the end", "(g)"],
  ["audit", "information and audits", "(h)"],
] as const;

/** Art. 26 to 32: joint controllers, processors, records and security. */
export const duties = <const P extends string>(law: Law<P>) =>
  defineRules([
    {
      id: `${law.prefix}/art-26-joint-controllers`,
      title: "Essence of the joint controllers' arrangement",
      severity: "error",
      citation: law.cite("Art. 26(2)"),
      appliesWhen: "to joint controllers",
      section: "scope-and-roles",
      applies: ({ policy }) => (policy.roles.joint ? "certain" : "no"),
      check: ({ policy }) =>
        stated(
          ["roles", "joint", "arrangement"],
          policy.roles.joint?.arrangement,
          "the essence of the arrangement with the joint controllers is not stated",
        ),
      rationale:
        "The essence of the arrangement must be available to people: who of the controllers does what.",
      remedy: "state roles.joint.arrangement",
      example: {
        before: "roles:\n  joint: { with: Example Events Ltd. }",
        after:
          "roles:\n  joint: { with: Example Events Ltd., arrangement: We answer all requests. }",
      },
    },
    {
      id: `${law.prefix}/art-28-authorization`,
      title: "Authorization of subprocessors",
      severity: "warning",
      citation: law.cite("Art. 28(2)"),
      appliesWhen: "to processors that engage subprocessors",
      section: "sharing-and-subprocessors",
      applies: engaged,
      check: ({ policy }) =>
        stated(
          ["sharing", "authorization"],
          policy.sharing.authorization,
          "how customers authorize subprocessors is not stated",
        ),
      rationale:
        "A processor needs the specific or general authorization of its customer, in writing, for every further processor.",
      remedy: "state sharing.authorization: general or specific",
      example: {
        before: "subprocessors:\n  hosting: { name: hosting providers, kind: category }",
        after:
          "subprocessors:\n  hosting: { name: hosting providers, kind: category }\nsharing:\n  authorization: specific",
      },
    },
    {
      id: `${law.prefix}/art-28-change-notice`,
      title: "Notice of new subprocessors",
      severity: "warning",
      citation: law.cite("Art. 28(2)"),
      appliesWhen: "to processors with a general authorization to engage subprocessors",
      section: "sharing-and-subprocessors",
      applies: (facts) => least(engaged(facts), generallyAuthorized(facts)),
      check: ({ policy }) =>
        stated(
          ["sharing", "changeNotice"],
          policy.sharing.changeNotice,
          "how long before a new subprocessor customers are told is not stated",
        ),
      rationale:
        "Under a general authorization, customers must be told of a new subprocessor, so that they can object.",
      remedy: "state sharing.changeNotice, such as P30D",
      example: {
        before:
          "subprocessors:\n  hosting: { name: hosting providers, kind: category }\nsharing:\n  authorization: general",
        after:
          "subprocessors:\n  hosting: { name: hosting providers, kind: category }\nsharing:\n  authorization: general\n  changeNotice: P30D",
      },
    },
    ...terms.map(([term, what, letter], i) => ({
      id: `${law.prefix}/art-28-${term}` as const,
      title: `Contract: ${what}`,
      severity: "error" as const,
      citation: law.cite(`Art. 28(3)${letter}`),
      appliesWhen: "to processors; where the terms of the contract are not listed, it gives advice",
      section: "scope-and-roles",
      applies: processes,
      check: (facts: Facts) => contractTerm(facts, term, what),
      rationale: "The contract between controller and processor must bind the processor to this.",
      remedy: `add ${term} to roles.processor.terms once the contract says so`,
      example: {
        before: `roles:\n  processor: { terms: [${terms[(i + 1) % terms.length]?.[0]}] }`,
        after: `roles:\n  processor: { terms: [${term}] }`,
      },
    })),
    {
      id: `${law.prefix}/art-30-controller-record`,
      title: "Record of a controller's processing",
      severity: "warning",
      citation: law.cite("Art. 30(1)(b), (c)"),
      appliesWhen: "to the services of a controller",
      section: "scope-and-roles",
      applies: controls,
      check: controllerRecord,
      rationale:
        "The record holds the purposes and the categories of data and of data subjects. Recipients, transfers, retention and security, which it holds too, have rules of their own.",
      remedy: "list data: and purposes: of the service, and subjects: of each category",
      example: {
        before:
          "services:\n  shop: { name: the shop, kind: saas, role: controller, data: [orders] }\npurposes:\n  sale: { name: selling }\ndata:\n  orders: { name: Orders }",
        after:
          "services:\n  shop: { name: the shop, kind: saas, role: controller, data: [orders] }\npurposes:\n  sale: { name: selling }\naudiences:\n  buyers: { name: buyers }\ndata:\n  orders: { name: Orders, subjects: [buyers] }",
      },
    },
    {
      id: `${law.prefix}/art-30-processor-record`,
      title: "Record of a processor's processing",
      severity: "warning",
      citation: law.cite("Art. 30(2)(b)"),
      appliesWhen: "to the services of a processor",
      section: "scope-and-roles",
      applies: processes,
      check: ({ policy }) =>
        policy.services
          .filter((s) => s.role === "processor")
          .flatMap((s) =>
            stated(
              ["services", s.id, "data"],
              s.data,
              `“${s.name}” does not say what it processes for customers`,
            ),
          ),
      rationale:
        "A processor records the categories of processing that it carries out for each controller.",
      remedy: "list data: of the service",
      example: {
        before: "services:\n  backup: { name: backup, kind: managed-service, role: processor }",
        after:
          "services:\n  backup: { name: backup, kind: managed-service, role: processor, data: [files] }\ndata:\n  files: { name: Files }",
      },
    },
    {
      id: `${law.prefix}/art-32-security`,
      title: "Security of the processing",
      severity: "warning",
      citation: law.cite("Art. 32; 30(1)(g), 30(2)(d)"),
      appliesWhen: "always",
      section: "security",
      check: ({ policy }) =>
        stated(["security", "safeguards"], policy.security.safeguards, "no safeguard is stated"),
      rationale:
        "Controllers and processors must take appropriate measures, and record a general description of them where possible.",
      remedy: "list the safeguards under security.safeguards",
      example: {
        before: "security:\n  kinds: [technical]",
        after:
          "security:\n  safeguards: [encryption]\nsafeguards:\n  encryption: { name: encryption }",
      },
    },
  ]);

function engaged(facts: Facts): Reach {
  const { subprocessors } = facts.policy;
  if (isAbsent(facts, "subprocessors") || subprocessors.length === 0) return "no";
  return processes(facts);
}

function generallyAuthorized({ policy }: Facts): Reach {
  const { authorization } = policy.sharing;
  if (authorization === undefined) return unknown(["sharing", "authorization"]);
  return authorization === "general" ? "certain" : "no";
}

type Term = NonNullable<
  NonNullable<NonNullable<PolicySource["roles"]>["processor"]>["terms"]
>[number];

function contractTerm({ policy }: Facts, term: Term, what: string): Outcome[] {
  const { terms: listed, actsOn } = policy.roles.processor ?? {};
  const place = ["roles", "processor", "terms"];
  const index = listed?.indexOf(term) ?? -1;
  if (index >= 0) return answered([...place, index]);
  if (term === "instructions" && actsOn?.includes("documented-instructions")) {
    return answered(["roles", "processor", "actsOn"]);
  }
  const message = `the contract with customers is not said to cover ${what}`;
  return listed === undefined ? unsure(place, message) : fault(place, message);
}

function controllerRecord({ policy }: Facts): Outcome[] {
  return policy.services
    .filter((s) => s.role === "controller")
    .flatMap((s) => {
      const place = ["services", s.id, "data"];
      const hasData = s.data.length > 0 && s.data.every((d) => d.subjects.length > 0);
      if (!hasData) return fault(place, `“${s.name}” does not say which data of whom it handles`);
      return stated(
        ["services", s.id, "purposes"],
        s.purposes.length > 0 ? s.purposes : policy.purposes,
        `“${s.name}” does not say for which purposes it handles data`,
      );
    });
}
