import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSchema } from "../../src/schema/schema.js";
import { bareLinks } from "../../src/text/links.js";
import { essence } from "../../src/text/names.js";
import { PhraseBook } from "../../src/text/phrases.js";
import { englishSyllables, readability, spanishSyllables } from "../../src/text/readability.js";
import { placeholderIn, residueIn } from "../../src/text/residue.js";
import { NEAR, repetitions, resemblance, wordPairs } from "../../src/text/similarity.js";
import { vocabularyOf } from "../../src/text/vocabulary/vocabulary.js";
import { plainWords, wordsOf } from "../../src/text/words.js";

/** Any string at all: every script, control characters, lone surrogates. */
const anyText = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom("may", "never", "[name]", "www.a.com", "  ", ".", "<b", "データ", "é"))
    .map((parts) => parts.join(" ")),
);

const few = fc.constantFrom("we", "keep", "your", "data", "safe");
const someText = fc.array(few, { maxLength: 30 }).map((words) => words.join(" "));

describe("any text", () => {
  test("is read without an accident, and what is found lies within it", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const placeholder = placeholderIn(text, ["name"]);
        const spans = [...wordsOf(text), ...residueIn(text), ...bareLinks(text)];
        for (const { start, end } of placeholder ? [...spans, placeholder] : spans) {
          expect(start).toBeLessThan(end);
          expect(text.slice(start, end)).toHaveLength(end - start);
        }
        readability(text, "en");
        readability(text, "es-PR");
        expect(repetitions([text, text])).toEqual([{ index: 1, of: 0, score: 1 }]);
      }),
    );
  });

  test.each([
    "may ",
    " ",
    "a.",
    ". ",
    "[",
    "<b ",
    "_ ",
    "你好",
    "\n ",
    "a'a ",
    "\uD800",
    "never, ",
  ])("a long text of %j is no trouble", (part) => {
    const text = `x${part.repeat(200_000 / part.length)}x`;
    for (const find of [wordsOf, residueIn, bareLinks]) find(text);
    placeholderIn(text, ["name"]);
    readability(text, "en");
    expect(repetitions([text])).toEqual([]);
  });
});

describe("resemblance", () => {
  test("is the same both ways, from 0 to 1, and 1 for the same text", () => {
    fc.assert(
      fc.property(someText, someText, (one, other) => {
        const [a, b] = [wordPairs(one), wordPairs(other)];
        expect(resemblance(a, b)).toBe(resemblance(b, a));
        expect(resemblance(a, b)).toBeGreaterThanOrEqual(0);
        expect(resemblance(a, b)).toBeLessThanOrEqual(1);
        expect(resemblance(a, a)).toBe(1);
      }),
    );
  });

  test("finds what a comparison of every pair finds", () => {
    const text = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 14 })
      .map((words) => words.join(" "));
    const near = fc.tuple(text, text, fc.nat(9)).map(([one, other, at]) => {
      const words = one.split(" ");
      return [one, other, [...words.slice(0, at), "x", ...words.slice(at)].join(" ")];
    });
    fc.assert(
      fc.property(near, (texts) => {
        const [a, b, c] = texts.map(wordPairs) as [Set<string>, Set<string>, Set<string>];
        fc.pre([a, b, c].every(({ size }) => size >= 7) && resemblance(a, b) < NEAR);
        const best = Math.max(resemblance(c, a), resemblance(c, b));
        const found = repetitions(texts).find(({ index }) => index === 2);
        expect(found?.score).toBe(best >= NEAR ? best : undefined);
      }),
    );
  });

  test.each([
    [
      "share most of their words",
      (i: number) => `We keep your data safe for you at all times in place ${i}.`,
    ],
    ["share nothing", (i: number) => [0, 1, 2, 3, 4, 5, 6, 7].map((k) => `w${i}x${k}`).join(" ")],
    ["are made of few words", (i: number) => i.toString(3).padStart(12, "0").split("").join(" ")],
  ])("work grows with the number of texts, where they %s", (_, text) => {
    const comparisons = (count: number) => {
      let made = 0;
      repetitions(
        Array.from({ length: count }, (__, i) => text(i)),
        (a, b) => {
          made++;
          return resemblance(a, b);
        },
      );
      return made;
    };
    for (const count of [500, 1000, 2000])
      expect(comparisons(count)).toBeLessThanOrEqual(16 * count);
  });
});

