import { readFileSync } from "node:fs";
import type { Document } from "../../document/document.js";
import { libraryFile } from "../../package.js";
import type { FontFile } from "../../page/design.js";
import { type Glyph, openTypeface, type Typeface } from "./typeface.js";

/** The font files of the design, by their place below @expo-google-fonts/. */
export const fontFiles = {
  sans: "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  sansItalic: "source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf",
  sansBold: "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  sansBoldItalic: "source-sans-3/600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf",
  serif: "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  serifItalic: "source-serif-4/600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf",
} as const;

/** The faces of the design; the serif is for headings and comes in semibold only. */
export type FaceName = keyof typeof fontFiles;

/** A face of the design, or one of the further fonts that the source names, by its place. */
export type FaceKey = FaceName | `further${number}`;

/** Where to look first for a character that a face lacks. */
const substitutes: Readonly<Record<FaceName, FaceName>> = {
  sans: "serif",
  sansItalic: "serifItalic",
  sansBold: "serif",
  sansBoldItalic: "serifItalic",
  serif: "sansBold",
  serifItalic: "sansBoldItalic",
};

/** The fonts of one document. */
export interface Fonts {
  face(key: FaceKey): Typeface;
  /** The language of what a face shows, where it is not that of the document. */
  language(key: FaceKey): string | undefined;
  shows(grapheme: string, key: FaceKey): boolean;
  /** The face that shows a letter with its marks where `wanted` is asked for; undefined if none. */
  faceFor(grapheme: string, wanted: FaceName): FaceKey | undefined;
  /** Glyphs from left to right; words are shaped one by one, so that lines may break at spaces. */
  shape(text: string, key: FaceKey, rtl: boolean): readonly Glyph[];
  /** Width in points. */
  width(text: string, key: FaceKey, size: number): number;
}

/** Opens the fonts that a document may use. */
export function openFonts(document: Pick<Document, "language" | "design">): Fonts {
  const further = document.design.fonts.map((file) => ({
    typeface: furtherFont(file),
    language: file.language,
  }));
  const keys = further.map((_, i): FaceKey => `further${i}`);
  const entries = new Map(further.map((entry, i) => [keys[i], entry]));
  const face = (key: FaceKey) => entries.get(key)?.typeface ?? shipped(key as FaceName);
  const language = (key: FaceKey) => entries.get(key)?.language;
  const words = (text: string, key: FaceKey, rtl: boolean) => {
    const how = { language: language(key) ?? document.language, rtl };
    const typeface = face(key);
    return wordsOf(text).map((word) => typeface.shape(word, how));
  };
  return {
    face,
    language,
    shape(text, key, rtl) {
      const list = words(text, key, rtl);
      return (rtl ? list.reverse() : list).flatMap(({ glyphs }) => glyphs);
    },
    shows: (grapheme, key) => shows(face(key), grapheme),
    faceFor: (grapheme, wanted) =>
      [wanted, substitutes[wanted], ...keys].find((key) => shows(face(key), grapheme)),
    width: (text, key, size) => {
      // A word is as wide in either direction.
      const units = words(text, key, false).reduce((sum, { width }) => sum + width, 0);
      return (units * size) / face(key).unitsPerEm;
    },
  };
}

/** As long as the policy that names it. */
const openedFurther = new WeakMap<FontFile, Typeface>();

function furtherFont(file: FontFile): Typeface {
  const typeface = openedFurther.get(file) ?? openTypeface(file.bytes);
  openedFurther.set(file, typeface);
  return typeface;
}

/** Six at most. */
const opened = new Map<FaceName, Typeface>();

function shipped(name: FaceName): Typeface {
  const known = opened.get(name);
  if (known) return known;
  const typeface = openTypeface(readFileSync(libraryFile(`@expo-google-fonts/${fontFiles[name]}`)));
  opened.set(name, typeface);
  return typeface;
}

/** Words, and each space between them. */
function wordsOf(text: string): readonly string[] {
  const isOne = text === " " || (text !== "" && !text.includes(" "));
  return isOne ? [text] : (text.match(/ |[^ ]+/g) ?? []);
}

const invisible = /^\p{Default_Ignorable_Code_Point}$/u;
/** HarfBuzz shows these by what stands after the colon where a font lacks them. */
const stand: Readonly<Record<string, string>> = { "\u2011": "\u2010", "\u00a0": " " };

function shows(typeface: Typeface, grapheme: string): boolean {
  const has = (one: string) => typeface.has(one.codePointAt(0) as number);
  for (const character of grapheme) {
    if (has(character)) continue;
    if (!has(stand[character] ?? character) && !invisible.test(character)) return false;
  }
  return true;
}
