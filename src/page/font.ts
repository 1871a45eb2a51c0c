import { harfbuzz, openHarfbuzz } from "../harfbuzz.js";

/**
 * Why a file cannot serve as a further font, in words that follow its name; undefined where it can.
 * What its owner allows is read from the OS/2 table (OpenType 1.9, fsType).
 */
export async function fontProblem(bytes: Uint8Array): Promise<string | undefined> {
  const kind = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
  if (kind === "OTTO") return "has outlines of another kind (CFF); name a TrueType font";
  if (kind === "ttcf") return "is a collection of fonts; name a single font";
  if (kind !== "\u0000\u0001\u0000\u0000" && kind !== "true") return "is not a TrueType font";
  await openHarfbuzz();
  const { Blob, Face } = harfbuzz();
  const face = new Face(new Blob(bytes));
  for (const table of ["head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap"]) {
    if (!face.referenceTable(table)?.length) return `is damaged: it has no table ${table}`;
  }
  if (face.referenceTable("fvar")?.length) return "is a variable font; save one of its instances";
  if (face.collectUnicodes().length === 0) return "shows no characters";
  return licenceProblem(face.referenceTable("OS/2"));
}

function licenceProblem(os2: Uint8Array | undefined): string | undefined {
  if (!os2 || os2.length < 10) return undefined;
  const permissions = ((os2[8] ?? 0) << 8) | (os2[9] ?? 0);
  // Of several usage permissions the least restrictive counts.
  if ((permissions & 0x000f) === 0x0002) return "may not be embedded, says its owner in it";
  if (permissions & 0x0100) return "may not be cut down to the letters used, says its owner in it";
  if (permissions & 0x0200) return "may be embedded as bitmaps only, says its owner in it";
  return undefined;
}
