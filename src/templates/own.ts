import { readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import type { Code } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { meantOr, suggest } from "../diagnostics/suggest.js";
import { root } from "../package.js";
import { parse, type Source, type SourceFile } from "../source/load.js";
import { checkTemplate } from "./check.js";
import {
  allKinds,
  languagesOf,
  partialFile,
  partialNames,
  templateFile,
  usual,
  wordsFile,
} from "./kinds.js";
import type { Fields } from "./shape.js";
import { signatures } from "./signatures.js";
import type { TemplateFile, Templates } from "./templates.js";

/** A team's own part, by its path from the policy folder: templates/ stands beside it. */
export const fromPolicy = (path: string): string => `../templates/${path}`;

/** A team's own parts as files of the source. */
export function ownFiles(templates: Templates): SourceFile[] {
  return templates.own.map(({ path, text }) => ({ path: fromPolicy(path), text }));
}

/** What templates see: of documents, of the page that HTML is put into, and of the list of documents. */
interface Data {
  readonly view: Fields;
  readonly page: Fields;
  readonly index: Fields;
}

/** Reads what templates see; it is generated from the policies of the tests. */
export function readData(): Data {
  const file = new URL("schemas/template-data.json", root);
  return JSON.parse(readFileSync(file, "utf8")) as Data;
}

/**
 * Checks a team's own parts, and the shipped templates that use one of them, before any document is
 * made: names of files, kinds, words, and all that the templates ask for. `formats` are those that
 * documents can be written in.
 */
export function checkOwn(templates: Templates, formats: readonly string[]): Diagnostic[] {
  if (templates.own.length === 0) return [];
  const files = templates.own.flatMap((file) => checkFile(file, templates, formats));
  // A kind or a language that cannot be read would only lead to further mistakes.
  return files.length > 0 ? files : checkTemplates(templates, readData());
}

/** Whether a team's own template, partials or words go into a document. */
export function isOwnWork(kind: string, language: string, templates: Templates): boolean {
  return (
    templates.isOwn(templateFile(kind, language)) ||
    templates.isOwn(wordsFile(language)) ||
    partialNames(language, templates).some((name) => templates.isOwn(partialFile(name, language)))
  );
}

function checkFile(file: TemplateFile, templates: Templates, formats: readonly string[]) {
  const { path } = file;
  if (/^documents\/[^/]+\/kind\.yaml$/.test(path)) return checkKind(file, formats);
  if (/^languages\/[^/]+\.yaml$/.test(path)) return checkWords(file, templates);
  const isTemplate = /^(documents\/[a-z0-9-]+|partials)\/[^/]+\.md\.hbs$/.test(path);
  return isTemplate || /^html\/((page|index)\.hbs|(style|bundle|index)\.css)$/.test(path)
    ? []
    : [misplaced(path)];
}

function misplaced(path: string): Diagnostic {
  const meant = suggest(path, [
    "html/page.hbs",
    "html/index.hbs",
    "html/style.css",
    "html/bundle.css",
    "html/index.css",
  ]);
  return {
    code: "template/misplaced",
    severity: "error",
    message: "no document uses this file: policyc does not look for this name",
    location: { file: fromPolicy(path), start: 0, end: 0 },
    hint: meant
      ? `did you mean ${meant}?`
      : "name it documents/<kind>/<language>.md.hbs, documents/<kind>/kind.yaml, partials/<name>.<language>.md.hbs or languages/<language>.yaml, or move it away",
  };
}

/** Opens a YAML part with the positions of what it says. */
function open({ path, text }: TemplateFile): {
  source?: Source;
  diagnostics: readonly Diagnostic[];
} {
  const { value, diagnostics } = parse([{ path: fromPolicy(path), text }]);
  return { ...(value && diagnostics.length === 0 && { source: value }), diagnostics };
}

function checkKind(file: TemplateFile, formats: readonly string[]): readonly Diagnostic[] {
  const { source, diagnostics } = open(file);
  if (source === undefined) return diagnostics;
  const fault = (key: string, part: "key" | "value", message: string, hint?: string) =>
    faultAt("template/bad-kind", source.locate([key], part), message, hint);
  return Object.entries(source.data).flatMap(([key, value]) => {
    if (!Object.hasOwn(usual, key)) {
      return [
        fault(key, "key", `a kind has no property “${key}”`, meantOr(key, Object.keys(usual))),
      ];
    }
    if (key !== "formats") {
      const isRight = typeof value === "boolean";
      return isRight ? [] : [fault(key, "value", `${key} is true or false`, `write ${key}: true`)];
    }
    const names = Array.isArray(value) ? value.map(String) : [];
    if (names.length === 0) {
      return [
        fault(key, "value", "formats is a list of formats", `there is ${formats.join(", ")}`),
      ];
    }
    return names
      .filter((name) => !formats.includes(name))
      .map((name) => fault(key, "value", `there is no format “${name}”`, meantOr(name, formats)));
  });
}

/** Words that each language has in its own number, or not at all. */
const optional = /^(hyphenation|duration\.\w+\.\w+|list\.\w+\.before(\..*)?|languages\..*)$/;

function checkWords(file: TemplateFile, templates: Templates): readonly Diagnostic[] {
  const { source, diagnostics } = open(file);
  if (source === undefined) return diagnostics;
  const model = leaves(parseYaml(templates.shippedText("languages/en.yaml") ?? ""));
  const own = leaves(source.data);
  const isNew = templates.shippedText(file.path) === undefined;
  const misfits = [...own].filter(([name, { value }]) => {
    const { value: wanted = "" } = model.get(name) ?? {};
    return Array.isArray(value) !== Array.isArray(wanted) || ![value].flat().every(isWord);
  });
  const unknown = [...own.keys()].filter((name) => !model.has(name) && !optional.test(name));
  const missing = isNew ? [...model.keys()].filter((n) => !own.has(n) && !optional.test(n)) : [];
  const code = "template/bad-words";
  return [
    ...unknown.map((name) => {
      const path = own.get(name)?.path ?? [];
      const message = `no document asks for the word ${name}`;
      const meant = suggest(name, model.keys());
      return faultAt(
        code,
        source.locate(path, "key"),
        message,
        meant && `did you mean “${meant}”?`,
      );
    }),
    ...misfits.map(([name, { path }]) =>
      faultAt(
        code,
        source.locate(path, "value"),
        `${name} is not a word as documents ask for it`,
        Array.isArray(model.get(name)?.value) ? "write a list of words" : "write a text",
      ),
    ),
    ...(missing.length > 0
      ? [
          faultAt(
            code,
            { file: fromPolicy(file.path), start: 0, end: 0 },
            `${missing.length === 1 ? "a word is" : `${missing.length} words are`} missing: ${missing.slice(0, 5).join(", ")}${missing.length > 5 ? ", …" : ""}`,
            "a new language needs every word of templates/languages/en.yaml",
          ),
        ]
      : []),
  ];
}

/** A word of a language file, or a list of words such as the months, and where it stands. */
interface Word {
  readonly path: readonly string[];
  readonly value: unknown;
}

function leaves(value: unknown, path: readonly string[] = []): Map<string, Word> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return new Map([[path.join("."), { path, value }]]);
  }
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, [...path, key])]),
  );
}