describe("words", () => {
  test.each([
    ["We don’t read e-mail: 100% true.", ["we", "don't", "read", "e", "mail", "100", "%", "true"]],
    ["データを", ["デ", "ー", "タ", "を"]],
    ["نحن نحمي بياناتك", ["نحن", "نحمي", "بياناتك"]],
    ["", []],
  ])("%s", (text, expected) => {
    expect(plainWords(text)).toEqual(expected);
  });

  test.each([
    ["One. Two", 2],
    ["Logs, e.g. names. Next", 2],
    ["In the U.S. law applies", 1],
    ["第一。第二", 2],
    ["One\n\ntwo", 2],
  ])("%j has %i sentences", (text, sentences) => {
    expect((wordsOf(text).at(-1)?.sentence ?? 0) + 1).toBe(sentences);
  });
});

test("the longest phrase wins, and phrases do not overlap", () => {
  const book = new PhraseBook<string>().add(["a"], "a").add(["a", "b"], "ab").add(["b", "c"], "bc");
  expect(book.find(["a", "b", "c", "a"]).map(({ value }) => value)).toEqual(["ab", "a"]);
});

describe("readability", () => {
  test.each([
    ["data", 2],
    ["make", 1],
    ["table", 2],
    ["used", 1],
    ["wanted", 2],
    ["services", 3],
    ["keeps", 1],
    ["administration", 5],
    ["the", 1],
    ["365", 1],
  ])("%s has %i syllables", (word, count) => {
    expect(englishSyllables(word)).toBe(count);
  });

  test.each([
    ["datos", 2],
    ["ciudad", 2],
    ["leer", 2],
    ["día", 2],
    ["quien", 1],
    ["guerra", 2],
    ["vergüenza", 3],
    ["y", 1],
    ["información", 4],
    ["muy", 1],
  ])("%s tiene %i sílabas", (word, count) => {
    expect(spanishSyllables(word)).toBe(count);
  });

  test("the formulas are those published", () => {
    // Five sentences of eight words, one syllable each: 0.39 × 8 + 11.8 × 1 − 15.59.
    const english = "We keep all of your files in one. ".repeat(5);
    expect(readability(english, "en")?.grade).toBeCloseTo(-0.67, 2);
    // Eight words and nine syllables a sentence: 206.84 − 60 × 9/8 − 1.02 × 8.
    const spanish = "No se lo da ya que es malo. ".repeat(5);
    expect(readability(spanish, "es-PR")).toEqual({ grade: 4, measure: "Fernández Huerta 131" });
  });
});

test("the essence of a name leaves out what tells no two names apart", () => {
  const english = vocabularyOf("en");
  expect(essence("The Amazon Web Services (AWS), Inc.", english)).toEqual([
    "amazon",
    "web",
    "service",
  ]);
  expect(essence("Management of policies", english)).toEqual(["administration", "policy"]);
});

test.each(["en", "es"])("%s has words for every section and every right", (language) => {
  const { $defs } = readSchema("source") as unknown as {
    $defs: {
      sectionName: { enum: string[] };
      grant: { properties: { rights: { items: { enum: string[] } } } };
    };
  };
  const { sections, rights } = vocabularyOf(language) ?? { sections: {}, rights: {} };
  // The introduction of the document may speak of anything.
  const named = $defs.sectionName.enum.filter((section) => section !== "introduction");
  expect(named.filter((section) => !(section in sections))).toEqual([]);
  expect($defs.grant.properties.rights.items.enum.filter((right) => !(right in rights))).toEqual(
    [],
  );
});
