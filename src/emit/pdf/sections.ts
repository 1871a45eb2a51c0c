import { Cache } from "../../cache.js";
import type { Block } from "../../document/blocks.js";
import type { Made } from "./made.js";
import type { Content, Placed, Run, Strip, Structure } from "./pages.js";

/**
 * Sections that were laid out before. Documents of one design share them with the elements that
 * they belong to, which say nothing of the document itself.
 */
export interface Sections {
  /** The root of the structure tree. */
  readonly document: Structure;
  /** The element of a document of a bundle, by its id. */
  part(id: string): Structure;
  /**
   * Gives the strips that were made of the same section before, or makes them. `role` is what they
   * depend on beside the text and the parent.
   */
  strips(
    blocks: readonly Block[],
    parent: Structure,
    role: string,
    make: () => Made<Strip[]>,
  ): readonly Strip[];
  /** Gives what stands on a page that another document had, undefined where documents share none. */
  page(placed: readonly Placed[], make: () => Content): Content | undefined;
  /** Gives the footer that another document had with the same text, or makes it. */
  footer(text: string, make: () => Made<Run[]>): readonly Run[];
}

/** As many as there are document kinds in a bundle; beyond this they are not shared. */
const mostParts = 100;
/** Pages on which all is of sections that were kept: some megabytes. */
const mostPages = 300;
/** Those of documents of some lengths. */
const mostFooters = 500;

export function newSections(): Sections {
  const document: Structure = { type: "Document", parent: undefined };
  const parts = new Map<string, Structure>();
  // All as long as the text itself is kept, which documents share where they say the same.
  const seen = new WeakSet<readonly Block[]>();
  const kept = new WeakMap<readonly Block[], WeakMap<Structure, Map<string, readonly Strip[]>>>();
  const pages = new Cache<Content>(mostPages);
  const footers = new Cache<readonly Run[]>(mostFooters);
  let count = 0;
  return {
    document,
    part(id) {
      const part = parts.get(id) ?? { type: "Part", parent: document };
      if (parts.size < mostParts) parts.set(id, part);
      return part;
    },
    strips(blocks, parent, role, make) {
      const byParent = kept.get(blocks) ?? new WeakMap<Structure, Map<string, readonly Strip[]>>();
      const byRole = byParent.get(parent) ?? new Map<string, readonly Strip[]>();
      const before = byRole.get(role);
      if (before) return before;
      const { value, keeps } = make();
      // One that names the customer does not come again: only a second one is worth its memory.
      const isKept = keeps && seen.has(blocks);
      seen.add(blocks);
      if (!isKept) return value;
      const strips = value.map((strip) => ({ ...strip, shared: count++ }));
      byRole.set(role, strips);
      kept.set(blocks, byParent.set(parent, byRole));
      return strips;
    },
    page(placed, make) {
      const numbers = placed.map(({ strip, isRepeated }) => (isRepeated ? "" : strip.shared));
      if (numbers.includes(undefined)) return undefined;
      const key = numbers.join(" ");
      return pages.get(key) ?? pages.keep(key, make());
    },
    footer(text, make) {
      const before = footers.get(text);
      if (before) return before;
      const { value, keeps } = make();
      return keeps ? footers.keep(text, value) : value;
    },
  };
}
