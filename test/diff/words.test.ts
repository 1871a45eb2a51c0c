import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareDurations } from "../../src/diff/duration.js";
import { sameWords, wordDiff } from "../../src/diff/words.js";

const marked = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => ({ same: text, old: `[-${text}-]`, new: `{+${text}+}` })[kind])
    .join("");

describe("texts by words", () => {
  test.each([
    ["We keep it 30 days.", "We keep it 90 days.", "We keep it [-30-]{+90+} days."],
    ["We never read it.", "We read it.", "We [-never -]read it."],
    ["one two three", "uno dos three", "[-one two-]{+uno dos+} three"],
    ["読みません", "読みます", "読みま[-せん-]{+す+}"],
    ["a\u0301 b", "a b", "[-a\u0301-]{+a+} b"],
    ["same", "same", "same"],
  ])("%s → %s", (before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  const text = fc
    .array(fc.constantFrom("we", "do", "not", " ", "  ", ".", "私", "は", "\n"))
    .map((parts) => parts.join(""));

  test("the pieces give both texts", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDiff(before, after);
        const without = (kind: string) =>
          pieces
            .filter((p) => p.kind !== kind)
            .map((p) => p.text)
            .join("");
        expect([without("new"), without("old")]).toEqual([before, after]);
      }),
    );
  });

  test("texts of a megabyte that have nothing in common are not aligned", () => {
    const long = (word: string) =>
      Array.from({ length: 100_000 }, (_, i) => `${word}${i}`).join(" ");
    const pieces = wordDiff(`We ${long("a")} end`, `We ${long("b")} end`);
    expect(pieces.map(({ kind }) => kind)).toEqual(["same", "old", "new", "same"]);
    expect(pieces[0]?.text).toBe("We ");
  });
});

describe("words that are the same but for typography", () => {
  test.each([
    ["We sell nothing.", "we  sell nothing"],
    ["“third-party” data", "'third party' data"],
    ["the customer’s data", "the customer's data"],
    ["soft\u00adhyphen", "softhyphen"],
    ["e\u0301tat", "\u00e9tat"],
    ["名前、住所。", "名前 住所"],
  ])("%s = %s", (a, b) => expect(sameWords(a, b)).toBe(true));

  test.each([
    ["We do not sell data.", "We do sell data."],
    ["1.5 years", "15 years"],
    ["1,000 people", "1 000 people"],
    ["above 5 %", "above 5"],
    ["at -5 degrees", "at 5 degrees"],
    ["resign", "re-sign"],
    ["its data", "it's data"],
    ["and/or", "and or"],
  ])("%s ≠ %s", (a, b) => expect(sameWords(a, b)).toBe(false));
});

describe("durations by what they mean", () => {
  test.each([
    ["P1Y", "P12M", "same"],
    ["P1W", "P7D", "same"],
    ["PT24H", "P1D", "same"],
    ["PT1H", "PT60M", "same"],
    ["P30D", "P1M", "unclear"],
    ["P365D", "P1Y", "unclear"],
    ["P30D", "P31D", "longer"],
    ["P1M", "P32D", "longer"],
    ["P12M", "P365D", "unclear"],
    ["P1M", "P27D", "shorter"],
    ["PT72H", "P5D", "longer"],
    ["P1M", "P1M1D", "longer"],
    ["P1M10D", "P2M", "longer"],
    ["P999999999999Y", "P1D", "shorter"],
  ])("%s → %s: %s", (before, after, expected) => {
    expect(compareDurations(before, after)).toBe(expected);
    const back = { longer: "shorter", shorter: "longer" }[expected] ?? expected;
    expect(compareDurations(after, before)).toBe(back);
  });
});
