import { expect, test } from "vitest";
import { openLanguage } from "../../src/document/language.js";

const english = openLanguage("en");

test.each([
  [[], ""],
  [["one"], "one"],
  [["one", "two"], "one and two"],
  [["one", "two", "three"], "one, two, and three"],
  [["voice, VoIP", "backup"], "voice, VoIP; and backup"],
  [["a", "b, c", "d"], "a; b, c; and d"],
])("a list of %j reads “%s”", (items, words) => {
  expect(english.list(items, "and")).toBe(words);
});

test.each([
  ["P1D", "1 day"],
  ["P90D", "90 days"],
  ["P1Y6M", "1 year and 6 months"],
  ["P2W", "2 weeks"],
  ["PT8H", "8 hours"],
  ["P1DT12H30M", "1 day, 12 hours, and 30 minutes"],
])("the duration %s reads “%s”", (iso, words) => {
  expect(english.duration(iso)).toBe(words);
});

test("a date is written out, whatever the locale of the machine", () => {
  expect(english.date("2026-11-03")).toBe("November 3, 2026");
});

test("a place has its name as it reads within a sentence", () => {
  expect(english.place("PR")).toBe("Puerto Rico");
  expect(english.place("US")).toBe("the United States");
  expect(english.place("US-CA")).toBe("California");
});
