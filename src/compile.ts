import { createHash } from "node:crypto";
import { type Diagnostic, type Result, stopsBuild } from "./diagnostics/diagnostic.js";
import { sortDiagnostics } from "./diagnostics/order.js";
import { quote } from "./diagnostics/quote.js";
import { meantOr } from "./diagnostics/suggest.js";
import { type Answers, compose, type Making } from "./document/compose.js";
import type { Document } from "./document/document.js";
import { hasLanguage, type Language, openLanguage } from "./document/language.js";
import type { SourceDigest } from "./document/publish.js";
import type { Unshowable } from "./emit/emitter.js";
import { emitters } from "./emit/index.generated.js";
import { type LinkedPolicy, link } from "./link/link.js";
import { checkReferences } from "./link/references.js";
import { type Linted, lint } from "./lint/lint.js";
import { type Localized, localize } from "./localize/localize.js";
import type { Asset, PageDesign } from "./page/design.js";
import { designPage } from "./page/page.js";
import type { PolicyMetadata, PolicySource } from "./schema/source.generated.js";
import { parse, type Source, type SourceFile } from "./source/load.js";
import type { ReadAsset } from "./source/read.js";
import { documentKinds, hasTemplate, kindOf, templateFile } from "./templates/kinds.js";
import { checkOwn, fromPolicy, isOwnWork, ownFiles } from "./templates/own.js";
import { shipped, type Templates } from "./templates/templates.js";
import { validate } from "./validate/validate.js";

/** The output formats. */
export const formats = Object.keys(emitters) as readonly Format[];
export type Format = keyof typeof emitters;

export { documentKinds };

