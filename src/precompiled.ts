import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load } from "./code-cache.js";
import { root } from "./package.js";

/** What the build makes of a file ahead of time, and the digest of the text that it was made of. */
interface Precompiled {
  readonly sha256: string;
  readonly made: unknown;
}

/**
 * What `npm run build` has made of a shipped file, by its path in the package, so that no start has
 * to: a schema's checks, a template's function, the data of YAML. Undefined where it was not built,
 * or from another text than this; whoever asks then makes the same at once.
 */
export function precompiled(path: string, text: string): unknown {
  const file = fileURLToPath(new URL(`lib/bundle/precompiled/${path}.cjs`, root));
  if (!existsSync(file)) return undefined;
  const { sha256, made } = load(file) as Precompiled;
  return sha256 === digestOf(text) ? made : undefined;
}

/** The digest by which a text is told from others. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
