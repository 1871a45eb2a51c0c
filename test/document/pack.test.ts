import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText } from "../../src/document/blocks.js";
import { openLanguage } from "../../src/document/language.js";
import type { PublishedPolicy } from "../../src/schema/published.generated.js";
import { documentKinds } from "../../src/templates/kinds.js";
import { publishedErrors } from "../../src/validate/published.js";
import { anyBundle } from "../support/arbitraries.js";
import { bundleOf, documentOf, section } from "../support/document.js";
import { acme, packOf } from "../support/pack.js";
import "../support/seed.js";

test.each([
  ["en", "Acme", "R-1", ["For Acme", "Contract R-1"]],
  ["es-PR", "Acme", "R-1", ["Para Acme", "Contrato R-1"]],
  ["en", "Acme", "", ["For Acme"]],
  ["en", " A {reference}\n B ", "{name}", ["For A {reference} B", "Contract {name}"]],
])("in %s, the customer “%s” of contract “%s” is told as %j", (tag, name, reference, words) => {
  expect(openLanguage(tag).customer(name, reference)).toEqual(words);
});

test("the sections of a bundle keep apart, whatever their documents call them", () => {
  const property = fc.property(anyBundle, ({ parts = [] }) => {
    const ids = parts.flatMap(({ id, sections }) => [id, ...sections.map((one) => one.id)]);
    expect(ids).toEqual([...new Set(ids)]);
  });
  fc.assert(property);
});

test("the title block of a bundle lists the titles of its documents, as any text", () => {
  const titled = (title: string) => documentOf([section(1, "One")], { title });
  const { front, markdown } = bundleOf([titled("A *bold* one"), titled("1. Second")]);
  expect(plainText(front.slice(-1))).toBe("A *bold* one\n1. Second");
  expect(markdown).toContain("- A \\*bold\\* one\n- 1\\. Second");
});

test.each(["en", "es-PR"])("the data of a pack in %s are published data", async (language) => {
  const { data, parts } = await packOf(language, acme);
  expect(publishedErrors(data)).toBeUndefined();
  const { document, customer, sections } = data as PublishedPolicy;
  expect(document).toMatchObject({ kind: "pack", language, parts: parts?.map(({ id }) => id) });
  expect(documentKinds()).toEqual(expect.arrayContaining(document.parts ?? []));
  expect(customer).toEqual(acme);
  const anchors = sections.map(({ part, id }) => `${part}.${id}`);
  expect(anchors).toEqual(parts?.flatMap((part) => part.sections.map(({ id }) => id)));
});
