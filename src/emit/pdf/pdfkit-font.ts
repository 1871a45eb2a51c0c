import { shape } from "./fonts.js";
import { subsetFont } from "./subset.js";
import type { Face } from "./truetype.js";

/**
 * A face in the shape of the font objects that pdfkit embeds. To pdfkit a glyph's id is its code
 * point, so that two characters with one glyph (U+002D and U+2011) stay two in extracted text.
 * It holds nothing of a document; each document makes its own subset.
 */
export function embeddable(face: Face) {
  return {
    postscriptName: face.name,
    unitsPerEm: face.unitsPerEm,
    ascent: face.ascent,
    descent: face.descent,
    lineGap: face.lineGap,
    capHeight: face.capHeight,
    xHeight: face.xHeight,
    italicAngle: face.italicAngle,
    bbox: face.bbox,
    "OS/2": { sFamilyClass: face.familyClass },
    post: { isFixedPitch: 0 },
    head: { macStyle: { italic: face.italicAngle !== 0 } },
    getGlyph: (glyph: number) => ({ advanceWidth: face.advance(glyph) }),
    layout: (text: string) => layout(face, text),
    createSubset: () => subset(face),
  };
}

function layout(face: Face, text: string) {
  const placed = shape(text, face);
  return {
    glyphs: placed.map(({ codePoint, width }) => ({
      id: codePoint,
      advanceWidth: width,
      codePoints: [codePoint],
    })),
    // pdfkit scales positions in place, so they are made anew for every call.
    positions: placed.map(({ advance }) => ({
      xAdvance: advance,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    })),
    advanceWidth: placed.reduce((sum, { advance }) => sum + advance, 0),
  };
}

function subset(face: Face) {
  const codePoints: number[] = [0]; // the place of .notdef
  const places = new Map<number, number>();
  return {
    includeGlyph(codePoint: number): number {
      const place = places.get(codePoint) ?? codePoints.push(codePoint) - 1;
      places.set(codePoint, place);
      return place;
    },
    encode: () => subsetFont(face, [0, ...codePoints.slice(1).map(face.glyph)]),
  };
}
