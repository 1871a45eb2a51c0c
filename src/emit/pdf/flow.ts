import type { Fill, LinkArea, Run, Strip, Structure } from "./pages.js";
import type { TextStyle } from "./style.js";
import type { Line, LinkTarget, Piece } from "./text.js";
import type { Typesetting } from "./typesetting.js";

/** Where blocks go: their left edge, the width for text, and the element they belong to. */
export interface Place {
  readonly x: number;
  readonly width: number;
  readonly parent: Structure;
}

/** The marks of one set line. */
export interface Marks {
  readonly runs: readonly Run[];
  readonly fills: readonly Fill[];
  readonly links: readonly LinkArea[];
}

/** Where and how a line is set. */
export interface Spot {
  readonly x: number;
  /** Top of the line. */
  readonly y: number;
  readonly look: TextStyle;
  readonly element: Structure;
  /** The number of its cell, in a table. */
  readonly cell?: number;
}

/** Distance from the top of a line to its baseline: the face stands in the middle of the leading. */
export function baselineOf(look: TextStyle, { fonts }: Typesetting): number {
  const { ascent, descent, unitsPerEm } = fonts.face(look.face);
  return (look.leading + ((ascent + descent) * look.size) / unitsPerEm) / 2;
}

/** Puts a line in its place: its runs, and rules and areas of its links. */
export function setLine(line: Line, spot: Spot, set: Typesetting): Marks {
  const marks = { runs: [] as Run[], fills: [] as Fill[], links: [] as LinkArea[] };
  const y = spot.y + baselineOf(spot.look, set);
  for (const piece of line.pieces) {
    const { link, width } = piece;
    const parent = link ? linkElement(link, spot.element, set) : spot.element;
    const x = spot.x + piece.offset;
    marks.runs.push(runOf(piece, { x, y, cell: spot.cell }, languageOf(piece, parent, set)));
    if (link) {
      marks.fills.push({ x, y: y + 1.6, width, height: 0.5, colour: piece.colour });
      const area = { x, y: spot.y, width, height: spot.look.leading };
      marks.links.push({ ...area, href: link.href, description: link.text, structure: parent });
    }
  }
  return marks;
}

/** A piece of a line as a run of the page. */
export function runOf(
  { text, glyphs, face, size, colour, width }: Piece,
  at: Pick<Run, "x" | "y" | "cell">,
  structure: Structure | undefined,
): Run {
  return { text, glyphs, face, size, colour, width, ...at, structure };
}

/** Words in a further font are in the language that the source gives for it. */
function languageOf({ face }: Piece, parent: Structure, { fonts }: Typesetting): Structure {
  const language = fonts.language(face);
  return language === undefined ? parent : { type: "Span", parent, language };
}

/** Lines are shared by paragraphs that say the same: a link is one of its paragraph. */
function linkElement(link: LinkTarget, parent: Structure, set: Typesetting): Structure {
  const links = set.links.get(parent) ?? new Map<LinkTarget, Structure>();
  set.links.set(parent, links);
  const element = links.get(link) ?? { type: "Link", parent };
  links.set(link, element);
  return element;
}

/** A strip of the page from the marks that stand on it. */
export function strip(height: number, parts: readonly Marks[], keep: Strip["keep"]): Strip {
  const [first] = parts;
  const { runs, fills, links } = first && parts.length === 1 ? first : together(parts);
  return { height, before: 0, keep, runs, fills, links };
}

function together(parts: readonly Marks[]): Marks {
  const all = { runs: [] as Run[], fills: [] as Fill[], links: [] as LinkArea[] };
  for (const { runs, fills, links } of parts) {
    for (const run of runs) all.runs.push(run);
    for (const fill of fills) all.fills.push(fill);
    for (const link of links) all.links.push(link);
  }
  return all;
}
