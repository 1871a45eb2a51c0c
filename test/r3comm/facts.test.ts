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

const { faults: _, ...sections } = parse(
  readFileSync(new URL("test/r3comm/facts.yaml", root), "utf8"),
) as Record<string, Fact[]> & { faults: unknown };

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

const spoken: Record<string, (section: string) => string> = {};

beforeAll(async () => {
  const outputs = await compileR3comm();
  const html = text(outputs.get("en/privacy-policy.html"));
  const json = JSON.parse(text(outputs.get("en/privacy-policy.json"))) as {
    sections: PublishedSection[];
  };
  const index = (id: string) => json.sections.findIndex((s) => s.id === id);
  // Markdown and PDF know no ids: a section runs from its numbered title to the next one.
  const between = (whole: string) => (id: string) => {
    const title = (i: number) => fold(`${i + 1}. ${json.sections[i]?.title}`);
    const i = index(id);
    const start = fold(whole).indexOf(title(i));
    const end = json.sections[i + 1] ? fold(whole).indexOf(title(i + 1), start) : undefined;
    expect(start, `the title of ${id}`).toBeGreaterThan(-1);
    return fold(whole).slice(start, end);
  };
  spoken.html = (id) => textOfId(html, id);
  spoken.json = (id) => json.sections[index(id)]?.text ?? "";
  const markdown = await marked.parse(text(outputs.get("en/privacy-policy.md")));
  spoken.markdown = between(textOfTag(markdown, "body"));
  spoken.pdf = between(await pdfText(outputs.get("en/privacy-policy.pdf") ?? new Uint8Array()));
});

describe.each(["html", "json", "markdown", "pdf"])("in %s", (format) => {
  test.each(Object.entries(sections))("section %s says its facts", (section, facts) => {
    const words = fold(spoken[format]?.(section) ?? "");
    const unsaid = facts.flatMap((fact) =>
      fact.say
        .filter((phrase) => !phrase.split(" | ").some((p) => words.includes(fold(p))))
        .map((phrase) => `${fact.id}: ${phrase}`),
    );
    expect(unsaid).toEqual([]);
  });
});

test("sections stand in the order of the facts, with their ids", async () => {
  const outputs = await compileR3comm({ formats: ["json"] });
  const json = JSON.parse(text(outputs.get("en/privacy-policy.json"))) as {
    sections: PublishedSection[];
  };
  expect(json.sections.map((s) => s.id)).toEqual(Object.keys(sections));
});
