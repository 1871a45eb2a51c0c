import type { Inline } from "../../document/blocks.js";
import { levelsOf, visualOrder } from "./bidi.js";
import { segments } from "./breaks.js";
import type { FaceKey } from "./fonts.js";
import { made } from "./made.js";
import type { Extent } from "./paragraphs.js";
import { canSet, isCommon } from "./script.js";
import { emphasized, type TextStyle } from "./style.js";
import type { Glyph } from "./typeface.js";
import type { Typesetting } from "./typesetting.js";

/** One link of the text; its pieces share the object, so that it stays one link over its lines. */
export interface LinkTarget {
  readonly href: string;
  readonly text: string;
}

interface Look {
  readonly face: FaceKey;
  readonly size: number;
  readonly colour: string;
  readonly link: LinkTarget | undefined;
  /** Embedding level of the bidirectional algorithm. */
  readonly level: number;
}

/** Text of one look and one direction within a line. */
export interface Piece extends Look {
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  readonly width: number;
  /** From the edge at which the line starts, in the direction of the document. */
  readonly offset: number;
}

/** A line of set text, its pieces in reading order. */
export interface Line {
  readonly pieces: readonly Piece[];
  /** Without the space at its end, which is kept for extraction. */
  readonly width: number;
}

/** Text of one look that is not set yet. */
interface Part extends Look {
  readonly text: string;
  /** What is painted for the text, where that differs. */
  readonly shown?: string;
  readonly width: number;
}

/** What may not be parted, as `segments` has it. */
interface Atom {
  readonly parts: readonly Part[];
  readonly width: number;
  readonly space: Part | undefined;
  /** Shown where a line ends behind this atom. */
  readonly hyphen: Part | undefined;
}

const softHyphen = "\u00ad";

/** Breaks running text into lines no wider than `width`, its characters' fonts found. */
export function breakLines(
  children: readonly Inline[],
  look: TextStyle,
  width: number,
  set: Typesetting,
): Line[] {
  return set.paragraphs.lines(children, look, width, () =>
    made(set, (apart) => newLines(children, look, width, apart)),
  );
}

function newLines(
  children: readonly Inline[],
  look: TextStyle,
  width: number,
  set: Typesetting,
): Line[] {
  const list: Atom[] = [];
  for (const atom of atoms(children, look, set)) {
    if (atom.width <= width) list.push(atom);
    else for (const slice of slices(atom, width, set)) list.push(slice);
  }
  const ends = lineEnds(list, width, look.balanced === true);
  return ends.map((end, i) => lineOf(list.slice(ends[i - 1] ?? 0, end), i < ends.length - 1, set));
}

/** Width of the widest part that should not be broken, and of the text on one line. */
export function textExtent(children: readonly Inline[], look: TextStyle, set: Typesetting): Extent {
  return set.paragraphs.extent(children, look, () => {
    let [min, max] = [0, 0];
    for (const { width, space } of atoms(children, look, set)) {
      min = Math.max(min, width);
      max += width + (space?.width ?? 0);
    }
    return { min, max };
  });
}

interface Span extends TextStyle {
  readonly text: string;
  readonly link: LinkTarget | undefined;
}

function spans(children: readonly Inline[], look: TextStyle, accent: string, link?: LinkTarget) {
  const list: Span[] = [];
  for (const child of children) {
    if (child.kind === "text") list.push({ ...look, text: child.text, link });
    else if (child.kind !== "link") {
      const inner = { ...look, face: emphasized(look.face, child.kind) };
      list.push(...spans(child.children, inner, accent, link));
    } else {
      const inside = spans(child.children, { ...look, colour: accent }, accent);
      const target = { href: child.href, text: inside.map((span) => span.text).join("") };
      list.push(...inside.map((span) => ({ ...span, link: target })));
    }
  }
  return list;
}

/** Segments of the whole text in the looks of its spans. */
function* atoms(children: readonly Inline[], look: TextStyle, set: Typesetting): Generator<Atom> {
  const list = spans(children, look, set.styles.accent);
  const text = list.map((span) => span.text).join("");
  const levels = levelsOf(text, set.direction);
  let [at, from] = [0, 0];
  for (const { text: word, space, start, hyphen } of segments(text, set.hyphenate)) {
    const parts: Part[] = [];
    const end = start + word.length;
    while (from + (list[at] as Span).text.length <= start) {
      from += (list[at++] as Span).text.length;
    }
    for (let [i, behind] = [at, from]; behind < end; i++) {
      const one = list[i] as Span;
      const inside = { from: Math.max(start, behind), to: Math.min(end, behind + one.text.length) };
      parts.push(...partsOf(text, inside, one, levels, set));
      behind += one.text.length;
    }
    const behind = spanAt(list, at, from, end);
    const level = levels?.[end] ?? 0;
    const face = faceFor(space, behind, level, parts.at(-1), set);
    yield {
      parts,
      width: parts.reduce((sum, part) => sum + part.width, 0),
      space: space === "" ? undefined : part(space, { ...lookOf(behind, level), face }, set),
      hyphen: hyphen ? hyphenPart(parts.at(-1) as Part, set) : undefined,
    };
  }
}

