import type { Document, Section } from "../../document/document.js";
import { type Flow, setLine, strip } from "./flow.js";
import { textWidth } from "./fonts.js";
import { keep, type LinkArea, type Page, type Run, type Strip, type Structure } from "./pages.js";
import { colour, page, space, style } from "./style.js";
import { breakLines } from "./text.js";

/** Kept free for page numbers at the right. */
const numberWidth = 34;
const indent = 24;

/** The table of contents: number, title, a rule of its own, and the page, all one link. */
export function contentsStrips(document: Document, flow: Flow, root: Structure): Strip[] {
  if (document.sections.length === 0) return [];
  const element = { type: "TOC", parent: root };
  const title = [{ kind: "text", text: document.labels.contents }] as const;
  const look = style.contents;
  const caption = { type: "Caption", parent: element };
  const lines = breakLines(title, look, page.measure, flow.unshowable);
  const order = flow.nextOrder();
  const heading = lines.map((line) => {
    const spot = { x: page.left, y: 0, look, element: caption, order };
    return strip(look.leading, [setLine(line, spot, flow)], keep.must);
  });
  if (heading[0]) heading[0] = { ...heading[0], before: 34, keep: keep.free };
  const entries = document.sections.map((section) => entryStrips(section, flow, element));
  for (const [i, entry] of entries.entries()) {
    const first = entry[0];
    if (first && i === 0) Object.assign(first, { before: space.afterHeading, keep: keep.must });
    if (first && (i === 1 || i === entries.length - 1)) first.keep = keep.must;
  }
  return [...heading, ...entries.flat()];
}

function entryStrips(section: Section, flow: Flow, toc: Structure): Strip[] {
  const reference = { type: "Reference", parent: { type: "TOCI", parent: toc } };
  const element = { type: "Link", parent: reference };
  const look = style.entry;
  const order = flow.nextOrder();
  const width = page.full - indent - numberWidth;
  const title = [{ kind: "text", text: section.title }] as const;
  const lines = breakLines(title, look, width, flow.unshowable);
  return lines.map((line, i) => {
    const marks = setLine(line, { x: page.left + indent, y: 0, look, element, order }, flow);
    const last = i === lines.length - 1;
    const runs = [...marks.runs];
    const y = runs[0]?.y ?? 0;
    const shared = { face: look.face, size: look.size, y, structure: element, order };
    const number = { ...shared, text: `${section.number} `, x: page.left, width: indent };
    if (i === 0) runs.unshift({ ...number, colour: colour.accent });
    if (last) runs.push(pageNumber(shared, section.id));
    const rule = { x: page.left, y: look.leading - 1, width: page.full, height: 0.4 };
    const fills = last ? [{ ...rule, colour: colour.rule }] : [];
    return strip(look.leading, [{ runs, fills, links: [area(section, element)] }], i ? 2 : 0);
  });
}

function pageNumber(shared: Pick<Run, "face" | "size" | "y" | "structure" | "order">, id: string) {
  const x = page.left + page.full;
  return { ...shared, text: "", pageOf: id, x, width: 0, colour: colour.muted };
}

function area(section: Section, structure: Structure): LinkArea {
  const { leading } = style.entry;
  const rectangle = { x: page.left, y: 0, width: page.full, height: leading };
  return { ...rectangle, destination: section.id, description: section.title, structure };
}

/** Writes the page numbers into the contents once the pages are known. */
export function fillPageNumbers(pages: readonly Page[]): void {
  const numbers = new Map<string, string>();
  for (const [i, one] of pages.entries()) {
    for (const { name } of one.destinations) numbers.set(name, String(i + 1));
  }
  for (const { runs } of pages) {
    for (const [i, run] of runs.entries()) {
      if (run.pageOf === undefined) continue;
      const text = numbers.get(run.pageOf) ?? "";
      const width = textWidth(text, run.face, run.size);
      runs[i] = { ...run, text, width, x: run.x - width };
    }
  }
}
