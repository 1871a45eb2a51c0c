import { type Dirent, readdirSync, readFileSync, realpathSync } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { visible } from "../diagnostics/quote.js";
import type { SourceFile } from "./load.js";

/** The input cannot be read; the message is one line for people, the hint says what to do. */
export class InputError extends Error {
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(visible(message));
  }
}

const NAME_THE_FOLDER = "name the folder with the policy's *.yaml files";

/**
 * Reads every YAML file below a folder, sorted by path in code-unit order. Hidden files and folders
 * and node_modules are passed over; links are followed, except to a folder that they stand in.
 * @throws InputError where the folder or a file cannot be read, or there is no YAML in it
 */
export async function readFolder(folder: string): Promise<SourceFile[]> {
  const paths = await listYaml(folder);
  if (paths.length === 0) throw new InputError(`${folder} holds no YAML file`, NAME_THE_FOLDER);
  const files: SourceFile[] = [];
  // One after the other: of several unreadable files, always the same one is reported.
  for (const path of paths) files.push({ path, text: await readText(join(folder, path)) });
  return files;
}

/**
 * The YAML files below a folder, by their path in it, sorted in code-unit order.
 * @throws InputError where the folder cannot be read
 */
export async function listYaml(folder: string): Promise<string[]> {
  return (await list(folder, "", [], isYaml)).sort(byCodeUnit);
}

/**
 * Reads a team's own templates, which stand in a folder beside the policy folder: the parts of it
 * that documents are made from, by their paths in it. None where there is no such folder, or where
 * it is `shipped`, the folder that policyc itself has.
 * @throws InputError where a file cannot be read
 */
export async function readTemplates(policy: string, shipped: URL): Promise<SourceFile[]> {
  const folder = join(policy, "..", "templates");
  const real = await realpath(folder).catch(() => undefined);
  if (real === undefined || real === (await realpath(shipped))) return [];
  const files: SourceFile[] = [];
  for (const part of ["documents", "html", "languages", "partials"]) {
    if (!(await isFolder(join(folder, part)))) continue;
    const paths = await list(folder, part, [], () => true);
    for (const path of paths.sort(byCodeUnit)) {
      files.push({ path, text: await readText(join(folder, path)) });
    }
  }
  return files;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

/** Reads a file of the policy folder that is not YAML; undefined where there is none. */
export type ReadAsset = (path: string) => Promise<Uint8Array | undefined>;

/** Larger files are no logos and no fonts. */
const largestAsset = 32 * 1024 * 1024;

/**
 * A reader of the further files below a folder, by their path in it with forward slashes.
 * It throws InputError where a file is there but cannot be read, or is too large.
 */
export function assetsOf(folder: string): ReadAsset {
  return async (path) => {
    const file = join(folder, path);
    try {
      const { size } = await stat(file);
      if (size > largestAsset) {
        throw new InputError(`${file} is larger than 32 MiB`, "name a smaller file");
      }
      return new Uint8Array(await readFile(file));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return undefined;
      throw error instanceof InputError ? error : unreadable(file, error);
    }
  };
}

const YAML = /\.ya?ml$/i;
const isYaml = (name: string) => YAML.test(name);

function isHidden(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

/** Whether a path in the policy folder is that of a source file. */
export function isSource(path: string): boolean {
  return YAML.test(path) && !path.split("/").some(isHidden);
}

async function list(
  folder: string,
  below: string,
  parents: readonly string[],
  isWanted: (name: string) => boolean,
): Promise<string[]> {
  const here = join(folder, below);
  const { entries, real } = entriesOf(here);
  if (parents.includes(real)) return [];
  const paths: string[] = [];
  for (const entry of entries) {
    if (isHidden(entry.name)) continue;
    const path = below ? `${below}/${entry.name}` : entry.name;
    const wanted = isWanted(entry.name);
    const kind = entry.isSymbolicLink() ? await targetOf(join(here, entry.name), wanted) : entry;
    if (kind?.isDirectory())
      paths.push(...(await list(folder, path, [...parents, real], isWanted)));
    else if (kind?.isFile() && wanted) paths.push(path);
  }
  return paths;
}

function entriesOf(folder: string): { entries: Dirent[]; real: string } {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return { entries, real: realpathSync.native(folder) };
  } catch (error) {
    throw unreadable(folder, error);
  }
}

// A link to nothing matters only where it should lead to facts.
async function targetOf(link: string, isWanted: boolean) {
  try {
    return await stat(link);
  } catch {
    if (!isWanted) return undefined;
    throw new InputError(`${link} is a link that leads nowhere`, "mend the link, or remove it");
  }
}

/**
 * The text of a file.
 * @throws InputError where it cannot be read, or is not UTF-8
 */
export async function readText(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw unreadable(file, error);
  }
  return decode(file, bytes);
}

/**
 * The text of a file.
 * @throws InputError where it is not UTF-8
 */
export function decode(file: string, bytes: Uint8Array): string {
  try {
    // A byte order mark is dropped here, so that it shifts no position.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${file} is not UTF-8 text`, "save the file as UTF-8");
  }
}

/**
 * Why a file or folder cannot be read.
 * @param absent what to do where there is none
 */
export function unreadable(path: string, error: unknown, absent = NAME_THE_FOLDER): InputError {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
      return new InputError(`${path} does not exist`, absent);
    case "ENOTDIR":
      return new InputError(
        `${path} is a file, but a folder is expected`,
        "name the folder that holds it",
      );
    case "EACCES":
    case "EPERM":
      return new InputError(
        `${path} cannot be read: no permission`,
        "ask for permission to read it",
      );
    default:
      return new InputError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
