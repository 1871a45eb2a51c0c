import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { libraryFile, shippedTemplates } from "../package.js";
import { precompiled } from "../precompiled.js";
import { specificationOf } from "./handlebars.js";

// Shipped YAML is parsed ahead.
const require = createRequire(import.meta.url);

/** A part of the templates: a file of templates/, by its path in it with forward slashes. */
export interface TemplateFile {
  readonly path: string;
  readonly text: string;
}

/** The folders of templates/ in which a team may put parts of its own. */
const layered = ["documents", "html", "languages", "partials"];

/** The parts that documents are made from: those that policyc ships, and a team's own before them. */
export class Templates {
  readonly #own: ReadonlyMap<string, string>;
  readonly #kept = new Map<string, unknown>();

  constructor(own: readonly TemplateFile[] = []) {
    this.#own = new Map(own.map(({ path, text }) => [path, text]));
  }

  /** The team's own parts, sorted by path. */
  get own(): readonly TemplateFile[] {
    const files = [...this.#own].map(([path, text]) => ({ path, text }));
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  isOwn(path: string): boolean {
    return this.#own.has(path);
  }

  /** Whether there is such a part. */
  has(path: string): boolean {
    return this.isOwn(path) || this.#isShipped(path);
  }

  /** The text of a part, the team's own first; undefined where there is none. */
  text(path: string): string | undefined {
    return this.ownText(path) ?? this.shippedText(path);
  }

  ownText(path: string): string | undefined {
    return this.#own.get(path);
  }

  shippedText(path: string): string | undefined {
    if (!this.#isShipped(path)) return undefined;
    return this.kept(`text of ${path}`, () =>
      readFileSync(new URL(path, shippedTemplates), "utf8"),
    );
  }

  #isShipped(path: string): boolean {
    return this.kept(`whether policyc ships ${path}`, () =>
      existsSync(new URL(path, shippedTemplates)),
    );
  }

  /** A template as the function that Handlebars runs; that of an empty text where there is none. */
  specification(path: string): TemplateSpecification {
    return this.kept(`function of ${path}`, () => specificationOf(path, this.text(path) ?? ""));
  }

  /** The paths of all parts, sorted. */
  get paths(): readonly string[] {
    return this.kept("paths", () => [...new Set([...shippedPaths(), ...this.#own.keys()])].sort());
  }

  /** What was made of the parts once, to be used again; there are as many as there are parts. */
  kept<T>(name: string, make: () => T): T {
    if (!this.#kept.has(name)) this.#kept.set(name, make());
    return this.#kept.get(name) as T;
  }
}

/** The parts that policyc ships, and nothing else. */
export const shipped = new Templates();

/** What a part in YAML says. */
export function parseData(path: string, text: string): unknown {
  const ahead = precompiled(`templates/${path}`, text);
  if (ahead !== undefined) return ahead;
  const { parse } = require(libraryFile("yaml")) as typeof import("yaml");
  return parse(text);
}

function shippedPaths(): string[] {
  return layered.flatMap((name) =>
    readdirSync(new URL(`${name}/`, shippedTemplates), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.\w+$/.test(path))
      .map((path) => `${name}/${path.replaceAll("\\", "/")}`),
  );
}
