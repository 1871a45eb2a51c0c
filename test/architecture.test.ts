import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "./support/compiled.js";

const source = new URL("src/", root);

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path, text: readFileSync(new URL(path, source), "utf8") }));

/** The modules of src/ that a file imports, as paths within src/. */
function imports({ path, text }: { path: string; text: string }): string[] {
  const relative = text.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)"/g);
  return [...relative].map(([, target]) =>
    new URL(target ?? "", `file:///${path}`).pathname.slice(1).replace(/\.js$/, ".ts"),
  );
}

/** What a part of src/ may import, beside itself and package.ts, which says where the package is. A part is a folder, or a file at the top. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  diagnostics: [],
  "engine.ts": [],
  output: [],
  "cache-folder.ts": [],
  "code-cache.ts": ["cache-folder.ts", "engine.ts", "output"],
  "precompiled.ts": ["code-cache.ts"],
  schema: [],
  source: ["diagnostics"],
  text: [],
  rules: ["diagnostics", "schema", "localize", "link", "text"],
  explain: ["diagnostics", "rules"],
  lint: ["diagnostics", "schema", "source", "link", "rules"],
  reporters: ["diagnostics", "source", "explain", "version.ts"],
  validate: ["diagnostics", "precompiled.ts", "schema", "source"],
  compat: ["diagnostics", "schema", "validate"],
  localize: ["diagnostics", "schema", "source"],
  link: ["diagnostics", "schema", "source", "localize"],
  page: ["diagnostics", "harfbuzz.ts", "schema", "source", "localize"],
  templates: ["diagnostics", "precompiled.ts", "source"],
  "cache.ts": [],
  "harfbuzz.ts": ["code-cache.ts"],
  document: ["cache.ts", "schema", "localize", "link", "page", "templates"],
  emit: ["cache.ts", "document", "harfbuzz.ts", "page", "version.ts"],
  coverage: ["diagnostics", "schema", "source", "document", "rules", "lint", "reporters"],
  reading: ["source"],
  "version.ts": [],
  drift: ["diagnostics", "document", "templates", "emit", "reading", "output"],
  diff: ["diagnostics", "schema", "source", "document", "emit"],
  release: ["diagnostics", "schema", "source", "diff"],
  trust: ["document", "templates", "output"],
  customers: ["diagnostics", "schema", "source", "localize", "link", "diff", "validate"],
  compile: [
    ...["diagnostics", "schema", "source", "validate", "link", "lint", "localize", "page"],
    ...["templates", "document", "emit"],
  ],
  "last-build": ["cache-folder.ts", "compile", "output"],
  packs: [
    ...["compile", "customers", "diagnostics", "document", "engine.ts", "link", "localize"],
    ...["schema", "source", "templates", "version.ts", "output"],
  ],
};

const partOf = (path: string) => path.split("/")[0] ?? path;

test.each(Object.entries(MAY))("%s imports only what stands before it", (part, allowed) => {
  const used = files
    .filter((file) => partOf(file.path) === part)
    .flatMap(imports)
    .map(partOf);
  expect(
    [...new Set(used)].filter((u) => ![part, "package.ts"].includes(u) && !allowed.includes(u)),
  ).toEqual([]);
});

test("an emitter knows the document, its blocks and its design, nothing else of the compiler", () => {
  const emitters = files.filter((f) => f.path.startsWith("emit/"));
  const outside = emitters.flatMap(imports).filter((path) => !path.startsWith("emit/"));
  const helpers = ["package.ts", "cache.ts", "harfbuzz.ts", "version.ts"];
  const allowed = [...helpers, "document/document.ts", "document/blocks.ts", "page/design.ts"];
  expect([...new Set(outside)].filter((path) => !allowed.includes(path))).toEqual([]);
});

test("only the command line knows commander, and only bin/ knows process", () => {
  const users = (pattern: RegExp) => files.filter((f) => pattern.test(f.text)).map((f) => f.path);
  const commandLine = (path: string) => partOf(path) === "cli" || path === "cli.ts";
  expect(users(/from "commander"/).filter((path) => !commandLine(path))).toEqual([]);
  expect(
    users(/\bprocess\.(argv|env|exit|stdout|stderr|cwd)\b/).filter((path) => !commandLine(path)),
  ).toEqual([]);
});

test("only output/replace.ts writes files", () => {
  const writers = files.filter((f) => /\b(writeFile|rename|mkdir|unlink|rm)(Sync)?\(/.test(f.text));
  expect(writers.map((f) => f.path)).toEqual(["output/replace.ts"]);
});
