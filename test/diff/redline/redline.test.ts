import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeBoth } from "../../../src/commands/documents.js";
import { isSide, openSide, type Side } from "../../../src/commands/side.js";
import { hasMarks } from "../../../src/diff/redline/anchors.js";
import { type Redline, redline } from "../../../src/diff/redline/redline.js";
import { type Block, type Inline, type Mark, plainText } from "../../../src/document/blocks.js";
import type { Document } from "../../../src/document/document.js";
import { blocksHtml } from "../../../src/emit/html.js";
import type { PolicySource } from "../../../src/schema/source.generated.js";
import { InputError } from "../../../src/source/read.js";
import { anyDocument } from "../../support/arbitraries.js";
import { root } from "../../support/compiled.js";
import {
  cells,
  documentOf,
  link,
  list,
  lorem,
  paragraph,
  section,
  text,
} from "../../support/document.js";
import { anyPolicy } from "../../support/policies.js";

type Blocks = readonly Block<Mark>[];

/** Blocks without the words of one kind, and without marks on the others. */
function without(kind: Mark["kind"], blocks: Blocks): Block[] {
  const inlines = (all: readonly Inline<Mark>[]): Inline[] =>
    all.flatMap((node): readonly Inline[] => {
      if (node.kind === "inserted" || node.kind === "deleted") {
        return node.kind === kind ? [] : node.children;
      }
      // A mark is never within other markup.
      return [node as Inline];
    });
  return blocks.map((block): Block => {
    if (block.kind === "list") {
      return { ...block, items: block.items.map((item) => without(kind, item)) };
    }
    if (block.kind !== "table") return { ...block, children: inlines(block.children) };
    const rows = block.rows.map((row) => row.map(inlines));
    return { ...block, head: block.head.map(inlines), rows };
  });
}

const words = (blocks: readonly Block[]) =>
  plainText(blocks)
    .split(/\s+/)
    .filter((word) => word !== "")
    .join(" ");

const ofDocument = ({ front, sections }: Document) =>
  words([...front, ...sections.flatMap(({ blocks }) => blocks)]);

const ofRedline = ({ front, sections }: Redline, dropped: Mark["kind"]) =>
  words(without(dropped, [...front, ...sections.flatMap(({ blocks }) => blocks)]));

/** The law of redlines. */
function expectBothSides(before: Document, after: Document) {
  const marked = redline(before, after);
  expect(ofRedline(marked, "deleted")).toBe(ofDocument(after));
  expect(ofRedline(marked, "inserted")).toBe(ofDocument(before));
  return marked;
}

const isUnmarked = ({ front, sections }: Redline) =>
  !hasMarks([...front, ...sections.flatMap(({ blocks }) => blocks)]);

describe("a redline holds the words of both documents", () => {
  test("of any make", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (before, after) => {
        expectBothSides(before, after);
      }),
    );
  });

  test("composed from any two policies", () => {
    fc.assert(
      fc.property(anyPolicy, anyPolicy, (a, b) => {
        const sides = [sideOf(a), sideOf(b)] as const;
        let documents: readonly [Document, Document];
        try {
          documents = composeBoth(...sides, "en");
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          // A policy that is not in English, or lacks a text in it.
          return fc.pre(false);
        }
        expectBothSides(...documents);
      }),
      { numRuns: 25 },
    );
  });

  const cases = new URL("test/cases/diff/", root);
  const folders = readdirSync(cases, { withFileTypes: true }).filter((one) => one.isDirectory());

  test.each(folders.map(({ name }) => name))("of the case %s", async (name) => {
    const request = { cwd: new URL(name, cases).pathname, policy: "policy", color: false };
    const [before, after] = [await openSide("before", request), await openSide("after", request)];
    if (!isSide(before) || !isSide(after)) throw new Error("a case has errors");
    const [old, now] = composeBoth(before, after, undefined);
    expectBothSides(old, now);
    expectBothSides(now, old);
  });
});

function sideOf(policy: PolicySource): Side {
  const languages = policy.policy?.languages ?? [];
  const facts = { name: "it", kind: "folder", policy: "", version: "", effective: "" } as const;
  return { facts, version: { policy, languages, published: false }, notes: [] };
}

test("a document has no marks beside itself", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const { front, sections } = structuredClone({ ...document, sheets: undefined });
      const marked = redline(document, { ...document, front, sections });
      expect(isUnmarked(marked)).toBe(true);
      const html = ({ id, blocks }: { id: string; blocks: Blocks }) => blocksHtml(blocks, id);
      expect(marked.sections.map(html)).toEqual(document.sections.map(html));
    }),
  );
});

