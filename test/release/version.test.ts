import fc from "fast-check";
import { expect, test } from "vitest";
import { compareVersions, isStepLater, nextVersion } from "../../src/release/version.js";
import "../support/seed.js";

test("versions in the order of semantic versioning, 11", () => {
  const inOrder = [
    ...["0.9.9", "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-alpha", "1.0.0-alpha.1"],
    ...["1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1"],
    ...["1.2.0", "1.10.0", "2.0.0-rc-1", "2.0.0", "99999999999999999999.0.0"],
  ];
  for (const [i, a] of inOrder.entries()) {
    for (const [j, b] of inOrder.entries()) {
      expect(Math.sign(compareVersions(a, b)), `${a} and ${b}`).toBe(Math.sign(i - j));
    }
  }
  expect(compareVersions("1.0.0+first", "1.0.0+second")).toBe(0);
});

test.each([
  ["1.2.3", "2.0.0", "1.3.0", "1.2.4"],
  ["0.1.0", "1.0.0", "0.2.0", "0.1.1"],
  ["2.0.0-rc.1", "2.0.0", "2.0.0", "2.0.0"],
  ["1.3.0-rc.1", "2.0.0", "1.3.0", "1.3.0"],
  ["1.2.4-rc.1", "2.0.0", "1.3.0", "1.2.4"],
  ["1.2.3+build", "2.0.0", "1.3.0", "1.2.4"],
  ["1.9007199254740993.0", "2.0.0", "1.9007199254740994.0", "1.9007199254740993.1"],
])("after %s comes %s, %s or %s", (version, major, minor, patch) => {
  expect(nextVersion(version, "major")).toBe(major);
  expect(nextVersion(version, "minor")).toBe(minor);
  expect(nextVersion(version, "patch")).toBe(patch);
});

test("a version has moved far enough where it is the next one, or a later one", () => {
  expect(isStepLater("1.3.0", "1.2.3", "minor")).toBe(true);
  expect(isStepLater("2.0.0", "1.2.3", "minor")).toBe(true);
  expect(isStepLater("1.2.4", "1.2.3", "minor")).toBe(false);
  expect(isStepLater("2.0.0-rc.1", "1.2.3", "major")).toBe(true);
  expect(isStepLater("2.0.0-rc.1", "2.0.0-rc.1", "patch")).toBe(false);
  const part = fc.nat(20);
  const version = fc.tuple(part, part, part).map((parts) => parts.join("."));
  const step = fc.constantFrom("major", "minor", "patch");
  fc.assert(
    fc.property(version, step, (before, by) => {
      expect(isStepLater(nextVersion(before, by), before, by)).toBe(true);
      expect(isStepLater(before, before, by)).toBe(false);
    }),
  );
});
