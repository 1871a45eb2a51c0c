import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Answers } from "../document/compose.js";
import { link } from "../link/link.js";
import { checkReferences } from "../link/references.js";
import { type Linted, lint } from "../lint/lint.js";
import { localize } from "../localize/localize.js";
import type { PolicySource } from "../schema/source.generated.js";
import { parse, type Source, type SourceFile } from "../source/load.js";
import { validate } from "../validate/validate.js";
import { unwatched, type Watch } from "./watch.js";

/** What can be told of a source before any document is made of it. */
export interface Analysis {
  /** Undefined where the files are too broken to be read. */
  readonly source: Source | undefined;
  /** Undefined where it does not fit the schema. */
  readonly policy: PolicySource | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** What the linter makes of it; undefined where the source is too broken to be read. */
  readonly linted: Linted | undefined;
  /** The rules that each section answers, whatever the day. */
  readonly answers: Answers;
}

/** Loads, validates and lints the files of a policy; only with `asOf`, an ISO 8601 date, are dates judged. */
export function analyze(
  files: readonly SourceFile[],
  asOf: string | undefined,
  watch: Watch = unwatched,
): Analysis {
  watch("reading the policy");
  const { value: source, diagnostics: loading } = parse(files);
  if (source === undefined) {
    return { ...nothing, diagnostics: loading };
  }
  watch("checking the policy against its schema");
  const { value: policy, diagnostics: checking } = validate(source);
  const diagnostics = [...loading, ...checking, ...checkReferences(source)];
  watch("checking the policy against the rules");
  const linted = lintSource(source, policy, diagnostics, asOf);
  return { source, policy, diagnostics, linted, answers: answersOf(linted) };
}

const nothing = { source: undefined, policy: undefined, linted: undefined, answers: new Map() };

/** Lints what can be linted: a policy that lacks no more than its version and date can be. */
function lintSource(
  source: Source,
  valid: PolicySource | undefined,
  diagnostics: readonly Diagnostic[],
  asOf: string | undefined,
): Linted | undefined {
  if (diagnostics.some((d) => d.severity === "error" && d.code !== "schema/missing-key")) {
    return undefined;
  }
  const policy = valid ?? withStandIns(source, asOf);
  const [first] = policy?.policy?.languages ?? [];
  if (policy === undefined || first === undefined) return undefined;
  const { value: local } = localize(policy, first, source);
  return local && lint(source, policy, link(local), asOf);
}

/** The policy with a version and a date where these are all that it lacks: no rule finds them old. */
function withStandIns(source: Source, asOf = "9999-12-31"): PolicySource | undefined {
  const policy = { version: "0.0.0", effective: asOf, ...Object(source.data.policy) };
  return validate({ ...source, data: { ...source.data, policy } }).value;
}

/** The rules that each section answers, from what the linter has found answered, whatever the day. */
function answersOf(linted: Linted | undefined): Answers {
  const answers = new Map<string, string[]>();
  for (const { rule, pack, timeless } of linted?.judged ?? []) {
    const isAnswered = timeless.length > 0 && timeless.every(({ kind }) => kind === "answer");
    if (!rule.section || !pack.jurisdiction || !isAnswered) continue;
    answers.set(rule.section, [...(answers.get(rule.section) ?? []), rule.id]);
  }
  return answers;
}
