import { marked } from "marked";
import { expect, test } from "vitest";
import { compileR3comm, text } from "../support/compiled.js";
import { attribute, elements, parseHtml, textOfTag } from "../support/html-text.js";
import { pdfText } from "../support/pdf-text.js";

// A line of the PDF may end at a hyphen: what follows it is not a new word.
const words = (whole: string) => whole.replace(/-\s+/g, "-").split(/\s+/).filter(Boolean);

test.each(["en", "es-PR"])("HTML, Markdown and PDF say the same words in %s", async (language) => {
  const outputs = await compileR3comm({ languages: [language] });
  const html = words(textOfTag(text(outputs.get(`${language}/privacy-policy.html`)), "main"));
  const markdown = await marked.parse(text(outputs.get(`${language}/privacy-policy.md`)));
  expect(html.length).toBeGreaterThan(500);
  expect(words(textOfTag(markdown, "body"))).toEqual(html);
  const bullets = /^[•–◦▪]$/;
  const pdf = words(
    await pdfText(outputs.get(`${language}/privacy-policy.pdf`) ?? new Uint8Array()),
  );
  expect(pdf.filter((w) => !bullets.test(w))).toEqual(html);
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
