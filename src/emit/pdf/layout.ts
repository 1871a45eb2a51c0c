import { type Block, type Inline, inlineText } from "../../document/blocks.js";
import type { Document, Part, Section } from "../../document/document.js";
import type { Hyphenator } from "./breaks.js";
import { type Place, setLine, strip } from "./flow.js";
import type { Fonts } from "./fonts.js";
import { furnish } from "./furniture.js";
import { logoStrips } from "./logo.js";
import { made } from "./made.js";
import {
  type Bookmark,
  contentOf,
  keep,
  mirror,
  type Page,
  type Placed,
  paginate,
  type Strip,
  type Structure,
} from "./pages.js";
import { type Sheet, space, type TextStyle } from "./style.js";
import { tableStrips } from "./table.js";
import { breakLines, type Line } from "./text.js";
import { contentsStrips, fillPageNumbers } from "./toc.js";
import { newTypesetting, type Typesetting } from "./typesetting.js";

/** A document as plain data, ready to be painted. */
export interface Layout {
  readonly sheet: Sheet;
  readonly root: Structure;
  readonly pages: readonly Page[];
  readonly bookmarks: readonly Bookmark[];
  /** Letters, with their marks, that no font at hand can show. */
  readonly unshowable: readonly string[];
}

/**
 * Lays out a document: logo, title block, contents, sections, then header and footer. Pure: the
 * same document and fonts give the same pages.
 */
export function layOut(document: Document, fonts: Fonts, hyphenate?: Hyphenator): Layout {
  const set = newTypesetting(document, fonts, hyphenate);
  const { sheet } = set;
  const root = set.sections.document;
  const place: Place = { x: sheet.left, width: sheet.measure, parent: root };
  const strips = [
    ...logoStrips(document.design.logo, sheet, root),
    ...blockStrips(document.front, set, place, "front"),
    ...contentsStrips(document, set, root),
    ...document.sections.flatMap((section, i) => sectionStrips(section, set, place, i === 0)),
    ...(document.parts ?? []).flatMap((part) => partStrips(part, set, place)),
  ];
  const { pages: placed, bookmarks } = paginate(strips, sheet);
  const drawn = placed.map((one) => drawPage(one, set));
  fillPageNumbers(drawn, set);
  furnish(drawn, document, set);
  const pages = document.direction === "rtl" ? mirror(drawn, sheet) : drawn;
  return { sheet, root, pages, bookmarks, unshowable: [...set.unshowable] };
}

function drawPage(placed: readonly Placed[], { sections, sheet }: Typesetting): Page {
  const draw = () => contentOf(placed, sheet);
  const shared = sections.page(placed, draw);
  return { ...(shared ?? draw()), isShared: shared !== undefined, header: [], footer: [] };
}

function sectionStrips(
  section: Section,
  set: Typesetting,
  place: Place,
  newPage: boolean,
): readonly Strip[] {
  const { blocks, id } = section;
  const make = () =>
    made(set, (apart) => {
      const [first, ...rest] = blockStrips(blocks, apart, place, "body");
      // Sections begin on a page of their own, behind title and contents.
      return first ? [{ ...first, destination: id, newPage }, ...rest] : [];
    });
  // Where a document says the same twice, each has elements of its own.
  const isRepeated = set.placed.has(blocks);
  set.placed.add(blocks);
  if (isRepeated) return make().value;
  return set.sections.strips(blocks, place.parent, `${id} ${newPage}`, make);
}

/** A document of a bundle, on a page of its own; its sections follow its title block there. */
function partStrips(part: Part, set: Typesetting, outer: Place): Strip[] {
  const place = { ...outer, parent: set.sections.part(part.id) };
  const [first, ...front] = blockStrips(part.front, set, place, "front");
  if (!first) return [];
  const bookmark = { title: part.title, level: 1 };
  return [
    { ...first, destination: part.id, newPage: true, bookmark },
    ...front,
    ...part.sections.flatMap((section) => sectionStrips(section, set, place, false)),
  ];
}

type Voice = "front" | "body";

/** So many lines look like a block of text by themselves. */
const blockLines = 3;

/** Items that would be narrower than this stand below their label instead of beside it. */
const narrowest = 72;

function blockStrips(
  blocks: readonly Block[],
  set: Typesetting,
  place: Place,
  voice: Voice,
  gap: number = space.paragraph,
): Strip[] {
  const strips: Strip[] = [];
  let previous: Block | undefined;
  for (const block of blocks) {
    const next = oneBlock(block, set, place, voice);
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
    return above.level === 1
      ? space.afterTitle
      : below.kind === "table"
        ? space.table - 3
        : space.afterHeading;
  }
  if (below.kind === "heading") return space.headings[below.level];
  return above.kind === "table" || below.kind === "table" ? space.table : gap;
}

