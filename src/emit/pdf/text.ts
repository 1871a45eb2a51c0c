import type { Inline } from "../../document/blocks.js";
import { levelsOf, visualOrder } from "./bidi.js";
import { segments } from "./breaks.js";
import type { FaceKey, FaceName } from "./fonts.js";
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
interface Part {
  readonly look: Look;
  readonly text: string;
  /** What is painted for the text, where that differs. */
  readonly shown?: string;
  readonly width: number;
}

/** Text of one look that is shaped together. */
interface Stretch extends Pick<Part, "look" | "shown"> {
  text: string;
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

/** Text of one look as the document has it: what fonts lack, and what runs to the left, is set in another one. */
interface Span {
  readonly text: string;
  readonly look: Look & { readonly face: FaceName };
}

function spans(children: readonly Inline[], style: TextStyle, accent: string, link?: LinkTarget) {
  const list: Span[] = [];
  for (const child of children) {
    if (child.kind === "text") {
      const { face, size, colour } = style;
      list.push({ text: child.text, look: { face, size, colour, link, level: 0 } });
    } else if (child.kind !== "link") {
      const inner = { ...style, face: emphasized(style.face, child.kind) };
      list.push(...spans(child.children, inner, accent, link));
    } else {
      const inside = spans(child.children, { ...style, colour: accent }, accent);
      const target = { href: child.href, text: inside.map((span) => span.text).join("") };
      list.push(...inside.map(({ text, look }) => ({ text, look: { ...look, link: target } })));
    }
  }
  return list;
}

/** Segments of the whole text in the looks of its spans. */
function atoms(children: readonly Inline[], style: TextStyle, set: Typesetting): Atom[] {
  const list = spans(children, style, set.styles.accent);
  const text = list.map((span) => span.text).join("");
  const levels = levelsOf(text, set.direction);
  const all: Atom[] = [];
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
      for (const part of partsOf(text, inside, one, levels, set)) parts.push(part);
      behind += one.text.length;
    }
    const last = parts.at(-1)?.look;
    const lookBehind = () =>
      lookOf(space, spanAt(list, at, from, end), levels?.[end] ?? 0, last, set);
    all.push({
      parts,
      width: widthOf(parts),
      space: space === "" ? undefined : part(space, lookBehind(), set),
      hyphen: hyphen && last ? hyphenPart(last, set) : undefined,
    });
  }
  return all;
}

/** The span that a space behind a word belongs to: a link does not reach beyond its words. */
function spanAt(list: readonly Span[], at: number, from: number, offset: number): Span {
  let [i, behind] = [at, from];
  while (behind + (list[i] as Span).text.length <= offset && list[i + 1]) {
    behind += (list[i++] as Span).text.length;
  }
  return list[i] as Span;
}

function part(text: string, look: Look, { fonts }: Typesetting): Part {
  return { look, text, width: fonts.width(text, look.face, look.size) };
}

/** The hyphen that a soft hyphen shows: U+2010 where the face has it. */
function hyphenPart(look: Look, set: Typesetting): Part {
  const shown = set.fonts.face(look.face).has(0x2010) ? "\u2010" : "-";
  return { ...part(shown, look, set), text: softHyphen, shown };
}

/** Of things that stand side by side. */
export function widthOf(list: readonly { readonly width: number }[]): number {
  let sum = 0;
  for (const { width } of list) sum += width;
  return sum;
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
  if (!levels && isPlain(stretch, span, set)) return [part(stretch, span.look, set)];
  const stretches: Stretch[] = [];
  for (const match of stretch.matchAll(graphemes)) {
    const [grapheme] = match;
    const before = stretches.at(-1)?.look;
    const look = lookOf(grapheme, span, levels?.[from + match.index] ?? 0, before, set);
    add(stretches, look, grapheme);
  }
  return stretches.map((one) => part(one.text, one.look, set));
}

function isPlain(text: string, { look }: Span, { fonts }: Typesetting): boolean {
  return plain.test(text) && fonts.shows(text, look.face);
}

/** How a letter of a span is set: as the span, but in a face that has it, and in its own direction. */
function lookOf(
  grapheme: string,
  span: Span,
  level: number,
  before: Look | undefined,
  set: Typesetting,
): Look {
  const { look } = span;
  if (level === 0 && isPlain(grapheme, span, set)) return look;
  const face = faceFor(grapheme, look.face, level, before, set);
  return level === 0 && face === look.face ? look : { ...look, face, level };
}

function faceFor(
  grapheme: string,
  face: FaceName,
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
function slices(atom: Atom, width: number, set: Typesetting): Atom[] {
  const all: Atom[] = [];
  let parts: Part[] = [];
  let used = 0;
  const slice = (last?: Pick<Atom, "space" | "hyphen">): Atom => ({
    parts,
    width: widthOf(parts),
    space: last?.space,
    hyphen: last?.hyphen,
  });
  for (const whole of atom.parts) {
    const { look } = whole;
    const { face, size } = look;
    let text = "";
    for (const [grapheme] of whole.text.matchAll(graphemes)) {
      const advance = set.fonts.width(grapheme, face, size);
      if (used + advance > width && used > 0) {
        const cut = cutAfterPunctuation(text);
        const rest = text.slice(cut);
        if (cut > 0) parts.push(part(text.slice(0, cut), look, set));
        all.push(slice());
        parts = [];
        text = rest;
        used = set.fonts.width(rest, face, size);
      }
      text += grapheme;
      used += advance;
    }
    parts.push(part(text, look, set));
  }
  all.push(slice(atom));
  return all;
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
  const stretches: Stretch[] = [];
  for (const { parts, space } of list) {
    for (const { look, text } of parts) add(stretches, look, text);
    if (space && space !== end?.space) add(stretches, space.look, space.text);
  }
  if (broken && end?.hyphen) showHyphen(stretches, end.hyphen);
  const pieces = stretches.map((one) => pieceOf(one, set));
  const width = widthOf(pieces);
  const placed = place(pieces, width, set);
  if (!broken || !end?.space) return { pieces: placed, width };
  const link = undefined; // nothing to click, nothing to underline
  const space = { ...pieceOf(end.space, set), link, offset: width };
  return { pieces: [...placed, space], width };
}

/** A soft hyphen of the text gives its place to the hyphen that it shows. */
function showHyphen(stretches: Stretch[], hyphen: Part): void {
  const end = stretches.at(-1);
  if (end?.text.endsWith(softHyphen)) end.text = end.text.slice(0, -softHyphen.length);
  stretches.push(hyphen);
}

/** Adds text to its neighbour, if that has the same look. */
function add(stretches: Stretch[], look: Look, text: string): void {
  const end = stretches.at(-1);
  if (end && isOneLook(end.look, look)) end.text += text;
  else stretches.push({ look, text });
}

function isOneLook(a: Look, b: Look): boolean {
  if (a === b) return true;
  const { face, size, colour, link, level } = a;
  return (
    face === b.face &&
    size === b.size &&
    colour === b.colour &&
    link === b.link &&
    level === b.level
  );
}

function pieceOf({ look, text, shown }: Stretch, { fonts }: Typesetting): Piece {
  const glyphs = fonts.shape(shown ?? text, look.face, look.level % 2 === 1);
  let units = 0;
  for (const { advance } of glyphs) units += advance;
  const width = (units * look.size) / fonts.face(look.face).unitsPerEm;
  const named = shown ? glyphs.map((glyph) => ({ ...glyph, text })) : glyphs;
  return { ...look, text, glyphs: named, width, offset: 0 };
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
