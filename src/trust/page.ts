import { createHash } from "node:crypto";
import Handlebars from "handlebars/runtime.js";
import type { Document } from "../document/document.js";
import { type Language, openLanguage } from "../document/language.js";
import type { OutputFile } from "../output/compare.js";
import { INDEX } from "../output/folder.js";
import { PRIVACY_POLICY } from "../templates/kinds.js";

/** A document with the files that it was written to. */
export interface PublishedDocument {
  readonly document: Document;
  readonly files: readonly PublishedFile[];
}

/** A file of the output folder, as one that is offered to readers. */
export interface PublishedFile {
  readonly output: OutputFile;
  /** The name of an emitter. */
  readonly format: string;
  /** MIME type. */
  readonly mediaType: string;
}

/** All documents of a build, those of the policy's first language first. */
type Published = readonly [PublishedDocument, ...PublishedDocument[]];

/** What readers look for first; the others follow by name. */
const firstKinds: readonly string[] = [PRIVACY_POLICY];
const firstFormats: readonly string[] = ["html", "pdf"];

/** What a browser shows, or hands on to a reader of feeds; the rest is kept as a file. */
const shown: readonly string[] = ["html", "pdf", "atom"];

/**
 * The trust page: every document in every language and format, with what tells whether a copy of a
 * file is unchanged. One self-contained page as those of the documents are; undefined where there
 * is no document.
 */
export function trustPage([first, ...others]: readonly PublishedDocument[]):
  | OutputFile
  | undefined {
  if (first === undefined) return undefined;
  const { templates } = first.document;
  const page = templates.kept("page of the index", () =>
    Handlebars.template<ReturnType<typeof trustView>>(templates.specification("html/index.hbs")),
  );
  return { path: INDEX, bytes: new TextEncoder().encode(page(trustView([first, ...others]))) };
}

/** What the template of the page sees. Its own words are those of the first language. */
export function trustView(published: Published) {
  const { language, direction, organizationShort, templates } = published[0].document;
  const tags = [...new Set(published.map(({ document }) => document.language))];
  const languages = tags.map((tag) =>
    languageView(
      openLanguage(tag, templates),
      published.filter(({ document }) => document.language === tag),
    ),
  );
  const style = ["html/style.css", "html/index.css"].map((path) => templates.text(path) ?? "");
  return {
    ...{ language, direction, organizationShort, languages },
    isMultilingual: languages.length > 1,
    title: languages[0]?.title ?? "",
    organization: languages[0]?.organization ?? "",
    labels: openLanguage(language, templates).trustPage,
    // As the documents name their maker and themselves.
    maker: `policyc: ${INDEX.replace(/\.html$/, "")}`,
    style: style.map((rules) => rules.trimEnd()).join("\n"),
  };
}

function languageView(language: Language, published: readonly PublishedDocument[]) {
  const { tag, name, direction, trustPage } = language;
  return {
    ...{ tag, name, direction },
    ...{ title: trustPage.title, introduction: trustPage.introduction },
    organization: published[0]?.document.organization ?? "",
    documents: inOrder(published, ({ document }) => document.kind, firstKinds).map((one) =>
      documentView(one, language),
    ),
  };
}

function documentView({ document, files }: PublishedDocument, language: Language) {
  const { kind, title, version, effective, effectiveText, updated, status, labels } = document;
  const ordered = inOrder(files, ({ format }) => format, firstFormats);
  return {
    ...{ kind, title, version, effective, effectiveText },
    updated: updated?.date ?? "",
    updatedText: updated?.text ?? "",
    /** What it is, where it is not in force. */
    mark: status === "in-force" ? "" : language.term("status", status),
    labels: { ...labels, updated: language.trustPage.updated },
    /** Where it is read. */
    page: files.find(({ format }) => format === "html")?.output.path ?? "",
    files: ordered.map((file) => fileView(file, language)),
  };
}

function fileView({ output, format, mediaType }: PublishedFile, language: Language) {
  const { path, bytes } = output;
  return {
    ...{ path, mediaType },
    name: language.term("format", format),
    isFeed: format === "atom",
    isKept: !shown.includes(format),
    bytes: bytes.length,
    size: language.fileSize(bytes.length),
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

/** The first ones, in the order given, then the others by name. */
function inOrder<T>(
  list: readonly T[],
  nameOf: (item: T) => string,
  first: readonly string[],
): readonly T[] {
  const rank = (item: T) => {
    const at = first.indexOf(nameOf(item));
    return at < 0 ? first.length : at;
  };
  return [...list].sort((a, b) => rank(a) - rank(b) || (nameOf(a) < nameOf(b) ? -1 : 1));
}
