import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compile.js";
import { describe as differences } from "../../src/drift/describe.js";
import { emit, origin } from "../../src/emit/atom.js";
import { policyFile, text } from "../support/compiled.js";
import { documentOf } from "../support/document.js";

interface Element {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** The elements of a document that a namespace-aware parser finds well-formed. */
function parseXml(xml: string): Element {
  const root: Element = { name: "", namespace: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    const own = Object.values(attributes).map(({ name, value }) => [name, value] as const);
    const values = Object.fromEntries(own);
    const element = { name: local, namespace: uri, attributes: values, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (words) => {
    const element = open.at(-1);
    if (element) element.text += words;
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(xml).close();
  const [feed] = root.children;
  if (feed === undefined) throw new Error("there is no root element");
  return feed;
}

const named = (element: Element, name: string) => element.children.filter((c) => c.name === name);
const textOf = (element: Element, name: string) => named(element, name)[0]?.text ?? "";

/** What RFC 4287 asks of the feeds that policyc writes, each rule by its section. */
const rules: Readonly<Record<string, (feed: Element) => unknown>> = {
  "2: the root is a feed of Atom, and so is every element": (feed) =>
    [feed, ...feed.children, ...named(feed, "entry").flatMap((e) => e.children)].every(
      ({ namespace }) => namespace === "http://www.w3.org/2005/Atom",
    ) && feed.name === "feed",
  "2: the language is stated": (feed) => feed.attributes["xml:lang"] === "en",
  "4.1.1: exactly one id, title, updated and generator; an author": (feed) =>
    ["id", "title", "updated", "generator", "author"].every((n) => named(feed, n).length === 1),
  "4.1.2: every entry has exactly one id, title and updated": (feed) =>
    named(feed, "entry").every((entry) =>
      ["id", "title", "updated"].every((name) => named(entry, name).length === 1),
    ),
  "4.1.2: an entry without a link to its text has content": (feed) =>
    named(feed, "entry").every((entry) => textOf(entry, "content") !== ""),
  "3.1: texts are plain": (feed) =>
    named(feed, "entry").every((entry) =>
      entry.children.every(({ attributes, children }) => {
        return children.length === 0 && (attributes.type ?? "text") === "text";
      }),
    ),
  "3.2.1: the author has a name": (feed) =>
    named(feed, "author").every((author) => textOf(author, "name") !== ""),
  "3.3: dates are those of RFC 3339": (feed) =>
    [feed, ...named(feed, "entry")].every((one) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(textOf(one, "updated")),
    ),
  "4.2.6: ids are IRIs with a scheme, and no two are the same": (feed) => {
    const ids = [feed, ...named(feed, "entry")].map((one) => textOf(one, "id"));
    return new Set(ids).size === ids.length && ids.every((id) => new URL(id).href === id);
  },
  "4.2.15: the feed is as new as its newest entry": (feed) => {
    const dates = named(feed, "entry").map((entry) => textOf(entry, "updated"));
    return dates.length === 0 || dates.sort().at(-1) === textOf(feed, "updated");
  },
};

const changes = {
  "mail-added-2-0-0": {
    date: "2027-01-01",
    version: "2.0.0",
    change: "added",
    name: 'Mail & <b>"Sons"</b> ]]> {{this}} البريد 😀',
    note: "It sends *all* mail.",
  },
  old: { date: "2025-01-31", change: "removed", name: "Post Inc." },
};

async function built(sections: Readonly<Record<string, unknown>>) {
  const { outputs, diagnostics } = await compile(policyFile(sections), {
    formats: ["atom", "html"],
  });
  expect(diagnostics).toEqual([]);
  return new Map(outputs.map(({ path, bytes }) => [path, bytes]));
}

const subprocessors = { mail: { name: "Mail", kind: "company" } };

describe.each([
  ["with changes", { subprocessors, subprocessorChanges: changes }],
  ["without changes", { subprocessors }],
])("a feed %s follows RFC 4287", (_, sections) => {
  test.each(Object.entries(rules))("%s", async (_, holds) => {
    const feed = parseXml(text((await built(sections)).get("en/subprocessors.atom")));
    expect(holds(feed)).toBe(true);
  });
});

test("the words are those of the source, the newest first, with ids that stay", async () => {
  const outputs = await built({ subprocessors, subprocessorChanges: changes });
  const feed = parseXml(text(outputs.get("en/subprocessors.atom")));
  const entries = named(feed, "entry");
  expect(entries.map((entry) => textOf(entry, "title"))).toEqual([
    `Added: ${changes["mail-added-2-0-0"].name}`,
    "Removed: Post Inc.",
  ]);
  expect(entries.map((entry) => textOf(entry, "id"))).toEqual([
    "urn:policyc:feed:example:subprocessors:en:mail-added-2-0-0",
    "urn:policyc:feed:example:subprocessors:en:old",
  ]);
  expect(entries.map((entry) => textOf(entry, "content"))).toEqual([
    `Added: ${changes["mail-added-2-0-0"].name} – It sends *all* mail. – Version 2.0.0, January 1, 2027`,
    "Removed: Post Inc. – January 31, 2025",
  ]);
});

test("the page of the kind leads to its feed, and no other page to any", async () => {
  const outputs = await built({ subprocessors, subprocessorChanges: changes });
  const link = '<link rel="alternate" type="application/atom+xml" href="subprocessors.atom">';
  expect(text(outputs.get("en/subprocessors.html"))).toContain(link);
  expect(text(outputs.get("en/privacy-policy.html"))).not.toContain("atom+xml");
  const feeds = [...outputs.keys()].filter((path) => path.endsWith(".atom"));
  expect(feeds).toEqual(["en/subprocessors.atom"]);
});

test("a feed says for which path it was made, and how another differs", async () => {
  const bytes = (await built({ subprocessors })).get("en/subprocessors.atom");
  if (bytes === undefined) throw new Error("there is no feed");
  expect(origin(bytes)).toBe("en/subprocessors");
  expect(origin(new TextEncoder().encode("<feed><title>mine</title></feed>"))).toBeUndefined();
  const found = new TextEncoder().encode(text(bytes).replace("2026-01-31", "2026-02-01"));
  expect((await differences("en/subprocessors.atom", found, bytes)).join("\n")).toContain(
    "2026-02-01",
  );
});

test("a document without a feed is a bug of its kind", () => {
  expect(() => emit(documentOf([]))).toThrow("privacy-policy has no feed");
});