/** The span that a space behind a word belongs to: a link does not reach beyond its words. */
function spanAt(list: readonly Span[], at: number, from: number, offset: number): Span {
  let [i, behind] = [at, from];
  while (behind + (list[i] as Span).text.length <= offset && list[i + 1]) {
    behind += (list[i++] as Span).text.length;
  }
  return list[i] as Span;
}

function lookOf({ face, size, colour, link }: Span, level: number): Look {
  return { face, size, colour, link, level };
}

function part(text: string, look: Look, { fonts }: Typesetting): Part {
  return { ...look, text, width: fonts.width(text, look.face, look.size) };
}

/** The hyphen that a soft hyphen shows: U+2010 where the face has it. */
function hyphenPart(look: Look, set: Typesetting): Part {
  const shown = set.fonts.face(look.face).has(0x2010) ? "\u2010" : "-";
  return { ...part(shown, look, set), text: softHyphen, shown };
}

const graphemes = /\P{M}[\p{M}\u200c\u200d]*|\p{M}+/gu;

/** Most words: letters of scripts that are set without further thought. */
const plain = /^[\u0020-\u036f\u2010-\u2027]*$/;

/** Cuts a stretch of one span where its font or its direction changes. */
function partsOf(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  span: Span,
  levels: Uint8Array | undefined,
  set: Typesetting,
): Part[] {
  const stretch = text.slice(from, to);
  if (!levels && plain.test(stretch) && set.fonts.shows(stretch, span.face)) {
    return [part(stretch, lookOf(span, 0), set)];
  }
  const looks: (Look & { text: string })[] = [];
  for (const match of stretch.matchAll(graphemes)) {
    const [grapheme] = match;
    const level = levels?.[from + match.index] ?? 0;
    const end = looks.at(-1);
    const face = faceFor(grapheme, span, level, end, set);
    if (end && end.face === face && end.level === level) end.text += grapheme;
    else looks.push({ ...lookOf(span, level), face, text: grapheme });
  }
  return looks.map((one) => part(one.text, one, set));
}

function faceFor(
  grapheme: string,
  { face }: Span,
  level: number,
  before: Look | undefined,
  { fonts, unshowable }: Typesetting,
): FaceKey {
  // A full stop that ends a sentence from right to left belongs to the letters before it.
  const follows = before && level % 2 === 1 && level === before.level && isCommon(grapheme);
  if (follows && fonts.shows(grapheme, before.face)) return before.face;
  const found = canSet(grapheme) ? fonts.faceFor(grapheme, face) : undefined;
  if (!found) unshowable.add(grapheme);
  return found ?? face;
}

/** Parts of an atom wider than a line: after punctuation as in a URL, else at any character. */
function* slices(atom: Atom, width: number, set: Typesetting): Generator<Atom> {
  let parts: Part[] = [];
  let used = 0;
  const slice = (last?: Pick<Atom, "space" | "hyphen">): Atom => ({
    parts,
    width: parts.reduce((sum, part) => sum + part.width, 0),
    space: last?.space,
    hyphen: last?.hyphen,
  });
  for (const whole of atom.parts) {
    let text = "";
    for (const [grapheme] of whole.text.matchAll(graphemes)) {
      const advance = set.fonts.width(grapheme, whole.face, whole.size);
      if (used + advance > width && used > 0) {
        const cut = cutAfterPunctuation(text);
        const rest = text.slice(cut);
        if (cut > 0) parts.push(part(text.slice(0, cut), whole, set));
        yield slice();
        parts = [];
        text = rest;
        used = set.fonts.width(rest, whole.face, whole.size);
      }
      text += grapheme;
      used += advance;
    }
    parts.push(part(text, whole, set));
  }
  yield slice(atom);
}

