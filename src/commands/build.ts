import { resolve } from "node:path";
import type { Output } from "../compile/emission.js";
import { isWhole, type Selection } from "../compile/selection.js";
import type { Watch } from "../compile/watch.js";
import { type CompileResult, compile } from "../compile.js";
import { type Diagnostic, stopsBuild } from "../diagnostics/diagnostic.js";
import { sortDiagnostics } from "../diagnostics/order.js";
import { isOwn } from "../drift/own.js";
import type { Finding } from "../lint/lint.js";
import { summary } from "../reporters/pretty.js";
import { below, type Findings, inFolder } from "../reporters/reporter.js";
import type { SourceFile } from "../source/load.js";
import { assetsOf, readFolder, readTemplates } from "../source/read.js";
import { ownFiles } from "../templates/own.js";
import { shipped, shippedFolder, Templates } from "../templates/templates.js";
import { leftOver, refuseForeignIndex, type Written, writeAll } from "../write.js";
import { show, type Wanted } from "./show.js";

/** What every command is told: folders as the user typed them, and the folder they start from. */
export interface Request {
  readonly cwd: string;
  readonly policy: string;
  readonly out: string;
  readonly color: boolean;
  /** The reporters that show the findings; none for the pretty one. */
  readonly reporters: readonly Wanted[];
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Hears how far the work is, while nothing else can be said. */
  readonly watch?: Watch | undefined;
}

/** What a command has to say, and whether all is well. */
export interface Report {
  readonly ok: boolean;
  /** The exit code, of commands that have more answers than yes and no. */
  readonly code?: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A policy folder compiled. */
export interface Compiled {
  readonly ok: boolean;
  readonly outputs: readonly Output[];
  /** All that was found. */
  readonly diagnostics: readonly Diagnostic<string>[];
  /** What of it is shown. */
  readonly shown: Findings;
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
  const { text, talk: reported } = await show(compiled.shown, request.reporters, request);
  // Findings are talk beside the documents, unless somebody asked for a report of them.
  const isAsked = request.reporters.length > 0;
  const [stdout, findings] = isAsked ? [text, ""] : ["", text];
  const counts = countsOf(compiled) + reported;
  if (!compiled.ok) {
    const nothing = `policyc: nothing was written to ${request.out}\n`;
    return { ok: false, stdout, stderr: findings + counts + nothing };
  }
  const out = locate(request.cwd, request.out);
  const remove = isWhole(request.selection) ? await leftOver(out, compiled.outputs, isOwn) : [];
  await refuseForeignIndex(out, compiled.outputs, isOwn);
  const done = await writeAll(out, compiled.outputs, { remove });
  const talk = request.quiet ? "" : counts + describe(done, request, request.now() - started);
  return { ok: true, stdout, stderr: findings + talk };
}

/** How many findings there are of each severity, in words. */
export function countsOf({ diagnostics, shown }: Omit<Compiled, "outputs">): string {
  if (diagnostics.length === 0) return "";
  const isHidden = shown.diagnostics.length < diagnostics.length;
  return `policyc: ${summary(diagnostics)}${isHidden ? "; policyc check shows them all" : ""}\n`;
}

/** Reads, lints and compiles a policy folder. */
export async function compileFolder(
  request: Pick<Request, "cwd" | "policy" | "watch">,
  selection: Selection,
  judging: Judging,
): Promise<Compiled> {
  const files = await readFolder(locate(request.cwd, request.policy));
  return compileFiles(files, request, selection, judging);
}

/** Lints and compiles files as those of a policy folder. */
export async function compileFiles(
  files: readonly SourceFile[],
  { cwd, policy, watch }: Pick<Request, "cwd" | "policy" | "watch">,
  selection: Selection,
  { asOf, shows }: Judging,
): Promise<Compiled> {
  const folder = locate(cwd, policy);
  const templates = await openTemplates(folder);
  const read = assetsOf(folder);
  const { outputs, ...found } = await compile(files, selection, read, asOf, templates, watch);
  const all = [...files, ...ownFiles(templates)];
  return { outputs, ...judge(found, policy, all, shows) };
}

/** All that was found in a policy folder, and what of it is shown. */
export function judge(
  { diagnostics, linted }: Pick<CompileResult, "diagnostics" | "linted">,
  policy: string,
  files: readonly SourceFile[],
  shows: Judging["shows"],
): Omit<Compiled, "outputs"> {
  const findings = linted?.findings ?? [];
  const all = sortDiagnostics<Diagnostic<string>>([...diagnostics, ...findings]);
  const shown = sortDiagnostics<Diagnostic<string>>([...diagnostics, ...findings.filter(shows)]);
  return {
    ok: !all.some(stopsBuild),
    diagnostics: all,
    shown: inFolder(policy, shown, files),
  };
}

/** The templates for a policy folder: those of a folder templates/ beside it before the shipped ones. */
export async function openTemplates(policy: string): Promise<Templates> {
  const own = await readTemplates(policy, shippedFolder);
  return own.length === 0 ? shipped : new Templates(own);
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

/** What a build did to the output folder, in words. */
export function describe(done: Written, request: Request, duration: number): string {
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
