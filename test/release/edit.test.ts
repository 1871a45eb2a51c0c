import { expect, test } from "vitest";
import { move } from "../../src/release/edit.js";
import { parse } from "../../src/source/load.js";
import { InputError } from "../../src/source/read.js";

const moved = { version: "2.0.0", effective: "2027-01-01" };

function edited(...texts: string[]): string[] {
  const { value } = parse(texts.map((text, i) => ({ path: `${i}.yaml`, text })));
  if (!value) throw new Error("it cannot be parsed");
  return move(value, moved).map(({ text }) => text);
}

test.each([
  [
    "comments, layout and line ends stay",
    "# first\r\npolicy:\r\n    version:   1.0.0  # the version\r\n    effective: 2026-01-31\r\n    languages: [ en,es ]\r\n",
    "# first\r\npolicy:\r\n    version:   2.0.0  # the version\r\n    effective: 2027-01-01\r\n    languages: [ en,es ]\r\n",
  ],
  [
    "quotes stay",
    `policy: { "version": "1.0.0", effective: '2026-01-31', id: "1.0.0" }`,
    `policy: { "version": "2.0.0", effective: '2027-01-01', id: "1.0.0" }`,
  ],
  [
    "longer and shorter values, in either order",
    "policy: { effective: &day 2026-01-31, version: 1.0.0-rc.1+build.20260131 }\n",
    "policy: { effective: &day 2027-01-01, version: 2.0.0 }\n",
  ],
])("%s", (_, before, after) => {
  expect(edited(before)).toEqual([after]);
});

test("each value is changed in the file that holds it", () => {
  const files = ["policy: { version: 1.0.0 }\n", "# when\npolicy:\n  effective: 2026-01-31\n"];
  expect(edited(...files, "organization: { name: Example }\n")).toEqual([
    "policy: { version: 2.0.0 }\n",
    "# when\npolicy:\n  effective: 2027-01-01\n",
    "organization: { name: Example }\n",
  ]);
});

test.each([
  [
    "an anchor that others use",
    "policy: { version: 1.0.0, effective: &d 2026-01-31, updated: *d }",
  ],
  ["a value over several lines", "policy:\n  version: >-\n    1.0.0\n  effective: 2026-01-31\n"],
])("%s is for people to change", (_, text) => {
  expect(() => edited(text)).toThrow(InputError);
});
