import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Document } from "../document/document.js";
import type { Unshowable } from "../emit/emitter.js";
import { emitters } from "../emit/index.generated.js";
import type { SourceFile } from "../source/load.js";
import { kindOf } from "../templates/kinds.js";
import type { Templates } from "../templates/templates.js";
import type { Format } from "./selection.js";
import { unwatched, type Watch } from "./watch.js";

/** A file of the output folder. */
export interface Output {
  /** Path within the output folder, with forward slashes: en/privacy-policy.html. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A document in one format. */
export interface Emission {
  readonly output: Output;
  readonly format: Format;
  /** MIME type. */
  readonly mediaType: string;
  /** What the format cannot show of it. */
  readonly unshowable: readonly Unshowable[];
}

/** Turns a document into those of some formats in which its kind is written; `watch` hears each path. */
export async function emitAll(
  document: Document,
  wanted: readonly Format[],
  templates: Templates,
  watch: Watch = unwatched,
): Promise<readonly Emission[]> {
  const { formats: written } = kindOf(document.kind, templates);
  const emissions: Emission[] = [];
  for (const format of wanted.filter((one) => written.includes(one))) {
    const emitter = await emitters[format]();
    const { extension, mediaType } = emitter;
    const path = `${document.language}/${document.kind}.${extension}`;
    watch(path);
    const { bytes, unshowable = [] } = await emitter.emit(document);
    emissions.push({ output: { path, bytes }, format, mediaType, unshowable });
  }
  return emissions;
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
