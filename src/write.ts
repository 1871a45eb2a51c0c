import { readdirSync, type Stats } from "node:fs";
import {
  copyFile,
  link,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readFile,
  readlink,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  unlink,
  utimes,
} from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/** One file to write: its path below the output folder, with forward slashes, and its bytes. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a build did to the output folder, as paths below it. */
export interface Written {
  readonly written: string[];
  readonly unchanged: string[];
  readonly removed: string[];
}

/** A file of the output folder that is not what the source compiles to. */
export interface Drift {
  readonly path: string;
  readonly state: "stale" | "missing" | "left over";
}

/** The output folder cannot be read or written; nothing that a change of the policy would mend. */
export class OutputError extends Error {
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
    this.name = "OutputError";
  }
}

/** The one file of a build that stands in no folder of a language: it lists the others. */
export const INDEX = "index.html";

const stagingPrefix = ".policyc-";
const stagingName = /^\.policyc-[A-Za-z0-9]{6}$/;
const languageTag = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i;

/**
 * Puts all outputs in place, or leaves the folder as it was and throws an OutputError.
 *
 * New bytes are staged and flushed in a folder of their own before the first file is touched, then
 * each is renamed into place: whenever the process dies, every file is whole, old or new. A file
 * that has its bytes already is not touched.
 */
export async function writeAll(
  folder: string,
  outputs: readonly OutputFile[],
  options: { readonly remove?: readonly string[] } = {},
): Promise<Written> {
  const remove = options.remove ?? [];
  for (const path of [...outputs.map((output) => output.path), ...remove]) assertBelow(path);
  return explained(folder, async () => {
    const states = await together(outputs, (output) => stateOf(folder, output));
    const changed = outputs.filter((_, i) => states[i] !== "same");
    const unchanged = outputs.filter((_, i) => states[i] === "same").map(({ path }) => path);
    // A folder that another build, still at work, may own: taken away only when this one is through,
    // so that of several builds at once one always comes to its end.
    const abandoned = stagingFolders(folder);
    try {
      if (changed.length + remove.length > 0) {
        while ((await replace(folder, changed, remove)) === "robbed");
      }
    } finally {
      for (const name of abandoned) await discard(folder, name);
    }
    return { written: changed.map((output) => output.path), unchanged, removed: [...remove] };
  });
}

/**
 * Puts one file in place of what stands at a path, whole or not at all.
 * @throws OutputError
 */
export async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
  const name = basename(path);
  if (name === "" || /[\\:\0]/.test(name)) {
    throw new OutputError(`${path} is not the name of a file`, "choose another name");
  }
  await explained(path, async () => {
    // A rename would put a file in place of the link, such as /dev/stdout.
    const found = await absentAsUndefined(lstat(path));
    if (found?.isSymbolicLink()) {
      throw inTheWay(path, "is a link, and policyc does not write through links");
    }
  });
  await writeAll(dirname(path), [{ path: name, bytes }]);
}

/**
 * How the folder differs from the outputs, or undefined where there is no such folder. `outputs`
 * must be those of a whole build: what it does not make counts as left over.
 */
export async function compare(
  folder: string,
  outputs: readonly OutputFile[],
  isOwn: IsOwn,
): Promise<Drift[] | undefined> {
  return explained(folder, async () => {
    if ((await absentAsUndefined(stat(folder))) === undefined) return undefined;
    await refuseForeignIndex(folder, outputs, isOwn);
    const states = await together(outputs, async (output) => ({
      path: output.path,
      state: await stateOf(folder, output),
    }));
    const drift = states.flatMap(({ path, state }): Drift[] =>
      state === "same" ? [] : [{ path, state }],
    );
    for (const path of await leftOver(folder, outputs, isOwn)) {
      drift.push({ path, state: "left over" });
    }
    return drift;
  });
}

/** Whether a file, by its own words, was made by policyc for this very path. */
export type IsOwn = (path: string, bytes: Uint8Array) => Promise<boolean>;

/**
 * Refuses to take the place of an index that somebody else has written, such as the home page of a
 * website: the name is a common one, unlike those of documents.
 * @throws OutputError
 */
