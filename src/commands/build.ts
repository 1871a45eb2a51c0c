import { resolve } from "node:path";
import { compile, type Output, type Selection } from "../compile.js";
import { type Diagnostic, stopsBuild } from "../diagnostics/diagnostic.js";
import { sortDiagnostics } from "../diagnostics/order.js";
import type { Finding } from "../lint/lint.js";
import { pretty, summary } from "../reporters/pretty.js";
import { assetsOf, readFolder } from "../source/read.js";
import { leftOver, type Written, writeAll } from "../write.js";

/** What every command is told: folders as the user typed them, and the folder they start from. */
export interface Request {
  readonly cwd: string;
  readonly policy: string;
  readonly out: string;
  readonly color: boolean;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

/** What a command has to say, and whether all is well. */
export interface Report {
  readonly ok: boolean;
  /** The exit code, of commands that have more answers than yes and no. */
  readonly code?: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A policy folder compiled: what came of it, and the findings as text. */
export interface Compiled {
  readonly ok: boolean;
  readonly outputs: readonly Output[];
  /** The findings with their places; empty where there are none. */
  readonly findings: string;
  /** How many there are of each kind; empty where there are none. */
  readonly counts: string;
  /** How many warnings there are, without those that are waived. */
  readonly warnings: number;
  /** How many findings are counted but not shown. */
  readonly hidden: number;
}

/** What of the linter's findings is wanted. */
interface Judging {
  /** ISO 8601 date for which dates are judged. */
  readonly asOf?: string;
  /** Whether a finding of the linter is shown, or counted only. */
  readonly shows: (finding: Finding) => boolean;
}

/** `policyc build`: compiles the policy and writes what changed. */
export async function build(
  request: Request & { readonly selection: Selection; readonly quiet: boolean },
): Promise<Report> {
  const started = request.now();
  const compiled = await compileFolder(request, request.selection, {
    shows: stopsBuild,
  });
  const counts =
    compiled.counts === ""
      ? ""
      : `policyc: ${compiled.counts}${compiled.hidden > 0 ? "; policyc check shows them all" : ""}\n`;
  if (!compiled.ok) {
    const nothing = `policyc: nothing was written to ${request.out}\n`;
    return { ok: false, stdout: "", stderr: compiled.findings + counts + nothing };
  }
  const out = locate(request.cwd, request.out);
  // A build of a part cannot know what the rest of the folder is for.
  const whole = Object.keys(request.selection).length === 0;
  const remove = whole ? await leftOver(out, compiled.outputs) : [];
  const done = await writeAll(out, compiled.outputs, { remove });
  const talk = request.quiet ? "" : counts + describe(done, request, request.now() - started);
  return { ok: true, stdout: "", stderr: compiled.findings + talk };
}

/** Reads, lints and compiles a policy folder. */
export async function compileFolder(
  request: Request,
  selection: Selection,
  { asOf, shows }: Judging,
): Promise<Compiled> {
  const folder = locate(request.cwd, request.policy);
  const files = await readFolder(folder);
  const { outputs, diagnostics, linted } = await compile(files, selection, assetsOf(folder), asOf);
  const findings = linted?.findings ?? [];
  const all = sortDiagnostics<Diagnostic<string>>([...diagnostics, ...findings]);
  const shown = sortDiagnostics<Diagnostic<string>>([...diagnostics, ...findings.filter(shows)]);
  return {
    ok: !all.some(stopsBuild),
    outputs,
    findings: endLine(pretty(shown, files, { color: request.color, prefix: request.policy })),
    counts: all.length === 0 ? "" : summary(all).trimEnd(),
    warnings: all.filter((d) => d.severity === "warning" && !d.waived).length,
    hidden: all.length - shown.length,
  };
}

/** The folder as typed where that leads to the right place: messages then show what was typed. */
export function locate(cwd: string, typed: string): string {
  const absolute = resolve(cwd, typed);
  return resolve(typed) === absolute ? typed : absolute;
}

/** "1 file", "2 files". */
export function countFiles(count: number): string {
  return `${count} ${count === 1 ? "file" : "files"}`;
}

/** "0.6 s". */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A path in the output folder, as the user would type it. */
export function below(out: string, path: string): string {
  return out === "." ? path : `${out.replace(/(?<=.)[\\/]+$/, "")}/${path}`.replace(/^\/\//, "/");
}

function describe(done: Written, request: Request, duration: number): string {
  const total = done.written.length + done.unchanged.length;
  const parts = [
    [done.written.length, "written"],
    [done.unchanged.length, "unchanged"],
    [done.removed.length, "removed"],
  ] as const;
  const counts = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const lines = [
    `policyc: ${countFiles(total)}: ${counts.join(", ")} (${seconds(duration)})`,
    ...done.written.map((path) => `  written ${below(request.out, path)}`),
    ...done.removed.map((path) => `  removed ${below(request.out, path)}`),
  ];
  return `${lines.join("\n")}\n`;
}

function endLine(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
