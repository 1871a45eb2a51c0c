import { openWasm } from "./webassembly.js";

/** The calls of HarfBuzz's subsetter, which harfbuzzjs ships without a wrapper. */
interface Subsetter {
  readonly memory: WebAssembly.Memory;
  _initialize?(): void;
  malloc(size: number): number;
  free(pointer: number): void;
  hb_blob_create(data: number, size: number, mode: number, user: number, free: number): number;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_blob_destroy(blob: number): void;
  hb_face_create(blob: number, index: number): number;
  hb_face_reference_blob(face: number): number;
  hb_face_destroy(face: number): void;
  hb_set_add(set: number, value: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_glyph_set(input: number): number;
  hb_subset_input_set(input: number, which: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_input_destroy(input: number): void;
  hb_subset_or_fail(face: number, input: number): number;
}

const writable = 2; // HB_MEMORY_MODE_WRITABLE
const dropTables = 3; // HB_SUBSET_SETS_DROP_TABLE_TAG
// No hints; glyph ids as they were; no glyphs that only substitution could reach.
const flags = 0x1 | 0x2 | 0x200;
/** A font of type CIDFontType2 is asked for its outlines and metrics only: ISO 32000-1, 9.9. */
const unneeded = "cmap name post OS/2 GSUB GPOS GDEF BASE STAT DSIG gasp kern meta".split(" ");

let loaded: Subsetter | undefined;

function subsetter(): Subsetter {
  loaded ??= openWasm<Subsetter>("harfbuzzjs/dist/harfbuzz-subset.wasm");
  return loaded;
}

/**
 * A TrueType font with the outlines of these glyphs, which keep their ids.
 * @throws Error where HarfBuzz cannot make a subset of the font
 */
export function subset(font: Uint8Array, glyphs: Iterable<number>): Uint8Array {
  const hb = subsetter();
  const data = hb.malloc(font.length);
  new Uint8Array(hb.memory.buffer).set(font, data);
  const blob = hb.hb_blob_create(data, font.length, writable, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  const input = hb.hb_subset_input_create_or_fail();
  hb.hb_subset_input_set_flags(input, flags);
  const wanted = hb.hb_subset_input_glyph_set(input);
  for (const glyph of glyphs) hb.hb_set_add(wanted, glyph);
  const dropped = hb.hb_subset_input_set(input, dropTables);
  for (const name of unneeded) hb.hb_set_add(dropped, tag(name));
  const result = hb.hb_subset_or_fail(face, input);
  const bytes = result === 0 ? undefined : contents(hb, result);
  hb.hb_subset_input_destroy(input);
  for (const made of [result, face]) if (made !== 0) hb.hb_face_destroy(made);
  hb.hb_blob_destroy(blob);
  hb.free(data);
  if (bytes === undefined) throw new Error("HarfBuzz could not make a subset of a font");
  return bytes;
}

function contents(hb: Subsetter, face: number): Uint8Array {
  const blob = hb.hb_face_reference_blob(face);
  const start = hb.hb_blob_get_data(blob, 0);
  // A copy: the memory is used again.
  const bytes = new Uint8Array(hb.memory.buffer).slice(start, start + hb.hb_blob_get_length(blob));
  hb.hb_blob_destroy(blob);
  return bytes;
}

function tag(name: string): number {
  return Buffer.from(name.padEnd(4)).readUInt32BE();
}
