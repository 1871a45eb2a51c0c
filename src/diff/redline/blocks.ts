import {
  type Block,
  type Inline,
  inlineText,
  type Mark,
  plainText,
} from "../../document/blocks.js";
import { align, type Item, type Pair } from "./align.js";
import { type Marked, markText, redlineText } from "./text.js";

type Table = Extract<Block, { kind: "table" }>;
type List = Extract<Block, { kind: "list" }>;
type Blocks = readonly Block[];
type Row = readonly (readonly Inline[])[];

/** Blocks before and after as one sequence. */
export function redlineBlocks(before: Blocks, after: Blocks): Block<Mark>[] {
  return align(before.map(blockItem), after.map(blockItem)).map((pair) =>
    either(pair, redlineBlock, markBlock),
  );
}

/** All the words of blocks as inserted or deleted. */
export function markBlocks(kind: Mark["kind"], blocks: Blocks): Block<Mark>[] {
  return blocks.map((block) => markBlock(kind, block));
}

/** What a pair becomes: one version of the other, or all of it marked. */
function either<T, Out>(
  { before, after }: Pair<T>,
  both: (before: T, after: T) => Out,
  one: (kind: Mark["kind"], value: T) => Out,
): Out {
  if (before === undefined) return one("inserted", after as T);
  return after === undefined ? one("deleted", before) : both(before, after);
}

/** Two blocks of one form as one. */
function redlineBlock(before: Block, after: Block): Block<Mark> {
  if (before.kind === "list" && after.kind === "list") return redlineList(before, after);
  if (before.kind === "table" && after.kind === "table") return redlineTable(before, after);
  if ("children" in before && "children" in after) {
    return { ...after, children: redlineText(before.children, after.children) };
  }
  throw new Error(`a ${before.kind} was taken for a version of a ${after.kind}`);
}

function markBlock(kind: Mark["kind"], block: Block): Block<Mark> {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return { ...block, children: markText(kind, block.children) };
    case "list":
      return { ...block, items: block.items.map((item) => markBlocks(kind, item)) };
    case "table":
      return {
        ...block,
        head: markRow(kind, block.head),
        rows: block.rows.map((row) => markRow(kind, row)),
      };
  }
}

function redlineList(before: List, after: List): Block<Mark> {
  const pairs = align(before.items.map(listItem), after.items.map(listItem));
  return { ...after, items: pairs.map((pair) => either(pair, redlineBlocks, markBlocks)) };
}

function redlineTable(before: Table, after: Table): Block<Mark> {
  const pairs = align(before.rows.map(rowItem), after.rows.map(rowItem));
  const rows = pairs.map((pair) => either(pair, redlineRow, markRow));
  return { ...after, head: redlineRow(before.head, after.head), rows };
}

function redlineRow(before: Row, after: Row): Marked[] {
  return after.map((cell, column) => redlineText(before[column] ?? [], cell));
}

function markRow(kind: Mark["kind"], row: Row): Marked[] {
  return row.map((cell) => markText(kind, cell));
}

function blockItem(block: Block): Item<Block> {
  const text = plainText([block]);
  return { value: block, exact: JSON.stringify(block), name: "", form: formOf(block), text };
}

function formOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `heading ${block.level}`;
    case "paragraph":
      return "paragraph";
    case "list":
      return block.ordered ? "list in order" : "list";
    case "table":
      return `table of ${block.head.length} columns`;
  }
}

/** An item is known by the words in strong type that it begins with. */
function listItem(item: Blocks): Item<Blocks> {
  const [first] = item;
  const lead = first?.kind === "paragraph" ? first.children[0] : undefined;
  const name = lead?.kind === "strong" ? inlineText([lead]) : "";
  return { value: item, exact: JSON.stringify(item), name, form: "item", text: plainText(item) };
}

/** A row is known by its first cell. */
function rowItem(row: Row): Item<Row> {
  const cells = row.map(inlineText);
  const name = cells[0] ?? "";
  return { value: row, exact: JSON.stringify(row), name, form: "row", text: cells.join(" ") };
}
