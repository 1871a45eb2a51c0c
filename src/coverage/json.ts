import {
  type Clause,
  type Coverage,
  type Fault,
  type Law,
  type Requirement,
  type Spot,
  score,
  tally,
} from "./coverage.js";

/** The id of the schema that the JSON follows; its version moves with the shape. */
const SCHEMA = "urn:policyc:coverage:1.0.0";

/** Coverage as JSON, in the shape of schemas/coverage.schema.json. */
export function json(coverage: Coverage): string {
  const { title, organization, version, effective, asOf, laws } = coverage;
  const shape = {
    $schema: SCHEMA,
    policy: { title, organization, version, effective },
    asOf,
    laws: laws.map(lawJson),
  };
  return `${JSON.stringify(shape, null, 2)}\n`;
}

function lawJson({ name, title, jurisdiction, applies, note, lacks, requirements }: Law) {
  const summary = { ...score(requirements), statuses: Object.fromEntries(tally(requirements)) };
  const items = requirements.map(requirementJson);
  const silent = lacks.map(spotJson);
  return { name, title, jurisdiction, applies, note, lacks: silent, summary, requirements: items };
}

function requirementJson(requirement: Requirement) {
  const { rule, title, provision, from, status, clause, answers, faults, lacks } = requirement;
  return {
    rule,
    title,
    provision,
    from,
    status,
    ...(clause && { clause: clauseJson(clause) }),
    answers: answers.map(spotJson),
    faults: faults.map(faultJson),
    ...(faults.length > 0 && { remedy: requirement.remedy }),
    lacks: lacks.map(spotJson),
    ...(requirement.note !== "" && { note: requirement.note }),
  };
}

function clauseJson({ document, language, section, number, title, quotes }: Clause) {
  return { document, language, section, number, title, quotes };
}

function spotJson({ place, line }: Spot) {
  return { place, ...(line && { file: line.file, line: line.number }) };
}

function faultJson({ message, spot, unsure, waived }: Fault) {
  const { decidedBy, until, reason } = waived ?? {};
  const place = spotJson(spot);
  return { message, ...place, unsure, ...(waived && { waiver: { decidedBy, until, reason } }) };
}
