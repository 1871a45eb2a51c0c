import {
  closeSync,
  copyFileSync,
  fsync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import type { OutputFile } from "./compare.js";
import { isSystemError, OutputError } from "./error.js";
import { stagingPrefix, standingAt } from "./folder.js";

/** To wait for the disk is all that is left to the background: any other call costs less than to wait for it. */
const flush = promisify(fsync);

/** What takes back the steps taken so far; both are run from the last entry to the first. */
interface Undo {
  /** Puts the old files back. */
  readonly restore: (() => void)[];
  /** Clears away staged files and new folders, once nothing in them is needed any more. */
  readonly clear: (() => void)[];
}

/**
 * One attempt to place all changed files and take the left over ones away. "robbed" means that
 * another build took this one's staging folder for abandoned; the attempt can be made again.
 */
export async function replace(
  folder: string,
  changed: readonly OutputFile[],
  remove: readonly string[],
): Promise<"done" | "robbed"> {
  const undo: Undo = { restore: [], clear: [] };
  let staging: string | undefined;
  try {
    makeFolder(resolve(folder), undo);
    const own = mkdtempSync(join(folder, stagingPrefix));
    staging = own;
    undo.clear.push(() => removeAll(own));
    await stage(folder, own, changed, undo);
    place(folder, own, changed, undo);
    takeAway(folder, own, remove, undo);
  } catch (error) {
    if (staging !== undefined && standingAt(staging) === undefined) return "robbed";
    rollBack(folder, undo);
    throw error;
  }
  await settle(folder, staging, changed, remove);
  return "done";
}

/** Renamed first, so that a build still at work in it loses it whole and notices at once. */
export function discard(folder: string, name: string): void {
  attempt(() => {
    const trash = mkdtempSync(join(folder, stagingPrefix));
    attempt(() => renameSync(join(folder, name), join(trash, "abandoned")));
    removeAll(trash);
  });
}

/** Files that are written at once; each takes a descriptor. */
const atOnce = 16;

/** Writes all new bytes: whatever needs space on the disk happens here, or where old files are kept. */
async function stage(
  folder: string,
  staging: string,
  changed: readonly OutputFile[],
  undo: Undo,
): Promise<void> {
  const parents = new Set(changed.map(({ path }) => dirname(join(folder, path))));
  for (const parent of parents) makeFolder(parent, undo);
  for (let start = 0; start < changed.length; start += atOnce) {
    const written = changed
      .slice(start, start + atOnce)
      .map(({ bytes }, i) => writeFlushed(join(staging, `${start + i}.new`), bytes));
    // None of them is at work any more when the first that failed is told.
    for (const one of await Promise.allSettled(written)) {
      if (one.status === "rejected") throw one.reason;
    }
  }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = openSync(path, "wx");
  try {
    writeFileSync(file, bytes);
    // Without this, a crash of the machine after the rename could leave an empty file.
    await flush(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Keeps all old files, then renames each staged one into place, so that a reader finds the old file
 * or the new one.
 */
function place(folder: string, staging: string, changed: readonly OutputFile[], undo: Undo): void {
  const steps = changed.map(({ path }, i) => {
    const target = join(folder, path);
    const old = join(staging, `${i}.old`);
    return { target, old, staged: join(staging, `${i}.new`), existed: keepOld(target, old) };
  });
  for (const { target, old, staged, existed } of steps) {
    renameSync(staged, target);
    undo.restore.push(() => (existed ? renameSync(old, target) : unlinkSync(target)));
  }
}

/**
 * Keeps what stands at `target`, if anything, under a second name; takes no space where it can. Tells
 * whether something stood there.
 */
function keepOld(target: string, copy: string): boolean {
  const found = standingAt(target);
  if (found === undefined) return false;
  if (found.isSymbolicLink()) symlinkSync(readlinkSync(target), copy);
  // Some file systems have no hard links.
  else if (!attempt(() => linkSync(target, copy))) copyWithTimes(target, copy, found);
  return true;
}

function copyWithTimes(target: string, copy: string, times: Stats): void {
  copyFileSync(target, copy);
  utimesSync(copy, times.atime, times.mtime);
}

/** Moves what is left over into the staging folder, from where it can still come back. */
function takeAway(folder: string, staging: string, remove: readonly string[], undo: Undo): void {
  for (const [index, path] of remove.entries()) {
    const target = join(folder, path);
    const away = join(staging, `${index}.removed`);
    if (standingAt(target) === undefined) continue;
    renameSync(target, away);
    undo.restore.push(() => renameSync(away, target));
  }
}

function rollBack(folder: string, undo: Undo): void {
  const lost = undo.restore.reverse().filter((step) => !attempt(step)).length;
  if (lost > 0) {
    throw new OutputError(
      `writing to ${folder} failed halfway, and ${lost} old files could not be put back`,
      "every file is whole, old or new; build again once the disk can be written",
    );
  }
  undo.clear.reverse().forEach(attempt);
}

/** All is in place: makes the renames durable and clears up. None of it can fail the build. */
async function settle(
  folder: string,
  staging: string,
  changed: readonly OutputFile[],
  remove: readonly string[],
): Promise<void> {
  const folders = new Set(changed.map((output) => dirname(join(folder, output.path))));
  await Promise.allSettled([...folders].map(syncFolder));
  attempt(() => removeAll(staging));
  // rmdir refuses a folder that holds anything.
  for (const path of remove) attempt(() => rmdirSync(dirname(join(folder, path))));
}

async function syncFolder(path: string): Promise<void> {
  const handle = openSync(path, "r");
  await flush(handle).finally(() => closeSync(handle));
}

/**
 * Makes a folder with its parents; a build that fails removes again those that it made. Not with
 * mkdir's `recursive`, which never returns where the system makes no folders, such as in /proc.
 */
function makeFolder(path: string, undo: Undo): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  makeFolder(dirname(path), undo);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another build at the same time was faster.
    if (isSystemError(error) && error.code === "EEXIST") return;
    throw error;
  }
  undo.clear.push(() => rmdirSync(path));
}

function removeAll(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** Does what may fail; tells whether it went well. */
function attempt(step: () => void): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}
