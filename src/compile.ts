import { analyze } from "./compile/analyze.js";
import { composeKinds, wantedDocuments } from "./compile/documents.js";
import { cannotShow, emitAll, type Output } from "./compile/emission.js";
import { type PreparedPolicy, prepare } from "./compile/prepare.js";
import { chooseFormats, formats, isWhole, type Selection } from "./compile/selection.js";
import { unwatched, type Watch } from "./compile/watch.js";
import { type Diagnostic, stopsBuild } from "./diagnostics/diagnostic.js";
import { sortDiagnostics } from "./diagnostics/order.js";
import type { Document } from "./document/document.js";
import { openLanguage } from "./document/language.js";
import { link } from "./link/link.js";
import type { Linted } from "./lint/lint.js";
import type { Source, SourceFile } from "./source/load.js";
import type { ReadAsset } from "./source/read.js";
import { checkOwn } from "./templates/own.js";
import { shipped, type Templates } from "./templates/templates.js";
import { type PublishedDocument, trustPage } from "./trust/page.js";

/** What became of a policy. */
export interface CompileResult {
  readonly outputs: readonly Output[];
  /** Why it cannot be compiled, or what cannot be shown. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the linter makes of it; undefined where the source is too broken to be read. */
  readonly linted: Linted | undefined;
}

/**
 * Compiles a policy: source files in, output files and diagnostics out; `readAsset` reads the logo
 * and the fonts that the source names. There are no outputs when a diagnostic, or a finding that is
 * not waived, is an error. The same files and selection always give the same bytes; only with
 * `asOf`, an ISO 8601 date, are dates judged. `watch` hears how far it is.
 * @throws SelectionError
 */
export async function compile(
  files: readonly SourceFile[],
  selection: Selection = {},
  readAsset: ReadAsset = async () => undefined,
  asOf?: string,
  templates: Templates = shipped,
  watch: Watch = unwatched,
): Promise<CompileResult> {
  const wanted = chooseFormats(selection);
  const { documents, linted, diagnostics } = await composeAll(
    files,
    selection,
    readAsset,
    asOf,
    templates,
    watch,
  );
  const published: PublishedDocument[] = [];
  const found = [...diagnostics];
  for (const [done, document] of documents.entries()) {
    const emissions = await emitAll(document, wanted, templates, (path) =>
      watch(`${done} of ${documents.length} documents done, writing ${path}`),
    );
    for (const { format, unshowable } of emissions) {
      found.push(...cannotShow(files, format, unshowable));
    }
    published.push({ document, files: emissions });
  }
  const outputs = published.flatMap(({ files }) => files.map(({ output }) => output));
  const index = isWhole(selection) ? trustPage(published) : undefined;
  if (index) outputs.push(index);
  const failed = [...found, ...(linted?.findings ?? [])].some(stopsBuild);
  return { outputs: failed ? [] : outputs, diagnostics: sortDiagnostics(found), linted };
}

/** A policy as documents that no format has been given yet. */
export interface AllComposed {
  /** What the documents were made from; undefined where the files are too broken to be read. */
  readonly source: Source | undefined;
  /** Those of the policy's first language first; none where a diagnostic is an error. */
  readonly documents: readonly Document[];
  /** The policy in each of these languages; none where a diagnostic is an error. */
  readonly prepared: readonly PreparedPolicy[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the linter makes of it; undefined where the source is too broken to be read. */
  readonly linted: Linted | undefined;
}

/**
 * All of `compile` but the formats: the documents, whatever the linter has found.
 * @throws SelectionError
 */
export async function composeAll(
  files: readonly SourceFile[],
  selection: Selection,
  readAsset: ReadAsset,
  asOf: string | undefined,
  templates: Templates = shipped,
  watch: Watch = unwatched,
): Promise<AllComposed> {
  const nothing = { source: undefined, documents: [], prepared: [], linted: undefined };
  const badTemplates = checkOwn(templates, formats);
  if (badTemplates.length > 0) return { ...nothing, diagnostics: badTemplates };
  const { source, policy, linted, answers, ...analyzed } = analyze(files, asOf, watch);
  if (source === undefined || policy?.policy === undefined) {
    return { ...nothing, source, linted, diagnostics: analyzed.diagnostics };
  }
  const { wanted, diagnostics: unwritable } = wantedDocuments(
    policy.policy,
    source,
    selection,
    templates,
  );
  const diagnostics = [...analyzed.diagnostics, ...unwritable];
  const documents: Document[] = [];
  const prepared: PreparedPolicy[] = [];
  for (const { language, kinds } of wanted) {
    watch(`composing the documents in ${language}`);
    const ready = await prepare({ source, policy, files }, language, templates, readAsset);
    diagnostics.push(...ready.diagnostics);
    if (diagnostics.some(stopsBuild) || !ready.value) continue;
    prepared.push(ready.value);
    const { policy: local, source: digest, design } = ready.value;
    const making = { source: digest, design, answers, templates };
    const words = openLanguage(language, templates);
    const composed = composeKinds(link(local), kinds, words, making);
    diagnostics.push(...composed.diagnostics);
    documents.push(...composed.documents);
  }
  if (diagnostics.some(stopsBuild)) return { ...nothing, source, linted, diagnostics };
  return { source, documents, prepared, diagnostics, linted };
}
