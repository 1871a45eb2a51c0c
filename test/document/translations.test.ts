import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { emitAll } from "../../src/compile/emission.js";
import { formats } from "../../src/compile/selection.js";
import type { Document } from "../../src/document/document.js";
import { shipped } from "../../src/templates/templates.js";
import { text } from "../support/compiled.js";
import { everyDocument, r3commFiles } from "../support/every-kind.js";
import { attribute, elements, parseHtml, textOfTag } from "../support/html-text.js";
import { acme, packOf } from "../support/pack.js";

/** English governs. */
const documents = await everyDocument(await r3commFiles());

const sentences: Record<string, { other: string; governing: RegExp; published: RegExp }> = {
  en: {
    other: "es-PR",
    governing: /Where versions of this (document|policy|addendum) .*, the English text prevails\./,
    published: /This document is also published in Spanish\./,
  },
  "es-PR": {
    other: "en",
    governing: /En caso de discrepancia entre .* idiomas, prevalecerá el texto en inglés\./,
    published: /Este documento también se publica en inglés\./,
  },
};

async function filesOf(document: Document): Promise<Map<string, Uint8Array>> {
  const emissions = await emitAll(document, formats, shipped);
  return new Map(emissions.map(({ format, output }) => [format, output.bytes]));
}

/** The language that a PDF names for all of its text. */
async function languageOfPdf(bytes: Uint8Array): Promise<unknown> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const { info } = await pdf.getMetadata();
  await pdf.destroy();
  return (info as { Language?: string }).Language;
}

describe.each(documents)("$kind in $language", (document) => {
  const { kind, language } = document;
  const { other = "", governing, published } = sentences[language] ?? {};

  test("says which language governs, and names the other one", () => {
    expect(document.markdown).toMatch(governing ?? /^$/);
    expect(document.markdown).toMatch(published ?? /^$/);
  });

  test("tells programs its language in every format, and where the other one is", async () => {
    const files = await filesOf(document);
    const page = elements(parseHtml(text(files.get("html"))));
    const [root] = page;
    expect(root && attribute(root, "lang")).toBe(language);
    const links = page.filter((e) => attribute(e, "hreflang") === other);
    expect(links.map((e) => [e.tagName, attribute(e, "href")])).toEqual([
      ["link", `../${other}/${kind}.html`],
      ["a", `../${other}/${kind}.html`],
    ]);
    expect(documents.map((one) => `${one.language}/${one.kind}`)).toContain(`${other}/${kind}`);
    expect(await languageOfPdf(files.get("pdf") ?? new Uint8Array())).toBe(language);
    expect(JSON.parse(text(files.get("json"))).document).toMatchObject({ kind, language });
    const feed = files.get("atom");
    if (feed) expect(text(feed)).toContain(`xml:lang="${language}"`);
  });
});

test.each(["en", "es-PR"])("a customer's pack in %s leads to no page of others", async (tag) => {
  const files = await filesOf(await packOf(tag, acme));
  const page = text(files.get("html"));
  expect(page).not.toContain("hreflang");
  expect(textOfTag(page, "main")).not.toMatch(sentences[tag]?.published ?? /^/);
});
