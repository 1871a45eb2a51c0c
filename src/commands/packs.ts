import { join, normalize } from "node:path";
import type { PreparedPolicy } from "../compile/prepare.js";
import { chooseFormats, type Selection, SelectionError } from "../compile/selection.js";
import { composeAll } from "../compile.js";
import type { Offer } from "../customers/check.js";
import { readCustomers, type Wanted } from "../customers/reading/read.js";
import { referencesOf } from "../customers/references.js";
import { type Diagnostic, stopsBuild } from "../diagnostics/diagnostic.js";
import { PACK } from "../document/pack.js";
import { link } from "../link/link.js";
import { placesInScope } from "../link/places.js";
import { templatesDigest } from "../packs/manifest.js";
import { runPacks, type Step } from "../packs/run.js";
import type { Shard } from "../packs/shard.js";
import { report as pretty } from "../reporters/pretty.js";
import { below } from "../reporters/reporter.js";
import type { SourceFile } from "../source/load.js";
import { assetsOf, InputError, readFolder } from "../source/read.js";
import { documentKinds, hasTemplate, kindOf, templateFile } from "../templates/kinds.js";
import { ownFiles } from "../templates/own.js";
import type { Templates } from "../templates/templates.js";
import {
  countsOf,
  type Judged,
  judge,
  locate,
  openTemplates,
  type Report,
  type Request,
} from "./build.js";
import { seconds } from "./outcome.js";
import { counted, ProgressLine, type Talk } from "./progress.js";
import { show } from "./show.js";

/** What `policyc build` is told where it makes the packs of customers. */
export interface PacksRequest extends Request {
  readonly selection: Selection;
  readonly quiet: boolean;
  /** A folder of YAML files, or a list; the folder customers beside that of the policy, if left out. */
  readonly customers: string | undefined;
  /** The names of those that are wanted; all if left out. */
  readonly names: readonly string[] | undefined;
  /** Whether the documents of a customer are bundled into one. */
  readonly bundle: boolean;
  readonly jobs: number;
  readonly shard: Shard | undefined;
  readonly resume: boolean;
  /** Where progress and failing customers are told of while the run goes on. */
  readonly talk: Talk;
}

/** `policyc build --customers`: compiles the policy for each customer, and writes its pack. */
export async function buildPacks(request: PacksRequest): Promise<Report> {
  const started = request.now();
  const { policy, selection } = request;
  const folder = locate(request.cwd, policy);
  const files = await readFolder(folder);
  const templates = await openTemplates(folder);
  const formats = chooseFormats(selection);
  const composed = await composeAll(files, selection, assetsOf(folder), undefined, templates);
  const judged = judge(composed, policy, [...files, ...ownFiles(templates)], stopsBuild);
  const { prepared } = composed;
  const [first] = prepared;
  if (!judged.ok || first === undefined) return nothingMade(judged, request);
  if (request.bundle) assertBundle(prepared, formats, templates);
  const offer: Offer = {
    policy: first.policy,
    references: referencesOf(first.policy),
    places: placesInScope(link(first.policy)),
    kindsIn: (language) =>
      documentKinds(templates).filter((kind) => hasTemplate(kind, language, templates)),
  };
  const steps = runPacks({
    kit: {
      prepared,
      formats,
      kinds: chosenKinds(selection, first.policy.policy?.documents, templates),
      bundle: request.bundle,
      ownTemplates: templates.own,
      templates: templatesDigest(templates),
    },
    offer,
    records: readCustomers(wantedOf(request)),
    policy: judged.shown.files,
    out: locate(request.cwd, request.out),
    jobs: Math.min(request.jobs, request.names?.length ?? request.jobs),
    shard: request.shard,
    resume: request.resume,
  });
  return tell(steps, request, started);
}

/**
 * Sees that a bundle can be made of what is wanted.
 * @throws SelectionError
 */
function assertBundle(
  prepared: readonly PreparedPolicy[],
  formats: readonly string[],
  templates: Templates,
): void {
  const { formats: possible } = kindOf(PACK, templates);
  if (!formats.some((format) => possible.includes(format))) {
    const hint = `a bundle is written as ${possible.join(", ")}; leave out --bundle for a file a document`;
    throw new SelectionError(`a bundle cannot be written as ${formats.join(", ")}`, hint);
  }
  const tag = prepared.find((one) => !hasTemplate(PACK, one.language, templates))?.language;
  if (tag === undefined) return;
  const hint = `add templates/${templateFile(PACK, tag)}, its title block; or leave out --bundle for a file a document`;
  throw new SelectionError(`a bundle cannot be written in “${tag}”: it has no template`, hint);
}

