import { readdirSync, readFileSync } from "node:fs";
import Handlebars from "handlebars";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { PACK } from "../../src/document/pack.js";
import { documentKinds } from "../../src/templates/kinds.js";
import { root } from "../support/compiled.js";

const folder = new URL("templates/languages/", root);
const tags = readdirSync(folder).map((file) => file.replace(/\.yaml$/, ""));
const others = tags.filter((tag) => tag !== "en");
const wordsOf = (tag: string): unknown =>
  parse(readFileSync(new URL(`${tag}.yaml`, folder), "utf8"));

/** What languages differ in by nature: the forms of a plural, and the sounds that lists mind. */
const own = /^(duration\.\w+\.(?!other$)|list\.\w+\.before\b|hyphenation$)/;

/** The path of each word, with the places in it that values are put in. */
function paths(node: unknown, path: readonly string[] = []): string[] {
  if (typeof node === "object" && node !== null) {
    return Object.entries(node).flatMap(([key, value]) => paths(value, [...path, key]));
  }
  const places = [...String(node).matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
  return own.test(path.join(".")) ? [] : [[...path, ...places].join(".")];
}

const template = (kind: string, tag: string) =>
  readFileSync(new URL(`templates/documents/${kind}/${tag}.md.hbs`, root), "utf8");

/** What a template asks of the facts, section by section: conditions, repetitions, values. */
function facts(source: string): Record<string, string[]> {
  const asked: Record<string, Set<string>> = {};
  let section = "front";
  class Reader extends Handlebars.Visitor {
    override BlockStatement(block: hbs.AST.BlockStatement) {
      const { original } = block.path as hbs.AST.PathExpression;
      const [id] = block.params as hbs.AST.StringLiteral[];
      if (original === "section") section = String(id?.value);
      super.BlockStatement(block);
      if (original === "section") section = "front";
    }
    override PathExpression({ original }: hbs.AST.PathExpression) {
      asked[section] ??= new Set();
      asked[section]?.add(original);
    }
  }
  new Reader().accept(Handlebars.parse(source));
  return Object.fromEntries(Object.entries(asked).map(([id, set]) => [id, [...set].sort()]));
}

describe.each(others)("%s", (tag) => {
  test("has a word for every word of English, with the same places for values", () => {
    expect(paths(wordsOf(tag)).sort()).toEqual(paths(wordsOf("en")).sort());
  });

  test("has no term that is left in English", () => {
    const english = wordsOf("en") as Record<string, Record<string, Record<string, string>>>;
    const terms = wordsOf(tag) as typeof english;
    const same = Object.entries(english.terms ?? {}).flatMap(([field, words]) =>
      Object.entries(words)
        .filter(
          ([term, word]) => JSON.stringify(terms.terms?.[field]?.[term]) === JSON.stringify(word),
        )
        .map(([term]) => `${field}.${term}`),
    );
    expect(same).toEqual([]);
  });

  test("names every language", () => {
    const { languages } = wordsOf(tag) as { languages: object };
    expect(Object.keys(languages).sort()).toEqual([...tags].sort());
  });

  test.each([...documentKinds(), PACK])(
    "%s asks the same facts in every section as in English",
    (kind) => {
      const mine = facts(template(kind, tag));
      const english = facts(template(kind, "en"));
      expect(Object.keys(mine)).toEqual(Object.keys(english));
      expect(mine).toEqual(english);
    },
  );
});
