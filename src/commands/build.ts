import { resolve } from "node:path";
import type { Output } from "../compile/emission.js";
import { isWhole, type Selection } from "../compile/selection.js";
import type { Watch } from "../compile/watch.js";
import { type CompileResult, compile } from "../compile.js";
import { type Diagnostic, stopsBuild } from "../diagnostics/diagnostic.js";
import { sortDiagnostics } from "../diagnostics/order.js";
import { isOwn } from "../drift/own.js";
import type { Finding } from "../lint/lint.js";
import { leftOver, refuseForeignIndex } from "../output/compare.js";
import { writeAll } from "../output/write.js";
import { shippedTemplates } from "../package.js";
import { summary } from "../reporters/pretty.js";
import { type Findings, inFolder } from "../reporters/reporter.js";
import type { SourceFile } from "../source/load.js";
import { assetsOf, type ReadAsset, readFolder, readTemplates } from "../source/read.js";
import { ownFiles } from "../templates/own.js";
import { shipped, type TemplateFile, Templates } from "../templates/templates.js";
import { describe } from "./outcome.js";
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

/** What a policy folder was compiled from, as it was read. */
export interface Inputs {
  readonly files: readonly SourceFile[];
  /** The team's own templates. */
  readonly templates: readonly TemplateFile[];
  /** The logo and the fonts, by their path in the folder; undefined where there was none. */
  readonly assets: ReadonlyMap<string, Uint8Array | undefined>;
}

/** What was found in a policy folder. */
export interface Judged {
  readonly ok: boolean;
  /** All that was found. */
  readonly diagnostics: readonly Diagnostic<string>[];
  /** What of it is shown. */
  readonly shown: Findings;
}

/** A policy folder compiled. */
export interface Compiled extends Judged {
  readonly inputs: Inputs;
  readonly outputs: readonly Output[];
}

/** What `policyc build` is told. */
export interface BuildRequest extends Request {
  readonly selection: Selection;
  readonly quiet: boolean;
  /** Hears of a build that went well. */
  readonly remember?: ((built: Built) => Promise<void>) | undefined;
}

/** A build that went well: what it was made from, what it made, and what it said. */
export interface Built extends Pick<Compiled, "inputs" | "outputs"> {
  readonly removed: readonly string[];
  readonly findings: string;
  readonly counts: string;
}

/** What of the linter's findings is wanted. */
interface Judging {
  /** ISO 8601 date for which dates are judged. */
  readonly asOf?: string;
  /** Whether a finding of the linter is shown, or counted only. */
  readonly shows: (finding: Finding) => boolean;
}

/** `policyc build`: compiles the policy and writes what changed. */
export async function build(request: BuildRequest): Promise<Report> {
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
  const { inputs, outputs } = compiled;
  await request.remember?.({ inputs, outputs, removed: done.removed, findings, counts });
  const talk = request.quiet ? "" : counts + describe(done, request, request.now() - started);
  return { ok: true, stdout, stderr: findings + talk };
}

/** How many findings there are of each severity, in words. */
export function countsOf({ diagnostics, shown }: Judged): string {
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
  const assets = new Map<string, Uint8Array | undefined>();
  const read = once(assetsOf(folder), assets);
  const { outputs, ...found } = await compile(files, selection, read, asOf, templates, watch);
  const all = [...files, ...ownFiles(templates)];
  const inputs = { files, templates: templates.own, assets };
  return { inputs, outputs, ...judge(found, policy, all, shows) };
}

/** Reads each asset once, so that all languages have the same, and keeps it in `assets`. */
function once(read: ReadAsset, assets: Map<string, Uint8Array | undefined>): ReadAsset {
  return async (path) => {
    if (!assets.has(path)) assets.set(path, await read(path));
    return assets.get(path);
  };
}

/** All that was found in a policy folder, and what of it is shown. */
export function judge(
  { diagnostics, linted }: Pick<CompileResult, "diagnostics" | "linted">,
  policy: string,
  files: readonly SourceFile[],
  shows: Judging["shows"],
): Judged {
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
  const own = await readTemplates(policy, shippedTemplates);
  return own.length === 0 ? shipped : new Templates(own);
}

/** The folder as typed where that leads to the right place: messages then show what was typed. */
export function locate(cwd: string, typed: string): string {
  const absolute = resolve(cwd, typed);
  return resolve(typed) === absolute ? typed : absolute;
}
