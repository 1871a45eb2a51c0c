import { parseData, shipped, type Templates } from "./templates.js";

/** The document that people read, which the rules of the law packs look at. */
export const PRIVACY_POLICY = "privacy-policy";

/** A document kind: a folder of templates/documents/, with what its kind.yaml says. */
export interface Kind {
  readonly name: string;
  /** The formats that it is written in, by the names of the emitters. */
  readonly formats: readonly string[];
  /** Whether a build writes it; another command does where not. */
  readonly built: boolean;
  /** Whether it belongs into the pack of a customer. */
  readonly customers: boolean;
  /** Whether its sections take the policy's own introductions and answer the rules of laws. */
  readonly notice: boolean;
}

const TEMPLATE = ".md.hbs";

/** What a kind is where its kind.yaml says nothing. */
export const usual = {
  formats: ["html", "json", "markdown", "pdf"],
  built: true,
  customers: true,
  notice: false,
};

/** The document kinds that a policy gives, sorted. */
export function documentKinds(templates: Templates = shipped): readonly string[] {
  return allKinds(templates).filter((name) => kindOf(name, templates).built);
}

/** The document kinds, also those that no build writes, sorted. */
export function allKinds(templates: Templates): readonly string[] {
  const names = templates.paths.flatMap((path) => /^documents\/([^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(names)];
}

/** What is known of a document kind, also of one that does not exist. */
export function kindOf(name: string, templates: Templates = shipped): Kind {
  return templates.kept(`kind ${name}`, () => {
    const path = kindFile(name);
    const text = templates.text(path);
    return { name, ...usual, ...((text ? parseData(path, text) : {}) as Partial<Kind>) };
  });
}

/** The file that says what a kind is. */
export function kindFile(name: string): string {
  return `documents/${name}/kind.yaml`;
}

/** Whether a document kind can be written in a language. */
export function hasTemplate(
  kind: string,
  language: string,
  templates: Templates = shipped,
): boolean {
  return templates.has(templateFile(kind, language));
}

/** The languages that a document kind can be written in, sorted. */
export function languagesOf(kind: string, templates: Templates): readonly string[] {
  const start = `documents/${kind}/`;
  return templates.paths
    .filter((path) => path.startsWith(start) && path.endsWith(TEMPLATE))
    .map((path) => path.slice(start.length, -TEMPLATE.length));
}

/** The template of a document kind in a language. */
export function templateFile(kind: string, language: string): string {
  return `documents/${kind}/${language}${TEMPLATE}`;
}

/** The file with the words of a language. */
export function wordsFile(language: string): string {
  return `languages/${language}.yaml`;
}

/** The names of the partials that there are in a language, sorted. */
export function partialNames(language: string, templates: Templates): readonly string[] {
  const start = "partials/";
  const end = `.${language}${TEMPLATE}`;
  return templates.paths
    .filter((path) => path.startsWith(start) && path.endsWith(end))
    .map((path) => path.slice(start.length, -end.length));
}

/** The file of a partial in a language. */
export function partialFile(name: string, language: string): string {
  return `partials/${name}.${language}${TEMPLATE}`;
}
