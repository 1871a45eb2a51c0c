import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { summary } from "../reporters/pretty.js";
import { below } from "../reporters/reporter.js";
import { compare, type Drift } from "../write.js";
import {
  type Compiled,
  compileFolder,
  countFiles,
  locate,
  type Report,
  type Request,
  seconds,
} from "./build.js";
import { show } from "./show.js";

/** How strictly a policy is checked. */
export interface Strictness {
  /** ISO 8601 date for which dates are judged. */
  readonly asOf: string;
  /** How many warnings are allowed; any number where it is left out. */
  readonly maxWarnings?: number;
}

/**
 * `policyc check`: lints and compiles the policy, compares with the output folder, and writes
 * nothing but the reports that are asked for.
 */
export async function check(request: Request & Strictness): Promise<Report> {
  const started = request.now();
  const compiled = await compileFolder(request, {}, { asOf: request.asOf, shows: () => true });
  const drift = compiled.ok
    ? await compare(locate(request.cwd, request.out), compiled.outputs)
    : undefined;
  const drifted = (drift ?? []).map((one) => driftDiagnostic(one, request));
  const { files, diagnostics: found } = compiled.shown;
  const findings = { files, diagnostics: [...found, ...drifted] };
  const { text, talk } = await show(findings, request.reporters, request);
  const counts =
    findings.diagnostics.length > 0 ? `policyc: ${summary(findings.diagnostics)}\n` : "";
  const warnings = found.filter((d) => d.severity === "warning" && !d.waived).length;
  const { maxWarnings = Number.POSITIVE_INFINITY } = request;
  const tooMany =
    warnings > maxWarnings
      ? `policyc: ${warnings} warnings are more than the ${maxWarnings} allowed\n`
      : "";
  const outcome = `policyc: ${outcomeOf(compiled, drift, request)}`;
  const took = compiled.ok ? ` (${seconds(request.now() - started)})` : "";
  return {
    ok: compiled.ok && drifted.length === 0 && tooMany === "",
    stdout: text,
    stderr: `${counts}${outcome}${took}\n${tooMany}${talk}`,
  };
}

/** What the comparison came to, in words. */
function outcomeOf(compiled: Compiled, drift: readonly Drift[] | undefined, request: Request) {
  const { policy, out } = request;
  if (!compiled.ok) return `${out} was not compared`;
  if (drift === undefined) return `${policy} compiles; there is no ${out} to compare with`;
  if (drift.length > 0) return `${out} has drifted; run ${mend(request)}`;
  return `${out} is up to date with ${policy}: ${countFiles(compiled.outputs.length)}`;
}

const drifts: Record<Drift["state"], { readonly code: Code; readonly message: string }> = {
  stale: {
    code: "drift/stale",
    message: "this document is stale: the policy compiles to something else",
  },
  missing: {
    code: "drift/missing",
    message: "this document is missing: the policy compiles to it",
  },
  "left over": {
    code: "drift/left-over",
    message: "this file is left over: the policy does not compile to it any more",
  },
};

/** The location names the whole file, as the user would type it. */
function driftDiagnostic({ path, state }: Drift, request: Request): Diagnostic {
  return {
    ...drifts[state],
    severity: "error",
    location: { file: below(request.out, path), start: 0, end: 0 },
    hint: `run ${mend(request)}`,
  };
}

/** The command that brings the output folder up to date, ready to paste. */
function mend(request: Request): string {
  const policy = request.policy === "policy" ? [] : [request.policy];
  const out = request.out === "dist" ? [] : ["--out", request.out];
  return ["policyc", "build", ...policy, ...out].map(quoted).join(" ");
}

function quoted(word: string): string {
  return /^[\w./\\:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
