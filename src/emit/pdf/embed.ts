import { Cache } from "../../cache.js";
import { type Alphabet, alphabetOf } from "./alphabet.js";
import { type Compressed, compressed } from "./compress.js";
import type { FaceKey, Fonts } from "./fonts.js";
import type { Pdf, Reference } from "./pdfkit.js";
import { subset } from "./subset.js";
import type { Glyph, Typeface } from "./typeface.js";

/** The fonts that a document embeds: what its pages show of them, and no more than an alphabet. */
export interface EmbeddedFonts {
  /** The name by which pages call a face, and its object. */
  font(key: FaceKey): { readonly name: string; readonly reference: Reference };
  /** The same name, if the document has used the face before. */
  nameOf(key: FaceKey): string | undefined;
  /** The code of a glyph in content streams, two bytes. */
  code(key: FaceKey, glyph: Glyph): number;
  /** Whether these codes are those of every document: they are of the alphabet of the face. */
  isUsual(key: FaceKey, codes: Iterable<number>): boolean;
  /** Notes that pages show these glyphs of the alphabet of a face. */
  show(key: FaceKey, codes: readonly number[]): void;
  /** Writes the fonts into the document. */
  end(): void;
}

interface Used {
  readonly name: string;
  readonly typeface: Typeface;
  readonly reference: Reference;
  readonly alphabet: Alphabet;
  /** The codes of the alphabet that pages show, where not all of it is embedded in any case. */
  readonly shown: Set<number>;
  /** What pages show beyond the alphabet, whose codes follow in the order of first use. */
  readonly others: Glyph[];
  readonly codes: Map<string, number>;
}

/** Gathers the glyphs that a document shows. */
export function embedFonts(pdf: Pdf, fonts: Fonts): EmbeddedFonts {
  const used = new Map<FaceKey, Used>();
  const open = (key: FaceKey): Used => {
    const known = used.get(key);
    if (known) return known;
    const name = `F${used.size}`;
    const typeface = fonts.face(key);
    const made = { name, typeface, reference: pdf.ref(), alphabet: alphabetOf(typeface, key) };
    const fresh: Used = { ...made, shown: new Set(), others: [], codes: new Map() };
    used.set(key, fresh);
    return fresh;
  };
  return {
    font: open,
    nameOf: (key) => used.get(key)?.name,
    code(key, glyph) {
      const { alphabet, shown, others, codes } = open(key);
      const usual = alphabet.code(glyph);
      if (usual !== undefined) {
        if (!alphabet.isWhole) shown.add(usual);
        return usual;
      }
      // By glyph and text: U+002D and U+2011 may look the same, but are not the same text.
      const id = `${glyph.id} ${glyph.text}`;
      const code = codes.get(id) ?? alphabet.glyphs.length + others.push(glyph) - 1;
      codes.set(id, code);
      return code;
    },
    isUsual(key, codes) {
      const { glyphs } = open(key).alphabet;
      return [...codes].every((code) => code < glyphs.length);
    },
    show(key, codes) {
      const { alphabet, shown } = open(key);
      if (alphabet.isWhole) return;
      for (const code of codes) shown.add(code);
    },
    end() {
      for (const one of used.values()) embed(pdf, one);
    },
  };
}

/** A subset of a font, as a document holds it. */
interface Subset {
  readonly name: string;
  /** Outlines, in the TrueType format. */
  readonly program: Compressed;
  /** From codes to glyphs. */
  readonly map: Compressed;
  /** From codes to text. */
  readonly toUnicode: Compressed;
  readonly widths: readonly number[];
}

