import { describe, expect, test } from "vitest";
import type { Document } from "../../../src/document/document.js";
import { emit } from "../../../src/emit/pdf/index.js";
import { plainDesign } from "../../../src/page/design.js";
import { documentOf, paragraph, section } from "../../support/document.js";
import { furtherFonts } from "../../support/fonts.js";
import { layoutOf, open, pageTexts } from "../../support/pdf.js";

const design = { ...plainDesign, fonts: Object.values(furtherFonts) };

function saying(words: string, more: Partial<Document> = {}): Document {
  return documentOf([section(1, "One", paragraph(words))], { design, ...more });
}

/** What a program reads on the page of the section. */
async function read(document: Document): Promise<string> {
  const [, page] = await pageTexts(await open(document));
  return (page ?? "").replace(/\s+/g, " ");
}

const unshowable = async (document: Document) => (await emit(document)).unshowable;

describe("text comes out of the file as it went in", () => {
  test.each([
    ["Latin", "El titular podrá pedir “acceso” — ñ, ü, ß, Ł, ő, naïve; § 5, 100 % ‘así’…"],
    ["ligatures", "The officer affirms a fluffy, efficient, baffling fjord: ff fi fl ffi ffl."],
    ["hyphens", "third-party, R3\u2011COMM, 1990\u20132026, on\u2014off"],
    ["combining marks", "n\u0303 and ñ, e\u0301 and é, x\u0302"],
    ["no-break spaces", "§\u00a05 and 10\u202f%"],
    ["Arabic", "نجمع البيانات الشخصية لتقديم الخدمات، ولا نبيعها أبدا"],
    ["Hebrew", "אנחנו אוספים מידע אישי ואיננו מוכרים אותו"],
    ["Japanese", "当社は個人情報を収集し、サービスの提供のために利用します。"],
    ["Korean", "우리는 개인정보를 수집하며 판매하지 않습니다."],
    ["Armenian", "Մենք հավաքում ենք անձնական տվյալներ։"],
    ["Georgian", "ჩვენ ვაგროვებთ პერსონალურ მონაცემებს."],
    ["Greek", "Συλλέγουμε προσωπικά δεδομένα."],
    ["Cyrillic", "Мы собираем персональные данные."],
  ])("%s", async (_, words) => {
    const document = saying(`Before ${words} after.`);
    expect(await unshowable(document)).toEqual([]);
    expect(await read(document)).toContain(`Before ${words.replace(/\s+/g, " ")} after.`);
  });

  // Programs that read PDFs differ in the spaces between the directions, not in the letters.
  test.each([
    ["Arabic with Latin words", "شركة R3COMM في بورتوريكو (الولايات المتحدة) رقم 123 مرحبا."],
    ["Hebrew with brackets", "אנחנו אוספים מידע אישי (שם ודוא״ל) ואיננו מוכרים אותו."],
  ])("%s, but for spaces", async (_, words) => {
    const squeezed = (text: string) => text.replace(/\s/g, "");
    expect(squeezed(await read(saying(words)))).toContain(squeezed(words));
  });
});

describe("text from right to left", () => {
  const arabic = "مرحبا بكم";

  test("stands from right to left within a line", () => {
    const [run] = layoutOf(saying(`one ${arabic} two`)).pages[1]?.runs.slice(-2) ?? [];
    const shown = run?.glyphs.map(({ text }) => text).join("");
    expect(run?.text).toBe(arabic);
    expect([...(shown ?? "")].reverse().join("")).toBe(arabic);
  });

  test("turns the pages of a document in such a language around", () => {
    const document = saying(arabic, { direction: "rtl", language: "ar" });
    const { pages, sheet } = layoutOf(document);
    const right = (run: { x: number; width: number }) => sheet.width - run.x - run.width;
    const [heading, words] = [pages[1]?.runs[0], pages[1]?.runs.at(-1)];
    expect(words?.text).toBe(arabic);
    expect(right(words as never)).toBeCloseTo(sheet.left);
    expect(heading?.x).toBeGreaterThan(sheet.width / 2);
  });
});

describe("a further font", () => {
  test("shows what the design lacks, its words tagged with their language", async () => {
    const document = saying("The company 株式会社 in Japan.");
    const pdf = await open(document);
    const tree = JSON.stringify(await (await pdf.getPage(2)).getStructTree());
    expect(tree).toContain('"role":"Span"');
    expect(tree).toContain('"lang":"ja"');
  });

  test("does not take the place of the design's fonts", () => {
    const { pages } = layoutOf(saying("Latin 123, Ελληνικά."));
    const faces = pages.flatMap((page) => page.runs).map((run) => run.face);
    expect(faces.filter((face) => face.startsWith("further"))).toEqual([]);
  });
});

describe("what cannot be set is told, not garbled", () => {
  test("a letter that no font has", async () => {
    const document = saying("日本 מידע ✈", { design: plainDesign });
    expect(await unshowable(document)).toEqual(
      [..."日本מידע✈"].map((text) => ({ text, reason: "glyph" })),
    );
  });

  test.each([
    ["Devanagari, whose vowels stand before their letters", "हि", ["हि"]],
    ["Thai, which has no spaces between words", "ไทย", ["ไ", "ท", "ย"]],
    ["vowel signs at Hebrew or Arabic letters", "שָׁ", ["שָׁ"]],
  ])("%s", async (_, words, parts) => {
    expect(await unshowable(saying(words))).toEqual(
      parts.map((text) => ({ text, reason: "script" })),
    );
  });
});
