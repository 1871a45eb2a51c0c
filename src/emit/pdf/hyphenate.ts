import type { Hyphenator } from "./breaks.js";

interface Patterns {
  hyphenateSync(text: string, options: { hyphenChar: string }): string;
}

/** Opens hyphenation patterns by the name that the language's file gives. */
export async function openHyphenator(name: string): Promise<Hyphenator> {
  const { default: patterns } = (await import(`hyphen/${name}/index.js`)) as { default: Patterns };
  return (word) => patterns.hyphenateSync(word, { hyphenChar: "\u00ad" }).split("\u00ad");
}
