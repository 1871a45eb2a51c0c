import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { isOwn } from "../drift/own.js";
import { leftOver, type OutputFile } from "../output/compare.js";
import { OutputError } from "../output/error.js";
import { writeAll } from "../output/write.js";
import { assetsOf } from "../source/read.js";

/** A file of the policy folder with the bytes that it is to have, and those that it has. */
export interface Rewrite extends OutputFile {
  /** Undefined where there is no such file yet. */
  readonly before: Uint8Array | undefined;
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Another text for a file of the policy folder, with a byte order mark where the file has one.
 * @throws OutputError where the file is a link
 */
export async function rewrite(folder: string, path: string, text: string): Promise<Rewrite> {
  const before = await assetsOf(folder)(path);
  if (before && (await realpath(join(folder, path))) !== join(await realpath(folder), path)) {
    throw new OutputError(
      `${join(folder, path)} is a link, and policyc does not write through links`,
      "put the file itself into the policy folder",
    );
  }
  const marked = before !== undefined && BOM.equals(before.subarray(0, BOM.length));
  const bytes = Buffer.concat([marked ? BOM : Buffer.alloc(0), Buffer.from(text)]);
  return { path, bytes, before };
}

/**
 * Writes files of the policy folder and the documents made from them, or neither. The source comes
 * first: should the process die in between, check finds documents behind it, and build mends them.
 * @throws OutputError
 */
export async function writeBoth(
  folder: string,
  files: readonly Rewrite[],
  out: string,
  outputs: readonly OutputFile[],
): Promise<void> {
  await writeAll(folder, files);
  if (outputs.length === 0) return;
  try {
    await writeAll(out, outputs, { remove: await leftOver(out, outputs, isOwn) });
  } catch (error) {
    const old = files.flatMap(({ path, before }) => (before ? { path, bytes: before } : []));
    const remove = files.filter(({ before }) => !before).map(({ path }) => path);
    await writeAll(folder, old, { remove });
    throw error;
  }
}
