import type * as Harfbuzz from "harfbuzzjs";
import { Cache } from "../../cache.js";
import { harfbuzz } from "../../harfbuzz.js";

/** A glyph of a shaped word, in font units, from left to right as it is painted. */
export interface Glyph {
  readonly id: number;
  /** The text that it shows; empty for the further glyphs of a text that needs several: dots. */
  readonly text: string;
  readonly advance: number;
  readonly x: number;
  readonly y: number;
}

/** A shaped word. */
export interface Word {
  readonly glyphs: readonly Glyph[];
  /** In font units. */
  readonly width: number;
}

/** How a word is shaped. */
export interface Shaping {
  /** BCP 47 tag; some languages have letter forms of their own. */
  readonly language: string;
  readonly rtl: boolean;
}

/** An opened font file. It holds nothing of a document but a bounded cache of shaped words. */
export interface Typeface {
  /** PostScript name. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  /** Degrees, counter-clockwise: negative for italics. */
  readonly italicAngle: number;
  readonly box: readonly [number, number, number, number];
  has(codePoint: number): boolean;
  /** Advance width of a glyph by itself, as the font's metrics table has it. */
  advance(glyph: number): number;
  shape(word: string, how: Shaping): Word;
}

/** Words of all documents of a language repeat; a document has some thousand. */
const cachedWords = 4_000;
/** Those of an alphabet, next to each other by their kerning. */
const cachedGlyphs = 4_000;
/** Longer ones do not repeat. */
const cachedLength = 64;

/** Opens a TrueType font; HarfBuzz reads it, shapes its words and knows its metrics. */
export function openTypeface(bytes: Uint8Array): Typeface {
  const { Blob, Face, Font, MetricsTag } = harfbuzz();
  const face = new Face(new Blob(bytes));
  const font = new Font(face);
  const metric = (tag: Harfbuzz.MetricsTag) => font.getMetricPositionWithFallback(tag);
  const { ascender, descender } = font.hExtents();
  const { HORIZONTAL_CARET_RISE: rise, HORIZONTAL_CARET_RUN: run } = MetricsTag;
  const slope = Math.atan2(metric(run), metric(rise) || 1);
  const characters = new Set(face.collectUnicodes());
  const words = new Map<string, { readonly ltr: Cache<Word>; readonly rtl: Cache<Word> }>();
  const shapedBefore = ({ language, rtl }: Shaping) => {
    const known = words.get(language) ?? {
      ltr: new Cache(cachedWords),
      rtl: new Cache(cachedWords),
    };
    words.set(language, known);
    return rtl ? known.rtl : known.ltr;
  };
  const glyphs = new Cache<Glyph>(cachedGlyphs);
  /** As many as the font has glyphs, 65,536 at most. */
  const advances = new Map<number, number>();
  return {
    name: face.getName(6, "en").replace(/[^A-Za-z0-9-]/g, "") || "Font",
    bytes,
    unitsPerEm: face.upem,
    ascent: ascender,
    descent: descender,
    capHeight: metric(MetricsTag.CAP_HEIGHT),
    italicAngle: -Math.round((slope * 1800) / Math.PI) / 10 || 0,
    box: boundingBox(face),
    has: (codePoint) => characters.has(codePoint),
    advance: (glyph) => {
      const known = advances.get(glyph) ?? font.glyphHAdvance(glyph);
      advances.set(glyph, known);
      return known;
    },
    shape: (word, how) => {
      const known = shapedBefore(how);
      const before = known.get(word);
      if (before) return before;
      const own = shapeWord(font, word, how).map((glyph) => shared(glyph, glyphs));
      const shaped = { glyphs: own, width: own.reduce((sum, { advance }) => sum + advance, 0) };
      return word.length > cachedLength ? shaped : known.keep(word, shaped);
    },
  };
}

/** The same glyph in all words: they are kept, and it takes more memory than its place in them. */
function shared(glyph: Glyph, glyphs: Cache<Glyph>): Glyph {
  const key = `${glyph.id} ${glyph.advance} ${glyph.x} ${glyph.y} ${glyph.text}`;
  return glyphs.get(key) ?? glyphs.keep(key, glyph);
}

/** The box of all glyphs, from the font header table. */
function boundingBox(face: Harfbuzz.Face): [number, number, number, number] {
  const head = face.referenceTable("head");
  if (!head) return [0, 0, face.upem, face.upem];
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return [view.getInt16(36), view.getInt16(38), view.getInt16(40), view.getInt16(42)];
}

function shapeWord(font: Harfbuzz.Font, word: string, { language, rtl }: Shaping): Glyph[] {
  const { Buffer, ClusterLevel, Direction, shape } = harfbuzz();
  const buffer = new Buffer();
  // Accents keep the place of their own in the text, apart from their letter's.
  buffer.setClusterLevel(ClusterLevel.MONOTONE_CHARACTERS);
  buffer.addText(word);
  buffer.setDirection(rtl ? Direction.RTL : Direction.LTR);
  buffer.setLanguage(language);
  buffer.guessSegmentProperties(); // the script
  shape(font, buffer);
  return withTexts(buffer.getGlyphInfosAndPositions(), word);
}

type Shaped = ReturnType<Harfbuzz.Buffer["getGlyphInfosAndPositions"]>;

/** Gives each glyph its text; of several glyphs for one text, the widest: dots have no width. */
function withTexts(shaped: Shaped, word: string): Glyph[] {
  const widest = new Map<number, Shaped[number]>();
  for (const glyph of shaped) {
    const most = widest.get(glyph.cluster)?.xAdvance ?? -1;
    if ((glyph.xAdvance ?? 0) > most) widest.set(glyph.cluster, glyph);
  }
  const starts = [...widest.keys()].sort((a, b) => a - b);
  const ends = new Map(starts.map((start, i) => [start, starts[i + 1]]));
  return shaped.map((glyph) => {
    const { codepoint, cluster, xAdvance = 0, xOffset = 0, yOffset = 0 } = glyph;
    const text = widest.get(cluster) === glyph ? word.slice(cluster, ends.get(cluster)) : "";
    return { id: codepoint, text, advance: xAdvance, x: xOffset, y: yOffset };
  });
}
