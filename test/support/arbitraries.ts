import fc from "fast-check";
import type { Block, Inline } from "../../src/document/blocks.js";
import { plainDesign } from "../../src/page/design.js";
import { bundleOf, customer, documentOf, heading, section } from "./document.js";

const word = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[a-z]{1,12}$/) },
  { weight: 2, arbitrary: fc.stringMatching(/^[A-ZÀ-Ö][a-zß-öø-ÿ]{1,9}[,.;:]?$/) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...["office", "fjord", "affluent", "R3\u2011COMM", "“quoted”", "third-party", "ñandú"],
      ...["1990\u20132026", "§\u00a05", "soft\u00adhyphen", "e\u0301", "(in", "brackets)", "—"],
    ),
  },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z/]{200}$/) },
);

const words = (max: number) =>
  fc.array(word, { minLength: 1, maxLength: max }).map((list) => list.join(" "));

const inline = (max: number): fc.Arbitrary<Inline[]> => {
  const text = words(max).map((value): Inline => ({ kind: "text", text: value }));
  const styled = fc
    .tuple(fc.constantFrom("strong", "emphasis", "link"), text)
    .map(
      ([kind, child]): Inline =>
        kind === "link"
          ? { kind, href: "https://example.com/a", children: [child] }
          : { kind: kind as "strong", children: [child] },
    );
  const gap: Inline = { kind: "text", text: " " };
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: styled }), {
      maxLength: 4,
    })
    .map((list) => list.flatMap((one, i) => (i === 0 ? [one] : [gap, one])));
};

const paragraph = (max: number): fc.Arbitrary<Block> =>
  inline(max).map((children) => ({ kind: "paragraph", children }));

const table: fc.Arbitrary<Block> = fc.integer({ min: 1, max: 7 }).chain((columns) => {
  // Short cells: a row that breaks over pages is read page by page, its cells in parts.
  const cell = fc
    .array(fc.stringMatching(/^[A-Za-z0-9]{1,15}$/), { maxLength: 6 })
    .map((list): Inline[] => [{ kind: "text", text: list.join(" ") }]);
  const row = fc.array(cell, { minLength: columns, maxLength: columns });
  return fc
    .tuple(row, fc.array(row, { maxLength: 6 }))
    .map(([head, rows]) => ({ kind: "table", head, rows }));
});

const { list } = fc.letrec<{ list: Block; item: Block[] }>((tie) => ({
  list: fc.record({
    kind: fc.constant("list" as const),
    ordered: fc.boolean(),
    items: fc.array(tie("item"), { minLength: 1, maxLength: 4 }),
  }),
  item: fc
    .tuple(
      paragraph(8),
      fc.option(tie("list"), { nil: undefined, depthSize: "small", maxDepth: 4 }),
    )
    .map(([first, inner]) => (inner ? [first, inner as Block] : [first])),
}));

const block = fc.oneof(
  { weight: 4, arbitrary: paragraph(60) },
  { weight: 2, arbitrary: list },
  { weight: 1, arbitrary: table },
  { weight: 1, arbitrary: words(5).map((text) => heading(3, text)) },
);

/** Documents of any make, on either paper. */
export const anyDocument = fc
  .tuple(
    fc.array(fc.tuple(words(5), fc.array(block, { maxLength: 6 })), { maxLength: 3 }),
    fc.constantFrom("letter" as const, "a4" as const),
    fc.constantFrom("draft" as const, "in-force" as const),
    fc.option(fc.tuple(words(15), words(4)), { nil: undefined }),
  )
  .map(([sections, size, status, known]) =>
    documentOf(
      sections.map(([title, blocks], i) => ({
        ...section(i + 1, title, ...blocks),
        id: `section-${i}`,
      })),
      { status, design: { ...plainDesign, size }, ...(known && { customer: customer(...known) }) },
    ),
  );

/** Bundles of such documents. */
export const anyBundle = fc
  .tuple(fc.array(anyDocument, { minLength: 1, maxLength: 3 }), anyDocument)
  .map(([documents, { design, status }]) => bundleOf(documents, { design, status }));
