import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { sha256 } from "../compile/digest.js";
import { isWhole } from "../compile/selection.js";
import { policycDigest } from "../last-build/policyc.js";
import {
  type BuildRecord,
  type Digests,
  readRecord,
  recordFile,
  writeRecord,
} from "../last-build/record.js";
import { isUnfinished, whereBuildsWrite } from "../output/folder.js";
import { shippedTemplates } from "../package.js";
import { assetsOf, readFolder, readTemplates } from "../source/read.js";
import type { BuildRequest, Built, Inputs, Report } from "./build.js";
import { describe } from "./outcome.js";

/** What a build may use of earlier ones. */
export interface Reuse {
  /** The folder of their records; undefined where the user has no place for it. */
  readonly records: string | undefined;
  /** Whether to compile although nothing has changed. */
  readonly force: boolean;
}

/**
 * `policyc build`: where nothing has changed since such a build went well, says again what it said,
 * and builds otherwise. What goes wrong with the records is no matter; with the rest, the build says it.
 */
export async function rebuild(request: BuildRequest, { records, force }: Reuse): Promise<Report> {
  const started = request.now();
  const scene = await sceneOf(request, records).catch(ignore);
  const last = scene && !force ? await unchanged(scene).catch(ignore) : undefined;
  if (last) return sayAgain(last, request, request.now() - started);
  const { build } = await import("./build.js");
  if (scene === undefined) return build(request);
  const remember = (built: Built) =>
    writeRecord(scene.record, recordOf(built, scene)).catch(ignore);
  return build({ ...request, remember });
}

/** What a build finds before it starts. */
interface Scene {
  /** The file of the record of builds like this. */
  readonly record: string;
  /** SHA-256 of policyc. */
  readonly policyc: string;
  /** Folders, as absolute paths. */
  readonly policy: string;
  readonly out: string;
  /** What stands where it writes; undefined for the build of a part, which looks at its own files only. */
  readonly standing: Digests | undefined;
}

/**
 * Undefined where no records are kept: without a place for them, and for reports.
 * Throws where the digest of policyc is not known, or the output folder cannot be read.
 */
async function sceneOf(request: BuildRequest, records: string | undefined) {
  if (records === undefined || request.reporters.length > 0) return undefined;
  const policyc = policycDigest();
  const { cwd, selection, color } = request;
  const [policy, out] = [resolve(cwd, request.policy), resolve(cwd, request.out)];
  // Findings name the policy folder as it was typed.
  const record = recordFile(records, [policy, request.policy, out, selection, color]);
  const standing = isWhole(selection) ? standingIn(out) : undefined;
  return { record, policyc, policy, out, standing };
}

/** The record of the last build like this, where nothing has changed since. Throws where there is none. */
async function unchanged(scene: Scene): Promise<BuildRecord | undefined> {
  const { policy, out, standing } = scene;
  const last = readRecord(scene.record);
  if (isUnfinished(out)) return undefined;
  const files = await readFolder(policy);
  const templates = await readTemplates(policy, shippedTemplates);
  if (last.sources !== sourcesOf({ files, templates }, scene)) return undefined;
  const read = assetsOf(policy);
  for (const [path, digest] of Object.entries(last.assets)) {
    if (digestOf(await read(path)) !== digest) return undefined;
  }
  const { outputs, beside } = last;
  const found = standing ?? standingIn(out, (path) => Object.hasOwn(outputs, path));
  return isSame(found, { ...outputs, ...beside }) ? last : undefined;
}

/** What tells a build from others: by what it read and made itself, not by what stands there now. */
function recordOf(built: Built, scene: Scene): BuildRecord {
  const { inputs, findings, counts } = built;
  const outputs = Object.fromEntries(built.outputs.map(({ path, bytes }) => [path, sha256(bytes)]));
  const gone = new Set([...Object.keys(outputs), ...built.removed]);
  const beside = Object.entries(scene.standing ?? {}).filter(([path]) => !gone.has(path));
  const assets = [...inputs.assets].map(([path, bytes]) => [path, digestOf(bytes)]);
  return {
    sources: sourcesOf(inputs, scene),
    assets: Object.fromEntries(assets),
    outputs,
    beside: Object.fromEntries(beside),
    findings,
    counts,
  };
}

function sourcesOf({ files, templates }: Omit<Inputs, "assets">, { policyc }: Scene): string {
  return sha256(JSON.stringify([policyc, files, templates]));
}

/** The files that stand where builds write, with their digests. */
function standingIn(folder: string, counts: (path: string) => boolean = () => true): Digests {
  const paths = whereBuildsWrite(folder).filter(counts);
  return Object.fromEntries(paths.map((path) => [path, sha256(readFileSync(join(folder, path)))]));
}

function isSame(found: Digests, made: Digests): boolean {
  const paths = Object.keys(found);
  return (
    paths.length === Object.keys(made).length && paths.every((path) => found[path] === made[path])
  );
}

function digestOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? "missing" : sha256(bytes);
}

function sayAgain(last: BuildRecord, request: BuildRequest, duration: number): Report {
  const done = { written: [], unchanged: Object.keys(last.outputs), removed: [] };
  const talk = request.quiet ? "" : last.counts + describe(done, request, duration);
  return { ok: true, stdout: "", stderr: last.findings + talk };
}

function ignore(): undefined {
  return undefined;
}