/** A file of the output folder. */
export interface Output {
  /** Path within the output folder, with forward slashes: en/privacy-policy.html. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Which outputs are wanted; all of them where nothing is said. */
export interface Selection {
  readonly formats?: readonly string[];
  readonly documents?: readonly string[];
  readonly languages?: readonly string[];
}

/** Somebody asked for a format, a document or a language that does not exist. */
export class SelectionError extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

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
 * `asOf`, an ISO 8601 date, are dates judged.
 * @throws SelectionError
 */
export async function compile(
  files: readonly SourceFile[],
  selection: Selection = {},
  readAsset: ReadAsset = async () => undefined,
  asOf?: string,
  templates: Templates = shipped,
): Promise<CompileResult> {
  const wantedFormats = chooseFormats(selection);
  const { documents, diagnostics, linted } = await composeAll(
    files,
    selection,
    readAsset,
    asOf,
    templates,
  );
  const outputs: Output[] = [];
  const found = [...diagnostics];
  for (const { document, source } of documents) {
    const emissions = await emitAll(document, wantedFormats, templates);
    for (const { output, format, unshowable } of emissions) {
      found.push(...cannotShow(source.files, format, unshowable));
      outputs.push(output);
    }
  }
  const failed = [...found, ...(linted?.findings ?? [])].some(stopsBuild);
  return { outputs: failed ? [] : outputs, diagnostics: sortDiagnostics(found), linted };
}

/**
 * The formats that are wanted; all of them where nothing is said.
 * @throws SelectionError
 */
export function chooseFormats({ formats: wanted }: Selection): readonly Format[] {
  return choose("format", wanted, formats);
}

/** A document in one format. */
export interface Emission {
  readonly output: Output;
  readonly format: Format;
  /** What the format cannot show of it. */
  readonly unshowable: readonly Unshowable[];
}

/** Turns a document into those of some formats in which its kind is written. */
export async function emitAll(
  document: Document,
  wanted: readonly Format[],
  templates: Templates,
): Promise<readonly Emission[]> {
  const { formats: written } = kindOf(document.kind, templates);
  const emissions: Emission[] = [];
  for (const format of wanted.filter((one) => written.includes(one))) {
    const emitter = await emitters[format]();
    const { bytes, unshowable = [] } = await emitter.emit(document);
    const path = `${document.language}/${document.kind}.${emitter.extension}`;
    emissions.push({ output: { path, bytes }, format, unshowable });
  }
  return emissions;
}

/** A document and the source that it was made from. */
export interface Composed {
  readonly document: Document;
  readonly source: Source;
}

/** A valid policy in one language, ready to be linked and composed. */
export interface PreparedPolicy {
  /** BCP 47 tag. */
  readonly language: string;
  readonly policy: Localized<PolicySource>;
  readonly design: PageDesign;
  readonly source: SourceDigest;
}

/** A policy as documents that no format has been given yet. */
export interface AllComposed {
  /** Those of the policy's first language first; none where a diagnostic is an error. */
  readonly documents: readonly Composed[];
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
): Promise<AllComposed> {
  const badTemplates = checkOwn(templates, formats);
  if (badTemplates.length > 0)
    return { documents: [], prepared: [], diagnostics: badTemplates, linted: undefined };
  const chosen = choose("document", selection.documents, documentKinds(templates));
  const { value: source, diagnostics: loading } = parse(files);
  if (source === undefined) {
    return { documents: [], prepared: [], diagnostics: loading, linted: undefined };
  }
  const { value: policy, diagnostics: checking } = validate(source);
  const diagnostics = [...loading, ...checking, ...checkReferences(source)];
  const linted = lintSource(source, policy, diagnostics, asOf);
  if (policy?.policy === undefined) return { documents: [], prepared: [], diagnostics, linted };
  // Documents never depend on the day.
  const timeless = asOf ? lintSource(source, policy, diagnostics, undefined) : linted;
  const answers = answersOf(timeless);
  const documents: Composed[] = [];
  const prepared: PreparedPolicy[] = [];
  const languages = choose("language", selection.languages, policy.policy.languages);
  const kinds = selection.documents ? chosen : kindsOf(policy.policy, chosen);
  diagnostics.push(...unknownKinds(policy.policy, source, templates));
  const isAskedFor = (selection.documents ?? policy.policy.documents) !== undefined;
  for (const [i, tag] of policy.policy.languages.entries()) {
    if (!languages.includes(tag)) continue;
    const written = hasLanguage(tag, templates)
      ? kinds.filter((kind) => hasTemplate(kind, tag, templates))
      : [];
    const severity = isAskedFor || written.length === 0 ? "error" : "warning";
    const missing = kinds.filter((kind) => !written.includes(kind));
    diagnostics.push(...missing.map((kind) => noTemplate(source, i, tag, kind, severity)));
    const { value: local, diagnostics: localizing } = localize(policy, tag, source);
    const { value: design, diagnostics: designing } = await designPage(
      local?.page,
      source,
      readAsset,
    );
    diagnostics.push(...localizing, ...designing);
    if (diagnostics.some((d) => d.severity === "error") || !local || !design) continue;
    const linked = link(local);
    const language = openLanguage(tag, templates);
    const digest = digestOf([...files, ...ownFiles(templates)], design.files);
    prepared.push({ language: tag, policy: local, design, source: digest });
    for (const kind of written) {
      const making = { source: digest, design, answers, templates };
      const { value: document, diagnostics: failing } = composed(linked, kind, language, making);
      diagnostics.push(...failing);
      // A kind of which the policy has nothing to say is not written.
      if (document && document.sections.length > 0) documents.push({ document, source });
    }
  }
  const failed = diagnostics.some((d) => d.severity === "error");
  return {
    documents: failed ? [] : documents,
    prepared: failed ? [] : prepared,
    diagnostics,
    linted,
  };
}

/** Composes a document; what goes wrong in a team's own templates is no bug of policyc. */
export function composed(
  policy: LinkedPolicy,
  kind: string,
  language: Language,
  making: Making & { readonly templates: Templates },
): Result<Document> {
  try {
    return { value: compose(policy, kind, language, making), diagnostics: [] };
  } catch (error) {
    const { templates } = making;
    const path = templateFile(kind, language.tag);
    if (!isOwnWork(kind, language.tag, templates) || !(error instanceof Error)) throw error;
    const isOwn = templates.isOwn(path);
    const diagnostic: Diagnostic = {
      code: "template/failed",
      severity: "error",
      message: `the template of ${kind} in “${language.tag}” makes no document: ${quote(error.message, 200)}`,
      location: isOwn ? { file: fromPolicy(path), start: 0, end: 0 } : undefined,
      hint: isOwn
        ? "correct the template; docs/templates.md says what a document may hold"
        : "it uses a partial or words of your own; correct them",
    };
    return { value: undefined, diagnostics: [diagnostic] };
  }
}

/** Lints what can be linted: a policy that lacks no more than its version and date can be. */
function lintSource(
  source: Source,
  valid: PolicySource | undefined,
  diagnostics: readonly Diagnostic[],
  asOf: string | undefined,
): Linted | undefined {
  if (diagnostics.some((d) => d.severity === "error" && d.code !== "schema/missing-key")) {
    return undefined;
  }
  const policy = valid ?? withStandIns(source, asOf);
  const [first] = policy?.policy?.languages ?? [];
  if (policy === undefined || first === undefined) return undefined;
  const { value: local } = localize(policy, first, source);
  return local && lint(source, policy, link(local), asOf);
}

/** The policy with a version and a date where these are all that it lacks: no rule finds them old. */
function withStandIns(source: Source, asOf = "9999-12-31"): PolicySource | undefined {
  const policy = { version: "0.0.0", effective: asOf, ...Object(source.data.policy) };
  return validate({ ...source, data: { ...source.data, policy } }).value;
}

/** The rules that each section answers, from what the linter has found answered. */
function answersOf(linted: Linted | undefined): Answers {
  const answers = new Map<string, string[]>();
  for (const { rule, pack, outcomes } of linted?.judged ?? []) {
    const isAnswered = outcomes.length > 0 && outcomes.every(({ kind }) => kind === "answer");
    if (!rule.section || !pack.jurisdiction || !isAnswered) continue;
    answers.set(rule.section, [...(answers.get(rule.section) ?? []), rule.id]);
  }
  return answers;
}

function choose<T extends string>(
  what: string,
  wanted: readonly string[] | undefined,
  existing: readonly T[],
): readonly T[] {
  if (wanted === undefined || wanted.length === 0) return existing;
  for (const name of wanted) {
    if ((existing as readonly string[]).includes(name)) continue;
    throw new SelectionError(
      `there is no ${what} “${name}”`,
      meantOr(name, existing) ?? "there is none",
    );
  }
  return existing.filter((name) => wanted.includes(name));
}

function digestOf(files: readonly SourceFile[], assets: readonly Asset[]): SourceDigest {
  const list = [
    ...files.map(({ path, text }) => ({ path, sha256: sha256(text) })),
    ...assets.map(({ path, bytes }) => ({ path, sha256: sha256(bytes) })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { sha256: sha256(list.map((f) => `${f.sha256}  ${f.path}\n`).join("")), files: list };
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The kinds that the policy wants, of those that there are. */
function kindsOf({ documents }: PolicyMetadata, all: readonly string[]): readonly string[] {
  return documents === undefined ? all : all.filter((kind) => documents.includes(kind));
}

function unknownKinds(
  { documents = [] }: PolicyMetadata,
  source: Source,
  templates: Templates,
): Diagnostic[] {
  const known = documentKinds(templates);
  return documents.flatMap((kind, i) => {
    if (known.includes(kind)) return [];
    return {
      code: "document/unknown-kind" as const,
      severity: "error" as const,
      message: `there is no document “${quote(kind)}”`,
      location: source.locate(["policy", "documents", i], "value"),
      hint: meantOr(kind, known),
    };
  });
}

function noTemplate(
  source: Source,
  index: number,
  tag: string,
  kind: string,
  severity: "error" | "warning",
): Diagnostic {
  return {
    code: "document/missing-language",
    severity,
    message: `${kind} cannot be written in “${tag}”: there are no words or no template for it`,
    location: source.locate(["policy", "languages", index], "value"),
    hint: `add templates/languages/${tag}.yaml and templates/documents/${kind}/${tag}.md.hbs, or remove the language`,
  };
}

/** What a format cannot show of texts, at the first of the files in which it stands. */
export function cannotShow(
  files: readonly SourceFile[],
  format: string,
  unshowable: readonly Unshowable[],
): Diagnostic[] {
  return (["glyph", "script"] as const).flatMap((reason) => {
    const texts = unshowable.filter((one) => one.reason === reason).map(({ text }) => text);
    if (texts.length === 0) return [];
    const named = texts.slice(0, 8).map((text) => `“${text}” (${codePoints(text)})`);
    const more = texts.length > 8 ? ` and ${texts.length - 8} others` : "";
    const list = named.join(", ") + more;
    const [first = ""] = texts;
    const file = files.find(({ text }) => text.includes(first));
    const start = (file?.from?.offset ?? 0) + (file?.text.indexOf(first) ?? 0);
    return {
      ...cannot[reason](format, list),
      severity: "error" as const,
      location: file && { file: file.path, start, end: start + first.length },
    };
  });
}

const cannot = {
  glyph: (format: string, list: string) => ({
    code: "pdf/missing-glyph" as const,
    message: `the fonts of the ${format} cannot show ${list}`,
    hint: "name a font that can under page.fonts, write the text without these characters, or leave this format out with --format",
  }),
  script: (format: string, list: string) => ({
    code: "pdf/unsupported-script" as const,
    message: `the ${format} cannot set the script of ${list}`,
    hint: "write the text in another script, or leave this format out with --format",
  }),
};

function codePoints(text: string): string {
  return Array.from(text, (character) => {
    const digits = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `U+${digits.padStart(4, "0")}`;
  }).join(" ");
}
