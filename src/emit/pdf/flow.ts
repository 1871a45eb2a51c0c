import { openFace } from "./fonts.js";
import type { Fill, LinkArea, Run, Strip, Structure } from "./pages.js";
import type { TextStyle } from "./style.js";
import type { Line, LinkTarget, Piece } from "./text.js";

/** What the layout of one document gathers on its way. */
export interface Flow {
  readonly unshowable: Set<string>;
  /** The next rank in reading order. */
  readonly nextOrder: () => number;
  /** The structure element of each link, shared by the lines that it runs over. */
  readonly links: Map<LinkTarget, Structure>;
}

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
  readonly order: number;
}

/** Starts the layout of a document. */
export function newFlow(): Flow {
  let order = 0;
  return { unshowable: new Set(), nextOrder: () => order++, links: new Map() };
}

/** Distance from the top of a line to its baseline: the face stands in the middle of the leading. */
export function baselineOf(look: TextStyle): number {
  const face = openFace(look.face);
  const [rise, fall] = [face.ascent, -face.descent].map((v) => (v * look.size) / face.unitsPerEm);
  return (look.leading + (rise ?? 0) - (fall ?? 0)) / 2;
}

/** Puts a line in its place: its runs, and rules and areas of its links. */
export function setLine(line: Line, spot: Spot, flow: Flow): Marks {
  const marks = { runs: [] as Run[], fills: [] as Fill[], links: [] as LinkArea[] };
  const y = spot.y + baselineOf(spot.look);
  let x = spot.x;
  for (const { link, ...piece } of line.pieces) {
    const structure = link ? linkElement(link, spot.element, flow) : spot.element;
    marks.runs.push({ ...piece, x, y, structure, order: spot.order });
    if (link) {
      const width = visibleWidth(piece);
      marks.fills.push({ x, y: y + 1.6, width, height: 0.5, colour: piece.colour });
      const area = { x, y: spot.y, width, height: spot.look.leading };
      marks.links.push({ ...area, href: link.href, description: link.text, structure });
    }
    x += piece.width;
  }
  return marks;
}

function linkElement(link: LinkTarget, parent: Structure, flow: Flow): Structure {
  const known = flow.links.get(link);
  if (known) return known;
  const element = { type: "Link", parent };
  flow.links.set(link, element);
  return element;
}

/** Width without the space that a line's last piece may end with: it is not underlined. */
function visibleWidth(piece: Omit<Piece, "link">): number {
  const face = openFace(piece.face);
  const space = (face.advance(face.glyph(0x20)) * piece.size) / face.unitsPerEm;
  return piece.text.endsWith(" ") ? piece.width - space : piece.width;
}

/** A strip of the page from the marks that stand on it. */
export function strip(height: number, parts: readonly Marks[], keep: Strip["keep"]): Strip {
  return {
    height,
    before: 0,
    keep,
    runs: parts.flatMap((part) => part.runs),
    fills: parts.flatMap((part) => part.fills),
    links: parts.flatMap((part) => part.links),
  };
}
