import { createHash } from "node:crypto";
import { Cache } from "../../cache.js";
import { deflate } from "./deflate.js";

/** Compressed bytes, and how many they were. */
export interface Compressed {
  readonly bytes: Uint8Array;
  readonly length: number;
}

export function compressed(bytes: Uint8Array): Compressed {
  return { bytes: deflate(bytes), length: bytes.length };
}

/** By the SHA-256 of what was compressed; weighed by compressed bytes: some thousand pages. */
const kept = new Cache<Uint8Array>(4_000_000);

/** The very same bytes need no digest. */
const same = new WeakMap<Uint8Array, Uint8Array>();

/** Compresses what other documents have, too, such as a page that does not name the customer. */
export function compressOnce(bytes: Uint8Array): Uint8Array {
  const made = same.get(bytes) ?? compressAlike(bytes);
  same.set(bytes, made);
  return made;
}

function compressAlike(bytes: Uint8Array): Uint8Array {
  const key = createHash("sha256").update(bytes).digest("base64");
  const before = kept.get(key);
  if (before) return before;
  const made = deflate(bytes);
  return kept.keep(key, made, made.length);
}
