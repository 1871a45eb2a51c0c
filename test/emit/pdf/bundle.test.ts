import fc from "fast-check";
import { expect, test } from "vitest";
import type { Document } from "../../../src/document/document.js";
import type { Layout } from "../../../src/emit/pdf/layout.js";
import { anyBundle } from "../../support/arbitraries.js";
import {
  bundleOf,
  customer,
  documentOf,
  paragraph,
  sample,
  section,
} from "../../support/document.js";
import { layoutOf, open } from "../../support/pdf.js";
import "../../support/seed.js";

/** Documents in order, each followed by its sections. */
const entriesOf = ({ parts = [] }: Document) =>
  parts.flatMap((part) => [part, ...part.sections]).map(({ id, title }) => ({ id, title }));

/** What stands in the header of each page, from left to right. */
function headersOf({ pages }: Layout): string[] {
  return pages.map(({ header }) => header.map(({ text }) => text).join("|"));
}

test("every entry of the contents leads to its document or section, and names its page", () => {
  const property = fc.property(anyBundle, (document) => {
    const { pages } = layoutOf(document);
    const runs = pages.flatMap((page) => page.runs);
    const links = pages.flatMap((page) => page.links).filter((link) => link.destination);
    const targets = [...new Set(links.map(({ destination }) => destination))];
    expect(targets).toEqual(entriesOf(document).map(({ id }) => id));
    for (const target of targets) {
      const on = pages.flatMap(({ destinations }, i) =>
        destinations.filter(({ name }) => name === target).map(() => String(i + 1)),
      );
      expect(runs.filter(({ pageOf }) => pageOf === target).map(({ text }) => text)).toEqual(on);
      expect(on).toHaveLength(1);
    }
  });
  fc.assert(property, { numRuns: 8 });
});

test("each document begins on a page of its own, whose header names it and the customer", () => {
  const short = (title: string) =>
    documentOf([section(1, "One", paragraph("Text."))], { title, front: [paragraph(title)] });
  const headers = headersOf(layoutOf(bundleOf([short("Addendum"), short("Measures")])));
  const titles = ["Data Protection Documents", "Data Protection Documents", "Addendum", "Measures"];
  expect(headers).toEqual(
    titles.map((title) => `Isla Verde|${title}|For Acme, Inc.|· Contract R-2026-17`),
  );
});

test("of a long name and a long title, the reference stays whole", () => {
  const name = "Sociedad Cooperativa de Ahorro y Crédito ".repeat(8);
  const title = "Data Processing Addendum with Annexes ".repeat(4);
  const document = documentOf([], {
    title,
    customer: customer(name, "R-2026-17"),
    status: "draft",
  });
  const [header = ""] = headersOf(layoutOf(document));
  expect(header).toMatch(
    /Data Processing.*…\|For Sociedad Cooperativa.*…\|· Contract R-2026-17\|Draft/,
  );
});

test("bookmarks are nested: documents, sections, headings within them", async () => {
  const pdf = await open(
    bundleOf([sample(), documentOf([section(1, "Only", paragraph("Text."))])]),
  );
  const outline = await pdf.getOutline();
  await pdf.destroy();
  expect(outline.map(({ title }) => title)).toEqual(["Privacy Policy", "Privacy Policy"]);
  const [first, second] = outline;
  expect(first?.items.slice(0, 2).map(({ title }) => title)).toEqual([
    "1. Who we are",
    "2. Data that we collect",
  ]);
  expect(first?.items[1]?.items.map(({ title }: { title: string }) => title)).toEqual([
    "2.1 From whom",
  ]);
  expect(second?.items.map(({ title }: { title: string }) => title)).toEqual(["1. Only"]);
});

test("the file says for whom it is", async () => {
  const pdf = await open(documentOf([], { customer: customer() }));
  const { info } = await pdf.getMetadata();
  await pdf.destroy();
  expect(info).toMatchObject({
    Title: "Privacy Policy",
    Subject: "Privacy Policy, Version 3.1.0 · For Acme, Inc. · Contract R-2026-17",
  });
});
