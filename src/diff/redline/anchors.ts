import { type Block, type Inline, inlineText, type Mark } from "../../document/blocks.js";
import type { Marked } from "./text.js";

type Blocks = readonly Block<Mark>[];

/** A paragraph, heading or row with marks. */
export interface Place {
  /** The anchor of its first mark. */
  readonly id: string;
  /** Its words before and after, and what is above it: the item or heading that it belongs to. */
  readonly own: string;
  readonly above: string;
}

/** Whether anything in blocks is marked. */
export function hasMarks(blocks: Blocks): boolean {
  return blocks.some((block) => {
    if (block.kind === "list") return block.items.some(hasMarks);
    if (block.kind !== "table") return block.children.some(isMark);
    return [block.head, ...block.rows].some((row) => row.some((cell) => cell.some(isMark)));
  });
}

/** Gives an anchor to every place with marks, and keeps what stands there. */
export class Anchors {
  readonly places: Place[] = [];

  /** The blocks of a section, with anchors; `above` is the text of what they belong to. */
  blocks(blocks: Blocks, above = ""): Blocks {
    let under = above;
    return blocks.map((block) => {
      const anchored = this.#block(block, under);
      if (block.kind === "heading" && block.level > 2) under = wordsOf([block.children]);
      return anchored;
    });
  }

  #block(block: Block<Mark>, above: string): Block<Mark> {
    switch (block.kind) {
      case "heading":
      case "paragraph": {
        const [children = []] = this.#texts([block.children], above);
        return { ...block, children };
      }
      case "list":
        return { ...block, items: block.items.map((item) => this.#item(item, above)) };
      case "table": {
        const head = this.#texts(block.head, above);
        return { ...block, head, rows: block.rows.map((row) => this.#texts(row, above)) };
      }
    }
  }

  #item([first, ...rest]: Blocks, above: string): Blocks {
    if (!first) return [];
    const lead = "children" in first ? wordsOf([first.children]) : "";
    return [this.#block(first, above), ...this.blocks(rest, `${above}\n${lead}`)];
  }

  #texts(texts: readonly Marked[], above: string): readonly Marked[] {
    const first = texts.findIndex((text) => text.some(isMark));
    if (first < 0) return texts;
    // No id of a section or of what is in it holds a point.
    const id = `change.${this.places.length + 1}`;
    this.places.push({ id, own: wordsOf(texts), above });
    return texts.map((text, i) => (i === first ? anchored(text, id) : text));
  }
}

function isMark(node: Inline<Mark>): node is Mark {
  return node.kind === "inserted" || node.kind === "deleted";
}

function anchored(text: Marked, id: string): Marked {
  const first = text.findIndex(isMark);
  return text.map((node, i) => (i === first && isMark(node) ? { ...node, id } : node));
}

/** Marked text as it was, and as it is now, in one case. */
function wordsOf(texts: readonly Marked[]): string {
  const without = (kind: Mark["kind"]) =>
    texts.map((text) => inlineText(text.filter((node) => node.kind !== kind))).join(" ");
  const [before, after] = [without("inserted"), without("deleted")];
  return normal(before === after ? after : `${before}\n${after}`);
}

/** A text as places are compared by: in one case, with single spaces. */
export function normal(text: string): string {
  return text.replace(/[^\S\n]+/g, " ").toLowerCase();
}
