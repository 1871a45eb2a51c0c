import { spawn } from "node:child_process";
import { realpath } from "node:fs/promises";
import { basename, dirname, posix, resolve } from "node:path";
import type { SourceFile } from "./load.js";
import { decode, InputError, isSource } from "./read.js";

/** What a folder held at a commit. */
export interface Snapshot {
  /** The full id of the commit. */
  readonly commit: string;
  /** The files wanted, by their path in the folder with forward slashes, sorted by code unit. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads the files below a folder as they were at a commit; the work tree is neither read nor
 * touched, and the folder need not be there any more. Links to files of the commit are followed.
 * @param ref anything that git resolves to a commit: a branch, a tag, HEAD~3, an id
 * @param wants which files, by their path in the folder; all where it is left out
 * @throws InputError where there is no git, no repository, no such commit or no such folder
 */
export async function readAt(
  folder: string,
  ref: string,
  wants: (path: string) => boolean = () => true,
): Promise<Snapshot> {
  const { top, path } = await repositoryOf(folder);
  const commit = await commitOf(top, ref);
  const entries = await entriesOf(top, commit, path, ref);
  const wanted = entries.filter((entry) => wants(entry.path));
  const blobs = await contents(top, commit, path, wanted);
  const byPath = (a: [string, unknown], b: [string, unknown]) => (a[0] < b[0] ? -1 : 1);
  return { commit, files: new Map([...blobs].sort(byPath)) };
}

/**
 * Reads every YAML file below a folder as it was at a commit, as readFolder does on the disk.
 * @throws InputError where there is no such commit or folder, or a file is not text
 */
export async function readFolderAt(folder: string, ref: string): Promise<SourceFile[]> {
  const { files } = await readAt(folder, ref, isSource);
  if (files.size === 0) {
    throw new InputError(
      `${folder} holds no YAML file at ${ref}`,
      "name the folder as it was called then",
    );
  }
  return [...files].map(([path, bytes]) => ({ path, text: decode(`${ref}:${path}`, bytes) }));
}

/** The commits that changed a folder. */
export interface History {
  /** Their full ids, the newest first; of a merge, what it brought to the branch counts as its own. */
  readonly commits: readonly string[];
  /** Whether this clone lacks what came before. */
  readonly shallow: boolean;
}

/**
 * The history of a folder on the branch that is checked out.
 * @throws InputError where there is no git or no repository
 */
export async function historyOf(folder: string): Promise<History> {
  const { top, path } = await repositoryOf(folder);
  const wanted = ["log", "--first-parent", "--format=%H", "HEAD", "--", path === "" ? "." : path];
  const answer = await git(top, ["--literal-pathspecs", ...wanted]);
  const shallow = await git(top, ["rev-parse", "--is-shallow-repository"]);
  return {
    // A repository without any commit has no HEAD.
    commits: answer.code === 0 ? answer.output.toString("utf8").split("\n").filter(Boolean) : [],
    shallow: shallow.output.toString("utf8").trim() === "true",
  };
}

/** The root of the work tree that a folder stands in, and its path there. */
async function repositoryOf(folder: string): Promise<{ top: string; path: string }> {
  const { existing, rest } = await nearestExisting(resolve(folder));
  const answer = await git(existing, ["rev-parse", "--show-toplevel", "--show-prefix"]);
  if (answer.code !== 0) {
    throw new InputError(
      `${folder} is in no git repository that can be read: ${answer.problem}`,
      "name a folder of a work tree, or compare with a folder instead of a git ref",
    );
  }
  const [top = "", prefix = ""] = answer.output.toString("utf8").split(/\r?\n/);
  return { top, path: posix.join(prefix, ...rest).replace(/^\.$|\/$/g, "") };
}

async function nearestExisting(folder: string): Promise<{ existing: string; rest: string[] }> {
  const rest: string[] = [];
  for (let here = folder; ; here = dirname(here)) {
    try {
      return { existing: await realpath(here), rest };
    } catch (error) {
      if (dirname(here) === here) throw error;
      rest.unshift(basename(here));
    }
  }
}

async function commitOf(top: string, ref: string): Promise<string> {
  const name = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
  const answer = await git(top, name);
  if (answer.code === 0) return answer.output.toString("utf8").trim();
  const shallow = await git(top, ["rev-parse", "--is-shallow-repository"]);
  throw new InputError(
    `git knows no commit “${ref}” in ${top}`,
    shallow.output.toString("utf8").trim() === "true"
      ? "this clone is shallow: git fetch --unshallow brings the history (in GitHub Actions, fetch-depth: 0)"
      : "name a branch, a tag or a commit; git fetch --all --tags brings those of the remote",
  );
}

interface Entry {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
}

async function entriesOf(
  top: string,
  commit: string,
  path: string,
  ref: string,
): Promise<readonly Entry[]> {
  const answer = await git(top, ["ls-tree", "-r", "-z", "--full-tree", `${commit}:${path}`]);
  if (answer.code !== 0) {
    throw new InputError(
      `there is no folder ${path} at ${ref}`,
      "name the folder as it was called then",
    );
  }
  const rows = answer.output.toString("utf8").split("\0");
  return rows.flatMap((row) => {
    const [, mode, kind, id, name] = /^(\d+) (\w+) (\w+)\t(.*)$/s.exec(row) ?? [];
    // A submodule is a commit of another repository.
    return kind === "blob" && mode && id && name ? { path: name, mode, id } : [];
  });
}

const LINK = "120000";

async function contents(
  top: string,
  commit: string,
  folder: string,
  entries: readonly Entry[],
): Promise<Map<string, Uint8Array>> {
  const found = await objects(
    top,
    entries.map(({ id }) => id),
  );
  const files = new Map<string, Uint8Array>();
  for (const [i, { path, mode }] of entries.entries()) {
    const bytes = found[i];
    if (bytes === undefined) throw new Error(`git listed ${path}, but does not have it`);
    files.set(path, mode === LINK ? await target(top, commit, folder, path, bytes) : bytes);
  }
  return files;
}

/** The file that a link of the commit leads to. */
async function target(
  top: string,
  commit: string,
  folder: string,
  path: string,
  link: Uint8Array,
): Promise<Uint8Array> {
  const to = posix.join(folder, posix.dirname(path), Buffer.from(link).toString("utf8"));
  const [bytes] = await objects(top, [`${commit}:${to}`]);
  if (bytes !== undefined) return bytes;
  throw new InputError(
    `${posix.join(folder, path)} is a link to ${to}, which is no file of that commit`,
    "put the file itself into the repository",
  );
}

/** The blobs of these names, undefined where a name leads to none. */
async function objects(
  top: string,
  names: readonly string[],
): Promise<readonly (Uint8Array | undefined)[]> {
  if (names.length === 0) return [];
  const answer = await git(top, ["cat-file", "--batch"], `${names.join("\n")}\n`);
  if (answer.code !== 0) throw new InputError(`git cannot read ${top}: ${answer.problem}`);
  let rest = answer.output;
  return names.map(() => {
    const end = rest.indexOf(0x0a);
    const [, kind, size] = /^\w+ (\w+) (\d+)$/.exec(rest.toString("utf8", 0, end)) ?? [];
    const start = end + 1;
    const length = size === undefined ? -1 : Number(size);
    const bytes = rest.subarray(start, start + Math.max(0, length));
    rest = rest.subarray(start + length + 1);
    return kind === "blob" ? new Uint8Array(bytes) : undefined;
  });
}

interface Answer {
  readonly code: number;
  readonly output: Buffer;
  /** The first line of what git complains of. */
  readonly problem: string;
}

function git(folder: string, args: readonly string[], input = ""): Promise<Answer> {
  return new Promise((done, fail) => {
    // Reading must not refresh the index of somebody's work tree.
    const child = spawn("git", ["--no-optional-locks", "-C", folder, ...args]);
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
    child.on("error", () => {
      fail(new InputError("git cannot be started", "install git, or compare with a folder"));
    });
    child.on("close", (code) => {
      const [problem = ""] = Buffer.concat(complaints).toString("utf8").split("\n");
      done({ code: code ?? 1, output: Buffer.concat(output), problem });
    });
    // A git that ends early closes its input; its exit code says why.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
