import type { Document } from "../../document/document.js";
import { faceFor, textWidth } from "./fonts.js";
import type { Page, Run } from "./pages.js";
import { colour, page, space, style, type TextStyle } from "./style.js";
import { breakLines } from "./text.js";

/** Adds header and footer to every page; they are artifacts, not content. */
export function furnish(pages: readonly Page[], document: Document, unshowable: Set<string>): void {
  const { labels } = document;
  const right = page.left + page.full;
  const edition = `${labels.version} ${document.version}  ·  ${labels.effective} ${document.effectiveText}`;
  const set = (text: string, look: TextStyle, x: number, y: number, width: number) =>
    oneLine(text, look, { x, y, width, unshowable });
  for (const [i, target] of pages.entries()) {
    const { artifacts, fills } = target;
    const draft = document.status === "draft" ? labels.draft : "";
    const mark = set(draft, style.draft, page.left, page.headerBaseline, page.full / 3);
    artifacts.push(...aligned(mark, right));
    const name = set(
      document.organizationShort,
      style.wordmark,
      page.left,
      page.headerBaseline,
      150,
    );
    const x = page.left + widthOf(name) + space.cellX;
    const room = right - widthOf(mark) - x - 24;
    artifacts.push(...name, ...set(document.title, style.furniture, x, page.headerBaseline, room));
    const numbers = { "{page}": String(i + 1), "{pages}": String(pages.length) };
    const pageOf = labels.pageOf.replace(/\{pages?\}/g, (key) => numbers[key as "{page}"]);
    const foot = set(pageOf, style.furniture, page.left, page.footerBaseline, page.full / 3);
    const left = page.full - widthOf(foot) - 24;
    artifacts.push(...set(edition, style.furniture, page.left, page.footerBaseline, left));
    artifacts.push(...aligned(foot, right));
    for (const y of [page.headerBaseline + 9, page.footerBaseline - 16]) {
      fills.push({ x: page.left, y, width: page.full, height: 0.5, colour: colour.rule });
    }
  }
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly unshowable: Set<string>;
}

/** Text on one line, shortened with an ellipsis when there is no room for it. */
function oneLine(text: string, look: TextStyle, spot: Spot): Run[] {
  const lines = breakLines([{ kind: "text", text }], look, spot.width, spot.unshowable);
  const runs: Run[] = [];
  let { x } = spot;
  for (const { link: _, ...piece } of lines[0]?.pieces ?? []) {
    runs.push({ ...piece, x, y: spot.y, structure: undefined, order: 0 });
    x += piece.width;
  }
  const end = runs.at(-1);
  if (end && lines.length > 1 && faceFor(0x2026, end.face) === end.face) {
    const shortened = `${end.text.trimEnd()}…`;
    const width = textWidth(shortened, end.face, end.size);
    runs[runs.length - 1] = { ...end, text: shortened, width };
  }
  return runs;
}

function widthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.width, 0);
}

function aligned(runs: readonly Run[], right: number): Run[] {
  const shift = runs.length > 0 ? right - widthOf(runs) - (runs[0] as Run).x : 0;
  return runs.map((run) => ({ ...run, x: run.x + shift }));
}
