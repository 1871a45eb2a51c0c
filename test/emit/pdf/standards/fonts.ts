import { create } from "fontkit";
import {
  at,
  get,
  list,
  name,
  number,
  PDFArray,
  PDFDict,
  PDFRawStream,
  type PdfFile,
  unpacked,
} from "./file.js";
import type { Rule } from "./rules.js";

/** A composite font, its parts read. */
interface Read {
  readonly name: string;
  readonly dict: PDFDict;
  readonly descendant: PDFDict;
  readonly codes: ReadonlySet<number>;
  readonly unicode: ReadonlyMap<number, string>;
  readonly glyphs: readonly number[];
  readonly widths: readonly number[];
  readonly program: { numGlyphs: number; width: (glyph: number) => number };
}

function read(file: PdfFile): Read[] {
  return file.fonts.map((dict) => {
    const descendant = list(get(dict, "DescendantFonts"))[0] as PDFDict;
    const map = unpacked(get(descendant, "CIDToGIDMap"));
    const [, widths] = list(get(descendant, "W"));
    const text = unpacked(get(dict, "ToUnicode")).toString("latin1");
    const bytes = unpacked(at(descendant, "FontDescriptor", "FontFile2"));
    const font = create(bytes);
    return {
      name: name(dict, "BaseFont") ?? "",
      dict,
      descendant,
      codes: codesShown(file, dict),
      unicode: new Map(
        [...text.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm)].map(([, code = "", hex = ""]) => [
          Number.parseInt(code, 16),
          Buffer.from(hex, "hex").swap16().toString("utf16le"),
        ]),
      ),
      glyphs: Array.from({ length: map.length / 2 }, (_, i) => map.readUInt16BE(i * 2)),
      widths: widths instanceof PDFArray ? list(widths).map(number) : [],
      program: {
        numGlyphs: font.numGlyphs,
        width: (glyph) => (font.getGlyph(glyph).advanceWidth * 1000) / font.unitsPerEm,
      },
    };
  });
}

/** The codes that pages show in a font. */
function codesShown({ pages }: PdfFile, font: PDFDict): Set<number> {
  const codes = new Set<number>();
  for (const { dict, content } of pages) {
    const fonts = at(dict, "Resources", "Font");
    const names = fonts instanceof PDFDict ? fonts.keys().map((key) => key.decodeText()) : [];
    const own = names.filter((key) => get(fonts as PDFDict, key) === font);
    let current = "";
    for (const [, face, strings] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (face !== undefined) current = face;
      if (strings === undefined || !own.includes(current)) continue;
      for (const [, hex = ""] of strings.matchAll(/<([0-9a-f]+)>/g)) {
        for (let i = 0; i < hex.length; i += 4) codes.add(Number.parseInt(hex.slice(i, i + 4), 16));
      }
    }
  }
  return codes;
}

const forCodes = (broken: (font: Read, code: number) => boolean) => (file: PdfFile) =>
  read(file).flatMap((font) =>
    [...font.codes].filter((code) => broken(font, code)).map((code) => `${font.name} ${code}`),
  );

const forFonts = (broken: (font: Read) => boolean) => (file: PdfFile) =>
  read(file)
    .filter(broken)
    .map((font) => font.name);

/** Fonts; what ISO 14289-1, 7.21 asks is the same. */
export const fontRules: readonly Rule[] = [
  {
    clause: "A 6.2.11.2",
    requires: "Composite fonts have TrueType outlines, and a name that says that they are subsets",
    violations: forFonts(
      ({ dict, descendant }) =>
        name(descendant, "Subtype") !== "CIDFontType2" ||
        !/^[A-Z]{6}\+\S+$/.test(name(dict, "BaseFont") ?? "") ||
        name(dict, "BaseFont") !== name(descendant, "BaseFont") ||
        name(dict, "BaseFont") !== String(at(descendant, "FontDescriptor", "FontName")).slice(1),
    ),
  },
  {
    clause: "A 6.2.11.3.1",
    requires: "Codes are those of Identity-H, over the ordering Identity",
    violations: forFonts(
      ({ dict, descendant }) =>
        name(dict, "Encoding") !== "Identity-H" ||
        !String(at(descendant, "CIDSystemInfo", "Ordering")).includes("Identity"),
    ),
  },
  {
    clause: "A 6.2.11.3.2",
    requires: "A map from codes to glyphs is embedded",
    violations: forFonts(
      ({ descendant }) => !(get(descendant, "CIDToGIDMap") instanceof PDFRawStream),
    ),
  },
  {
    clause: "A 6.2.11.4.1",
    requires: "The font program is embedded, and says how long it is",
    violations: forFonts(({ descendant }) => {
      const program = at(descendant, "FontDescriptor", "FontFile2");
      if (!(program instanceof PDFRawStream)) return true;
      return number(get(program.dict, "Length1")) !== unpacked(program).length;
    }),
  },
  {
    clause: "A 6.2.11.4.1",
    requires: "Every glyph that is shown is in the font program",
    violations: forCodes(({ glyphs, program }, code) => {
      const glyph = glyphs[code];
      return glyph === undefined || glyph >= program.numGlyphs;
    }),
  },
  {
    clause: "A 6.2.11.5",
    requires: "Widths are those of the font program, to a thousandth",
    violations: forCodes(
      ({ glyphs, widths, program }, code) =>
        Math.abs((widths[code] ?? -1) - program.width(glyphs[code] ?? 0)) > 1,
    ),
  },
  {
    clause: "A 6.2.11.7.2",
    requires: "Every code that is shown has its Unicode text",
    violations: forCodes(({ unicode }, code) => !unicode.get(code)),
  },
  {
    clause: "A 6.2.11.7.2",
    requires: "No text is U+0000, U+FEFF or U+FFFE, or of private use",
    violations: forCodes(({ unicode }, code) =>
      /[\0\ufeff\ufffe\ue000-\uf8ff]/.test(unicode.get(code) ?? ""),
    ),
  },
  {
    clause: "A 6.2.11.8",
    requires: "The glyph of unknown characters is not shown",
    violations: forCodes(({ glyphs }, code) => glyphs[code] === 0),
  },
];
