import { marked } from "marked";
import { expect, test } from "vitest";
import type { Emitter } from "../../src/emit/emitter.js";
import { emit as html } from "../../src/emit/html.js";
import { emit as markdown } from "../../src/emit/markdown.js";
import { emit as pdf } from "../../src/emit/pdf/index.js";
import { compileR3comm, text } from "../support/compiled.js";
import { attribute, elements, parseHtml, textOfTag } from "../support/html-text.js";
import { acme, packOf } from "../support/pack.js";
import { pdfText } from "../support/pdf-text.js";

/**
 * A line of the PDF may end at a hyphen: what follows it is not a new word. The marks of lists are
 * text in a PDF, and none in HTML.
 */
const words = (whole: string) =>
  whole
    .replace(/-\s+/g, "-")
    .split(/\s+/)
    .filter((word) => word && !/^([•–◦▪]|\d+\.)$/.test(word));

test.each(["en", "es-PR"])("HTML, Markdown and PDF say the same words in %s", async (language) => {
  const outputs = await compileR3comm({ languages: [language] });
  const html = words(textOfTag(text(outputs.get(`${language}/privacy-policy.html`)), "main"));
  const markdown = await marked.parse(text(outputs.get(`${language}/privacy-policy.md`)));
  expect(html.length).toBeGreaterThan(500);
  expect(words(textOfTag(markdown, "body"))).toEqual(html);
  const pdf = outputs.get(`${language}/privacy-policy.pdf`) ?? new Uint8Array();
  expect(words(await pdfText(pdf))).toEqual(html);
});

test.each(["en", "es-PR"])("so do those of a pack for a customer in %s", async (language) => {
  const pack = await packOf(language, acme);
  const bytes = async (emit: Emitter) => (await emit(pack)).bytes;
  const page = words(textOfTag(text(await bytes(html)), "main"));
  expect(page.length).toBeGreaterThan(500);
  expect(words(textOfTag(await marked.parse(text(await bytes(markdown))), "body"))).toEqual(page);
  expect(words(await pdfText(await bytes(pdf)))).toEqual(page);
});

test("the pages in English and Spanish lead to one another", async () => {
  const outputs = await compileR3comm({ formats: ["html"] });
  for (const [own, other] of [
    ["en", "es-PR"],
    ["es-PR", "en"],
  ]) {
    const html = text(outputs.get(`${own}/privacy-policy.html`));
    const [page] = elements(parseHtml(html)).filter((e) => e.tagName === "html");
    expect(page && attribute(page, "lang")).toBe(own);
    const targets = elements(parseHtml(html))
      .filter((e) => attribute(e, "hreflang") === other)
      .map((e) => new URL(attribute(e, "href") ?? "", `file:///${own}/`).pathname.slice(1));
    expect(targets).toHaveLength(2);
    for (const target of targets) expect([...outputs.keys()]).toContain(target);
  }
});