export async function refuseForeignIndex(
  folder: string,
  outputs: readonly OutputFile[],
  isOwn: IsOwn,
): Promise<void> {
  const index = outputs.find(({ path }) => path === INDEX);
  if (index === undefined) return;
  const file = join(folder, INDEX);
  await explained(folder, async () => {
    const found = await absentAsUndefined(lstat(file));
    if (found === undefined) return;
    const bytes = found.isFile() ? await readSmall(file) : undefined;
    if (bytes?.length === 0 || (bytes && Buffer.from(bytes).equals(index.bytes))) return;
    if (bytes && (await isOwn(INDEX, bytes))) return;
    throw inTheWay(file, "was not written by policyc, which lists all documents there");
  });
}

/** No file of policyc's is larger. */
const largest = 256 * 1024 * 1024;

/**
 * The files that an earlier build made and a build of these outputs does not: the index, and files
 * in a folder named like a language, which by their own words were made for that place.
 * A `docs/en/guide.md` that somebody wrote, or a copy of a signed PDF under another name, is nobody's
 * to remove.
 */
export async function leftOver(
  folder: string,
  outputs: readonly OutputFile[],
  isOwn: IsOwn,
): Promise<string[]> {
  // In lower case: on a file system that ignores case, EN/ may be the very folder just written.
  const made = new Set(outputs.map((output) => output.path.toLowerCase()));
  return explained(folder, async () => {
    const found: string[] = [];
    for (const path of whereBuildsWrite(folder)) {
      if (made.has(path.toLowerCase())) continue;
      const bytes = await readSmall(join(folder, path)).catch(ignore);
      if (bytes && (await isOwn(path, bytes))) found.push(path);
    }
    return found.sort();
  });
}

/** The files of a folder that builds may have made, by their names: the index, and those of languages. */
export function whereBuildsWrite(folder: string): string[] {
  const names = namesIn(folder, "files");
  const paths = names.filter((name) => name.toLowerCase() === INDEX);
  for (const language of namesIn(folder, "folders")) {
    if (!languageTag.test(language)) continue;
    const files = namesIn(join(folder, language), "files");
    paths.push(...files.map((name) => `${language}/${name}`));
  }
  return paths;
}

async function readSmall(path: string): Promise<Uint8Array | undefined> {
  return (await stat(path)).size > largest ? undefined : readFile(path);
}

/** The outputs come from policyc itself: a path that leads elsewhere is a bug, not a mistake. */
function assertBelow(path: string): void {
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".." || /[\\:\0]/.test(part))) {
    throw new Error(`not a path below the output folder: ${JSON.stringify(path)}`);
  }
}

/** Compares one output with what is on disk, and refuses what a rename must not go through. */
async function stateOf(folder: string, output: OutputFile): Promise<"same" | "stale" | "missing"> {
  const root = await absentAsUndefined(stat(folder));
  if (root === undefined) return "missing";
  if (!root.isDirectory()) throw inTheWay(folder, "is a file, where a folder is needed");
  const parts = output.path.split("/");
  for (let depth = 1; depth < parts.length; depth++) {
    const parent = join(folder, ...parts.slice(0, depth));
    const found = await absentAsUndefined(lstat(parent));
    if (found === undefined) return "missing";
    if (found.isSymbolicLink())
      throw inTheWay(parent, "is a link, and policyc does not write through links");
    if (!found.isDirectory()) throw inTheWay(parent, "is a file, where a folder is needed");
  }
  const target = join(folder, output.path);
  const found = await absentAsUndefined(lstat(target));
  if (found === undefined) return "missing";
  if (found.isSymbolicLink()) return "stale";
  if (!found.isFile()) throw inTheWay(target, "is a folder or a device, where a file is needed");
  if (found.size !== output.bytes.byteLength) return "stale";
  return (await readFile(target)).equals(output.bytes) ? "same" : "stale";
}

function inTheWay(path: string, what: string): OutputError {
  return new OutputError(`${path} ${what}`, "move it away, or choose another folder");
}

