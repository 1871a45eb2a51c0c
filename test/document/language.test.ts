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

test.each([
  [0, "0.1 KB"],
  [40, "0.1 KB"],
  [1_000, "1.0 KB"],
  [9_949, "9.9 KB"],
  [9_950, "10 KB"],
  [52_480, "52 KB"],
  [999_499, "999 KB"],
  [999_500, "1.0 MB"],
  [268_435_456, "268.4 MB"],
])("a file of %i bytes has %s", (bytes, words) => {
  expect(english.fileSize(bytes)).toBe(words);
});

const spanish = openLanguage("es-PR");

test.each([
  ["and", ["uno", "dos"], "uno y dos"],
  ["and", ["uno", "dos", "tres"], "uno, dos y tres"],
  ["and", ["España", "Italia"], "España e Italia"],
  ["and", ["agua", "[hielo](https://example.com)"], "agua y [hielo](https://example.com)"],
  ["and", ["padres", "\\*hijos\\*"], "padres e \\*hijos\\*"],
  ["and", ["voz, VoIP", "imágenes"], "voz, VoIP; e imágenes"],
  ["or", ["California", "Ohio"], "California u Ohio"],
  ["or", ["7", "8"], "7 u 8"],
  ["or", ["10", "11"], "10 u 11"],
  ["or", ["100", "110"], "100 o 110"],
  ["or", ["a", "b, c", "d"], "a; b, c; o d"],
] as const)("a Spanish list with %s of %j reads “%s”", (joiner, items, words) => {
  expect(spanish.list(items, joiner)).toBe(words);
});

test.each([
  ["P1D", "1 día"],
  ["P1Y6M", "1 año y 6 meses"],
  ["P1DT12H30M", "1 día, 12 horas y 30 minutos"],
  ["P1000000D", "1000000 de días"],
])("the duration %s reads “%s” in Spanish", (iso, words) => {
  expect(spanish.duration(iso)).toBe(words);
});

test("a Spanish date is written as in Puerto Rico", () => {
  expect(spanish.date("2026-11-25")).toBe("25 de noviembre de 2026");
});

test("a place has its name as it reads within a sentence", () => {
  expect(english.place("PR")).toBe("Puerto Rico");
  expect(english.place("US")).toBe("the United States");
  expect(english.place("US-CA")).toBe("California");
});
