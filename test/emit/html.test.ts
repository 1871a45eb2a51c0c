import fc from "fast-check";
import { expect, test } from "vitest";
import { type Block, type Inline, plainText } from "../../src/document/blocks.js";
import type { Document } from "../../src/document/document.js";
import { emit } from "../../src/emit/html.js";
import { plainDesign } from "../../src/page/design.js";
import { shipped } from "../../src/templates/templates.js";
import { text } from "../support/compiled.js";
import { bundleOf } from "../support/document.js";
import { attribute, elements, parseHtml, textOf, textOfTag } from "../support/html-text.js";

const say = (value: string): readonly Inline[] => [{ kind: "text", text: value }];
const heading = (level: 1 | 2 | 3 | 4, value: string): Block => ({
  kind: "heading",
  level,
  children: say(value),
});
const paragraph = (value: string): Block => ({ kind: "paragraph", children: say(value) });

const links: Block = {
  kind: "paragraph",
  children: [
    { kind: "strong", children: say("Write") },
    { kind: "text", text: " to " },
    { kind: "link", href: "mailto:a@example.com", children: say("a@example.com") },
    { kind: "text", text: " or read " },
    { kind: "link", href: "https://example.com/?a=1&b=2", children: say("our page") },
  ],
};
const list: Block = {
  kind: "list",
  ordered: false,
  items: [[paragraph("one")], [paragraph("two"), { kind: "list", ordered: true, items: [] }]],
};
const table: Block = {
  kind: "table",
  head: [say("Service"), say("Role")],
  rows: [
    [say("Backup"), say("Processor")],
    [say("Website"), say("—")],
  ],
};

function sample(change: Partial<Document> = {}): Document {
  return {
    kind: "privacy-policy",
    language: "en",
    direction: "ltr",
    translations: [],
    title: "Privacy Policy",
    organization: "Example Incorporated",
    organizationShort: "Example",
    version: "1.0.0",
    effective: "2026-01-31",
    effectiveText: "January 31, 2026",
    status: "in-force",
    feed: undefined,
    sourceHash: "0".repeat(64),
    templates: shipped,
    labels: {
      contents: "Contents",
      languages: "Other languages",
      skipToContent: "Skip to content",
      version: "Version",
      effective: "Effective",
      pageOf: "Page {page} of {pages}",
      draft: "Draft",
      section: "Section",
    },
    front: [heading(1, "Privacy Policy"), paragraph("Example Incorporated")],
    sections: [
      {
        id: "data",
        title: "Data",
        number: 1,
        isNumbered: true,
        answers: [],
        blocks: [heading(2, "1. Data"), heading(3, "Title"), table, heading(3, "Title"), table],
      },
      {
        id: "data-title",
        title: "Contact",
        number: 2,
        isNumbered: true,
        answers: [],
        blocks: [heading(2, "2. Contact"), links, list, heading(3, "…"), heading(4, "Post")],
      },
    ],
    sheets: () => [],
    markdown: "",
    design: plainDesign,
    hyphenation: undefined,
    data: null,
    ...change,
  };
}

async function pageOf(change: Partial<Document> = {}): Promise<string> {
  return text((await emit(sample(change))).bytes);
}

const words = (value: string) => value.split(/[ \t\r\n]+/).filter(Boolean);
const all = (html: string, ...tags: string[]) =>
  elements(parseHtml(html)).filter((e) => tags.includes(e.tagName));

test("main says the words of the blocks, in their order, and no others", async () => {
  const { front, sections } = sample();
  const blocks = [...front, ...sections.flatMap((s) => s.blocks)];
  expect(words(textOfTag(await pageOf(), "main"))).toEqual(words(plainText(blocks)));
});

test("any text is shown as its own characters, in the page and in its furniture", async () => {
  const markup = fc.constantFrom(
    "<script>",
    "</style>",
    "</title>",
    "-->",
    "&amp;",
    '"',
    "'",
    "{{",
  );
  const value = fc
    .array(fc.oneof(markup, fc.string({ unit: "grapheme-ascii" })), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join(""))
    .filter((joined) => joined.trim() !== "");
  await fc.assert(
    fc.asyncProperty(value, async (hostile) => {
      const blocks = [heading(2, hostile), paragraph(hostile), { ...table, head: [say(hostile)] }];
      const html = await pageOf({
        title: hostile,
        organization: hostile,
        sections: [{ id: "a", title: hostile, number: 1, isNumbered: true, answers: [], blocks }],
      });
      expect(all(html, "h2").map((h2) => words(textOf(h2)))).toEqual([words(hostile)]);
      expect(words(textOfTag(html, "title"))).toEqual(words(`${hostile} – ${hostile}`));
      const contents = ["Contents", ...words(hostile)];
      expect(words(textOfTag(html, "nav"))).toEqual([...contents, ...contents]);
      expect(all(html, "script")).toEqual([]);
      expect(all(html, "style")).toHaveLength(1);
    }),
  );
});

