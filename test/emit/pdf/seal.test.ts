import { describe, expect, test } from "vitest";
import { blank, seal, sealHolds } from "../../../src/emit/pdf/seal.js";

const id = `<${"ab".repeat(16)}>`;
const file = (text: string) => new TextEncoder().encode(text);
const plain = file(`%PDF-1.7\nwords\n<< /ID [${id} <${blank}>] >>\n%%EOF\n`);

describe("the seal of a file", () => {
  test("holds, and changes nothing but its own digits", () => {
    const sealed = seal(plain);
    expect(sealHolds(sealed)).toBe(true);
    expect(sealed.length).toBe(plain.length);
    expect(
      Buffer.from(sealed)
        .toString()
        .replace(/[0-9a-f]{64}/, blank),
    ).toBe(Buffer.from(plain).toString());
  });

  test.each([0, 12, plain.length - 2])("breaks when byte %i changes", (at) => {
    const edited = seal(plain);
    edited[at] = (edited[at] as number) ^ 1;
    expect(sealHolds(edited)).toBe(false);
  });

  test("breaks when bytes are added or cut off", () => {
    const sealed = seal(plain);
    expect(sealHolds(file(`${Buffer.from(sealed).toString()} `))).toBe(false);
    expect(sealHolds(sealed.slice(0, -1))).toBe(false);
  });

  test("is unknown where there is none", () => {
    expect(sealHolds(file("%PDF-1.7\n%%EOF\n"))).toBeUndefined();
    expect(sealHolds(new Uint8Array())).toBeUndefined();
  });

  test("is refused where there is no place for it", () => {
    expect(() => seal(file("%PDF-1.7"))).toThrow("no place for its digest");
  });
});
