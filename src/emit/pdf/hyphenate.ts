import { createRequire } from "node:module";
import type { Hyphenator } from "./breaks.js";

// Patterns are loaded only of languages that want them.
const require = createRequire(import.meta.url);

interface Patterns {
  hyphenateSync(text: string, options: { hyphenChar: string }): string;
}

/** Opens hyphenation patterns by the name that the language's file gives. */
export function openHyphenator(name: string): Hyphenator {
  const patterns = require(`hyphen/${name}/index.js`) as Patterns;
  return (word) => patterns.hyphenateSync(word, { hyphenChar: "\u00ad" }).split("\u00ad");
}
