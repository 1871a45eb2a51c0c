import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { deflate } from "../../../src/emit/pdf/deflate.js";
import "../../support/seed.js";

/** Pseudo-random bytes, which do not get smaller. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0, state = 1; i < length; i++) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    bytes[i] = state >> 16;
  }
  return bytes;
}

test("any bytes come back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ size: "large", maxLength: 5_000 }), (bytes) => {
      expect(new Uint8Array(inflateSync(deflate(bytes)))).toEqual(bytes);
    }),
  );
});

test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_000, 20_000_000])(
  "%d bytes come back, with and without order in them",
  (length) => {
    for (const bytes of [noise(length), Buffer.alloc(length, "retention ")]) {
      expect(inflateSync(deflate(bytes)).equals(bytes)).toBe(true);
    }
  },
);

test("text gets smaller, and noise hardly larger", () => {
  expect(deflate(Buffer.alloc(100_000, "retention ")).length).toBeLessThan(1_000);
  expect(deflate(noise(100_000)).length).toBeLessThan(100_100);
});

test("the same bytes are compressed to the same, whatever came between", () => {
  const bytes = noise(70_000);
  const first = deflate(bytes);
  deflate(Buffer.alloc(200_000, "other"));
  expect(Buffer.from(deflate(bytes)).equals(first)).toBe(true);
});
