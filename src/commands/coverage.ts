import { dirname, isAbsolute, relative, resolve } from "node:path";
import { SelectionError } from "../compile/selection.js";
import { composeAll } from "../compile.js";
import { type Coverage, coverageOf } from "../coverage/coverage.js";
import { html } from "../coverage/html.js";
import { json } from "../coverage/json.js";
import { markdown } from "../coverage/markdown.js";
import { table } from "../coverage/table.js";
import { sortDiagnostics } from "../diagnostics/order.js";
import { meantOr } from "../diagnostics/suggest.js";
import { writeFileWhole } from "../output/write.js";
import { inFolder } from "../reporters/reporter.js";
import { laws } from "../rules/index.js";
import { assetsOf, readFolder } from "../source/read.js";
import { PRIVACY_POLICY } from "../templates/kinds.js";
import { ownFiles } from "../templates/own.js";
import { locate, openTemplates, type Report } from "./build.js";
import { formatOf } from "./format.js";
import { show } from "./show.js";

/** The formats of coverage. */
export type CoverageFormat = "table" | "markdown" | "json" | "html";

/** What `policyc coverage` is told. */
export interface CoverageRequest {
  readonly cwd: string;
  readonly policy: string;
  /** ISO 8601 date for which dates are judged. */
  readonly asOf: string;
  /** By the ending of `out` where it is left out, and else a table. */
  readonly format?: CoverageFormat;
  /** Where to write; the standard output where nothing is said. */
  readonly out?: string;
  /** Names of rule packs; all of them where nothing is said. */
  readonly law?: readonly string[];
  /** Where the documents stand, seen from the page. */
  readonly links?: string;
  /** The width of the terminal. */
  readonly columns: number;
  readonly color: boolean;
}

/** `policyc coverage`: prints which clause and which line answer each requirement of the laws. */
export async function coverage(request: CoverageRequest): Promise<Report> {
  const wanted = wantedLaws(request.law);
  const folder = locate(request.cwd, request.policy);
  const files = await readFolder(folder);
  const templates = await openTemplates(folder);
  const composed = await composeAll(
    files,
    { documents: [PRIVACY_POLICY] },
    assetsOf(folder),
    request.asOf,
    templates,
  );
  const { source, documents, diagnostics, linted } = composed;
  const [first] = documents;
  if (source === undefined || first === undefined || linted === undefined) {
    const found = inFolder(request.policy, sortDiagnostics(diagnostics), [
      ...files,
      ...ownFiles(templates),
    ]);
    const { text } = await show(found, [], request);
    const nothing = "policyc: no coverage of a policy that cannot be compiled\n";
    return { ok: false, stdout: "", stderr: text + nothing };
  }
  const inFirst = documents.filter(({ language }) => language === first.language);
  const whole = coverageOf(source, linted, inFirst, request.asOf);
  const part = { ...whole, laws: whole.laws.filter(({ name }) => wanted.includes(name)) };
  return deliver(textOf(part, request), request);
}

async function deliver(text: string, { cwd, out }: CoverageRequest): Promise<Report> {
  if (out === undefined) return { ok: true, stdout: text, stderr: "" };
  await writeFileWhole(locate(cwd, out), new TextEncoder().encode(text));
  return { ok: true, stdout: "", stderr: `policyc: ${out} written\n` };
}

function textOf(covered: Coverage, request: CoverageRequest): string {
  switch (request.format ?? formatOf(request.out) ?? "table") {
    case "table":
      return table(covered, request.columns);
    case "markdown":
      return markdown(covered, linksOf(request));
    case "json":
      return json(covered);
    case "html":
      return html(covered, linksOf(request));
  }
}

/**
 * Where the documents stand, seen from the page: in dist/, as far as both are below the current
 * folder. A path that leads out of it would carry names of the machine.
 */
function linksOf({ cwd, out, links }: CoverageRequest): string | undefined {
  if (links !== undefined) return links;
  const page = dirname(resolve(cwd, out ?? "coverage"));
  const inside = relative(resolve(cwd), page);
  if (inside.startsWith("..") || isAbsolute(inside)) return undefined;
  return relative(page, resolve(cwd, "dist")).replaceAll("\\", "/");
}

function wantedLaws(names: readonly string[] = laws): readonly string[] {
  for (const name of names) {
    if (laws.includes(name)) continue;
    throw new SelectionError(`there is no law “${name}”`, meantOr(name, laws) ?? "there is none");
  }
  return names;
}