function cutAfterPunctuation(text: string): number {
  const cut = Math.max(...["/", "?", "&", "=", ".", "_", "@", "-"].map((c) => text.lastIndexOf(c)));
  return cut >= text.length / 2 ? cut + 1 : text.length;
}

/** What a line costs beside its empty width: no more lines than needed, few hyphens. */
const lineCost = 0.1;
const hyphenCost = 0.06;
/** A last line shorter than this part of the width looks lost. */
const shortLine = 0.15;
const shortCost = 0.15;

/**
 * Chooses the line ends of a paragraph as a whole, so that its lines are of like length: the sum
 * of the squares of what they leave empty is least. Linear in the length of the text.
 */
function lineEnds(list: readonly Atom[], width: number, balanced: boolean): number[] {
  const count = list.length;
  const least = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const begin = new Int32Array(count + 1);
  least[0] = 0;
  for (let end = 1; end <= count; end++) {
    const last = list[end - 1] as Atom;
    let used = end < count && last.hyphen ? last.hyphen.width : 0;
    for (let start = end - 1; start >= 0; start--) {
      const atom = list[start] as Atom;
      used += atom.width + (start < end - 1 ? (atom.space?.width ?? 0) : 0);
      if (used > width && start < end - 1) break;
      const empty = Math.max(0, 1 - used / width);
      let cost = (least[start] as number) + lineCost;
      if (end < count || balanced) cost += empty ** 2;
      else if (start > 0 && 1 - empty < shortLine) cost += shortCost;
      if (end < count && last.hyphen) cost += hyphenCost;
      if (cost < (least[end] as number)) {
        least[end] = cost;
        begin[end] = start;
      }
    }
  }
  const ends: number[] = [];
  for (let end = count; end > 0; end = begin[end] as number) ends.push(end);
  return ends.reverse();
}

/** Sets the atoms of a line: joins what has one look, and finds each piece's place. */
function lineOf(list: readonly Atom[], broken: boolean, set: Typesetting): Line {
  const end = list.at(-1);
  const parts = joined(
    list.flatMap((atom) => (atom.space && atom !== end ? [...atom.parts, atom.space] : atom.parts)),
  );
  if (broken && end?.hyphen) showHyphen(parts, end.hyphen);
  const pieces = parts.map((one) => pieceOf(one, set));
  const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
  const placed = place(pieces, width, set);
  if (!broken || !end?.space) return { pieces: placed, width };
  const link = undefined; // nothing to click, nothing to underline
  const space = { ...pieceOf({ ...end.space, link }, set), offset: width };
  return { pieces: [...placed, space], width };
}

/** A soft hyphen of the text gives its place to the hyphen that it shows. */
function showHyphen(parts: Part[], hyphen: Part): void {
  const end = parts.at(-1);
  if (end?.text.endsWith(softHyphen)) {
    parts[parts.length - 1] = { ...end, text: end.text.slice(0, -softHyphen.length) };
  }
  parts.push(hyphen);
}

/** Neighbours of one look as one part: they are shaped together. */
function joined(parts: readonly Part[]): Part[] {
  const groups: [Part, ...Part[]][] = [];
  for (const part of parts) {
    const open = groups.at(-1);
    if (open && part.shown === undefined && isOneLook(open[0], part)) open.push(part);
    else groups.push([part]);
  }
  return groups.map((group) => ({ ...group[0], text: group.map(({ text }) => text).join("") }));
}

function isOneLook(a: Look, b: Look): boolean {
  return (
    a.face === b.face &&
    a.size === b.size &&
    a.colour === b.colour &&
    a.link === b.link &&
    a.level === b.level
  );
}

function pieceOf({ shown, ...one }: Part, { fonts }: Typesetting): Piece {
  const glyphs = fonts.shape(shown ?? one.text, one.face, one.level % 2 === 1);
  const units = glyphs.reduce((sum, { advance }) => sum + advance, 0);
  const width = (units * one.size) / fonts.face(one.face).unitsPerEm;
  const named = shown ? glyphs.map((glyph) => ({ ...glyph, text: one.text })) : glyphs;
  return { ...one, glyphs: named, width, offset: 0 };
}

/** Puts pieces side by side in their visual order. */
function place(pieces: readonly Piece[], width: number, { direction }: Typesetting): Piece[] {
  const placed = [...pieces];
  let left = 0;
  for (const i of visualOrder(pieces.map(({ level }) => level))) {
    const piece = pieces[i] as Piece;
    placed[i] = { ...piece, offset: direction === "ltr" ? left : width - left - piece.width };
    left += piece.width;
  }
  return placed;
}
