import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Audience, compareSchemas } from "../compat/compare.js";
import { unusable } from "../compat/judge.js";
import { isSchema } from "../compat/place.js";
import { type Compared, counted, jsonReport, textReport } from "../compat/report.js";
import { judgeVersion } from "../compat/version.js";
import { readAt } from "../source/git.js";
import { decode, InputError } from "../source/read.js";
import { locate, type Report } from "./build.js";

interface Request {
  readonly cwd: string;
  /** The folder of the schemas, as the user typed it. */
  readonly folder: string;
  /** Another folder, or a git ref at which the same folder is read. */
  readonly against: string;
  readonly format: "text" | "json";
  readonly color: boolean;
}

/** The schemas of a folder, by their path in it. */
type Schemas = ReadonlyMap<string, unknown>;

/**
 * `policyc schema check`: compares the schemas of a folder with what they were, for those who
 * write or read what they describe, and asks whether their versions moved accordingly.
 */
export async function schemaCheck(request: Request): Promise<Report> {
  const { cwd, folder, against, format, color } = request;
  const after = parseAll(await filesIn(locate(cwd, folder)));
  if (after.size === 0) throw new InputError(`${folder} holds no *.schema.json`, NAME_THE_FOLDER);
  const before = parseAll(await filesAgainst(cwd, folder, against));
  const compared = compareAll(before, after);
  const ok = compared.every(({ version }) => version.ok);
  const says = ok ? "the versions moved accordingly" : "a version must move";
  return {
    ok,
    stdout: format === "json" ? jsonReport(against, compared) : textReport(compared, color),
    stderr: `policyc: ${folder} against ${against}: ${counted(compared)}; ${says}\n`,
  };
}

const NAME_THE_FOLDER = "name the folder with the *.schema.json files";

function compareAll(before: Schemas, after: Schemas): Compared[] {
  const files = [...new Set([...before.keys(), ...after.keys()])].sort();
  return files.flatMap((file) =>
    audiencesOf(file).map((audience) => {
      const [old, now] = [before.get(file), after.get(file)];
      if (old === undefined) return newSchema(file, audience, now);
      return now === undefined ? goneSchema(file, audience) : compareOne(file, audience, old, now);
    }),
  );
}

function compareOne(file: string, audience: Audience, before: unknown, after: unknown): Compared {
  const changes = compareSchemas(before, after, audience);
  return { file, audience, changes, version: judgeVersion(before, after, changes) };
}

function newSchema(file: string, audience: Audience, after: unknown): Compared {
  const message = "the schema is new: nobody has been promised anything";
  const change = { code: "compat/new-schema", pointer: "#", message, usedAt: [] } as const;
  const version = judgeVersion({}, after, []);
  return { file, audience, changes: [{ ...change, verdict: "compatible" }], version };
}

function goneSchema(file: string, audience: Audience): Compared {
  const change = {
    code: "compat/removed-schema",
    verdict: "unproved",
    pointer: "#",
    message: "the schema was removed, with all that it promised",
    usedAt: [],
    reason: "there is nothing left to compare",
  } as const;
  const message = "a schema that is gone has none: put it back, or compare with what came after it";
  const none = { before: undefined, after: undefined, least: undefined };
  return { file, audience, changes: [change], version: { ...none, ok: false, message } };
}

/** For whom a schema is kept, by its name; for both, where the name does not say. */
function audiencesOf(file: string): readonly Audience[] {
  const [name = ""] = file.split("/").at(-1)?.split(".") ?? [];
  const audience = Object.hasOwn(AUDIENCES, name) ? AUDIENCES[name] : undefined;
  return audience ? [audience] : ["writers", "readers"];
}

/** People write a source; the rest is what policyc writes. */
const AUDIENCES: Readonly<Record<string, Audience>> = {
  source: "writers",
  published: "readers",
  coverage: "readers",
  manifest: "readers",
  report: "readers",
};

interface Files {
  /** How messages name what they were read from. */
  readonly from: string;
  readonly texts: ReadonlyMap<string, string>;
}

const isSchemaFile = (path: string) =>
  path.endsWith(".schema.json") && !/(^|\/)(\.|node_modules\/)/.test(path);

async function filesAgainst(cwd: string, folder: string, against: string): Promise<Files> {
  const other = locate(cwd, against);
  if (await isFolder(other)) return filesIn(other);
  const { files } = await readAt(locate(cwd, folder), against, isSchemaFile);
  const texts = [...files].map(
    ([path, bytes]) => [path, decode(`${against}:${path}`, bytes)] as const,
  );
  if (texts.length === 0) {
    throw new InputError(
      `${folder} holds no *.schema.json at ${against}`,
      "name the folder as it was called then",
    );
  }
  return { from: `${against}:`, texts: new Map(texts) };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function filesIn(folder: string): Promise<Files> {
  const texts = new Map<string, string>();
  try {
    const paths = await readdir(folder, { recursive: true });
    for (const path of paths
      .map((one) => one.replaceAll("\\", "/"))
      .filter(isSchemaFile)
      .sort()) {
      texts.set(path, decode(join(folder, path), await readFile(join(folder, path))));
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "does not exist" : `cannot be read: ${message}`;
    throw new InputError(`${folder} ${why}`, NAME_THE_FOLDER);
  }
  return { from: `${folder}/`, texts };
}

function parseAll({ from, texts }: Files): Schemas {
  return new Map([...texts].map(([path, text]) => [path, parseSchema(`${from}${path}`, text)]));
}

function parseSchema(name: string, text: string): unknown {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (error) {
    throw new InputError(`${name} is not JSON: ${(error as Error).message}`, "mend the file");
  }
  const problem = isSchema(schema)
    ? unusable({ root: schema })
    : "it is neither a map nor a boolean";
  if (problem === undefined) return schema;
  throw new InputError(
    `${name} cannot be used as a JSON Schema: ${problem}`,
    "policyc compares schemas of draft 2020-12 that refer to nothing outside of themselves",
  );
}
