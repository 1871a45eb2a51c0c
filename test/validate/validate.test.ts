import { describe, expect, test } from "vitest";
import { parse } from "../../src/source/load.js";
import { formats } from "../../src/validate/formats.js";
import { createValidator } from "../../src/validate/validate.js";

const id = { type: "string", pattern: "^[a-z]+$", patternErrorMessage: "An id is small letters." };

const check = createValidator({
  $id: "urn:policyc:test",
  type: "object",
  additionalProperties: false,
  properties: {
    role: { type: "string", enum: ["controller", "processor"] },
    version: { type: "string", format: "semver", examples: ["1.0.0"] },
    since: { type: "string", format: "date" },
    tags: { type: "array", items: { type: "string" }, minItems: 1, uniqueItems: true },
    public: { type: "boolean" },
    age: { type: "integer", minimum: 0, maximum: 21 },
    text: { type: "string", minLength: 1, pattern: "\\S" },
    owner: {
      type: "object",
      additionalProperties: false,
      required: ["name"],
      minProperties: 1,
      properties: { name: { type: "string", description: "Who it is." } },
    },
    ids: { type: "object", propertyNames: id },
    either: {
      anyOf: [{ type: "string" }, { type: "array", items: { type: "string", minLength: 2 } }],
    },
  },
  $defs: { complete: { type: "object", required: ["role"] } },
} as object);

function findings(text: string, ...broken: string[]) {
  const files = [text, ...broken].map((t, i) => ({ path: `${i}.yaml`, text: t }));
  const { value } = parse(files);
  if (value === undefined) throw new Error("the text is no YAML");
  return check(value).map(({ code, message, location, hint }) => ({
    code,
    message,
    at: location && `${location.start} ${text.slice(location.start, location.end)}`,
    hint,
  }));
}

/** Findings of a text that has all that is required. */
const of = (text: string) => findings(`role: processor\n${text}`);
const AFTER = "role: processor\n".length;

describe("each mistake is one diagnostic, at its key or value", () => {
  test.each([
    ["rol: x", "schema/unknown-key", "0 rol"],
    ["owner: {nam: x, name: y}", "schema/unknown-key", "8 nam"],
    ["owner: {}", "schema/missing-key", "0 owner"],
    ["tags: x", "schema/wrong-type", "6 x"],
    ["tags:", "schema/wrong-type", "0 tags"],
    ["version: 1.0", "schema/wrong-type", "9 1.0"],
    ["version: v1", "schema/malformed", "9 v1"],
    ["since: 2026-02-31", "schema/malformed", "7 2026-02-31"],
    ["ids: {A: 1}", "schema/malformed", "6 A"],
    ["tags: []", "schema/too-few", "6 []"],
    ["text: ''", "schema/too-few", "6 ''"],
    ["tags: [a, b, a]", "schema/duplicate-item", "13 a"],
    ["age: 22", "schema/out-of-range", "5 22"],
    ["age: -1", "schema/out-of-range", "5 -1"],
    ["either: 5", "schema/wrong-type", "8 5"],
    ["either: [a]", "schema/too-few", "9 a"],
  ])("%s", (text, code, at) => {
    const [offset, ...rest] = at.split(" ");
    const place = `${Number(offset) + AFTER} ${rest.join(" ")}`;
    expect(of(text).map((d) => [d.code, d.at])).toEqual([[code, place]]);
  });

  test("a value outside the allowed ones", () => {
    expect(findings("role: procesor")).toEqual([
      {
        code: "schema/not-allowed",
        message: "“procesor” is not allowed for role",
        at: "6 procesor",
        hint: "did you mean “processor”? allowed are controller, processor",
      },
    ]);
  });

  test("what the whole policy lacks, unless it may stand in a broken file", () => {
    expect(findings("age: 1").map((d) => d.message)).toEqual(["the policy needs the key “role”"]);
    expect(findings("age: 1", "[")).toEqual([]);
  });
});

describe("hints", () => {
  test.each([
    ["version: 1.0", 'put the value in quotes: "1.0"'],
    ["public: yes", "write true, without quotes"],
    ["public: off", "write false, without quotes"],
    ["tags: x", "write a list: [x]"],
    ["version: v1", "for example: 1.0.0"],
    ["owner: {}", "name: Who it is."],
  ])("%s", (text, hint) => {
    expect(of(text)[0]?.hint).toBe(hint);
  });
});

test("long and invisible values are quoted short and visible", () => {
  const [found] = of(`version: "\\u001b[31m${"x".repeat(1_000_000)}"`);
  expect(found?.message).toContain("\\u001b[31mxxx");
  expect(found?.message.length).toBeLessThan(200);
});

describe("formats", () => {
  test.each([
    ["language-tag", ["en", "es-PR"], ["", "english!", "en_US"]],
    ["phone", ["+1 787-482-8500", "+1 (787) 482-8500"], ["787-482-8500", "+1 23", "+1 787 x"]],
    [
      "link",
      ["https://a.example/b", "mailto:a@b.example", "tel:+17874828500"],
      [
        "http://a.example",
        "javascript:alert(1)",
        "https://u:p@a.example",
        "mailto:",
        "tel:",
        "a b",
      ],
    ],
    ["semver", ["1.0.0", "1.0.0-rc.1"], ["1.0", "v1.0.0", "01.0.0"]],
  ])("%s", (name, good, bad) => {
    expect(good.filter((value) => !formats[name]?.(value))).toEqual([]);
    expect(bad.filter((value) => formats[name]?.(value))).toEqual([]);
  });
});
