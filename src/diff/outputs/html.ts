import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { openLanguage } from "../../document/language.js";
import { blocksHtml, pageHtml } from "../../emit/html.js";
import { root } from "../../package.js";
import type { Change, Weight } from "../change.js";
import type { Comparison } from "../comparison.js";
import { hasMarks } from "../redline/anchors.js";
import { locate, type Shown } from "../redline/places.js";
import { type RedlinedSection, redline } from "../redline/redline.js";
import { byWeight, headline, pieces, place, provisionsOf, remarks, sides } from "../wording.js";
import type { Piece } from "../words.js";

// The function of the template's own values: text is escaped in one way everywhere.
const escapeHtml = Handlebars.escapeExpression;

/** A comparison as a page: the changes, and the whole document with its changed words marked. */
export function render(comparison: Comparison): string {
  const [before, after] = comparison.documents();
  const language = openLanguage(after.language);
  const { redline: marked, placeOf } = locate(redline(before, after), language);
  const all = [marked.front, ...marked.sections.map(({ blocks }) => blocks)];
  // No redline stands where the translations of the document do.
  const document = { ...after, translations: [] };
  return pageHtml(document, {
    title: `Redline: ${after.title}`,
    maker: "policyc",
    style: shipped("style.css"),
    front: blocksHtml(marked.front, ""),
    preface: changesHtml(comparison, placeOf, !all.some(hasMarks)),
    sections: marked.sections.map(sectionView),
  });
}

function shipped(name: string): string {
  return readFileSync(new URL(`templates/redline/${name}`, root), "utf8");
}

const tags = { kept: undefined, inserted: "ins", deleted: "del" } as const;

function sectionView({ id, title, isNumbered, fate, isMoved, blocks }: RedlinedSection) {
  const tag = tags[fate];
  const words = escapeHtml(title);
  const note = noteOf(fate, isMoved);
  const said = note && `<p class="fate" lang="en" dir="ltr">${note}</p>\n`;
  return {
    id,
    isNumbered,
    label: tag ? `<${tag}>${words}</${tag}>` : words,
    answers: "",
    html: said + blocksHtml(blocks, id),
  };
}

function noteOf(fate: RedlinedSection["fate"], isMoved: boolean): string {
  if (fate === "kept") return "";
  if (isMoved) return fate === "inserted" ? "Section moved to here" : "Section moved from here";
  return `Section ${fate}`;
}

function changesHtml(
  comparison: Comparison,
  placeOf: (change: Change) => Shown | undefined,
  isSame: boolean,
): string {
  const { changes } = comparison.diff;
  const [before, after] = sides(comparison);
  const template = Handlebars.compile(shipped("changes.hbs"), { strict: true });
  return template({
    before,
    after,
    isSame,
    groups: byWeight(changes).map(([weight, some]) => ({
      title: groupTitle(weight, some.length),
      changes: some.map((change) => changeView(change, placeOf(change))),
    })),
    provisions: provisionsOf(changes),
    remarks: remarks(comparison),
  }).trimEnd();
}

function groupTitle(weight: Weight, count: number): string {
  const name = weight.charAt(0).toUpperCase() + weight.slice(1);
  return `${name}: ${count} ${count === 1 ? "change" : "changes"}`;
}

function changeView(change: Change, shown: Shown | undefined) {
  return {
    anchor: shown?.anchor,
    section: shown?.section,
    headline: headline(change),
    pieces: pieces(change).map(pieceHtml).join(""),
    why: change.why,
    provisions: change.provisions.map(({ provision }) => provision).join("; "),
    source: place(change),
  };
}

function pieceHtml({ kind, text }: Piece): string {
  const words = escapeHtml(text);
  if (kind === "same") return words;
  return kind === "new" ? `<ins>${words}</ins>` : `<del>${words}</del>`;
}