/** Where the customers are, and which of them are wanted. */
function wantedOf({ cwd, policy, customers, names }: PacksRequest): Wanted {
  const typed = customers ?? normalize(join(policy, "..", "customers"));
  const pathOf = (file?: string) => (file === undefined ? typed : below(typed, file));
  return { place: locate(cwd, typed), pathOf, names };
}

/** The kinds that are asked for, or else those that the policy wants. */
function chosenKinds(
  { documents }: Selection,
  usual: readonly string[] | undefined,
  templates: Templates,
): readonly string[] {
  const wanted = documents ?? usual;
  return documentKinds(templates).filter((kind) => wanted?.includes(kind) ?? true);
}

async function nothingMade(judged: Judged, request: PacksRequest): Promise<Report> {
  const { text, talk } = await show(judged.shown, request.reporters, request);
  const [stdout, findings] = request.reporters.length > 0 ? [text, ""] : ["", text];
  const nothing = `policyc: nothing was written to ${request.out}\n`;
  return { ok: false, stdout, stderr: findings + countsOf(judged) + talk + nothing };
}

/** What has become of the customers so far. */
interface Tally {
  customers: number;
  documents: number;
  /** Documents that were written, as the others were there with these very bytes. */
  written: number;
  /** Customers whose packs were there. */
  kept: number;
  /** Customers with none of the documents that are wanted. */
  empty: number;
  failed: number;
  /** Whether the list could be read to its end. */
  isWhole: boolean;
}

/** Tells of the run as it goes, and of what it has come to. */
async function tell(
  steps: AsyncIterable<Step>,
  request: PacksRequest,
  started: number,
): Promise<Report> {
  const { talk, quiet, reporters, color, cwd } = request;
  const line = new ProgressLine(talk);
  const none = { customers: 0, documents: 0, written: 0, kept: 0, empty: 0, failed: 0 };
  const tally: Tally = { ...none, isWhole: true };
  const found = { diagnostics: [] as Diagnostic[], files: new Set<SourceFile>() };
  for await (const step of steps) {
    count(step, tally);
    if (step.diagnostics.length > 0 && reporters.length > 0) {
      found.diagnostics.push(...step.diagnostics);
      for (const file of step.files) found.files.add(file);
    } else if (step.diagnostics.length > 0) {
      line.clear();
      talk.write(`${pretty(step, { color, cwd })}\n`);
    }
    if (!quiet) line.show({ ...tally, share: step.share, elapsed: request.now() - started });
  }
  line.clear();
  if (tally.customers === 0 && tally.isWhole && request.shard === undefined) {
    const { pathOf } = wantedOf(request);
    throw new InputError(
      `there are no customers in ${pathOf()}`,
      "write some, a file or a line each",
    );
  }
  const findings = { diagnostics: found.diagnostics, files: [...found.files] };
  const shown = reporters.length > 0 ? await show(findings, reporters, request) : undefined;
  const stderr = (shown?.talk ?? "") + summary(tally, request, request.now() - started);
  return { ok: tally.failed === 0 && tally.isWhole, stdout: shown?.text ?? "", stderr };
}

function count({ made, isLast }: Step, tally: Tally): void {
  if (isLast) {
    tally.isWhole = false;
    return;
  }
  tally.customers++;
  if ("documents" in made) tally.documents += made.documents;
  if (made.kind === "made") tally.written += made.written;
  else if (made.kind === "kept") tally.kept++;
  else if (made.kind === "empty") tally.empty++;
  else tally.failed++;
}

function summary(tally: Tally, request: PacksRequest, duration: number): string {
  const { customers, documents, written, kept, empty, failed } = tally;
  const made = `${counted(customers, "customer")}: ${counted(documents, "document")} in ${request.out}`;
  const lines = [
    `policyc: ${made}, ${written} of them written (${seconds(duration)})`,
    ...(kept > 0 ? [`policyc: ${counted(kept, "customer")} had their documents already`] : []),
    ...(empty > 0 ? [`policyc: ${counted(empty, "customer")} with nothing that is wanted`] : []),
  ];
  const failing =
    failed > 0 ? [`policyc: ${failed} of ${counted(customers, "customer")} failed`] : [];
  const cut = tally.isWhole ? [] : ["policyc: the list of customers cannot be read"];
  return [...(request.quiet ? [] : lines), ...failing, ...cut].map((one) => `${one}\n`).join("");
}
