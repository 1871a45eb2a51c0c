import { inflateSync } from "node:zlib";
import { type DecodedPng, decode } from "fast-png";
import type { Picture } from "./design.js";

/** Pixels at either side; a logo is printed at most 7 cm wide. */
const largestSide = 2000;

/**
 * Reads a PNG (ISO/IEC 15948) of any colour type and depth. Its colours are taken as sRGB; a colour
 * profile in it is passed over. `problem` follows the name of the file in a sentence.
 */
export function readPng(
  bytes: Uint8Array,
): { readonly picture: Picture } | { readonly problem: string } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || view.getUint32(0) !== 0x89504e47) return { problem: "is not a PNG" };
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (width > largestSide || height > largestSide) {
    return { problem: `has ${width} × ${height} pixels; 2000 × 2000 are the most` };
  }
  try {
    assertNoBomb(view, width, height);
    return { picture: pictureOf(decode(bytes, { checkCrc: true })) };
  } catch {
    return { problem: "is damaged" };
  }
}

/** The decoder unpacks whatever the file holds: try first, with the size that its pixels need. */
function assertNoBomb(view: DataView, width: number, height: number): void {
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) !== 0x49444154) continue; // IDAT
    parts.push(new Uint8Array(view.buffer, view.byteOffset + at + 8, view.getUint32(at)));
  }
  // Four samples of 16 bits a pixel, and a byte for each row of each of seven passes.
  inflateSync(Buffer.concat(parts), { maxOutputLength: width * height * 8 + height * 16 + 64 });
}

function pictureOf({ width, height, data, depth, channels, palette, transparency }: DecodedPng) {
  const pixels = width * height;
  const rgb = new Uint8Array(pixels * 3);
  const alpha = new Uint8Array(pixels).fill(255);
  const sample = samplesOf(data, depth, width * channels);
  for (let i = 0; i < pixels; i++) {
    const at = i * channels;
    const raw = Array.from({ length: channels }, (_, c) => sample(at + c));
    const [red = 0, green = red, blue = red, own] = palette
      ? (palette[raw[0] ?? 0] ?? [])
      : colourOf(raw.map((value) => Math.round((value * 255) / (2 ** depth - 1))));
    const clear = !palette && transparency && raw.every((value, c) => value === transparency[c]);
    const opacity = clear ? 0 : (own ?? 255);
    // What nobody can see is white: no colour hides under it.
    rgb.set(opacity === 0 ? [255, 255, 255] : [red, green, blue], i * 3);
    alpha[i] = opacity;
  }
  const opaque = alpha.every((value) => value === 255);
  return { kind: "picture" as const, width, height, rgb, ...(opaque ? {} : { alpha }) };
}

/** Grey, grey with opacity, colour, colour with opacity: by the number of samples. */
function colourOf(samples: readonly number[]): readonly (number | undefined)[] {
  const [first, second] = samples;
  return samples.length < 3 ? [first, first, first, second] : samples;
}

/** Reads sample n; below eight bits, several share a byte, and each row begins with a new one. */
function samplesOf(
  data: ArrayLike<number>,
  depth: number,
  perRow: number,
): (index: number) => number {
  if (depth >= 8) return (index) => data[index] ?? 0;
  const rowBytes = Math.ceil((perRow * depth) / 8);
  return (index) => {
    const [row, column] = [Math.floor(index / perRow), index % perRow];
    const byte = data[row * rowBytes + Math.floor((column * depth) / 8)] ?? 0;
    return (byte >> (8 - depth - ((column * depth) % 8))) & (2 ** depth - 1);
  };
}
