import type { Inline } from "../../document/blocks.js";
import { type FaceName, faceFor, textWidth } from "./fonts.js";
import { colour, emphasized, type TextStyle } from "./style.js";

/** One link of the text; its pieces share the object, so that it stays one link over its lines. */
export interface LinkTarget {
  readonly href: string;
  readonly text: string;
}

/** Text of one look on one line. */
export interface Piece {
  text: string;
  readonly face: FaceName;
  readonly size: number;
  readonly colour: string;
  readonly link: LinkTarget | undefined;
  width: number;
}

/** A line of set text; a space at its end is kept for extraction and counts for nothing. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

interface Span extends TextStyle {
  readonly text: string;
  readonly link: LinkTarget | undefined;
}

/** What may not be parted: a word, or a part of one that ends where a break is allowed. */
interface Atom {
  readonly pieces: Piece[];
  width: number;
  /** The space behind it, which vanishes at the end of a line. */
  space: Piece | undefined;
  /** Ends at a soft hyphen: shows a hyphen when the line ends here. */
  soft: boolean;
}

const breaking = /[\t\n\v\f\r \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000\u0085]/u;
const invisible = /\p{Default_Ignorable_Code_Point}/u;
const wordCharacter = /[\p{L}\p{N}]/u;
const softHyphen = "\u00ad";
const zeroWidthSpace = "\u200b";
/** Invisible, but a place where a line may end. */
const optional = new Set([softHyphen, zeroWidthSpace]);

/** Breaks running text into lines no wider than `width`; unknown characters go to `unshowable`. */
export function breakLines(
  children: readonly Inline[],
  look: TextStyle,
  width: number,
  unshowable: Set<string>,
): Line[] {
  const lines: Line[] = [];
  let current: Atom[] = [];
  let used = 0;
  for (const atom of atoms(spans(children, look), unshowable)) {
    for (const part of atom.width > width ? slices(atom, width) : [atom]) {
      if (current.length > 0 && used + part.width > width) {
        lines.push(lineOf(current, true));
        current = [];
        used = 0;
      }
      current.push(part);
      used += part.width + (part.space?.width ?? 0);
    }
  }
  if (current.length > 0) lines.push(lineOf(current, false));
  return lines;
}

/** Width of the widest part that should not be broken, and of the text on one line. */
export function textExtent(
  children: readonly Inline[],
  look: TextStyle,
): { min: number; max: number } {
  let [min, max] = [0, 0];
  for (const atom of atoms(spans(children, look), new Set())) {
    min = Math.max(min, atom.width);
    max += atom.width + (atom.space?.width ?? 0);
  }
  return { min, max };
}

function spans(children: readonly Inline[], look: TextStyle, link?: LinkTarget): Span[] {
  return children.flatMap((child) => {
    if (child.kind === "text") return [{ ...look, text: child.text, link }];
    if (child.kind !== "link") {
      return spans(child.children, { ...look, face: emphasized(look.face, child.kind) }, link);
    }
    const inside = spans(child.children, { ...look, colour: colour.accent });
    const target = { href: child.href, text: inside.map((span) => span.text).join("") };
    return inside.map((span) => ({ ...span, link: target }));
  });
}

/** Cuts spans into atoms. Breaks are looked for in the whole text: the end of a span is none. */
function* atoms(spanList: readonly Span[], unshowable: Set<string>): Generator<Atom> {
  let atom = newAtom();
  let before = "";
  let last = "";
  for (const span of spanList) {
    for (const character of span.text) {
      if (breaking.test(character)) {
        if (atom.pieces.length > 0) atom.space ??= piece(" ", span.face, span);
        continue;
      }
      if (invisible.test(character) && !optional.has(character)) continue;
      if (atom.space || atom.soft || breaksBetween(before, last, character)) {
        if (atom.pieces.length > 0) yield measured(atom);
        atom = newAtom();
        [before, last] = ["", ""];
      }
      if (character === softHyphen) atom.soft = atom.pieces.length > 0;
      else if (character !== zeroWidthSpace) append(atom, character, span, unshowable);
      [before, last] = [last, character];
    }
  }
  if (atom.pieces.length > 0) yield measured(atom);
}