/** Headings, lines in bold type and lines that end in a colon stay with what they announce. */
function announces(block: Block): boolean {
  if (block.kind !== "paragraph") return block.kind === "heading";
  const isBold = block.children.every(({ kind }) => kind === "strong");
  return isBold || inlineText(block.children).trimEnd().endsWith(":");
}

function oneBlock(block: Block, set: Typesetting, place: Place, voice: Voice): Strip[] {
  switch (block.kind) {
    case "heading":
      return headingStrips(block, set, place);
    case "paragraph": {
      const look = voice === "front" ? set.styles.front : set.styles.body;
      return lineStrips(block.children, look, set, place, "P");
    }
    case "list":
      return listStrips(block, set, place, voice);
    case "table":
      return tableStrips(block, set, place);
  }
}

function headingStrips(
  block: Extract<Block, { kind: "heading" }>,
  set: Typesetting,
  place: Place,
): Strip[] {
  const { level, children } = block;
  const [first, ...rest] = lineStrips(
    children,
    set.styles.headings[level],
    set,
    place,
    `H${level}`,
  );
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
  set: Typesetting,
  place: Place,
  type: string,
): Strip[] {
  const element = { type, parent: place.parent };
  const lines = breakLines(children, look, place.width, set);
  return lines.map((line, i) => {
    const marks = setLine(line, { x: place.x, y: 0, look, element }, set);
    const sticks = i === 1 || (i > 1 && i === lines.length - 1);
    return strip(look.leading, [marks], sticks ? keep.must : keep.free);
  });
}

function listStrips(
  list: Extract<Block, { kind: "list" }>,
  set: Typesetting,
  place: Place,
  voice: Voice,
): Strip[] {
  const numbering = list.ordered ? "Decimal" : "Disc";
  const element: Structure = { type: "L", parent: place.parent, numbering };
  const labels = list.items.map((_, i) => labelLine(list.ordered, i, element, place.width, set));
  const widest = labels.reduce((most, { width }) => Math.max(most, width), 0);
  const strips: Strip[] = [];
  let above = 0;
  for (const [i, item] of list.items.entries()) {
    const label = { line: labels[i] as Line, column: list.ordered ? widest : 0 };
    const lines = itemStrips(item, label, set, { ...place, parent: element }, voice);
    const first = lines[0] as Strip;
    if (i > 0) first.before = space.item;
    // The first should not stand alone at the foot of a page, nor the last at the top, if short.
    const isLast = i > 0 && i === list.items.length - 1;
    const isLonely = (i === 1 && above < blockLines) || (isLast && lines.length < blockLines);
    if (isLonely) first.keep = keep.wish;
    above = lines.length;
    for (const one of lines) strips.push(one);
  }
  return strips;
}

function labelLine(
  ordered: boolean,
  index: number,
  list: Structure,
  width: number,
  set: Typesetting,
): Line {
  const text = ordered ? `${index + 1}.` : depthOf(list) === 1 ? "•" : "–";
  const [line] = breakLines([{ kind: "text", text }], set.styles.marker, width, set);
  return line ?? { pieces: [], width: 0 };
}

function depthOf(list: Structure): number {
  let depth = 0;
  for (let at: Structure | undefined = list; at; at = at.parent) if (at.type === "L") depth++;
  return depth;
}

/** A list's label and the width of the column that numbers are aligned in, at their right. */
interface Label {
  readonly line: Line;
  readonly column: number;
}

function itemStrips(
  item: readonly Block[],
  { line, column }: Label,
  set: Typesetting,
  place: Place,
  voice: Voice,
): Strip[] {
  const element = { type: "LI", parent: place.parent };
  const look = set.styles.marker;
  const x = place.x + 3 + Math.max(0, column - line.width);
  const labelElement = { type: "Lbl", parent: element };
  const marks = setLine(line, { x, y: 0, look, element: labelElement }, set);
  // A wide number pushes its text to the right; deep nesting stops short of no width at all.
  const indent = Math.max(space.listIndent, 3 + Math.max(column, line.width) + 5);
  const narrow = place.width - indent < narrowest;
  const inner = {
    x: narrow ? place.x : place.x + indent,
    width: narrow ? place.width : place.width - indent,
    parent: { type: "LBody", parent: element },
  };
  const body = blockStrips(item, set, inner, voice, space.item);
  const first = body[0];
  if (!first) return [strip(look.leading, [marks], keep.free)];
  if (!narrow) return [{ ...first, runs: [...marks.runs, ...first.runs] }, ...body.slice(1)];
  return [strip(look.leading, [marks], keep.free), { ...first, keep: keep.must }, ...body.slice(1)];
}
