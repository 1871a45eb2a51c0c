import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { explained, inTheWay } from "./error.js";
import { INDEX, standingAt, whereBuildsWrite } from "./folder.js";

/** One file to write: its path below the output folder, with forward slashes, and its bytes. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file of the output folder that is not what the source compiles to. */
export interface Drift {
  readonly path: string;
  readonly state: "stale" | "missing" | "left over";
}

/** Whether a file, by its own words, was made by policyc for this very path. */
export type IsOwn = (path: string, bytes: Uint8Array) => Promise<boolean>;

/**
 * How the folder differs from the outputs, or undefined where there is no such folder. `outputs`
 * must be those of a whole build: what it does not make counts as left over.
 * @throws OutputError
 */
export async function compare(
  folder: string,
  outputs: readonly OutputFile[],
  isOwn: IsOwn,
): Promise<Drift[] | undefined> {
  return explained(folder, async () => {
    if (statSync(folder, { throwIfNoEntry: false }) === undefined) return undefined;
    await refuseForeignIndex(folder, outputs, isOwn);
    const drift = outputs.flatMap((output): Drift[] => {
      const state = stateOf(folder, output);
      return state === "same" ? [] : [{ path: output.path, state }];
    });
    for (const path of await leftOver(folder, outputs, isOwn)) {
      drift.push({ path, state: "left over" });
    }
    return drift;
  });
}

/** Compares one output with what is on disk, and refuses what a rename must not go through. */
export function stateOf(folder: string, output: OutputFile): "same" | "stale" | "missing" {
  const root = statSync(folder, { throwIfNoEntry: false });
  if (root === undefined) return "missing";
  if (!root.isDirectory()) throw inTheWay(folder, "is a file, where a folder is needed");
  const parts = output.path.split("/");
  for (let depth = 1; depth < parts.length; depth++) {
    const parent = join(folder, ...parts.slice(0, depth));
    const found = standingAt(parent);
    if (found === undefined) return "missing";
    if (found.isSymbolicLink())
      throw inTheWay(parent, "is a link, and policyc does not write through links");
    if (!found.isDirectory()) throw inTheWay(parent, "is a file, where a folder is needed");
  }
  const target = join(folder, output.path);
  const found = standingAt(target);
  if (found === undefined) return "missing";
  if (found.isSymbolicLink()) return "stale";
  if (!found.isFile()) throw inTheWay(target, "is a folder or a device, where a file is needed");
  if (found.size !== output.bytes.byteLength) return "stale";
  return readFileSync(target).equals(output.bytes) ? "same" : "stale";
}

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
    const found = standingAt(file);
    if (found === undefined) return;
    const bytes = found.isFile() ? readSmall(file) : undefined;
    if (bytes?.length === 0 || bytes?.equals(index.bytes)) return;
    if (bytes && (await isOwn(INDEX, bytes))) return;
    throw inTheWay(file, "was not written by policyc, which lists all documents there");
  });
}

/**
 * The files that an earlier build made and a build of these outputs does not: the index, and files
 * in a folder named like a language, which by their own words were made for that place.
 * A `docs/en/guide.md` that somebody wrote, or a copy of a signed PDF under another name, is nobody's
 * to remove.
 * @throws OutputError
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
      const bytes = readable(join(folder, path));
      if (bytes && (await isOwn(path, bytes))) found.push(path);
    }
    return found.sort();
  });
}

/** No file of policyc's is larger. */
const largest = 256 * 1024 * 1024;

function readSmall(path: string): Buffer | undefined {
  return statSync(path).size > largest ? undefined : readFileSync(path);
}

/** What nobody may read is left where it is. */
function readable(path: string): Buffer | undefined {
  try {
    return readSmall(path);
  } catch {
    return undefined;
  }
}