/** A break is allowed after a hyphen or dash inside of words, and at a zero-width space. */
function breaksBetween(before: string, last: string, next: string): boolean {
  if (last === zeroWidthSpace) return true;
  if (last === "-" || last === "\u2010") return /\p{L}/u.test(before) && /\p{L}/u.test(next);
  return (last === "\u2013" || last === "\u2014") && wordCharacter.test(before + next);
}

function newAtom(): Atom {
  return { pieces: [], width: 0, space: undefined, soft: false };
}

function piece(text: string, face: FaceName, span: Span | Piece): Piece {
  const width = textWidth(text, face, span.size);
  return { text, face, size: span.size, colour: span.colour, link: span.link, width };
}

function append(atom: Atom, character: string, span: Span, unshowable: Set<string>): void {
  const found = faceFor(character.codePointAt(0) as number, span.face);
  if (!found) unshowable.add(character);
  const face = found ?? span.face;
  const end = atom.pieces.at(-1);
  if (end && end.face === face && sameLook(end, span)) end.text += character;
  else atom.pieces.push({ ...piece("", face, span), text: character });
}

function sameLook(end: Piece, next: Span | Piece): boolean {
  return end.link === next.link && end.size === next.size && end.colour === next.colour;
}

function measured(atom: Atom): Atom {
  for (const part of atom.pieces) part.width = textWidth(part.text, part.face, part.size);
  atom.width = atom.pieces.reduce((sum, part) => sum + part.width, 0);
  return atom;
}

/** Parts of an atom wider than a line: after punctuation as in a URL, else at any character. */
function* slices(atom: Atom, width: number): Generator<Atom> {
  let slice = newAtom();
  let used = 0;
  for (const part of atom.pieces) {
    let text = "";
    for (const character of part.text) {
      const advance = textWidth(character, part.face, part.size);
      if (used + advance > width && used > 0) {
        const cut = cutAfterPunctuation(text);
        const rest = text.slice(cut);
        if (cut > 0) slice.pieces.push(piece(text.slice(0, cut), part.face, part));
        yield measured(slice);
        slice = newAtom();
        text = rest;
        used = textWidth(rest, part.face, part.size);
      }
      text += character;
      used += advance;
    }
    slice.pieces.push(piece(text, part.face, part));
  }
  slice.space = atom.space;
  slice.soft = atom.soft;
  yield measured(slice);
}

function cutAfterPunctuation(text: string): number {
  const cut = Math.max(...["/", "?", "&", "=", ".", "_", "@", "-"].map((c) => text.lastIndexOf(c)));
  return cut >= text.length / 2 ? cut + 1 : text.length;
}

/** Joins the atoms of a line into as few pieces as their looks allow. */
function lineOf(parts: readonly Atom[], broken: boolean): Line {
  const pieces: Piece[] = [];
  for (const [i, part] of parts.entries()) {
    for (const next of part.pieces) join(pieces, next);
    const isLast = i === parts.length - 1;
    if (part.space && (broken || !isLast)) join(pieces, part.space);
    if (part.soft && isLast && broken) {
      const end = part.pieces.at(-1) as Piece;
      join(pieces, { ...end, text: softHyphen });
    }
  }
  for (const one of pieces) one.width = textWidth(one.text, one.face, one.size);
  const end = pieces.at(-1);
  const hanging = end?.text.endsWith(" ") ? textWidth(" ", end.face, end.size) : 0;
  return { pieces, width: pieces.reduce((sum, one) => sum + one.width, 0) - hanging };
}

function join(pieces: Piece[], next: Piece): void {
  const end = pieces.at(-1);
  if (end && end.face === next.face && sameLook(end, next)) end.text += next.text;
  else pieces.push({ ...next });
}