/** What takes back the steps taken so far; both are run from the last entry to the first. */
interface Undo {
  /** Puts the old files back. */
  readonly restore: (() => Promise<unknown>)[];
  /** Clears away staged files and new folders, once nothing in them is needed any more. */
  readonly clear: (() => Promise<unknown>)[];
}

/**
 * One attempt to place all changed files and take the left over ones away. "robbed" means that
 * another build took this one's staging folder for abandoned; the attempt can be made again.
 */
async function replace(
  folder: string,
  changed: readonly OutputFile[],
  remove: readonly string[],
): Promise<"done" | "robbed"> {
  const undo: Undo = { restore: [], clear: [] };
  let staging: string | undefined;
  try {
    await makeFolder(resolve(folder), undo);
    const own = await mkdtemp(join(folder, stagingPrefix));
    staging = own;
    undo.clear.push(() => rm(own, { recursive: true, force: true }));
    const existed = await stage(folder, own, changed, undo);
    await place(folder, own, changed, existed, undo);
    await takeAway(folder, own, remove, undo);
  } catch (error) {
    if (staging !== undefined && (await absentAsUndefined(lstat(staging))) === undefined) {
      return "robbed";
    }
    await rollBack(folder, undo);
    throw error;
  }
  await settle(folder, staging, changed, remove);
  return "done";
}

/**
 * Writes all new bytes and keeps all old files: whatever needs space on the disk happens here. Tells
 * for each output whether there is an old file.
 */
async function stage(
  folder: string,
  staging: string,
  changed: readonly OutputFile[],
  undo: Undo,
): Promise<readonly boolean[]> {
  const targets = changed.map(({ path }) => join(folder, path));
  for (const parent of new Set(targets.map(dirname))) await makeFolder(parent, undo);
  await together(changed, ({ bytes }, i) => writeFlushed(join(staging, `${i}.new`), bytes));
  return together(targets, (target, i) => keepOld(target, join(staging, `${i}.old`)));
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    // Without this, a crash of the machine after the rename could leave an empty file.
    await file.sync();
  } finally {
    await file.close();
  }
}

/** How many files are worked on at once: what takes the time is to wait for the disk. */
const atOnce = 16;

/**
 * Does the same with many files, some at once.
 * @throws what the first of them failed with, once none of them is at work any more
 */
async function together<T, R>(
  all: readonly T[],
  work: (one: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < all.length; start += atOnce) {
    const some = all.slice(start, start + atOnce);
    for (const one of await Promise.allSettled(some.map((item, i) => work(item, start + i)))) {
      if (one.status === "rejected") throw one.reason;
      results.push(one.value);
    }
  }
  return results;
}

/** Renames each staged file into place, so that a reader finds the old file or the new one. */
async function place(
  folder: string,
  staging: string,
  changed: readonly OutputFile[],
  existed: readonly boolean[],
  undo: Undo,
): Promise<void> {
  for (const [index, output] of changed.entries()) {
    const target = join(folder, output.path);
    const old = join(staging, `${index}.old`);
    await rename(join(staging, `${index}.new`), target);
    undo.restore.push(() => (existed[index] ? rename(old, target) : unlink(target)));
  }
}

/** Moves what is left over into the staging folder, from where it can still come back. */
async function takeAway(
  folder: string,
  staging: string,
  remove: readonly string[],
  undo: Undo,
): Promise<void> {
  for (const [index, path] of remove.entries()) {
    const target = join(folder, path);
    const away = join(staging, `${index}.removed`);
    if ((await absentAsUndefined(lstat(target))) === undefined) continue;
    await rename(target, away);
    undo.restore.push(() => rename(away, target));
  }
}

async function rollBack(folder: string, undo: Undo): Promise<void> {
  let lost = 0;
  for (const step of undo.restore.reverse()) await step().catch(() => lost++);
  if (lost > 0) {
    throw new OutputError(
      `writing to ${folder} failed halfway, and ${lost} old files could not be put back`,
      "every file is whole, old or new; build again once the disk can be written",
    );
  }
  for (const step of undo.clear.reverse()) await step().catch(ignore);
}

