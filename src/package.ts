import { existsSync } from "node:fs";
import { createRequire } from "node:module";

// Modules run from src/ (tests), from lib/ (scripts) and joined from lib/bundle/ (bin/, the installed
// package), where each module's own place is another and libraries are beside it.

const above = new URL("../", import.meta.url);
const isBundled = !existsSync(new URL("package.json", above));
const require = createRequire(import.meta.url);

/** The folder of the package. */
export const root = isBundled ? new URL("../", above) : above;

/** The folder of the shipped parts of the templates. */
export const shippedTemplates = new URL("templates/", root);

/** A compiled module by its path below src/, such as reading/worker.js: where a thread begins. */
export function moduleAt(path: string): URL {
  return new URL(path, import.meta.url);
}

/**
 * The file of a library that is opened only when needed, by the name that `require` knows it by.
 * The build puts each beside the bundle: scripts/bundle.js lists them.
 * @throws Error where there is no such file
 */
export function libraryFile(name: string): string {
  return require.resolve(isBundled ? `./libraries/${name}` : name);
}
