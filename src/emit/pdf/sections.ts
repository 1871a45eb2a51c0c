import type { Block } from "../../document/blocks.js";
import type { Made } from "./made.js";
import type { Strip, Structure } from "./pages.js";

/**
 * Sections that were laid out before. Documents of one design share them with the elements that
 * they belong to, which say nothing of the document itself.
 */
export interface Sections {
  /** The root of the structure tree. */
  readonly document: Structure;
  /** The element of a document of a bundle, by its id. */
  part(id: string): Structure;
  /** Gives the strips that were made of the same section before, or makes them. */
  strips(blocks: readonly Block[], parent: Structure, make: () => Made<Strip[]>): readonly Strip[];
}

/** As many as there are document kinds in a bundle; beyond this they are not shared. */
const mostParts = 100;

export function newSections(): Sections {
  const document: Structure = { type: "Document", parent: undefined };
  const parts = new Map<string, Structure>();
  // All as long as the text itself is kept, which documents share where they say the same.
  const seen = new WeakSet<readonly Block[]>();
  const kept = new WeakMap<readonly Block[], WeakMap<Structure, readonly Strip[]>>();
  return {
    document,
    part(id) {
      const part = parts.get(id) ?? { type: "Part", parent: document };
      if (parts.size < mostParts) parts.set(id, part);
      return part;
    },
    strips(blocks, parent, make) {
      const byParent = kept.get(blocks) ?? new WeakMap<Structure, readonly Strip[]>();
      const before = byParent.get(parent);
      if (before) return before;
      const { value: strips, keeps } = make();
      // One that names the customer does not come again: only a second one is worth its memory.
      if (keeps && seen.has(blocks)) kept.set(blocks, byParent.set(parent, strips));
      seen.add(blocks);
      return strips;
    },
  };
}
