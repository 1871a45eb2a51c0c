import { stopsBuild } from "../diagnostics/diagnostic.js";
import { visible } from "../diagnostics/quote.js";
import type { Change } from "../diff/change.js";
import { diff } from "../diff/diff.js";
import { byWeight, sentence, summary } from "../diff/wording.js";
import { isOwn } from "../drift/own.js";
import { compare } from "../output/compare.js";
import { changelogFile, type Entered, enter, hasEntry, withdraw } from "../release/changelog.js";
import { publicChanges, type State, versionFor } from "../release/demands.js";
import { type Moved, move } from "../release/edit.js";
import { record } from "../release/subprocessor-changes.js";
import { below } from "../reporters/reporter.js";
import { InputError } from "../source/read.js";
import {
  type Compiled,
  compileFiles,
  compileFolder,
  locate,
  type Report,
  type Request,
} from "./build.js";
import { releasesOf } from "./releases.js";
import { type Rewrite, rewrite, writeBoth } from "./rewrite.js";
import { show } from "./show.js";
import { isSide, openSide, type Side } from "./side.js";
import { stateOf } from "./since.js";

/** What `policyc release` is told. */
export interface ReleaseRequest extends Request {
  /** ISO 8601 date from which the release holds. */
  readonly effective: string;
  /** The last release, as a git ref; found by its version where nothing is said. */
  readonly since?: string;
  readonly dryRun?: boolean;
}

/**
 * `policyc release`: moves version and date by the weight of what has changed since the last
 * release, enters it into the changelog and builds the documents; all of it, or nothing.
 */
export async function release(request: ReleaseRequest): Promise<Report> {
  const compiled = await compileFolder(request, {}, { shows: stopsBuild });
  if (!compiled.ok) return refuseErrors(compiled, request);
  const out = locate(request.cwd, request.out);
  const drift = await compare(out, compiled.outputs, isOwn);
  if (drift && drift.length > 0) return refuseStale(request);
  const since = request.since ?? (await lastRelease(locate(request.cwd, request.policy)));
  const before = await openSide(`git:${since}`, request);
  if (!isSide(before)) return before;
  const now = await openSide(request.policy, request);
  if (!isSide(now)) return now;
  const changes = publicChanges(diff(before.version, now.version));
  if (changes.length === 0) return nothingToRelease(before, since);
  const plan = await planOf(request, before, now, changes);
  if (!plan.compiled.ok) return refuseErrors(plan.compiled, request);
  // Who keeps no documents here has none built.
  const outputs = drift === undefined ? [] : plan.compiled.outputs;
  const files = [
    ...plan.files.map(({ path }) => below(request.policy, path)),
    ...outputs.map(({ path }) => below(request.out, path)),
  ];
  const told = { plan, now, changes, since, files, request };
  if (request.dryRun) return { ok: true, stdout: rehearsal(told), stderr: "" };
  await writeBoth(locate(request.cwd, request.policy), plan.files, out, outputs);
  return { ok: true, stdout: "", stderr: account(told) };
}

async function refuseErrors(compiled: Compiled, request: ReleaseRequest): Promise<Report> {
  const { text } = await show(compiled.shown, [], request);
  const why = `policyc: ${request.policy} has errors, so nothing was released\n`;
  return { ok: false, stdout: "", stderr: text + why };
}

function refuseStale({ policy, out }: ReleaseRequest): Report {
  const why = `policyc: ${out} is not up to date with ${policy}, so nothing was released\n`;
  const hint = "  hint: policyc check shows what differs, policyc build brings it up to date\n";
  return { ok: false, stdout: "", stderr: why + hint };
}

function nothingToRelease({ facts }: Side, since: string): Report {
  const last = `${shortened(since)} (version ${facts.version}, effective ${facts.effective})`;
  const why = `policyc: nothing has changed since ${last}, so there is nothing to release\n`;
  return { ok: true, stdout: "", stderr: why };
}

async function lastRelease(folder: string): Promise<string> {
  for await (const { commit } of releasesOf(folder)) return commit;
  throw new InputError(
    `no commit holds a version of ${folder}, so there is no release yet`,
    "commit the policy: the commit that sets policy.version is the first release",
  );
}

