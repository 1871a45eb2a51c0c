import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Face, readFace } from "./truetype.js";

const files = {
  sans: "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  sansItalic: "source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf",
  sansBold: "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  sansBoldItalic: "source-sans-3/600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf",
  serif: "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  serifItalic: "source-serif-4/600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf",
} as const;

/** The faces of the design; the serif is for headings and comes in semibold only. */
export type FaceName = keyof typeof files;

/** Where to look for a character that a face lacks. */
const substitutes: Readonly<Record<FaceName, FaceName>> = {
  sans: "serif",
  sansItalic: "serifItalic",
  sansBold: "serif",
  sansBoldItalic: "serifItalic",
  serif: "sansBold",
  serifItalic: "sansBoldItalic",
};

const require = createRequire(import.meta.url);
/** Parsed faces, six at most; they hold nothing of a document. */
const opened = new Map<FaceName, Face>();

/** Opens one of the faces. */
export function openFace(name: FaceName): Face {
  const known = opened.get(name);
  if (known) return known;
  const path = require.resolve(`@expo-google-fonts/${files[name]}`);
  const postScriptName = path.replace(/^.*[\\/](\w+?)_\d+(\w+)\.ttf$/, "$1-$2").replace(/_/g, "");
  const face = readFace(readFileSync(path), postScriptName);
  opened.set(name, face);
  return face;
}

/** The face that shows a character where `wanted` is asked for; undefined when none can. */
export function faceFor(codePoint: number, wanted: FaceName): FaceName | undefined {
  if (openFace(wanted).glyph(codePoint) !== 0) return wanted;
  const substitute = substitutes[wanted];
  return openFace(substitute).glyph(codePoint) === 0 ? undefined : substitute;
}

/** A glyph with its place in a run, in font units. */
export interface Placed {
  readonly codePoint: number;
  readonly glyph: number;
  /** Advance without and with kerning to the next glyph. */
  readonly width: number;
  readonly advance: number;
}

/**
 * One glyph a code point, with pair kerning; no ligatures, so text comes out as it went in.
 * Spaces are not kerned: a run may be cut at one and have the same width.
 */
export function shape(text: string, face: Face): Placed[] {
  const placed: Placed[] = [];
  const codePoints = Array.from(text, (character) => character.codePointAt(0) as number);
  let glyph = codePoints[0] === undefined ? 0 : face.glyph(codePoints[0]);
  for (const [i, codePoint] of codePoints.entries()) {
    const next = codePoints[i + 1];
    const nextGlyph = next === undefined ? 0 : face.glyph(next);
    const width = face.advance(glyph);
    const kerned = next !== undefined && next !== 0x20 && codePoint !== 0x20;
    placed.push({
      codePoint,
      glyph,
      width,
      advance: width + (kerned ? face.kern(glyph, nextGlyph) : 0),
    });
    glyph = nextGlyph;
  }
  return placed;
}

/** Width of a run in points. */
export function textWidth(text: string, name: FaceName, size: number): number {
  const face = openFace(name);
  let sum = 0;
  for (const { advance } of shape(text, face)) sum += advance;
  return (sum * size) / face.unitsPerEm;
}
