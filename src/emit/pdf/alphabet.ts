import type { FaceKey } from "./fonts.js";
import type { Glyph, Typeface } from "./typeface.js";

/**
 * Glyphs that have the same code in every document, so that a line that documents share is written
 * with the same operators in each.
 */
export interface Alphabet {
  /** By code; the first is the glyph of what a font lacks. */
  readonly glyphs: readonly Glyph[];
  /** Whether a document that shows any of them embeds all: names and numbers differ everywhere. */
  readonly isWhole: boolean;
  /** The code of a glyph of the alphabet. */
  code(glyph: Glyph): number | undefined;
}

/** English and Spanish, with the punctuation of documents and the ligatures of the fonts. */
const texts = [
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i)),
  ..."áéíóúüñÁÉÍÓÚÜÑ¿¡–—‘’“”•…·§\u00a0\u2010\u2011",
  ...["ff", "fi", "fl", "ffi", "ffl"],
];

const missing: Glyph = { id: 0, text: "", advance: 0, x: 0, y: 0 };
const known = new WeakMap<Typeface, Alphabet>();

/** The alphabet of a face; of a further font, which shows what the design's own cannot, there is none. */
export function alphabetOf(typeface: Typeface, key: FaceKey): Alphabet {
  const before = known.get(typeface);
  if (before) return before;
  const isText = key === "sans" || key === "sansBold";
  const made = alphabet(key.startsWith("further") ? [] : shaped(typeface), isText);
  known.set(typeface, made);
  return made;
}

function alphabet(shown: readonly Glyph[], isWhole: boolean): Alphabet {
  const glyphs = [missing, ...shown];
  const codes = new Map<number, Map<string, number>>();
  for (const [code, { id, text }] of glyphs.entries()) {
    codes.set(id, (codes.get(id) ?? new Map()).set(text, code));
  }
  return { glyphs, isWhole, code: ({ id, text }) => codes.get(id)?.get(text) };
}

function shaped(typeface: Typeface): Glyph[] {
  return texts.flatMap((text) => {
    const { glyphs } = typeface.shape(text, { language: "en", rtl: false });
    const [glyph] = glyphs;
    return glyphs.length === 1 && glyph && glyph.id !== 0 && glyph.text === text ? [glyph] : [];
  });
}