/** What a release does. */
interface Plan {
  readonly moved: Moved;
  /** The files of the policy folder that change. */
  readonly files: readonly Rewrite[];
  readonly entered: Entered;
  /** The policy with its new version and date. */
  readonly compiled: Compiled;
}

async function planOf(
  request: ReleaseRequest,
  before: Side,
  now: Side,
  changes: readonly Change[],
): Promise<Plan> {
  const { effective } = request;
  const last = await stateOf(before, request);
  if (!last.isDraft && effective <= last.effective) {
    throw new InputError(
      `a release cannot hold from ${effective}: version ${last.version} holds from ${last.effective}`,
      "name a later day",
    );
  }
  const moved = { version: versionFor(last, now.facts.version, changes), effective };
  const entered = enter(await changelogOf(now, moved, last, request), { ...moved, changes });
  const source = now.source;
  if (!source) throw new Error("a policy folder has files");
  const set = move(source, moved);
  // Nobody has been told what a draft says, so that nobody needs to hear how it changed.
  const between = { before: before.version, after: now.version, changes };
  const edited = last.isDraft ? set : record(set, between, moved);
  const textOf = new Map(source.files.map(({ path, text }) => [path, text]));
  const folder = locate(request.cwd, request.policy);
  const texts = [
    ...edited.filter(({ path, text }) => text !== textOf.get(path)),
    { path: changelogFile, text: entered.text },
  ];
  const files = await Promise.all(texts.map(({ path, text }) => rewrite(folder, path, text)));
  return {
    moved,
    entered,
    files: files.filter((file) => !file.before || Buffer.compare(file.before, file.bytes) !== 0),
    compiled: await compileFiles(edited, request, {}, { shows: stopsBuild }),
  };
}

/** The changelog to enter it into, without the version that this one takes the place of. */
async function changelogOf(
  now: Side,
  moved: Moved,
  before: State,
  request: ReleaseRequest,
): Promise<string | undefined> {
  const { version, changelog } = await stateOf(now, request);
  const isReleased = before.changelog !== undefined && hasEntry(before.changelog, version);
  const isReplaced = version !== moved.version && version !== before.version && !isReleased;
  return changelog && isReplaced ? withdraw(changelog, version) : changelog;
}

interface Told {
  readonly plan: Plan;
  readonly now: Side;
  readonly changes: readonly Change[];
  readonly since: string;
  readonly files: readonly string[];
  readonly request: ReleaseRequest;
}

function account(told: Told): string {
  const lines = [
    `policyc: ${outcome(told)}`,
    ...told.files.map((path) => `  written ${path}`),
    ...notes(told),
  ];
  return `${lines.join("\n")}\n`;
}

function rehearsal(told: Told): string {
  const { changes, files } = told;
  const lines = [
    `would release ${outcome(told)}`,
    ...byWeight(changes).flatMap(([weight, some]) =>
      some.map((change) => `  ${weight}: ${visible(sentence(change))}`),
    ),
    ...files.map((path) => `would write ${path}`),
    ...notes(told),
  ];
  return `${lines.join("\n")}\n`;
}

function outcome({ plan, now, changes, since }: Told): string {
  const { version, effective } = plan.moved;
  const from = now.facts.version === version ? "" : ` (was ${now.facts.version})`;
  return `version ${version}${from}, effective ${effective}: ${summary(changes)} since ${shortened(since)}`;
}

/** What a release leaves to people. */
function notes({ plan, now, request }: Told): string[] {
  const { status, updated } = now.version.policy.policy ?? {};
  const notes: string[] = [];
  if (status !== "in-force") notes.push(`policy.status is ${status} still`);
  if (updated) notes.push(`policy.updated is ${updated} still: when was the text last reviewed?`);
  if (plan.entered.state === "by hand") {
    const entry = `the entry of ${plan.moved.version} in ${below(request.policy, changelogFile)}`;
    notes.push(`${entry} was written or edited by hand, and left as it is`);
  }
  return notes.map((note) => `policyc: note: ${note}`);
}

/** An id of a commit as people say it; any other ref as it is. */
function shortened(ref: string): string {
  return /^[0-9a-f]{40,64}$/.test(ref) ? ref.slice(0, 10) : ref;
}
