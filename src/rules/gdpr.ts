import { EEA } from "../link/places.js";
import { type Facts, reaches } from "./facts.js";
import { breaches } from "./gdpr-chapters/breaches.js";
import { duties } from "./gdpr-chapters/duties.js";
import type { Law } from "./gdpr-chapters/law.js";
import { notice } from "./gdpr-chapters/notice.js";
import { rights } from "./gdpr-chapters/rights.js";
import { answered, definePack, fault, type Outcome, unsure } from "./rule.js";

const cite = (articles: string) => ({ provision: `GDPR ${articles}`, from: "2018-05-25" });

const law: Law<"gdpr"> = {
  prefix: "gdpr",
  code: "EU",
  places: EEA,
  where: "the EU",
  home: EEA,
  outside: "outside the EEA",
  representative: "eu-representative",
  cite,
  responseTime: cite("Art. 12(3)"),
  transfers: cite("Art. 13(1)(f), 44 to 49"),
  complaint: cite("Art. 13(2)(d), 77"),
  automatedDecisions: cite("Art. 13(2)(f), 22"),
};

/** The General Data Protection Regulation, Regulation (EU) 2016/679. */
export const gdpr = definePack({
  name: "gdpr",
  title: "General Data Protection Regulation",
  jurisdiction: "European Union",
  runsWhen: "where the policy reaches people in the EU or the EEA",
  applies: (facts) => reaches(facts, EEA),
  rules: [
    ...notice(law),
    {
      id: "gdpr/art-44-safeguard",
      title: "A transfer safeguard that fits the country",
      severity: "warning",
      citation: cite("Art. 44 to 46, 49"),
      appliesWhen: "to every recipient for which a transfer safeguard is stated",
      section: "sharing-and-subprocessors",
      check: safeguards,
      rationale:
        "An adequacy decision covers the countries that it names, the Data Privacy Framework covers certified companies in the United States, and a derogation is for specific situations only.",
      remedy: "name the safeguard that holds for this country under transfer.mechanism",
      example: {
        before:
          "subprocessors:\n  host: { name: Host Ltd., kind: company, country: IN, transfer: { mechanism: adequacy } }",
        after:
          "subprocessors:\n  host: { name: Host Ltd., kind: company, country: IN, transfer: { mechanism: standard-contractual-clauses } }",
      },
    },
    ...rights(law),
    ...duties(law),
    ...breaches(law),
  ],
});

/** Countries with an adequacy decision of the Commission, as of 2026-11-25; Canada's in part. */
const ADEQUATE = ["AD", "AR", "BR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR"]
  .concat(["NZ", "UY"])
  .concat(EEA);

function safeguards({ policy }: Facts): Outcome[] {
  return policy.subprocessors.flatMap(({ id, name, country, transfer }) => {
    if (transfer === undefined || country === undefined) return [];
    const place = ["subprocessors", id, "transfer", "mechanism"];
    switch (transfer.mechanism) {
      case "adequacy":
        return ADEQUATE.includes(country)
          ? answered(place)
          : fault(place, `no adequacy decision is known for the country of “${name}” (${country})`);
      case "data-privacy-framework":
        return country === "US"
          ? answered(place)
          : fault(
              place,
              `the Data Privacy Framework covers the United States, but “${name}” is in ${country}`,
            );
      case "uk-addendum":
        return fault(
          place,
          `the UK addendum alone does not protect data from the EEA at “${name}”`,
        );
      case "derogation":
        return unsure(place, `regular transfers to “${name}” can hardly rest on a derogation`);
      default:
        return answered(place);
    }
  });
}
