import { lstat, readFile } from "node:fs/promises";
import { extname } from "node:path";
import { byteDifferences, sizes } from "./bytes.js";
import { jsonDifferences } from "./json.js";
import { pdfDifferences } from "./pdf.js";
import { textDifferences } from "./text.js";
import { xlsxDifferences } from "./xlsx.js";

/** How a format tells what differs; a format without an entry is compared byte by byte. */
const formats: Readonly<
  Record<string, (found: Uint8Array, compiled: Uint8Array) => string[] | Promise<string[]>>
> = {
  ".html": textDifferences,
  ".md": textDifferences,
  ".atom": textDifferences,
  ".json": jsonDifferences,
  ".pdf": pdfDifferences,
  ".csv": textDifferences,
  ".xlsx": xlsxDifferences,
};

/** A file with more bytes than this, and several times the compiled one, is not looked into. */
const largest = 8 * 1024 * 1024;

/**
 * How two files of one format differ: a few lines, each a sentence about the file found, or an old
 * ("-") or new ("+") text. `path` tells the format by its extension.
 */
export async function describe(
  path: string,
  found: Uint8Array,
  compiled: Uint8Array,
): Promise<string[]> {
  if (found.length === 0) return ["it is empty"];
  return (formats[extname(path)] ?? byteDifferences)(found, compiled);
}

/** The same of a file on disk, which may be anything, and of any size. */
export async function describeFile(file: string, compiled: Uint8Array): Promise<string[]> {
  try {
    const found = await lstat(file);
    if (found.isSymbolicLink()) return ["it is a link, and policyc writes files"];
    if (found.size > Math.max(largest, 4 * compiled.length)) {
      return [sizes(found.size, compiled.length)];
    }
    return await describe(file, await readFile(file), compiled);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return [`it cannot be read: ${code}`];
  }
}
