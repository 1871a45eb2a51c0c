import type { Logo } from "../../page/design.js";
import type { FaceKey } from "./fonts.js";
import { colour, type Sheet } from "./style.js";
import type { Glyph } from "./typeface.js";

/** An element of the structure tree; `parent` is undefined for the document itself. */
export interface Structure {
  readonly type: string;
  readonly parent: Structure | undefined;
  /** Of a table's header cell. */
  readonly scope?: "Column" | "Row";
  /** Of a list. */
  readonly numbering?: "Disc" | "Decimal";
  /** BCP 47 tag, where it is not the document's. */
  readonly language?: string;
  /** The words that stand for a figure. */
  readonly alt?: string;
}

/** Text at its baseline: x is its left end, its glyphs stand from left to right. */
export interface Run {
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  readonly face: FaceKey;
  readonly size: number;
  readonly colour: string;
  readonly width: number;
  readonly x: number;
  readonly y: number;
  /** The element it belongs to; undefined for artifacts. */
  readonly structure: Structure | undefined;
  /** The number of its cell, of text in a table. */
  readonly cell?: number | undefined;
  /** Shows the page number of this destination, right-aligned at x, once it is known. */
  readonly pageOf?: string;
}

/** A rectangle of a page, from its top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A filled rectangle: rules and backgrounds. */
export interface Fill extends Box {
  readonly colour: string;
}

/** A clickable rectangle; it leads to an address or to a destination of this document. */
export interface LinkArea extends Box {
  readonly href?: string;
  readonly destination?: string;
  /** What assistive technology says of it. */
  readonly description: string;
  readonly structure: Structure;
}

/** A drawing or picture, fitted into its box. */
export interface Figure extends Box {
  readonly image: Logo["image"];
  readonly structure: Structure;
}

/** A place that links lead to. */
export interface Destination {
  readonly name: string;
  readonly y: number;
}

/** What stands on a page between header and footer. */
export interface Content {
  /** In reading order. */
  readonly runs: Run[];
  /** Painted first, under all text. */
  readonly fills: Fill[];
  /** Read before the text. */
  readonly figures: Figure[];
  readonly links: LinkArea[];
  readonly destinations: Destination[];
  /** Repeated table heads: text that is no part of the content. */
  readonly artifacts: Run[];
}

export interface Page extends Content {
  /** Whether other documents have the very same content: nobody may change it. */
  readonly isShared: boolean;
  /** No part of the content; pages of one title have the very same header. */
  header: readonly Run[];
  footer: readonly Run[];
}

/** A bookmark. */
export interface Bookmark {
  readonly title: string;
  readonly level: number;
  readonly page: number;
  readonly y: number;
}

/** How strongly a row of the page sticks to the one above it. */
export const keep = { free: 0, wish: 1, must: 2 } as const;

/** A strip of the page, the unit of page breaking; y is measured from its top. */
export interface Strip {
  readonly height: number;
  /** Space above; none at the top of a page. */
  before: number;
  keep: 0 | 1 | 2;
  readonly runs: readonly Run[];
  readonly fills: readonly Fill[];
  readonly links: readonly LinkArea[];
  readonly figure?: Figure;
  readonly destination?: string;
  readonly bookmark?: Pick<Bookmark, "title" | "level">;
  /** The row of a table that it is a part of: its cells stand side by side, but are read one by one. */
  readonly row?: Structure;
  /** Repeated above this strip when a page begins with it. */
  readonly repeat?: readonly Strip[];
  readonly newPage?: boolean;
  /** The number of one that documents share. */
  readonly shared?: number;
}

/** A strip in its place on a page; the head of a table is repeated at the top. */
export interface Placed {
  readonly strip: Strip;
  readonly y: number;
  readonly isRepeated: boolean;
}

