import type { FaceKey, Fonts } from "./fonts.js";
import type { Pdf, Reference } from "./pdfkit.js";
import { subset } from "./subset.js";
import type { Glyph, Typeface } from "./typeface.js";

/** The fonts that a document embeds: what its pages show of them, and no more. */
export interface EmbeddedFonts {
  /** The name by which pages call a face, and its object. */
  font(key: FaceKey): { readonly name: string; readonly reference: Reference };
  /** The code of a glyph in content streams, two bytes. */
  code(key: FaceKey, glyph: Glyph): number;
  /** Writes the fonts into the document. */
  end(): void;
}

interface Used {
  readonly name: string;
  readonly typeface: Typeface;
  readonly reference: Reference;
  /** By glyph, and by its id and text: glyphs of different words are the same one, too. */
  readonly codes: Map<Glyph | string, number>;
  readonly glyphs: Glyph[];
}

/** Gathers the glyphs that a document shows. */
export function embedFonts(pdf: Pdf, fonts: Fonts): EmbeddedFonts {
  const used = new Map<FaceKey, Used>();
  const open = (key: FaceKey): Used => {
    const known = used.get(key);
    if (known) return known;
    const name = `F${used.size}`;
    const made = { name, typeface: fonts.face(key), reference: pdf.ref(), codes: new Map() };
    const fresh: Used = { ...made, glyphs: [{ id: 0, text: "", advance: 0, x: 0, y: 0 }] };
    used.set(key, fresh);
    return fresh;
  };
  return {
    font: open,
    code(key, glyph) {
      const { codes, glyphs } = open(key);
      const known = codes.get(glyph);
      if (known !== undefined) return known;
      // By glyph and text: U+002D and U+2011 may look the same, but are not the same text.
      const id = `${glyph.id} ${glyph.text}`;
      const code = codes.get(id) ?? glyphs.push(glyph) - 1;
      codes.set(id, code).set(glyph, code);
      return code;
    },
    end() {
      for (const one of used.values()) embed(pdf, one);
    },
  };
}

/** Writes a composite font with TrueType outlines: ISO 32000-1, 9.7. */
function embed(pdf: Pdf, { typeface, reference, glyphs }: Used): void {
  const outlines = subset(typeface.bytes, new Set(glyphs.map(({ id }) => id)));
  const program = pdf.ref({ Length1: outlines.length });
  program.end(outlines);
  const name = `${tagOf(glyphs)}+${typeface.name}`;
  const descriptor = pdf.ref(descriptorOf(typeface, name, program));
  descriptor.end();
  const map = pdf.ref();
  map.end(Buffer.concat(glyphs.map(({ id }) => Buffer.from([id >> 8, id & 255]))));
  const toUnicode = pdf.ref();
  toUnicode.end(unicodeMap(glyphs));
  const scale = 1000 / typeface.unitsPerEm;
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
    CIDToGIDMap: map,
    W: [0, glyphs.map(({ id }) => round(typeface.advance(id) * scale))],
  });
  descendant.end();
  Object.assign(reference.data, {
    Type: "Font",
    Subtype: "Type0",
    BaseFont: name,
    Encoding: "Identity-H",
    DescendantFonts: [descendant],
    ToUnicode: toUnicode,
  });
  reference.end();
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

export function hex(code: number): string {
  return code.toString(16).padStart(4, "0");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