/** Marked text as people see it: [-old-] and {+new+}. */
function shown(blocks: Blocks): string {
  const inlines = (all: readonly Inline<Mark>[]): string =>
    all
      .map((node) => {
        if (node.kind === "text") return node.text;
        const inner = inlines(node.children);
        if (node.kind === "deleted") return `[-${inner}-]`;
        if (node.kind === "link") return `<${node.href} ${inner}>`;
        return node.kind === "inserted" ? `{+${inner}+}` : `*${inner}*`;
      })
      .join("");
  return blocks
    .map((block) => {
      if (block.kind === "list") return block.items.map((item) => `- ${shown(item)}`).join("\n");
      if (block.kind !== "table") return inlines(block.children);
      return [block.head, ...block.rows].map((row) => row.map(inlines).join(" | ")).join("\n");
    })
    .join("\n");
}

const compared = (before: Block[], after: Block[]) => {
  const [old, now] = [before, after].map((blocks) => documentOf([section(1, "One", ...blocks)]));
  const marked = expectBothSides(old as Document, now as Document);
  return shown(marked.sections[0]?.blocks.slice(1) ?? []);
};

describe("what is marked", () => {
  test("words, in the markup that they have", () => {
    const strong = (value: string): Inline => ({ kind: "strong", children: [text(value)] });
    expect(
      compared(
        [paragraph("We keep ", strong("all of your data"), " for a year.")],
        [paragraph("We keep ", strong("some of your data"), " for two years.")],
      ),
    ).toBe("We keep [-*all*-]{+*some*+}* of your data* for [-a year-]{+two years+}.");
  });

  test("a link that leads elsewhere", () => {
    expect(
      compared(
        [paragraph("See ", link("https://a.example/", "our terms"), ".")],
        [paragraph("See ", link("https://b.example/", "our terms"), ".")],
      ),
    ).toBe("See [-<https://a.example/ our terms>-]{+<https://b.example/ our terms>+}.");
  });

  test("items that came, went and changed", () => {
    const items = (...texts: string[]) => list(false, ...texts.map((one) => [paragraph(one)]));
    expect(
      compared(
        [items("the name of the parent", "payment records", "an email address")],
        [items("where the device is", "the first name of the parent", "an email address")],
      ),
    ).toBe(
      "- {+where the device is+}\n- the {+first +}name of the parent\n- [-payment records-]\n- an email address",
    );
  });

  test("rows by their name, also where all else in them changed", () => {
    const rows = (...all: string[][]): Block => ({
      kind: "table",
      head: cells("Recipient", "Country"),
      rows: all.map((row) => cells(...row)),
    });
    expect(
      compared(
        [rows(["Mail", "Germany"], ["Cards", "Spain"])],
        [rows(["Hosting", "Japan"], ["Mail", "the United States"], ["Cards", "Spain"])],
      ),
    ).toBe(
      "Recipient | Country\n{+Hosting+} | {+Japan+}\nMail | [-Germany-]{+the United States+}\nCards | Spain",
    );
  });

  test("sections that came, went and moved", () => {
    const named = (number: number, title: string) => section(number, title, paragraph(lorem));
    const before = documentOf([named(1, "Who"), named(2, "What"), named(3, "Why")]);
    const after = documentOf([named(1, "What"), named(2, "Who"), named(3, "How")]);
    const { sections } = expectBothSides(before, after);
    expect(sections.map(({ id, fate, isMoved }) => [id, fate, isMoved])).toEqual([
      ["deleted.who", "deleted", true],
      ["what", "kept", false],
      ["deleted.why", "deleted", false],
      ["who", "inserted", true],
      ["how", "inserted", false],
    ]);
  });
});

describe("documents of any size", () => {
  test("a paragraph of a megabyte", () => {
    const [start, end] = [`${lorem} `.repeat(2600), lorem.repeat(2600)];
    const long = start + end;
    const marked = compared([paragraph(long)], [paragraph(`${start}and more ${end}`)]);
    expect(marked === `${start}{+and more +}${end}`).toBe(true);
    // Nothing in common: all of it is replaced.
    const other = "word ".repeat(200_000);
    compared([paragraph(long)], [paragraph(other)]);
  });

  test("5,000 rows that all changed, in a table that got longer", () => {
    const rows = (from: number, value: string): Block => ({
      kind: "table",
      head: cells("Record", "Period"),
      rows: Array.from({ length: 5000 }, (_, i) => cells(`Record ${i + from}`, value)),
    });
    const text = compared([rows(0, "one year")], [rows(1, "two years")]).split("\n");
    expect(text[1]).toBe("[-Record 0-] | [-one year-]");
    expect(text[2]).toBe("Record 1 | [-one year-]{+two years+}");
    expect(text.at(-1)).toBe("{+Record 5000+} | {+two years+}");
  });

  test("5,000 items that all changed", () => {
    const items = (word: string) =>
      list(
        false,
        ...Array.from({ length: 5000 }, (_, i) => [paragraph(`${word} record ${i}, kept`)]),
      );
    const text = compared([items("a")], [items("any")]).split("\n");
    expect(text[4999]).toBe("- [-a-]{+any+} record 4999, kept");
  });
});
