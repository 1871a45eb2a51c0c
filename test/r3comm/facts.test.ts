import { readFileSync } from "node:fs";
import { marked } from "marked";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compileR3comm, root, text } from "../support/compiled.js";
import { textOfId, textOfTag } from "../support/html-text.js";
import { pdfText } from "../support/pdf-text.js";

interface Fact {
  readonly id: string;
  readonly say: readonly string[];
}

const factsIn = (file: string) => {
  const { faults: _, ...sections } = parse(
    readFileSync(new URL(`test/r3comm/${file}`, root), "utf8"),
  ) as Record<string, Fact[]> & { faults: unknown };
  return sections as Record<string, Fact[]>;
};

const facts = { en: factsIn("facts.yaml"), "es-PR": factsIn("facts.es-PR.yaml") };

/** Without case, with every kind of hyphen, quote and white space folded. */
function fold(words: string): string {
  return words
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[‘’“”]/g, "'")
    .replace(/-\s+/g, "-")
    .replace(/\s+/g, " ");
}

interface PublishedSection {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

describe.each(Object.entries(facts))("in %s", (language, sections) => {
  const spoken: Record<string, (section: string) => string> = {};
  let published: readonly PublishedSection[];

  beforeAll(async () => {
    const outputs = await compileR3comm({ languages: [language] });
    const output = (extension: string) => outputs.get(`${language}/privacy-policy.${extension}`);
    published = (JSON.parse(text(output("json"))) as { sections: PublishedSection[] }).sections;
    const html = text(output("html"));
    const index = (id: string) => published.findIndex((s) => s.id === id);
    // Markdown and PDF know no ids: a section runs from its numbered title to the next one.
    const between = (whole: string) => (id: string) => {
      const title = (i: number) => fold(`${i + 1}. ${published[i]?.title}`);
      const i = index(id);
      const start = fold(whole).indexOf(title(i));
      const end = published[i + 1] ? fold(whole).indexOf(title(i + 1), start) : undefined;
      expect(start, `the title of ${id}`).toBeGreaterThan(-1);
      return fold(whole).slice(start, end);
    };
    spoken.html = (id) => textOfId(html, id);
    spoken.json = (id) => published[index(id)]?.text ?? "";
    spoken.markdown = between(textOfTag(await marked.parse(text(output("md"))), "body"));
    spoken.pdf = between(await pdfText(output("pdf") ?? new Uint8Array()));
  });

  describe.each(["html", "json", "markdown", "pdf"])("in %s", (format) => {
    test.each(Object.entries(sections))("section %s says its facts", (section, list) => {
      const words = fold(spoken[format]?.(section) ?? "");
      const unsaid = list.flatMap((fact) =>
        fact.say
          .filter((phrase) => !phrase.split(" | ").some((p) => words.includes(fold(p))))
          .map((phrase) => `${fact.id}: ${phrase}`),
      );
      expect(unsaid).toEqual([]);
    });
  });

  test("sections stand in the order of the facts, with their ids", () => {
    expect(published.map((s) => s.id)).toEqual(Object.keys(sections));
  });
});

test("both languages are held to the same facts", () => {
  const ids = (all: Record<string, Fact[]>) =>
    Object.entries(all).map(([section, list]) => [section, list.map((f) => f.id)]);
  expect(ids(facts["es-PR"])).toEqual(ids(facts.en));
});
