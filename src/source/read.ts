import type { Dirent } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SourceFile } from "./load.js";

/** The input cannot be read; the message is one line for people, the hint says what to do. */
export class InputError extends Error {
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}

/**
 * Reads every YAML file below a folder, sorted by path in code-unit order. Hidden folders,
 * node_modules and links to folders are passed over.
 * @throws InputError where the folder or a file cannot be read, or there is no YAML in it
 */
export async function readFolder(folder: string): Promise<SourceFile[]> {
  const paths = (await list(folder, "")).sort(byCodeUnit);
  if (paths.length === 0) {
    throw new InputError(
      `${folder} holds no YAML file`,
      "name the folder with the policy's *.yaml files",
    );
  }
  return Promise.all(paths.map(async (path) => ({ path, text: await readText(folder, path) })));
}

async function list(folder: string, below: string): Promise<string[]> {
  const entries = await entriesOf(join(folder, below));
  const nested = entries.map(async (entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
    if (entry.isDirectory()) return list(folder, path);
    return /\.ya?ml$/i.test(entry.name) ? [path] : [];
  });
  return (await Promise.all(nested)).flat();
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw unreadable(folder, error);
  }
}

async function readText(folder: string, path: string): Promise<string> {
  const file = join(folder, path);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw unreadable(file, error);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${file} is not UTF-8 text`, "save the file as UTF-8");
  }
}

function unreadable(path: string, error: unknown): InputError {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
      return new InputError(
        `${path} does not exist`,
        "name the folder with the policy's *.yaml files",
      );
    case "ENOTDIR":
      return new InputError(
        `${path} is a file, but a folder is expected`,
        "name the folder that holds it",
      );
    case "EISDIR":
      return new InputError(`${path} is a folder, but a file is expected`, "rename the folder");
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
