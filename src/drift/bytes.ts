/** How two files differ of which nothing more is known: their sizes, and where they part. */
export function byteDifferences(found: Uint8Array, compiled: Uint8Array): string[] {
  const end = Math.min(found.length, compiled.length);
  let at = 0;
  while (at < end && found[at] === compiled[at]) at++;
  return [`${sizes(found.length, compiled.length)}; the first difference is at byte ${at + 1}`];
}

/** "it has 12 bytes, the policy compiles to 14". */
export function sizes(found: number, compiled: number): string {
  return `it has ${found} ${found === 1 ? "byte" : "bytes"}, the policy compiles to ${compiled}`;
}
