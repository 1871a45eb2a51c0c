import type { Document, Part, Section } from "../../document/document.js";
import { type Marks, runOf, setLine, strip } from "./flow.js";
import { keep, type LinkArea, type Page, type Run, type Strip, type Structure } from "./pages.js";
import { colour, space, type TextStyle } from "./style.js";
import { breakLines, type Piece } from "./text.js";
import type { Typesetting } from "./typesetting.js";

/** Kept free for page numbers at the right. */
const numberWidth = 34;
/** From a section's number to its title. */
const gap = 10;

/**
 * The table of contents: number, title, a rule of its own, and the page, all one link. That of a
 * bundle has two levels, and a page of its own behind the titles of the parts.
 */
export function contentsStrips(document: Document, set: Typesetting, root: Structure): Strip[] {
  const { sections, parts = [] } = document;
  if (sections.length === 0 && parts.length === 0) return [];
  const element = { type: "TOC", parent: root };
  const [caption, ...more] = captionStrips(document.labels.contents, set, element);
  if (!caption) return [];
  const start = parts.length > 0 ? { ...caption, newPage: true } : caption;
  const entries =
    parts.length > 0
      ? parts.map((part) => partEntries(part, set, element))
      : sectionEntries(sections, set, element);
  for (const [i, entry] of entries.entries()) {
    const first = entry[0];
    if (first && i === 0) Object.assign(first, { before: space.afterHeading, keep: keep.must });
    if (first && i > 0 && parts.length > 0) first.before = space.contentsPart;
    else if (first && (i === 1 || i === entries.length - 1)) first.keep = keep.must;
  }
  return [start, ...more, ...entries.flat()];
}

/** The entry of a part, which its first two sections stay with, and those of its sections. */
function partEntries(part: Part, set: Typesetting, toc: Structure): Strip[] {
  const item = { type: "TOCI", parent: toc };
  const own = entryStrips(part, undefined, set, item);
  const sections = sectionEntries(part.sections, set, { type: "TOC", parent: item });
  for (const [first] of sections.slice(0, 2)) if (first) first.keep = keep.must;
  return [...own, ...sections.flat()];
}

/** The entries of sections, a list of strips each. */
function sectionEntries(
  sections: readonly Section[],
  set: Typesetting,
  toc: Structure,
): readonly Strip[][] {
  const numbers = sections.map(({ number, isNumbered }) =>
    wordsOf(isNumbered ? `${number} ` : "", set),
  );
  const widest = numbers.reduce((most, { width }) => Math.max(most, width), 0);
  return sections.map((section, i) => {
    const number = { pieces: numbers[i]?.pieces ?? [], widest };
    return entryStrips(section, number, set, { type: "TOCI", parent: toc });
  });
}

function captionStrips(text: string, set: Typesetting, toc: Structure): Strip[] {
  const look = set.styles.contents;
  const element = { type: "Caption", parent: toc };
  const lines = breakLines([{ kind: "text", text }], look, set.sheet.measure, set);
  const strips = lines.map((line) => {
    const marks = setLine(line, { x: set.sheet.left, y: 0, look, element }, set);
    return strip(look.leading, [marks], keep.must);
  });
  if (strips[0]) strips[0] = { ...strips[0], before: 34, keep: keep.free };
  return strips;
}

/** A few words in the style of the entries, on one line. */
function wordsOf(text: string, set: Typesetting): { pieces: readonly Piece[]; width: number } {
  const [line] = breakLines([{ kind: "text", text }], set.styles.entry, set.sheet.full, set);
  return line ?? { pieces: [], width: 0 };
}

interface Numbering {
  readonly pieces: readonly Piece[];
  readonly widest: number;
}

/** The entry of a section, or of a part: that has no number, and stands out. */
function entryStrips(
  { id, title }: Pick<Section, "id" | "title">,
  number: Numbering | undefined,
  set: Typesetting,
  item: Structure,
): Strip[] {
  const { sheet } = set;
  const reference = { type: "Reference", parent: item };
  const element = { type: "Link", parent: reference };
  const look = number ? set.styles.entry : set.styles.entryPart;
  const indent = number ? number.widest + gap : 0;
  const width = sheet.full - indent - numberWidth;
  const lines = breakLines([{ kind: "text", text: title }], look, width, set);
  return lines.map((line, i) => {
    const at = { y: 0, look, element };
    const marks = setLine(line, { ...at, x: sheet.left + indent }, set);
    const last = i === lines.length - 1;
    const runs = [...marks.runs];
    const y = runs[0]?.y ?? 0;
    if (i === 0 && number) runs.unshift(...numberRuns(number, y, element, set));
    if (last) runs.push(pageNumber(id, y, look, element, set));
    const rule = { x: sheet.left, y: look.leading - 1, width: sheet.full, height: 0.4 };
    const area: LinkArea = {
      ...{ x: sheet.left, y: 0, width: sheet.full, height: look.leading },
      ...{ destination: id, description: title, structure: element },
    };
    const parts: Marks = {
      runs,
      fills: last ? [{ ...rule, colour: colour.rule }] : [],
      links: [area],
    };
    return strip(look.leading, [parts], i === 0 ? keep.free : keep.must);
  });
}

/** The number of a section, its right edge in line with the others'. */
function numberRuns(
  { pieces, widest }: Numbering,
  y: number,
  element: Structure,
  { sheet, styles }: Typesetting,
): Run[] {
  const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
  return pieces.map((piece) => {
    const x = sheet.left + widest - width + piece.offset;
    return { ...runOf(piece, { x, y }, element), colour: styles.accent };
  });
}

function pageNumber(
  id: string,
  y: number,
  { face, size }: TextStyle,
  structure: Structure,
  { sheet }: Typesetting,
): Run {
  const unknown = { text: "", glyphs: [], width: 0, x: sheet.left + sheet.full };
  return { ...unknown, face, size, colour: colour.muted, y, structure, pageOf: id };
}

/** Writes the page numbers into the contents once the pages are known. */
export function fillPageNumbers(pages: readonly Page[], { fonts }: Typesetting): void {
  const numbers = new Map<string, string>();
  for (const [i, one] of pages.entries()) {
    for (const { name } of one.destinations) numbers.set(name, String(i + 1));
  }
  for (const { runs } of pages) {
    for (const [i, run] of runs.entries()) {
      if (run.pageOf === undefined) continue;
      const text = numbers.get(run.pageOf) ?? "";
      const width = fonts.width(text, run.face, run.size);
      const glyphs = fonts.shape(text, run.face, false);
      runs[i] = { ...run, text, glyphs, width, x: run.x - width };
    }
  }
}
