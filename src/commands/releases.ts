import { historyOf, readFolderAt } from "../source/git.js";
import { parse } from "../source/load.js";
import { InputError } from "../source/read.js";

/** A version that a policy has had, and the commit that set it. */
export interface Release {
  readonly version: string;
  /** The full id of the commit. */
  readonly commit: string;
}

/**
 * The releases of a policy on the branch that is checked out, the newest first. A release is the
 * commit that set policy.version: it needs no tags, and other things may be versioned beside it.
 * @throws InputError where there is no git, or the clone is shallow and the history runs out
 */
export async function* releasesOf(folder: string): AsyncGenerator<Release> {
  const { commits, shallow } = await historyOf(folder);
  let release: Release | undefined;
  for (const commit of commits) {
    const version = await versionAt(folder, commit);
    // A commit with a broken policy released nothing.
    if (version === undefined) continue;
    if (release && version !== release.version) yield release;
    release = { version, commit };
  }
  if (shallow) {
    throw new InputError(
      `the history of ${folder} ends before it can be seen which commit released it`,
      "git fetch --unshallow brings the history (in GitHub Actions, fetch-depth: 0), or name a ref with --since",
    );
  }
  if (release) yield release;
}

async function versionAt(folder: string, commit: string): Promise<string | undefined> {
  try {
    const source = parse(await readFolderAt(folder, commit)).value;
    const { version } = Object(source?.data.policy) as { readonly version?: unknown };
    return typeof version === "string" ? version : undefined;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