/** Pours strips into pages, breaking where they stick together least. */
export function paginate(
  strips: readonly Strip[],
  sheet: Sheet,
): { pages: readonly (readonly Placed[])[]; bookmarks: Bookmark[] } {
  let target: Placed[] = [];
  const pages = [target];
  const bookmarks: Bookmark[] = [];
  let y: number = sheet.top;

  const startPage = () => {
    target = [];
    pages.push(target);
    y = sheet.top;
  };
  const draw = (strip: Strip, isRepeated: boolean) => {
    target.push({ strip, y, isRepeated });
    y += strip.height;
  };
  const put = (strip: Strip) => {
    if (y === sheet.top) for (const head of strip.repeat ?? []) draw(head, true);
    else y += strip.before;
    if (strip.bookmark) bookmarks.push({ ...strip.bookmark, page: pages.length - 1, y });
    draw(strip, false);
  };
  const place = (list: readonly Strip[], level: number) => {
    for (const group of groups(list, level)) {
      const first = group[0] as Strip;
      if (first.newPage && y > sheet.top) startPage();
      const atTop = y === sheet.top;
      const height = total(group) - (atTop ? first.before : 0);
      const heads = total(first.repeat ?? []);
      const fits = y + height + (atTop ? heads : 0) <= sheet.bottom;
      const fitsFresh = sheet.top + total(group) - first.before + heads <= sheet.bottom;
      if (!fits && !fitsFresh && level < 3) {
        place(group, level + 1);
        continue;
      }
      if (!fits && !atTop) startPage();
      for (const strip of group) put(strip);
    }
  };
  place(strips, 1);
  return { pages, bookmarks };
}

/** Runs of strips that stick together at least as strongly as `level`. */
function* groups(strips: readonly Strip[], level: number): Generator<readonly Strip[]> {
  let start = 0;
  for (let i = 1; i <= strips.length; i++) {
    const strip = strips[i];
    if (strip && strip.keep >= level && !strip.newPage) continue;
    if (i > start) yield strips.slice(start, i);
    start = i;
  }
}

function total(strips: readonly Strip[]): number {
  return strips.reduce((sum, strip) => sum + strip.before + strip.height, 0);
}

/** What stands on a page: the marks of its strips, and the rules of header and footer. */
export function contentOf(placed: readonly Placed[], sheet: Sheet): Content {
  const empty = { figures: [], links: [], destinations: [], artifacts: [] };
  const content: Content = { runs: [], fills: [], ...empty };
  /** The row under way, and the first of its runs. */
  let row: { readonly of: Structure | undefined; readonly from: number } | undefined;
  for (const { strip, y, isRepeated } of placed) {
    if (isRepeated) {
      drawRepeated(content, strip, y);
      continue;
    }
    if (strip.destination) content.destinations.push({ name: strip.destination, y });
    if (row?.of !== strip.row) row = { of: strip.row, from: content.runs.length };
    draw(content, strip, y);
    if (row?.of) sortCells(content.runs, row.from);
  }
  content.fills.push(...rules(sheet));
  return content;
}

function draw(target: Content, strip: Strip, y: number): void {
  const down = <T extends { readonly y: number }>(mark: T): T => ({ ...mark, y: mark.y + y });
  target.runs.push(...strip.runs.map(down));
  target.fills.push(...strip.fills.map(down));
  target.links.push(...strip.links.map(down));
  if (strip.figure) target.figures.push(down(strip.figure));
}

/** Puts the runs of a row, from this one on, in reading order. */
function sortCells(runs: Run[], from: number): void {
  const cells = runs.splice(from).sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0));
  runs.push(...cells);
}

function drawRepeated(target: Content, strip: Strip, y: number): void {
  for (const run of strip.runs) {
    target.artifacts.push({ ...run, y: run.y + y, structure: undefined });
  }
  for (const fill of strip.fills) target.fills.push({ ...fill, y: fill.y + y });
}

/** Below the header and above the footer. */
function rules({ left, full, headerBaseline, footerBaseline }: Sheet): Fill[] {
  const rule = { x: left, width: full, height: 0.5, colour: colour.rule };
  return [headerBaseline + 9, footerBaseline - 16].map((y) => ({ ...rule, y }));
}

/** Turns pages around their vertical middle, for documents that are read from right to left. */
export function mirror(pages: readonly Page[], { width }: Sheet): Page[] {
  const turned = <T extends Pick<Box, "x" | "width">>(mark: T): T => ({
    ...mark,
    x: width - mark.x - mark.width,
  });
  const headers = new Map<readonly Run[], readonly Run[]>();
  return pages.map((page) => {
    const header = headers.get(page.header) ?? page.header.map(turned);
    headers.set(page.header, header);
    return {
      ...page,
      runs: page.runs.map(turned),
      fills: page.fills.map(turned),
      figures: page.figures.map(turned),
      links: page.links.map(turned),
      artifacts: page.artifacts.map(turned),
      header,
      footer: page.footer.map(turned),
      isShared: false,
    };
  });
}