/** All is in place: makes the renames durable and clears up. None of it can fail the build. */
async function settle(
  folder: string,
  staging: string,
  changed: readonly OutputFile[],
  remove: readonly string[],
): Promise<void> {
  const folders = new Set(changed.map((output) => dirname(join(folder, output.path))));
  for (const path of folders) await syncFolder(path).catch(ignore);
  await rm(staging, { recursive: true, force: true }).catch(ignore);
  // rmdir refuses a folder that holds anything.
  for (const path of remove) await rmdir(dirname(join(folder, path))).catch(ignore);
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
}

/**
 * Keeps what stands at `target`, if anything, under a second name; takes no space where it can. Tells
 * whether something stood there.
 */
async function keepOld(target: string, copy: string): Promise<boolean> {
  const found = await absentAsUndefined(lstat(target));
  if (found === undefined) return false;
  if (found.isSymbolicLink()) await symlink(await readlink(target), copy);
  // Some file systems have no hard links.
  else await link(target, copy).catch(() => copyWithTimes(target, copy, found));
  return true;
}

async function copyWithTimes(target: string, copy: string, times: Stats): Promise<void> {
  await copyFile(target, copy);
  await utimes(copy, times.atime, times.mtime);
}

/**
 * Makes a folder with its parents; a build that fails removes again those that it made. Not with
 * mkdir's `recursive`, which never returns where the system makes no folders, such as in /proc.
 */
async function makeFolder(path: string, undo: Undo): Promise<void> {
  if ((await absentAsUndefined(stat(path))) !== undefined) return;
  await makeFolder(dirname(path), undo);
  try {
    await mkdir(path);
  } catch (error) {
    // Another build at the same time was faster.
    if (isSystemError(error) && error.code === "EEXIST") return;
    throw error;
  }
  undo.clear.push(() => rmdir(path));
}

function stagingFolders(folder: string): string[] {
  return namesIn(folder, "folders").filter((name) => stagingName.test(name));
}

/** Whether a build into a folder was broken off, so that something of its is left there. */
export function isUnfinished(folder: string): boolean {
  return stagingFolders(folder).length > 0;
}

/** Renamed first, so that a build still at work in it loses it whole and notices at once. */
async function discard(folder: string, name: string): Promise<void> {
  const trash = await mkdtemp(join(folder, stagingPrefix)).catch(ignore);
  if (trash === undefined) return;
  await rename(join(folder, name), join(trash, "abandoned")).catch(ignore);
  await rm(trash, { recursive: true, force: true }).catch(ignore);
}

/** The names in a folder, none where it is absent; links count neither as folders nor as files. */
function namesIn(folder: string, what: "folders" | "files"): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => (what === "folders" ? entry.isDirectory() : entry.isFile()))
      .map((entry) => entry.name);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

async function absentAsUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  return promise.catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
}

function isAbsent(error: unknown): boolean {
  return isSystemError(error) && error.code === "ENOENT";
}

function ignore(): undefined {
  return undefined;
}

/** Runs `work`; what the file system refuses becomes an OutputError, a bug stays what it is. */
async function explained<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isSystemError(error) ? explain(folder, error) : error;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && "code" in error && "syscall" in error;
}

function explain(folder: string, error: NodeJS.ErrnoException): OutputError {
  const elsewhere = "choose another folder";
  switch (error.code) {
    case "EACCES":
    case "EPERM":
      return new OutputError(`cannot use ${folder}: no permission`, `grant it, or ${elsewhere}`);
    case "EROFS":
      return new OutputError(`cannot write to ${folder}: the disk is read-only`, elsewhere);
    case "ENOSPC":
    case "EDQUOT":
      return new OutputError(`cannot write to ${folder}: the disk is full`, "free some space");
    case "ENOTDIR":
    case "EEXIST":
    case "EISDIR":
      return new OutputError(
        `cannot use ${folder}: a file stands where a folder is needed`,
        `move it away, or ${elsewhere}`,
      );
    default:
      return new OutputError(`cannot use ${folder}: ${error.message}`, elsewhere);
  }
}