test("a customer is named in the header and on printed pages, whatever it is called", async () => {
  for (const name of ['"} </style><b>', "\\", "Ñandú & 株式会社\n\u{1f600}"]) {
    const html = await pageOf({ customer: { name, reference: "", words: [`For ${name}`, "R-1"] } });
    expect(words(textOfTag(html, "header"))).toEqual(["Example", ...words(`For ${name} · R-1`)]);
    const [style, ...others] = all(html, "style");
    expect(others).toEqual([]);
    const css = style ? textOf(style) : "";
    const [, printed = ""] = /@bottom-left \{ content: "([^"]*)"/.exec(css) ?? [];
    const unescaped = printed.replace(/\\([0-9a-f]+) /g, (_, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, 16)),
    );
    expect(unescaped).toBe(`For ${name} · R-1`);
  }
  expect(await pageOf()).not.toContain("@bottom-left");
});

test("the page leads to its translations, each named in its own language", async () => {
  const html = await pageOf({
    translations: [
      { language: "es-PR", direction: "ltr", name: "Español" },
      { language: "ar", direction: "rtl", name: "العربية" },
    ],
  });
  const alternates = all(html, "link").map(({ attrs }) => attrs.map(({ value }) => value));
  expect(alternates).toEqual([
    ["alternate", "es-PR", "../es-PR/privacy-policy.html"],
    ["alternate", "ar", "../ar/privacy-policy.html"],
  ]);
  const links = all(html, "a").filter((a) => attribute(a, "hreflang"));
  expect(links.map((a) => [attribute(a, "href"), attribute(a, "lang"), textOf(a)])).toEqual([
    ["../es-PR/privacy-policy.html", "es-PR", "Español"],
    ["../ar/privacy-policy.html", "ar", "العربية"],
  ]);
  expect(all(await pageOf(), "nav").map((nav) => attribute(nav, "aria-label"))).not.toContain(
    "Other languages",
  );
});

test("the page asks for nothing from anywhere", async () => {
  const html = await pageOf();
  expect(all(html, "script", "link", "img", "iframe", "object", "base", "form")).toEqual([]);
  expect(html).not.toMatch(/url\(|@import|\ssrc=|\starget=/);
  const policy = all(html, "meta").find((m) => attribute(m, "http-equiv"));
  expect(policy && attribute(policy, "content")).toContain("default-src 'none'");
});

test("ids are unique, and every link within the page and every label has its goal", async () => {
  const nodes = elements(parseHtml(await pageOf()));
  const given = (name: string) =>
    nodes.map((e) => attribute(e, name)).filter((v): v is string => v !== undefined);
  const ids = given("id");
  expect(ids).toEqual([...new Set(ids)]);
  const within = given("href").filter((href) => href.startsWith("#"));
  const goals = within.map((href) => decodeURIComponent(href.slice(1)));
  expect([...goals, ...given("aria-labelledby")].filter((id) => !ids.includes(id))).toEqual([]);
});

test("so are those of a bundle, whose documents share ids", async () => {
  const nodes = elements(parseHtml(text((await emit(bundleOf([sample(), sample()]))).bytes)));
  const given = (name: string) =>
    nodes.map((e) => attribute(e, name)).filter((v): v is string => v !== undefined);
  const ids = given("id");
  expect(ids).toEqual([...new Set(ids)]);
  const goals = given("href").filter((href) => href.startsWith("#"));
  const within = goals.map((href) => decodeURIComponent(href.slice(1)));
  const named = given("aria-labelledby").flatMap((names) => names.split(" "));
  expect([...within, ...named].filter((id) => !ids.includes(id))).toEqual([]);
  expect(new Set(within)).toContain("kind-1.data");
});

test("headings never skip a level on the way down", async () => {
  const levels = all(await pageOf(), "h1", "h2", "h3", "h4").map((e) => Number(e.tagName[1]));
  expect(levels).toEqual([1, 2, 3, 3, 2, 3, 4]);
});

test("tables name their columns and rows, and their group is within the keyboard's reach", async () => {
  const html = await pageOf();
  const scopes = all(html, "th").map((th) => attribute(th, "scope"));
  expect(scopes.slice(0, 4)).toEqual(["col", "col", "row", "row"]);
  const groups = elements(parseHtml(html)).filter((e) => attribute(e, "role") === "group");
  expect(groups.map((group) => attribute(group, "tabindex"))).toEqual(["0", "0"]);
});

test("links stay as given, and only those to elsewhere are cut off from this page", async () => {
  const out = all(await pageOf(), "a").filter((a) => !attribute(a, "href")?.startsWith("#"));
  expect(out.map((a) => [attribute(a, "href"), attribute(a, "rel")])).toEqual([
    ["mailto:a@example.com", undefined],
    ["https://example.com/?a=1&b=2", "noopener"],
  ]);
});

test("an item of one paragraph is tight", async () => {
  expect(await pageOf()).toContain("<li>one</li>");
});

test("language, direction and the mark of a draft come from the document", async () => {
  const html = await pageOf({ language: "ar", direction: "rtl", status: "draft" });
  const [root] = all(html, "html");
  expect(root && [attribute(root, "lang"), attribute(root, "dir")]).toEqual(["ar", "rtl"]);
  expect(textOfTag(html, "header")).toContain("Draft");
  expect(textOfTag(html, "main")).not.toContain("Draft");
  expect(textOfTag(await pageOf(), "header")).not.toContain("Draft");
});

test("the same document gives the same bytes, and they end with a newline", async () => {
  expect(await pageOf()).toBe(await pageOf());
  expect((await pageOf()).endsWith("</html>\n")).toBe(true);
});
