import { restsOn, rightGranted } from "../checks.js";
import { controls, type Facts } from "../facts.js";
import { defineRules, least } from "../rule.js";
import type { Law } from "./law.js";

const given = [
  ["access", "access", "Art. 15"],
  ["correction", "rectification", "Art. 16"],
  ["deletion", "erasure", "Art. 17"],
  ["restriction", "restriction", "Art. 18"],
] as const;

/** A right that depends on the legal basis; its example needs a purpose with such a basis. */
const dependent = [
  {
    right: "portability",
    citation: "Art. 13(2)(b), 20",
    bases: ["consent", "contract"],
    basis: "consent or a contract",
  },
  {
    right: "objection",
    citation: "Art. 13(2)(b), 21",
    bases: ["legitimate-interests", "public-task"],
    basis: "legitimate interests or a public task",
  },
  {
    right: "withdraw-consent",
    citation: "Art. 13(2)(c), 7(3)",
    bases: ["consent"],
    basis: "consent",
  },
] as const;

const grant = (code: string, right: string) =>
  `rights:\n  people:\n    jurisdictions: [${code}]\n    grants:\n      it: { rights: [${right}] }`;

/** Art. 13(2)(b) to (d): the rights of which a controller tells people. */
export const rights = <const P extends string>(law: Law<P>) =>
  defineRules([
    ...given.map(([right, name, article]) => ({
      id: `${law.prefix}/right-${right}` as const,
      title: `Right: ${name}`,
      severity: "error" as const,
      citation: law.cite(`Art. 13(2)(b), ${article}`),
      appliesWhen: "to controllers",
      section: "rights",
      applies: controls,
      check: (facts: Facts) => rightGranted(facts, law.places, right, law.where),
      rationale: "Controllers must tell people of this right.",
      remedy: `grant ${right} under rights: for ${law.code}`,
      example: { before: grant(law.code, "human-review"), after: grant(law.code, right) },
    })),
    ...dependent.map(({ right, citation, bases, basis }) => {
      const purpose = `purposes:\n  it: { name: it, role: controller, legalBasis: ${bases[0]} }\n`;
      return {
        id: `${law.prefix}/right-${right}` as const,
        title: `Right: ${right.replaceAll("-", " ")}`,
        severity: "error" as const,
        citation: law.cite(citation),
        appliesWhen: `to controllers with a purpose that rests on ${basis}; where a purpose has no legal basis, it gives advice`,
        section: "rights",
        applies: (facts: Facts) => least(controls(facts), restsOn(facts, bases)),
        check: (facts: Facts) => rightGranted(facts, law.places, right, law.where),
        rationale: `Controllers must tell people of this right where processing rests on ${basis}.`,
        remedy: `grant ${right} under rights: for ${law.code}`,
        example: {
          before: purpose + grant(law.code, "access"),
          after: purpose + grant(law.code, right),
        },
      };
    }),
    {
      id: `${law.prefix}/right-complaint` as const,
      title: "Right: complaint to the supervisory authority",
      severity: "error",
      citation: law.complaint,
      appliesWhen: "to controllers",
      section: "rights",
      applies: controls,
      check: (facts) => rightGranted(facts, law.places, "complaint", law.where),
      rationale: "Controllers must tell people that they can turn to the authority.",
      remedy: `grant complaint under rights: for ${law.code}`,
      example: { before: grant(law.code, "access"), after: grant(law.code, "complaint") },
    },
  ]);
