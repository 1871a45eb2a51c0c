import { describe, expect, test } from "vitest";
import { isOwn } from "../../src/drift/own.js";
import { compileR3comm } from "../support/compiled.js";

const outputs = [...(await compileR3comm())];

describe.each(outputs)("%s", (path, bytes) => {
  const end = path.slice(path.lastIndexOf("."));

  test("says that policyc made it for its path", async () => {
    expect(await isOwn(path, bytes)).toBe(true);
  });

  test.each(["en/privacy-policy-2026", "es/privacy-policy", "en/privacy-polic"])(
    "is a copy, and somebody else's, as %s",
    async (stem) => {
      expect(await isOwn(stem + end, bytes)).toBe(false);
    },
  );

  test("is somebody else's where it says nothing", async () => {
    for (const other of ["", "{}", "null", "%PDF-1.7\n%%EOF", "\u0000"]) {
      expect(await isOwn(path, Buffer.from(other))).toBe(false);
    }
  });
});

test("an extension that no format has is somebody else's", async () => {
  for (const [, bytes] of outputs) expect(await isOwn("en/privacy-policy.txt", bytes)).toBe(false);
});
