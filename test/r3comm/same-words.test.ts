import { marked } from "marked";
import { expect, test } from "vitest";
import { compileR3comm, text } from "../support/compiled.js";
import { textOfTag } from "../support/html-text.js";
import { pdfText } from "../support/pdf-text.js";

// A line of the PDF may end at a hyphen: what follows it is not a new word.
const words = (whole: string) => whole.replace(/-\s+/g, "-").split(/\s+/).filter(Boolean);

test("HTML, Markdown and PDF say the same words in the same order", async () => {
  const outputs = await compileR3comm();
  const html = words(textOfTag(text(outputs.get("en/privacy-policy.html")), "main"));
  const markdown = await marked.parse(text(outputs.get("en/privacy-policy.md")));
  expect(html.length).toBeGreaterThan(500);
  expect(words(textOfTag(markdown, "body"))).toEqual(html);
  const bullets = /^[•–◦▪]$/;
  const pdf = words(await pdfText(outputs.get("en/privacy-policy.pdf") ?? new Uint8Array()));
  expect(pdf.filter((w) => !bullets.test(w))).toEqual(html);
});
