import { readdirSync, readFileSync } from "node:fs";
import { parse, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { describe, expect, test } from "vitest";
import { type DiffRequest, diff } from "../../../src/commands/diff.js";
import { composeBoth } from "../../../src/commands/documents.js";
import { isSide, openSide } from "../../../src/commands/side.js";
import { sectionOf } from "../../../src/diff/redline/places.js";
import { emit } from "../../../src/emit/html.js";
import { root, text } from "../../support/compiled.js";
import { attribute, elements, textOfTag } from "../../support/html-text.js";

const cases = new URL("test/cases/diff/", root);

/** The page that `policyc diff before after --format html` writes, run in the folder of a case. */
async function page(name: string, more: Partial<DiffRequest> = {}) {
  const { stdout } = await diff({
    cwd: new URL(name, cases).pathname,
    before: "before",
    after: "after",
    policy: "policy",
    format: "html",
    out: undefined,
    failOn: undefined,
    color: false,
    width: 80,
    ...more,
  });
  return stdout;
}

async function documents(name: string) {
  const request = { cwd: new URL(name, cases).pathname, policy: "policy", color: false };
  const [before, after] = [await openSide("before", request), await openSide("after", request)];
  if (!isSide(before) || !isSide(after)) throw new Error("a case has errors");
  return composeBoth(before, after, undefined);
}

/** A page without some elements. */
function without(html: string, isGone: (element: Tree.Element) => boolean): string {
  const tree = parse(html);
  for (const element of elements(tree)) {
    if (!isGone(element)) continue;
    const parent = element.parentNode;
    if (parent) parent.childNodes = parent.childNodes.filter((node) => node !== element);
  }
  return serialize(tree);
}

const words = (html: string) => textOfTag(html, "main").replace(/\s+/g, " ").trim();

const names = ["a-new-release", "any-text", "order-means-nothing", "renamed-entries"];

describe.each([...names, "two-languages"])("%s", (name) => {
  test("its words are those of both documents", async () => {
    const html = await page(name);
    const [before, after] = (await documents(name)).map(async (document) =>
      words(text((await emit(document)).bytes)),
    );
    const others = ["changes", "fate"];
    const side = (gone: string) =>
      words(
        without(
          html,
          (one) => one.tagName === gone || others.includes(attribute(one, "class") ?? ""),
        ),
      );
    expect(side("ins")).toBe(await before);
    expect(side("del")).toBe(await after);
  });

  test("every link within it leads somewhere, and no anchor is given twice", async () => {
    const all = elements(parse(await page(name)));
    const ids = all.map((one) => attribute(one, "id")).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    const links = all.map((one) => attribute(one, "href") ?? "").filter((to) => to.startsWith("#"));
    expect(links.filter((to) => !ids.includes(decodeURIComponent(to.slice(1))))).toEqual([]);
  });
});

test.each(["a-new-release", "any-text"])("the page of %s", async (name) => {
  // Without the style, which every page has.
  const html = without(await page(name), ({ tagName }) => tagName === "style");
  await expect(html).toMatchFileSnapshot(new URL(`${name}/redline.html`, cases).pathname);
});

test("a fact without a name is looked for in a section that every language has", () => {
  const templates = new URL("templates/documents/privacy-policy/", root);
  for (const file of readdirSync(templates).filter((name) => name.endsWith(".hbs"))) {
    const template = readFileSync(new URL(file, templates), "utf8");
    const ids = [...template.matchAll(/\{\{#section "([^"]+)"/g)].map(([, id]) => id);
    expect(Object.values(sectionOf).filter((id) => !ids.includes(id))).toEqual([]);
  }
});

test("a policy beside itself has no marks, and the page says so", async () => {
  const html = await page("a-new-release", { after: "before" });
  expect(html).toContain("the words of this document are the same in both");
  expect(html).toContain("No fact and no text differs between the two.");
  const document = without(html, (one) => attribute(one, "class") === "changes");
  expect(document).not.toMatch(/<(ins|del)[ >]/);
});

test("facts in another order are marked as the document has them, and the page says so", async () => {
  const html = await page("order-means-nothing");
  expect(html).toContain("No fact and no text differs between the two. What is marked stands in");
  expect(html).toMatch(/<del id="change\.\d+">/);
});

test("texts of the source stay texts, and nothing is loaded or run", async () => {
  const html = await page("any-text");
  expect(html).toContain("&lt;");
  const all = elements(parse(html)).map(({ tagName }) => tagName);
  const own =
    "html head meta title style body a header p strong div nav details summary ol li main h1 h2 h3 section ins del bdi span ul code footer time";
  expect([...new Set(all)].filter((tag) => !own.split(" ").includes(tag))).toEqual([]);
  expect(html).toContain("default-src 'none'");
});

test("the language is the one asked for, or a sentence says why not", async () => {
  const usual = await page("a-new-release", { language: "en" });
  expect(usual).toBe(await page("a-new-release"));
  await expect(page("a-new-release", { language: "ja" })).rejects.toThrow(
    "before is not in “ja”; it is in en",
  );
  await expect(page("a-new-release", { language: "en", format: "text" })).rejects.toThrow(
    "--language is for redlines",
  );
});
