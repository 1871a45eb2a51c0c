import type { Document } from "../../document/document.js";
import { runOf } from "./flow.js";
import type { Page, Run } from "./pages.js";
import { colour, space, type TextStyle } from "./style.js";
import { breakLines } from "./text.js";
import type { Typesetting } from "./typesetting.js";

/** Adds header and footer to every page; they are artifacts, not content. */
export function furnish(pages: readonly Page[], document: Document, set: Typesetting): void {
  for (const [i, target] of pages.entries()) {
    target.artifacts.push(...header(document, set), ...footer(document, i + 1, pages.length, set));
    const { left, full, headerBaseline, footerBaseline } = set.sheet;
    for (const y of [headerBaseline + 9, footerBaseline - 16]) {
      target.fills.push({ x: left, y, width: full, height: 0.5, colour: colour.rule });
    }
  }
}

/** Who, and what; a draft says so at the right. */
function header({ status, labels, organizationShort, title }: Document, set: Typesetting): Run[] {
  const { left, full, headerBaseline: y } = set.sheet;
  const { draft, wordmark, furniture } = set.styles;
  const mark = oneLine(status === "draft" ? labels.draft : "", draft, { y, width: full / 3 }, set);
  const name = oneLine(organizationShort, wordmark, { y, width: full / 3 }, set);
  const x = left + widthOf(name) + space.cellX;
  const room = left + full - widthOf(mark) - x - 24;
  const words = oneLine(title, furniture, { y, width: room }, set);
  return [...at(name, left), ...at(words, x), ...at(mark, left + full - widthOf(mark))];
}

/** Which edition, and which page of how many. */
function footer(document: Document, number: number, count: number, set: Typesetting): Run[] {
  const { left, full, footerBaseline: y } = set.sheet;
  const { labels, version, effectiveText } = document;
  const edition = `${labels.version} ${version} · ${labels.effective} ${effectiveText}`;
  const numbers = { "{page}": String(number), "{pages}": String(count) };
  const pageOf = labels.pageOf.replace(/\{pages?\}/g, (key) => numbers[key as "{page}"]);
  const look = set.styles.furniture;
  const page = oneLine(pageOf, look, { y, width: full / 3 }, set);
  const words = oneLine(edition, look, { y, width: full - widthOf(page) - 24 }, set);
  return [...at(words, left), ...at(page, left + full - widthOf(page))];
}

/** Text on one line from x = 0, shortened with an ellipsis when there is no room for it. */
function oneLine(
  text: string,
  look: TextStyle,
  { y, width }: { readonly y: number; readonly width: number },
  set: Typesetting,
): Run[] {
  const fitting = (words: string) =>
    breakLines([{ kind: "text", text: words }], look, width, set).map(({ pieces }) =>
      pieces.map((piece) => runOf(piece, { x: piece.offset, y, order: 0 }, undefined)),
    );
  const lines = fitting(text);
  let [first = []] = lines;
  for (let cut = text.length; lines.length > 1 && cut > 0; ) {
    const kept = first.map((run) => run.text).join("");
    cut = Math.min(cut - 1, kept.trimEnd().length);
    const shortened = fitting(`${text.slice(0, cut).trimEnd()}…`);
    if (shortened.length === 1) return shortened[0] ?? [];
    first = shortened[0] ?? [];
  }
  return first;
}

function widthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.width, 0);
}

function at(runs: readonly Run[], x: number): Run[] {
  return runs.map((run) => ({ ...run, x: run.x + x }));
}
