import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diff } from "../diff/diff.js";
import { changelogFile } from "../release/changelog.js";
import { judge, publicChanges, type State } from "../release/demands.js";
import { inFolder } from "../reporters/reporter.js";
import { readAt } from "../source/git.js";
import { assetsOf, decode } from "../source/read.js";
import { locate } from "./build.js";
import { commandLine } from "./command-line.js";
import { isSide, openSide, type Side, type SideRequest } from "./side.js";

/** What `--since` found. */
export interface Since {
  readonly diagnostics: readonly Diagnostic<string>[];
  /** Why nothing could be compared; empty where it could. */
  readonly problem: string;
}

/**
 * Whether a policy that has changed since a git ref has a new version, date and changelog entry. A
 * policy with errors has been reported already, and is not compared.
 * @throws InputError where there is no such ref, or no policy at it
 */
export async function since(
  ref: string,
  request: SideRequest & { readonly out: string },
): Promise<Since> {
  const before = await openSide(`git:${ref}`, request);
  if (!isSide(before)) return { diagnostics: [], problem: before.stderr };
  const after = await openSide(request.policy, request);
  if (!isSide(after) || !after.source) return { diagnostics: [], problem: "" };
  const changes = publicChanges(diff(before.version, after.version));
  const [was, is] = [await stateOf(before, request), await stateOf(after, request)];
  // The day is for people to choose, so that its place stands unquoted.
  const release = commandLine("release", request, ["--since", ref]).concat(" --effective <date>");
  const remedies = {
    release,
    changelog: commandLine("changelog", { policy: request.policy }, ["--since", ref]),
  };
  const found = judge(was, { ...is, source: after.source }, changes, { ref, ...remedies });
  return { diagnostics: inFolder(request.policy, found, []).diagnostics, problem: "" };
}

/** What a side says of its version, with its changelog. */
export async function stateOf(side: Side, { cwd, policy }: SideRequest): Promise<State> {
  const { version, effective, commit } = side.facts;
  const folder = locate(cwd, policy);
  const bytes = commit
    ? (await readAt(folder, commit, (path) => path === changelogFile)).files.get(changelogFile)
    : await assetsOf(folder)(changelogFile);
  return {
    version,
    effective,
    isDraft: side.version.policy.policy?.status === "draft",
    changelog: bytes && decode(`${policy}/${changelogFile}`, bytes),
  };
}
