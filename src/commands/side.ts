import { stat } from "node:fs/promises";
import type { SideFacts } from "../diff/comparison.js";
import type { Version } from "../diff/version.js";
import { sealHolds } from "../emit/pdf/seal.js";
import { checkReferences } from "../link/references.js";
import { readBytes, readPdf } from "../reading/read.js";
import { readPublished } from "../recompile.js";
import { spansIn } from "../reporters/position.js";
import { report } from "../reporters/pretty.js";
import { below, inFolder } from "../reporters/reporter.js";
import type { PolicyMetadata } from "../schema/source.generated.js";
import { readAt, readFolderAt } from "../source/git.js";
import { parse, type Source, type SourceFile } from "../source/load.js";
import { InputError, readFolder } from "../source/read.js";
import { publishedErrors } from "../validate/published.js";
import { validate } from "../validate/validate.js";
import { locate, type Report } from "./build.js";
import { versionOf } from "./published.js";
import { unreadables } from "./verify.js";

/** How the side of a comparison is looked for. */
export interface SideRequest {
  readonly cwd: string;
  /** The policy folder: the one that is read at a git ref. */
  readonly policy: string;
  readonly color: boolean;
}

/** A policy that somebody named to compare with. */
export interface Side {
  readonly facts: SideFacts;
  readonly version: Version;
  /** Its files, where it was read from some. */
  readonly source?: Source;
  /** What the user should know of it, a line each. */
  readonly notes: readonly string[];
}

const KINDS =
  "name a folder, a git ref such as main, a published JSON or a PDF that policyc has made";

/**
 * Opens a side: a folder, a published JSON, a PDF, or a git ref. A path that exists is taken for
 * what it is; `git:main` is the ref even where there is something of that name. A policy with
 * errors is a report of them.
 * @throws InputError where there is no such thing, or it holds no policy
 */
export async function openSide(name: string, request: SideRequest): Promise<Side | Report> {
  if (name.startsWith("git:")) return openRef(name, name.slice("git:".length), request);
  const path = locate(request.cwd, name);
  const found = await statOf(path);
  if (found === undefined) return openRefOrNothing(name, request);
  const notes = await ambiguity(name, request);
  if (!found.isDirectory()) return openFile(name, path, notes);
  return openFiles(await readFolder(path), { name, kind: "folder" }, name, notes, request);
}

/** Whether what was opened is a side, and not a report of its errors. */
export function isSide(opened: Side | Report): opened is Side {
  return "version" in opened;
}

/** The notes of sides as lines for the user. */
export function notesOf(...sides: readonly Side[]): string {
  return sides.flatMap(({ notes }) => notes.map((note) => `policyc: note: ${note}\n`)).join("");
}

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new InputError(`${path} cannot be read: ${message}`);
  }
}

async function openRefOrNothing(name: string, request: SideRequest): Promise<Side | Report> {
  try {
    return await openRef(name, name, request);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const message = `${name} is no file and no folder, and as a git ref: ${error.message}`;
    throw new InputError(message, error.hint ?? KINDS);
  }
}

async function openRef(name: string, ref: string, request: SideRequest): Promise<Side | Report> {
  const folder = locate(request.cwd, request.policy);
  const { commit } = await readAt(folder, ref, () => false);
  // By its id, so that a ref that moves meanwhile plays no part.
  const files = await readFolderAt(folder, commit);
  const facts = { name, kind: "git", commit } as const;
  return openFiles(files, facts, `${ref}:${request.policy}`, [], request);
}

/** A note where a path that was opened is the name of a commit, too. */
async function ambiguity(name: string, { cwd, policy }: SideRequest): Promise<string[]> {
  try {
    await readAt(locate(cwd, policy), name, () => false);
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
  return [`${name} is a path and a git ref; the path is compared, git:${name} is the ref`];
}

function openFiles(
  files: readonly SourceFile[],
  facts: Pick<SideFacts, "name" | "kind" | "commit">,
  prefix: string,
  notes: readonly string[],
  { cwd, color }: SideRequest,
): Side | Report {
  const { value: source, diagnostics: loading } = parse(files);
  const { value: policy, diagnostics: checking } = source
    ? validate(source)
    : { value: undefined, diagnostics: [] };
  const found = [...loading, ...checking, ...(source ? checkReferences(source) : [])];
  if (!source || !policy?.policy || found.length > 0) {
    const findings = report(inFolder(prefix, found, files), { color, cwd });
    const why = `policyc: ${facts.name} has errors, so nothing was compared with it\n`;
    return { ok: false, stdout: "", stderr: findings + why };
  }
  const { languages } = policy.policy;
  const at = placesIn(source, prefix);
  const version: Version = { policy, languages, published: false, locate: at };
  return { facts: { ...facts, ...factsOf(policy.policy) }, version, source, notes };
}

function placesIn(source: Source, prefix: string): NonNullable<Version["locate"]> {
  const spanOf = spansIn(source.files);
  return (path, part) => {
    const location = source.locate(path, part);
    const start = location && spanOf(location)?.start;
    return start && { file: below(prefix, location.file), line: start.line, column: start.column };
  };
}

async function openFile(name: string, path: string, notes: readonly string[]): Promise<Side> {
  const bytes = await readBytes(path);
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-");
  return isPdf ? openPdf(name, bytes, notes) : openPublished(name, "json", bytes, notes);
}

async function openPdf(name: string, bytes: Uint8Array, notes: readonly string[]): Promise<Side> {
  const reading = await readPdf(bytes);
  const policy =
    reading.kind === "made" && reading.attachments.find((file) => file.name === "policy.json");
  if (!policy) {
    const [, sentence, hint] = unreadables[reading.kind === "made" ? "no-policy" : reading.kind];
    throw new InputError(`${name} ${sentence}`, hint);
  }
  const altered = `${name} was altered after it was made, and what it carries may have been, too`;
  const all = sealHolds(bytes) === true ? notes : [...notes, altered];
  return openPublished(name, "pdf", policy.bytes, all);
}

function openPublished(
  name: string,
  kind: "json" | "pdf",
  bytes: Uint8Array,
  notes: readonly string[],
): Side {
  const published = readPublished(bytes);
  if (!published) throw new InputError(`${name} ${whyNot(bytes)}`, KINDS);
  const facts = { name, kind, ...factsOf(published.policy) };
  return { facts, version: versionOf(published), notes };
}

function whyNot(bytes: Uint8Array): string {
  let data: { readonly $schema?: unknown } | null;
  try {
    data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return "is neither JSON nor a PDF";
  }
  const schema = data?.$schema;
  return typeof schema === "string" && schema.startsWith("urn:policyc:schema:published:")
    ? `does not fit the form that this policyc reads (it names ${schema}): ${publishedErrors(data)}`
    : "is JSON, but no published policy";
}

function factsOf({ id, version, effective }: PolicyMetadata) {
  return { policy: id, version, effective };
}