/** Writes a composite font with TrueType outlines: ISO 32000-1, 9.7. */
function embed(pdf: Pdf, used: Used): void {
  const { typeface, reference } = used;
  const { name, ...parts } = subsetOf(used);
  const stream = (content: Compressed, data: object = {}) => {
    const made = pdf.ref({ ...data, Filter: "FlateDecode" });
    made.end(content.bytes);
    return made;
  };
  const program = stream(parts.program, { Length1: parts.program.length });
  const descriptor = pdf.ref(descriptorOf(typeface, name, program));
  descriptor.end();
  const descendant = pdf.ref({
    Type: "Font",
    Subtype: "CIDFontType2",
    BaseFont: name,
    CIDSystemInfo: {
      Registry: new String("Adobe"),
      Ordering: new String("Identity"),
      Supplement: 0,
    },
    FontDescriptor: descriptor,
    CIDToGIDMap: stream(parts.map),
    W: [0, parts.widths],
  });
  descendant.end();
  Object.assign(reference.data, {
    Type: "Font",
    Subtype: "Type0",
    BaseFont: name,
    Encoding: "Identity-H",
    DescendantFonts: [descendant],
    ToUnicode: stream(parts.toUnicode),
  });
  reference.end();
}

/** Of a face, many documents show the same glyphs; beyond this many subsets its cache starts anew. */
const mostSubsets = 32;
/** A document of more glyphs beyond the alphabet is in another script: large, and alone with them. */
const mostOthers = 64;
const subsets = new WeakMap<Typeface, Cache<Subset>>();

function subsetOf({ typeface, alphabet, shown, others }: Used): Subset {
  const own = [...shown].sort((a, b) => a - b);
  const key = JSON.stringify([own, others.map(({ id, text }) => [id, text])]);
  const known = subsets.get(typeface) ?? new Cache<Subset>(mostSubsets);
  subsets.set(typeface, known);
  const before = known.get(key);
  if (before) return before;
  const glyphs = [...alphabet.glyphs, ...others];
  const outlined = alphabet.isWhole
    ? glyphs
    : [...own.map((code) => glyphs[code] as Glyph), ...others];
  const scale = 1000 / typeface.unitsPerEm;
  const made: Subset = {
    name: `${tagOf(outlined)}+${typeface.name}`,
    program: compressed(subset(typeface.bytes, new Set([0, ...outlined.map(({ id }) => id)]))),
    map: compressed(Buffer.concat(glyphs.map(({ id }) => Buffer.from([id >> 8, id & 255])))),
    toUnicode: compressed(Buffer.from(unicodeMap(glyphs), "latin1")),
    widths: glyphs.map(({ id }) => round(typeface.advance(id) * scale)),
  };
  return others.length > mostOthers ? made : known.keep(key, made);
}

function descriptorOf(typeface: Typeface, name: string, program: Reference): object {
  const scale = 1000 / typeface.unitsPerEm;
  const symbolic = 4;
  const italic = typeface.italicAngle === 0 ? 0 : 64;
  return {
    Type: "FontDescriptor",
    FontName: name,
    Flags: symbolic + italic,
    FontBBox: typeface.box.map((value) => round(value * scale)),
    ItalicAngle: typeface.italicAngle,
    Ascent: round(typeface.ascent * scale),
    Descent: round(typeface.descent * scale),
    CapHeight: round(typeface.capHeight * scale),
    StemV: 80, // asked for by the standard, used only where a reader has to replace the font
    FontFile2: program,
  };
}

/** Six capitals that tell this subset from others, from its glyphs. */
function tagOf(glyphs: readonly Glyph[]): string {
  let sum = 7;
  for (const { id } of glyphs) sum = (sum * 31 + id) % 26 ** 6;
  return Array.from({ length: 6 }, (_, i) =>
    String.fromCharCode(65 + (Math.floor(sum / 26 ** i) % 26)),
  ).join("");
}

/** A CMap from codes to text (ISO 32000-1, 9.10.3), at most 100 lines a block. */
function unicodeMap(glyphs: readonly Glyph[]): string {
  const lines = glyphs.map((glyph, code) => `<${hex(code)}> <${textHex(glyph.text)}>`).slice(1);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const some = lines.slice(i, i + 100);
    blocks.push(`${some.length} beginbfchar\n${some.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** Further glyphs of a text say nothing themselves: a zero-width space. */
function textHex(text: string): string {
  return Array.from({ length: Math.max(1, text.length) }, (_, i) =>
    hex(text === "" ? 0x200b : text.charCodeAt(i)),
  ).join("");
}

function hex(code: number): string {
  return code.toString(16).padStart(4, "0");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
