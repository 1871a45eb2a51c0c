import type { Document, Part } from "../../document/document.js";
import { runOf } from "./flow.js";
import { made } from "./made.js";
import type { Page, Run } from "./pages.js";
import { space, type TextStyle } from "./style.js";
import { breakLines, widthOf } from "./text.js";
import type { Typesetting } from "./typesetting.js";

/** Adds header and footer to every page; they are artifacts, not content. */
export function furnish(pages: readonly Page[], document: Document, set: Typesetting): void {
  let same = header(document, set);
  for (const [i, target] of pages.entries()) {
    const part = partBeginningOn(target, document);
    if (part) same = header({ ...document, title: part.title }, set);
    target.header = same;
    target.footer = footer(document, i + 1, pages.length, set);
  }
}

/** The document of a bundle that begins on a page, as each does on one of its own. */
function partBeginningOn({ destinations }: Page, { parts = [] }: Document): Part | undefined {
  return parts.find(({ id }) => destinations.some(({ name }) => name === id));
}

/** Who, and what; for whom at the right, and a draft says so there. */
function header(document: Document, set: Typesetting): Run[] {
  const { status, labels, organizationShort, title } = document;
  const { left, full, headerBaseline: y } = set.sheet;
  const { draft, wordmark, furniture } = set.styles;
  const mark = oneLine(status === "draft" ? labels.draft : "", draft, { y, width: full / 3 }, set);
  const name = oneLine(organizationShort, wordmark, { y, width: full / 3 }, set);
  const x = left + widthOf(name) + space.cellX;
  const markX = left + full - widthOf(mark);
  const customerEnd = mark.length > 0 ? markX - space.furniture : markX;
  const whole = widthOf(oneLine(title, furniture, { y, width: full }, set));
  const customer = customerRuns(document, customerEnd - x - whole - space.furniture, set);
  const end = customer.width > 0 ? customerEnd - customer.width : markX;
  const room = end - x - space.furniture;
  const words = room > 0 ? oneLine(title, furniture, { y, width: room }, set) : [];
  return [...at(name, left), ...at(words, x), ...at(customer.runs, end), ...at(mark, markX)];
}

/**
 * For whom, in what the title leaves of the line, but in almost half of it in any case; a long name
 * is shortened before its reference is.
 */
function customerRuns({ customer }: Document, left: number, set: Typesetting) {
  const [name = "", reference] = customer?.words ?? [];
  const { full, headerBaseline: y } = set.sheet;
  const { furniture } = set.styles;
  const most = Math.max(left, 0.45 * full);
  const known = reference === undefined ? "" : `· ${reference}`;
  const second = oneLine(known, furniture, { y, width: 0.65 * most }, set);
  const taken = second.length > 0 ? widthOf(second) + 2 : 0;
  const first = oneLine(name, furniture, { y, width: most - taken }, set);
  const width = widthOf(first) + taken;
  return { runs: [...first, ...at(second, width - widthOf(second))], width };
}

/** Which edition, and which page of how many: of as many pages, documents of an edition share them. */
function footer(
  { labels, version, effectiveText }: Document,
  number: number,
  count: number,
  set: Typesetting,
): readonly Run[] {
  const { left, full, footerBaseline: y } = set.sheet;
  const edition = `${labels.version} ${version} · ${labels.effective} ${effectiveText}`;
  const numbers = { "{page}": String(number), "{pages}": String(count) };
  const pageOf = labels.pageOf.replace(/\{pages?\}/g, (key) => numbers[key as "{page}"]);
  const look = set.styles.furniture;
  return set.sections.footer(`${edition}\n${pageOf}`, () =>
    made(set, (apart) => {
      const page = oneLine(pageOf, look, { y, width: full / 3 }, apart);
      const room = full - widthOf(page) - space.furniture;
      const words = oneLine(edition, look, { y, width: room }, apart);
      return [...at(words, left), ...at(page, left + full - widthOf(page))];
    }),
  );
}

const longest = 1_000;

/** Text on one line from x = 0, shortened with an ellipsis when there is no room for it. */
function oneLine(
  text: string,
  look: TextStyle,
  { y, width }: { readonly y: number; readonly width: number },
  set: Typesetting,
): Run[] {
  const fitting = (words: string) =>
    breakLines([{ kind: "text", text: words }], look, width, set).map(({ pieces }) =>
      pieces.map((piece) => runOf(piece, { x: piece.offset, y }, undefined)),
    );
  // Of a text of a megabyte no more is set, on every page, than a line could ever hold.
  const beginning = text.slice(0, longest);
  const lines = fitting(beginning);
  let [first = []] = lines;
  for (let cut = beginning.length; lines.length > 1 && cut > 0; ) {
    const kept = first.map((run) => run.text).join("");
    cut = Math.min(cut - 1, kept.trimEnd().length);
    const shortened = fitting(`${text.slice(0, cut).trimEnd()}…`);
    if (shortened.length === 1) return shortened[0] ?? [];
    first = shortened[0] ?? [];
  }
  return first;
}

function at(runs: readonly Run[], x: number): Run[] {
  return runs.map((run) => ({ ...run, x: run.x + x }));
}
