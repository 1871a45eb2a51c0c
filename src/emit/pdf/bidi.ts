import bidiFactory, { type Bidi } from "bidi-js";
import { runsLeft } from "./script.js";

// Its types speak of a module with a default export; the module is the function itself.
const bidi = (bidiFactory as unknown as () => Bidi)();

/** The direction in which a document is read. */
export type Direction = "ltr" | "rtl";

/**
 * Embedding levels by UTF-16 code unit (Unicode bidirectional algorithm, UAX 9): odd ones run from
 * right to left. Undefined where all of the text runs the way of the document.
 */
export function levelsOf(text: string, direction: Direction): Uint8Array | undefined {
  if (direction === "ltr" && !runsLeft(text)) return undefined;
  return bidi.getEmbeddingLevels(text, direction).levels;
}

/** The order in which pieces stand from left to right, by their levels (UAX 9, rule L2). */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, i) => i);
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let i = 0; i < order.length; i++) {
      let end = i;
      while (end < order.length && (levels[order[end] as number] as number) >= level) end++;
      order.splice(i, end - i, ...order.slice(i, end).reverse());
      i = Math.max(i, end - 1);
    }
  }
  return order;
}
