import { expect, test } from "vitest";
import { type PageDesign, plainDesign } from "../../../src/page/design.js";
import {
  documentOf,
  heading,
  link,
  list,
  lorem,
  paragraph,
  section,
} from "../../support/document.js";
import { bytesOf, layoutOf } from "../../support/pdf.js";

// Documents of one design share what they have in common: see src/emit/pdf/common.ts.

const own = section(1, "Parties", heading(3, "Whom it is for"), paragraph(lorem));
const common = section(
  2,
  "Terms",
  ...Array.from({ length: 30 }, (_, i) => paragraph(`${i}. ${lorem}`)),
  list(false, [paragraph("An item")], [paragraph(link("https://example.com/"))]),
);

test("a document is the same, whatever others with pages in common were made before it", async () => {
  const of = (design: PageDesign) => documentOf([own, common], { design });
  const alone = await bytesOf(of({ ...plainDesign }));
  const design = { ...plainDesign };
  const isShared = () => layoutOf(of(design)).pages.map((page) => page.isShared);
  expect(isShared()).not.toContain(true);
  for (let i = 0; i < 3; i++)
    expect(Buffer.from(await bytesOf(of(design))).equals(alone)).toBe(true);
  expect(isShared()).toContain(true);
});
