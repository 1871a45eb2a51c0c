import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { oldest } from "../cache-folder.js";
import { sha256 } from "../compile/digest.js";
import { writeAll } from "../output/write.js";

/** SHA-256 of files by their path. */
export type Digests = Readonly<Record<string, string>>;

/** What a build leaves in the user's cache, so that the next one can tell whether anything has changed. */
export interface BuildRecord {
  /** SHA-256 of policyc, of the policy and of the team's own templates. */
  readonly sources: string;
  /** The logo and the fonts that were read from the policy folder. */
  readonly assets: Digests;
  readonly outputs: Digests;
  /** What else a build looks at in the output folder, lest an earlier one have left it over. */
  readonly beside: Digests;
  /** What the build said of the policy. */
  readonly findings: string;
  readonly counts: string;
}

/** How many records are kept; one takes some kilobytes. */
const most = 100;

/** The file of the record of what `key` tells from all else that is built. */
export function recordFile(cache: string, key: unknown): string {
  return join(cache, `${sha256(JSON.stringify(key))}.json`);
}

/**
 * What a file says, as a record: one with the right `sources` is indeed one, which this very policyc wrote.
 * @throws Error where there is no file, or no JSON in it
 */
export function readRecord(file: string): BuildRecord {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Writes a record, whole or not at all, and removes the oldest where there are too many. */
export async function writeRecord(file: string, record: BuildRecord): Promise<void> {
  const folder = dirname(file);
  const path = basename(file);
  const remove = await oldest(folder, /^[0-9a-f]{64}\.json$/, most, [path]);
  await writeAll(folder, [{ path, bytes: Buffer.from(JSON.stringify(record)) }], { remove });
}
