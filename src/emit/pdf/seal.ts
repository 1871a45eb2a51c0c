import { createHash } from "node:crypto";

/** Digits of a SHA-256 digest in hexadecimal. */
const digits = 64;
export const blank = "0".repeat(digits);

/** Where the digest stands: the second string of the file identifier, ISO 32000-1, 14.4. */
const place = /\/ID ?\[ ?<[0-9a-f]{32}> ?<([0-9a-f]{64})>/y;

/**
 * Writes into a PDF, whose second file identifier is `blank`, the SHA-256 of all its bytes. The
 * digest tells a damaged or edited file; it is no signature: who edits can compute it anew.
 */
export function seal(bytes: Uint8Array): Uint8Array {
  const at = find(bytes)?.at;
  if (at === undefined) throw new Error("the file has no place for its digest");
  const sealed = bytes.slice();
  sealed.set(new TextEncoder().encode(digest(bytes)), at);
  return sealed;
}

/** Whether a file is as it was sealed; undefined where it bears no seal. */
export function sealHolds(bytes: Uint8Array): boolean | undefined {
  const found = find(bytes);
  if (!found) return undefined;
  const unsealed = bytes.slice();
  unsealed.set(new TextEncoder().encode(blank), found.at);
  return digest(unsealed) === found.digest;
}

/** The last identifier counts: it is that of the trailer in force. */
function find(bytes: Uint8Array): { at: number; digest: string } | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const before = (end: number) => (end > 0 ? text.lastIndexOf("/ID", end - 1) : -1);
  // From the end, where it stands: a file is long.
  for (let at = before(text.length); at >= 0; at = before(at)) {
    place.lastIndex = at;
    const [whole = "", digest] = place.exec(text) ?? [];
    if (digest !== undefined) return { at: at + whole.lastIndexOf(digest), digest };
  }
  return undefined;
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
