import { compare, type Drift } from "../write.js";
import {
  below,
  compileFolder,
  countFiles,
  locate,
  type Report,
  type Request,
  seconds,
} from "./build.js";

const meanings: Record<Drift["state"], string> = {
  stale: "is stale: the policy compiles to something else",
  missing: "is missing: the policy compiles to it",
  "left over": "is left over: the policy does not compile to it any more",
};

/** How strictly a policy is checked. */
export interface Strictness {
  /** ISO 8601 date for which dates are judged. */
  readonly asOf: string;
  /** How many warnings are allowed; any number where it is left out. */
  readonly maxWarnings?: number;
}

/**
 * `policyc check`: lints and compiles the policy, writes nothing, and compares with the output
 * folder.
 */
export async function check(request: Request & Strictness): Promise<Report> {
  const compared = await compareFolder(request);
  const { maxWarnings = Number.POSITIVE_INFINITY } = request;
  if (compared.warnings <= maxWarnings) return compared;
  const many = `policyc: ${compared.warnings} warnings are more than the ${maxWarnings} allowed\n`;
  return { ...compared, ok: false, stderr: compared.stderr + many };
}

async function compareFolder(
  request: Request & Strictness,
): Promise<Report & { warnings: number }> {
  const started = request.now();
  const compiled = await compileFolder(request, {}, { asOf: request.asOf, shows: () => true });
  const { warnings } = compiled;
  const counts = compiled.counts === "" ? "" : `policyc: ${compiled.counts}\n`;
  if (!compiled.ok) {
    const unknown = `policyc: ${request.out} was not compared\n`;
    return { ok: false, warnings, stdout: compiled.findings, stderr: counts + unknown };
  }
  const drift = await compare(locate(request.cwd, request.out), compiled.outputs);
  const took = `(${seconds(request.now() - started)})`;
  if (drift === undefined) {
    const only = `policyc: ${request.policy} compiles; there is no ${request.out} to compare with`;
    return { ok: true, warnings, stdout: compiled.findings, stderr: `${counts}${only} ${took}\n` };
  }
  if (drift.length === 0) {
    const files = countFiles(compiled.outputs.length);
    const fresh = `policyc: ${request.out} is up to date with ${request.policy}: ${files}`;
    return { ok: true, warnings, stdout: compiled.findings, stderr: `${counts}${fresh} ${took}\n` };
  }
  return {
    ok: false,
    warnings,
    stdout: compiled.findings + drift.map((one) => describe(one, request.out)).join(""),
    stderr: `${counts}policyc: ${request.out} has drifted; run ${mend(request)} ${took}\n`,
  };
}

function describe(drift: Drift, out: string): string {
  return `error: ${below(out, drift.path)} ${meanings[drift.state]}\n`;
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
