import { type Block, type Inline, inlineText } from "../../document/blocks.js";
import type { Document, Section } from "../../document/document.js";
import { type Flow, newFlow, type Place, setLine, strip } from "./flow.js";
import { furnish } from "./furniture.js";
import { type Bookmark, keep, type Page, paginate, type Strip, type Structure } from "./pages.js";
import { page, space, style, type TextStyle } from "./style.js";
import { tableStrips } from "./table.js";
import { breakLines } from "./text.js";
import { contentsStrips, fillPageNumbers } from "./toc.js";

/** A document as plain data, ready to be painted. */
export interface Layout {
  readonly root: Structure;
  readonly pages: readonly Page[];
  readonly bookmarks: readonly Bookmark[];
  /** Characters that no face of the design can show. */
  readonly unshowable: readonly string[];
}

/** Lays out a document: title block, contents, sections, then header and footer. */
export function layOut(document: Document): Layout {
  const root: Structure = { type: "Document", parent: undefined };
  const place: Place = { x: page.left, width: page.measure, parent: root };
  const flow = newFlow();
  const strips = [
    ...blockStrips(document.front, flow, place, "front"),
    ...contentsStrips(document, flow, root),
    ...document.sections.flatMap((section, i) => sectionStrips(section, flow, place, i === 0)),
  ];
  const { pages, bookmarks } = paginate(strips);
  fillPageNumbers(pages);
  furnish(pages, document, flow.unshowable);
  return { root, pages, bookmarks, unshowable: [...flow.unshowable] };
}

function sectionStrips(section: Section, flow: Flow, place: Place, newPage: boolean): Strip[] {
  const [first, ...rest] = blockStrips(section.blocks, flow, place, "body");
  if (!first) return [];
  // Sections begin on a page of their own, behind title and contents.
  return [{ ...first, destination: section.id, newPage }, ...rest];
}

type Voice = "front" | "body";

function blockStrips(
  blocks: readonly Block[],
  flow: Flow,
  place: Place,
  voice: Voice,
  gap: number = space.paragraph,
): Strip[] {
  const strips: Strip[] = [];
  let previous: Block | undefined;
  for (const block of blocks) {
    const next = oneBlock(block, flow, place, voice);
    const first = next[0];
    if (!first) continue;
    if (previous) first.before = spaceBetween(previous, block, gap);
    else if (block.kind === "heading") first.before = space.headings[block.level];
    if (previous && announces(previous)) first.keep = keep.must;
    // One by one: a huge paragraph has more lines than a call may have arguments.
    for (const one of next) strips.push(one);
    previous = block;
  }
  return strips;
}

function spaceBetween(above: Block, below: Block, gap: number): number {
  if (above.kind === "heading") {
    return above.level === 1 ? 14 : below.kind === "table" ? space.table - 3 : space.afterHeading;
  }
  if (below.kind === "heading") return space.headings[below.level];
  return above.kind === "table" || below.kind === "table" ? space.table : gap;
}

/** Headings and lines that end in a colon stay with what they announce. */
function announces(block: Block): boolean {
  if (block.kind === "heading") return true;
  return block.kind === "paragraph" && inlineText(block.children).trimEnd().endsWith(":");
}

function oneBlock(block: Block, flow: Flow, place: Place, voice: Voice): Strip[] {
  switch (block.kind) {
    case "heading":
      return headingStrips(block, flow, place);
    case "paragraph": {
      const look = voice === "front" ? style.front : style.body;
      return lineStrips(block.children, look, flow, place, "P");
    }
    case "list":
      return listStrips(block, flow, place, voice);
    case "table":
      return tableStrips(block, flow, place);
  }
}

function headingStrips(
  block: Extract<Block, { kind: "heading" }>,
  flow: Flow,
  place: Place,
): Strip[] {
  const { level, children } = block;
  const [first, ...rest] = lineStrips(children, style.headings[level], flow, place, `H${level}`);
  if (!first) return [];
  const all = [first, ...rest.map((line) => ({ ...line, keep: keep.must }))];
  if (level !== 2 && level !== 3) return all;
  all[0] = { ...first, bookmark: { title: inlineText(children), level } };
  return all;
}

/** A paragraph, a strip a line; at least two lines stay together at either end. */
function lineStrips(
  children: readonly Inline[],
  look: TextStyle,
  flow: Flow,
  place: Place,
  type: string,
): Strip[] {
  const element = { type, parent: place.parent };
  const order = flow.nextOrder();
  const lines = breakLines(children, look, place.width, flow.unshowable);
  return lines.map((line, i) => {
    const marks = setLine(line, { x: place.x, y: 0, look, element, order }, flow);
    const sticks = i === 1 || (i > 1 && i === lines.length - 1);
    return strip(look.leading, [marks], sticks ? keep.must : keep.free);
  });
}

function listStrips(
  list: Extract<Block, { kind: "list" }>,
  flow: Flow,
  place: Place,
  voice: Voice,
): Strip[] {
  const element = { type: "L", parent: place.parent };
  const depth = listDepth(element);
  const strips: Strip[] = [];
  for (const [i, item] of list.items.entries()) {
    const label = list.ordered ? `${i + 1}.` : depth === 1 ? "•" : "–";
    const lines = itemStrips(item, label, flow, { ...place, parent: element }, voice);
    const first = lines[0] as Strip;
    if (i > 0) first.before = space.item;
    // No item should stand alone at the foot or at the top of a page.
    if (i === 1 || (i > 0 && i === list.items.length - 1)) first.keep = keep.wish;
    for (const one of lines) strips.push(one);
  }
  return strips;
}

function listDepth(element: Structure): number {
  let depth = 0;
  for (let at: Structure | undefined = element; at; at = at.parent) if (at.type === "L") depth++;
  return depth;
}

function itemStrips(
  item: readonly Block[],
  label: string,
  flow: Flow,
  place: Place,
  voice: Voice,
): Strip[] {
  const element = { type: "LI", parent: place.parent };
  const look = { ...style.body, colour: style.headings[3].colour };
  const [line] = breakLines([{ kind: "text", text: label }], look, place.width, flow.unshowable);
  const labelElement = { type: "Lbl", parent: element };
  const spot = { x: place.x + 3, y: 0, look, element: labelElement, order: flow.nextOrder() };
  const marks = setLine(line ?? { pieces: [], width: 0 }, spot, flow);
  // A wide number pushes its text to the right; deep nesting stops short of no width at all.
  const indent = Math.max(space.listIndent, 3 + (line?.width ?? 0) + 5);
  const inner = {
    x: place.x + indent,
    width: Math.max(place.width - indent, 60),
    parent: { type: "LBody", parent: element },
  };
  const body = blockStrips(item, flow, inner, voice, space.item);
  const first = body[0];
  if (!first) return [strip(look.leading, [marks], keep.free)];
  return [{ ...first, runs: [...marks.runs, ...first.runs] }, ...body.slice(1)];
}
