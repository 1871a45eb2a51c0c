import { kerningReader } from "./kerning.js";

/** What layout and embedding need of one TrueType font file; immutable, so documents may share it. */
export interface Face {
  readonly name: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly familyClass: number;
  readonly bbox: { minX: number; minY: number; maxX: number; maxY: number };
  readonly tables: ReadonlyMap<string, DataView>;
  /** The glyph of a code point; 0 when the face has none. */
  glyph(codePoint: number): number;
  /** Advance width of a glyph in font units. */
  advance(glyph: number): number;
  /** Kerning between two glyphs in font units. */
  kern(left: number, right: number): number;
}

/** Reads a TrueType font: its metrics, its character map and its pair kerning. */
export function readFace(bytes: Uint8Array, name: string): Face {
  const tables = readTables(bytes);
  const head = need(tables, "head");
  const hhea = need(tables, "hhea");
  const os2 = need(tables, "OS/2");
  const hmtx = need(tables, "hmtx");
  const characters = readCharacterMap(need(tables, "cmap"));
  const longMetrics = hhea.getUint16(34);
  return {
    name,
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    lineGap: hhea.getInt16(8),
    xHeight: os2.getInt16(86),
    capHeight: os2.getInt16(88),
    italicAngle: need(tables, "post").getInt32(4) / 65536,
    familyClass: os2.getInt16(30),
    bbox: {
      minX: head.getInt16(36),
      minY: head.getInt16(38),
      maxX: head.getInt16(40),
      maxY: head.getInt16(42),
    },
    tables,
    glyph: (codePoint) => characters.get(codePoint) ?? characters.get(standIn(codePoint)) ?? 0,
    advance: (glyph) => hmtx.getUint16(Math.min(glyph, longMetrics - 1) * 4),
    kern: kerningReader(tables.get("GPOS")),
  };
}

/** Characters that look like another one: special hyphens and spaces that few fonts map. */
function standIn(codePoint: number): number {
  if (codePoint === 0xad || codePoint === 0x2010 || codePoint === 0x2011) return 0x2d;
  if (codePoint === 0xa0 || codePoint === 0x202f) return 0x20;
  return codePoint >= 0x2000 && codePoint <= 0x200a ? 0x20 : codePoint;
}

function readTables(bytes: Uint8Array): Map<string, DataView> {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, DataView>();
  for (let i = 0; i < file.getUint16(4); i++) {
    const at = 12 + i * 16;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const start = bytes.byteOffset + file.getUint32(at + 8);
    tables.set(tag, new DataView(bytes.buffer, start, file.getUint32(at + 12)));
  }
  return tables;
}

/** A table that every TrueType font has. */
export function need(tables: ReadonlyMap<string, DataView>, tag: string): DataView {
  const table = tables.get(tag);
  if (!table) throw new Error(`The font file has no table ${tag}`);
  return table;
}

function readCharacterMap(cmap: DataView): Map<number, number> {
  const offsets = Array.from({ length: cmap.getUint16(2) }, (_, i) => cmap.getUint32(8 + i * 8));
  const full = offsets.find((offset) => cmap.getUint16(offset) === 12);
  if (full !== undefined) return readFormat12(cmap, full);
  const basic = offsets.find((offset) => cmap.getUint16(offset) === 4);
  if (basic === undefined) throw new Error("The font file has no Unicode character map");
  return readFormat4(cmap, basic);
}

function readFormat12(cmap: DataView, offset: number): Map<number, number> {
  const characters = new Map<number, number>();
  for (let i = 0; i < cmap.getUint32(offset + 12); i++) {
    const at = offset + 16 + i * 12;
    const [start, end, glyph] = [
      cmap.getUint32(at),
      cmap.getUint32(at + 4),
      cmap.getUint32(at + 8),
    ];
    for (let code = start; code <= end; code++) characters.set(code, glyph + code - start);
  }
  return characters;
}

function readFormat4(cmap: DataView, offset: number): Map<number, number> {
  const characters = new Map<number, number>();
  const size = cmap.getUint16(offset + 6);
  const [ends, starts] = [offset + 14, offset + 16 + size];
  for (let i = 0; i < size; i += 2) {
    const delta = cmap.getUint16(starts + size + i);
    const rangeAt = starts + size * 2 + i;
    const range = cmap.getUint16(rangeAt);
    const start = cmap.getUint16(starts + i);
    for (let code = start; code <= cmap.getUint16(ends + i) && code < 0xffff; code++) {
      const raw = range === 0 ? code : cmap.getUint16(rangeAt + range + (code - start) * 2);
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) characters.set(code, glyph);
    }
  }
  return characters;
}
