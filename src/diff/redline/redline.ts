import type { Block, Mark } from "../../document/blocks.js";
import type { Document, Section } from "../../document/document.js";
import { inOrder } from "./align.js";
import { markBlocks, redlineBlocks } from "./blocks.js";
import { redlineText } from "./text.js";

/** A document with what became of it since another: every word of both, marked where they differ. */
export interface Redline {
  readonly front: readonly Block<Mark>[];
  readonly sections: readonly RedlinedSection[];
}

/** A section of either document. */
export interface RedlinedSection {
  /** Of a section that is not in the later document at this place, the id has a prefix. */
  readonly id: string;
  /** The title without its number: that of the later document where it has the section. */
  readonly title: string;
  /** Whether it has a number: annexes have none. */
  readonly isNumbered: boolean;
  readonly fate: "kept" | "inserted" | "deleted";
  /** Whether it stands at another place, too: deleted here and inserted there, or the reverse. */
  readonly isMoved: boolean;
  readonly blocks: readonly Block<Mark>[];
}

/**
 * Compares two documents word by word, section by section. Without what is marked as deleted, it
 * holds the words of `after` in their order, and without what is marked as inserted those of
 * `before`. Time grows with the size of the documents.
 */
export function redline(before: Document, after: Document): Redline {
  const ids = (sections: readonly Section[]) => sections.map(({ id }) => id);
  const [old, now] = [ids(before.sections), ids(after.sections)];
  const sections: RedlinedSection[] = [];
  let [i, j] = [0, 0];
  const upTo = (nextI: number, nextJ: number) => {
    for (; i < nextI; i++) sections.push(...lone("deleted", before.sections[i], now));
    for (; j < nextJ; j++) sections.push(...lone("inserted", after.sections[j], old));
  };
  for (const [nextI, nextJ] of inOrder(old, now)) {
    upTo(nextI, nextJ);
    sections.push(...kept(before.sections[i++], after.sections[j++]));
  }
  upTo(old.length, now.length);
  return { front: redlineSequence(before.front, after.front), sections };
}

function kept(before: Section | undefined, after: Section | undefined): RedlinedSection[] {
  if (!before || !after) return [];
  const blocks = redlineSequence(before.blocks, after.blocks);
  const { id, title, isNumbered } = after;
  return [{ id, title, isNumbered, fate: "kept", isMoved: false, blocks }];
}

/** Blocks whose first are versions of one another, however they read: the titles. */
function redlineSequence(before: readonly Block[], after: readonly Block[]): Block<Mark>[] {
  const [title, ...rest] = before;
  const [newTitle, ...newRest] = after;
  if (title?.kind !== "heading" || newTitle?.kind !== "heading") {
    return redlineBlocks(before, after);
  }
  const children = redlineText(title.children, newTitle.children);
  return [{ ...newTitle, children }, ...redlineBlocks(rest, newRest)];
}

function lone(
  kind: Mark["kind"],
  section: Section | undefined,
  others: readonly string[],
): RedlinedSection[] {
  if (!section) return [];
  const { id, title, isNumbered, blocks } = section;
  // No id of a section or of what is in it holds a point.
  const ownId = kind === "deleted" ? `deleted.${id}` : id;
  const marked = markBlocks(kind, blocks);
  const isMoved = others.includes(id);
  return [{ id: ownId, title, isNumbered, fate: kind, isMoved, blocks: marked }];
}
