import { join } from "node:path";
import type { Output } from "../compile/emission.js";
import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isOwn } from "../drift/own.js";
import { compare, type Drift } from "../output/compare.js";
import { type Written, writeAll } from "../output/write.js";
import { summary } from "../reporters/pretty.js";
import { below } from "../reporters/reporter.js";
import { type Compiled, compileFolder, locate, type Report, type Request } from "./build.js";
import { commandLine } from "./command-line.js";
import { countFiles, describe, seconds } from "./outcome.js";
import { show } from "./show.js";
import type { Since } from "./since.js";

/** How strictly a policy is checked. */
export interface Strictness {
  /** ISO 8601 date for which dates are judged. */
  readonly asOf: string;
  /** How many warnings are allowed; any number where it is left out. */
  readonly maxWarnings?: number;
  /** Whether to build where nothing is wrong but that the documents have drifted. */
  readonly fix?: boolean;
  /** A git ref: what has changed since must show in version, date and changelog. */
  readonly since?: string;
}

/**
 * `policyc check`: lints and compiles the policy, compares with the output folder, and writes
 * nothing but what is asked for: reports, and with `fix` the documents that have drifted.
 */
export async function check(request: Request & Strictness): Promise<Report> {
  const started = request.now();
  const compiled = await compileFolder(request, {}, { asOf: request.asOf, shows: () => true });
  const changed = await changedSince(request);
  const { files } = compiled.shown;
  const found = [...compiled.shown.diagnostics, ...changed.diagnostics];
  const tooMany = tooManyWarnings(found, request);
  const out = locate(request.cwd, request.out);
  const drift = compiled.ok ? await compare(out, compiled.outputs, isOwn) : undefined;
  const isSound = compiled.ok && tooMany === "" && isEmpty(changed);
  const isMended = request.fix === true && isSound && drift !== undefined && drift.length > 0;
  const mended = isMended ? await mend(out, compiled.outputs, drift) : undefined;
  const drifted = isMended ? [] : await driftDiagnostics(drift ?? [], compiled.outputs, request);
  const findings = { files, diagnostics: [...found, ...drifted] };
  const { text, talk } = await show(findings, request.reporters, request);
  const counts =
    findings.diagnostics.length > 0 ? `policyc: ${summary(findings.diagnostics)}\n` : "";
  const outcome = `policyc: ${outcomeOf(compiled, drift, isMended, request)}`;
  const duration = request.now() - started;
  const took = compiled.ok && !mended ? ` (${seconds(duration)})` : "";
  const done = mended ? describe(mended, request, duration) : "";
  return {
    ok: isSound && drifted.length === 0,
    stdout: text,
    stderr: `${changed.problem}${counts}${outcome}${took}\n${done}${tooMany}${talk}`,
  };
}

const nothing: Since = { diagnostics: [], problem: "" };

async function changedSince(request: Request & Strictness): Promise<Since> {
  if (request.since === undefined) return nothing;
  const { since } = await import("./since.js");
  return since(request.since, request);
}

function isEmpty({ diagnostics, problem }: Since): boolean {
  return diagnostics.length === 0 && problem === "";
}

function tooManyWarnings(found: readonly Diagnostic<string>[], request: Strictness): string {
  const warnings = found.filter((d) => d.severity === "warning" && !d.waived).length;
  const { maxWarnings = Number.POSITIVE_INFINITY } = request;
  return warnings > maxWarnings
    ? `policyc: ${warnings} warnings are more than the ${maxWarnings} allowed\n`
    : "";
}

/** What a whole build does, with what was compiled already. */
async function mend(
  out: string,
  outputs: readonly Output[],
  drift: readonly Drift[],
): Promise<Written> {
  const remove = drift.filter(({ state }) => state === "left over").map(({ path }) => path);
  return writeAll(out, outputs, { remove });
}

/** What the comparison came to, in words. */
function outcomeOf(
  compiled: Compiled,
  drift: readonly Drift[] | undefined,
  isMended: boolean,
  request: Request,
): string {
  const { policy, out } = request;
  if (!compiled.ok) return `${out} was not compared`;
  if (drift === undefined) return `${policy} compiles; there is no ${out} to compare with`;
  if (isMended) return `${out} had drifted, and was built`;
  if (drift.length > 0) return `${out} has drifted; run ${commandLine("build", request)}`;
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

/** A finding for each file that drifted; of a stale one, with what differs. */
async function driftDiagnostics(
  drift: readonly Drift[],
  outputs: readonly Output[],
  request: Request,
): Promise<Diagnostic[]> {
  if (drift.length === 0) return [];
  const { describeFile } = await import("../drift/describe.js");
  const compiled = new Map(outputs.map(({ path, bytes }) => [path, bytes]));
  const diagnostics: Diagnostic[] = [];
  for (const { path, state } of drift) {
    request.watch?.(`comparing ${path}`);
    const bytes = state === "stale" ? compiled.get(path) : undefined;
    const file = join(locate(request.cwd, request.out), path);
    diagnostics.push({
      ...drifts[state],
      severity: "error",
      ...(bytes && { details: await describeFile(file, bytes) }),
      // The whole file, as the user would type it.
      location: { file: below(request.out, path), start: 0, end: 0 },
      hint: `run ${commandLine("build", request)}`,
    });
  }
  return diagnostics;
}