function isWord(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function faultAt(
  code: Code,
  location: Diagnostic["location"],
  message: string,
  hint: string | undefined,
): Diagnostic {
  return { code, severity: "error", message, location, hint };
}

/** Checks every template that a part of the team's own goes into, in each of its languages. */
function checkTemplates(templates: Templates, { view, page, index }: Data): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const documents = allKinds(templates).flatMap((kind) =>
    languagesOf(kind, templates)
      .filter((language) => isOwnWork(kind, language, templates))
      .map((language) => ({ kind, language })),
  );
  for (const { kind, language } of documents) {
    const part = partOf(templateFile(kind, language), templates);
    const known = {
      partial: (name: string) => partOf(partialFile(name, language), templates),
      partialNames: partialNames(language, templates),
      helpers: signatures,
    };
    if (part) keep(checkTemplate({ ...part, ...known }, view), found);
  }
  for (const [name, data] of [
    ["html/page.hbs", page],
    ["html/index.hbs", index],
  ] as const) {
    const text = templates.ownText(name);
    if (text === undefined) continue;
    const none = { partial: () => undefined, partialNames: [], helpers: {} };
    keep(checkTemplate({ path: fromPolicy(name), text, ...none }, data), found);
  }
  return [...found.values()];
}

/** A partial is checked wherever it is used; each of its mistakes is told once. */
function keep(diagnostics: readonly Diagnostic[], found: Map<string, Diagnostic>): void {
  for (const one of diagnostics) {
    const { file = "", start = 0 } = one.location ?? {};
    found.set(`${file} ${start} ${one.message}`, one);
  }
}

function partOf(path: string, templates: Templates) {
  const text = templates.text(path);
  if (text === undefined) return undefined;
  return { path: templates.isOwn(path) ? fromPolicy(path) : path, text };
}
