import { deflate } from "./deflate.js";

/** Compressed bytes, and how many they were. */
export interface Compressed {
  readonly bytes: Uint8Array;
  readonly length: number;
}

export function compressed(bytes: Uint8Array): Compressed {
  return { bytes: deflate(bytes), length: bytes.length };
}

/** As long as what was compressed is kept, as documents share pages, footers and logos. */
const known = new WeakMap<Uint8Array, Uint8Array>();

export function compressOnce(bytes: Uint8Array): Uint8Array {
  const made = known.get(bytes) ?? deflate(bytes);
  known.set(bytes, made);
  return made;
}
