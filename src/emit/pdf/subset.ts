import { type Face, need } from "./truetype.js";

/**
 * A TrueType file with the given glyphs of a face, in their order; the first must be 0, `.notdef`.
 * A glyph may stand in it twice, for two code points; parts of composite glyphs are added behind.
 */
export function subsetFont(face: Face, wanted: readonly number[]): Uint8Array {
  const { glyphs, outlines } = collectOutlines(face, wanted);
  const loca = new DataView(new ArrayBuffer((glyphs.length + 1) * 4));
  let offset = 0;
  for (const [i, outline] of outlines.entries()) {
    offset += outline.length;
    loca.setUint32((i + 1) * 4, offset);
  }
  const head = copy(need(face.tables, "head"));
  head.setUint32(8, 0); // checkSumAdjustment, set for the whole file below
  head.setInt16(50, 1); // long offsets in loca
  const hhea = copy(need(face.tables, "hhea"));
  hhea.setUint16(34, glyphs.length);
  const maxp = copy(need(face.tables, "maxp"));
  maxp.setUint16(4, glyphs.length);
  const tables = new Map<string, Uint8Array>();
  for (const tag of ["cvt ", "fpgm"]) keep(tables, face, tag);
  tables.set("glyf", joined(outlines));
  tables.set("head", bytes(head));
  tables.set("hhea", bytes(hhea));
  tables.set("hmtx", horizontalMetrics(face, glyphs));
  tables.set("loca", bytes(loca));
  tables.set("maxp", bytes(maxp));
  keep(tables, face, "prep");
  return assemble(tables);
}

function collectOutlines(face: Face, wanted: readonly number[]) {
  const glyphs = [...wanted];
  const added = new Map<number, number>();
  const outlines: Uint8Array[] = [];
  // The list grows while it is walked: a part of a composite may be a composite itself.
  for (let i = 0; i < glyphs.length; i++) {
    const outline = copy(glyphOutline(face, glyphs[i] as number));
    for (const at of componentOffsets(outline)) {
      const part = outline.getUint16(at);
      const index = added.get(part) ?? glyphs.push(part) - 1;
      added.set(part, index);
      outline.setUint16(at, index);
    }
    outlines.push(padded(bytes(outline)));
  }
  return { glyphs, outlines };
}

function glyphOutline(face: Face, glyph: number): DataView {
  const loca = need(face.tables, "loca");
  const glyf = need(face.tables, "glyf");
  const long = need(face.tables, "head").getInt16(50) === 1;
  const at = (i: number) => (long ? loca.getUint32(i * 4) : loca.getUint16(i * 2) * 2);
  return new DataView(glyf.buffer, glyf.byteOffset + at(glyph), at(glyph + 1) - at(glyph));
}

/** Where a composite outline names its parts; none for a simple outline. */
function componentOffsets(outline: DataView): number[] {
  const found: number[] = [];
  if (outline.byteLength === 0 || outline.getInt16(0) >= 0) return found;
  let flags = 0x20;
  for (let at = 10; flags & 0x20; ) {
    flags = outline.getUint16(at);
    found.push(at + 2);
    at += 4 + (flags & 1 ? 4 : 2);
    if (flags & 0x08) at += 2;
    else if (flags & 0x40) at += 4;
    else if (flags & 0x80) at += 8;
  }
  return found;
}

function horizontalMetrics(face: Face, glyphs: readonly number[]): Uint8Array {
  const source = need(face.tables, "hmtx");
  const long = need(face.tables, "hhea").getUint16(34);
  const metrics = new DataView(new ArrayBuffer(glyphs.length * 4));
  for (const [i, glyph] of glyphs.entries()) {
    metrics.setUint16(i * 4, face.advance(glyph));
    const bearing = glyph < long ? glyph * 4 + 2 : long * 4 + (glyph - long) * 2;
    metrics.setInt16(i * 4 + 2, source.getInt16(bearing));
  }
  return bytes(metrics);
}

function assemble(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const count = tables.size;
  const power = 2 ** Math.floor(Math.log2(count));
  const header = new DataView(new ArrayBuffer(12 + count * 16));
  header.setUint32(0, 0x00010000);
  header.setUint16(4, count);
  header.setUint16(6, power * 16);
  header.setUint16(8, Math.log2(power));
  header.setUint16(10, (count - power) * 16);
  const parts: Uint8Array[] = [bytes(header)];
  let [record, offset, headAt] = [12, header.byteLength, 0];
  for (const [tag, table] of tables) {
    if (tag === "head") headAt = offset;
    for (let i = 0; i < 4; i++) header.setUint8(record + i, tag.charCodeAt(i));
    header.setUint32(record + 4, checksum(padded(table)));
    header.setUint32(record + 8, offset);
    header.setUint32(record + 12, table.length);
    parts.push(padded(table));
    record += 16;
    offset += padded(table).length;
  }
  const file = joined(parts);
  new DataView(file.buffer).setUint32(headAt + 8, (0xb1b0afba - checksum(file)) >>> 0);
  return file;
}

function checksum(table: Uint8Array): number {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function keep(tables: Map<string, Uint8Array>, face: Face, tag: string): void {
  const table = face.tables.get(tag);
  if (table) tables.set(tag, bytes(table));
}

function copy(view: DataView): DataView {
  return new DataView(bytes(view).slice().buffer);
}

function bytes(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function padded(table: Uint8Array): Uint8Array {
  if (table.length % 4 === 0) return table;
  const whole = new Uint8Array(Math.ceil(table.length / 4) * 4);
  whole.set(table);
  return whole;
}

/** Byte arrays one behind the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
