import { marked } from "marked";
import { describe, expect, test } from "vitest";
import type { Document } from "../../src/document/document.js";
import { emit as html } from "../../src/emit/html.js";
import { emit as markdown } from "../../src/emit/markdown.js";
import { emit as pdf } from "../../src/emit/pdf/index.js";
import { text } from "../support/compiled.js";
import { caseFiles, everyDocument, everyKind, r3commFiles } from "../support/every-kind.js";
import { textOfTag } from "../support/html-text.js";
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

/** R3COMM in both languages, and a policy with nearly every sentence in each of them. */
const policies = {
  R3COMM: await everyDocument(await r3commFiles()),
  faultless: await everyDocument(await caseFiles("faultless")),
  spanish: await everyDocument(await caseFiles("spanish")),
};

test("there is a document of every kind in English and Spanish", () => {
  const names = (documents: readonly Document[]) =>
    documents.map(({ kind, language }) => `${kind} ${language}`).sort();
  const inLanguage = (tag: string) => everyKind.map((kind) => `${kind} ${tag}`);
  expect(names(policies.R3COMM)).toEqual([...inLanguage("en"), ...inLanguage("es-PR")].sort());
  expect(names(policies.faultless)).toEqual(inLanguage("en").sort());
  expect(names(policies.spanish)).toEqual(inLanguage("es-PR").sort());
});

const all = [
  ...Object.entries(policies).flatMap(([policy, documents]) =>
    documents.map((document) => ({ policy, document })),
  ),
  { policy: "R3COMM for a customer", document: await packOf("en", acme) },
  { policy: "R3COMM for a customer", document: await packOf("es-PR", acme) },
];

describe("HTML, Markdown and PDF say the same words", () => {
  test.each(all)("$policy: $document.kind in $document.language", async ({ document }) => {
    const page = words(textOfTag(text((await html(document)).bytes), "main"));
    expect(page.length).toBeGreaterThan(30);
    const plain = await marked.parse(text((await markdown(document)).bytes));
    expect(words(textOfTag(plain, "body"))).toEqual(page);
    expect(words(await pdfText((await pdf(document)).bytes))).toEqual(page);
  });
});
