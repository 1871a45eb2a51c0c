import fc from "fast-check";
import { lexer } from "marked";
import { expect, test } from "vitest";
import { plainText } from "../../src/document/blocks.js";
import {
  escapeMarkdown,
  markdownLink,
  parseMarkdown,
  tokensOf,
} from "../../src/document/markdown.js";

test.each([
  ["R3 Consulting & Management", "R3 Consulting & Management"],
  ["snake_case and 2 * 3", "snake\\_case and 2 \\* 3"],
  ["a | b", "a \\| b"],
  ["&copy;", "\\&copy;"],
  ["# not a heading", "\\# not a heading"],
  ["- not an item", "\\- not an item"],
  ["-5 degrees", "-5 degrees"],
  ["1. not an item", "1\\. not an item"],
  ["1.0.0", "1.0.0"],
  ["me@example.com", "me\\@example.com"],
  ["  two\n lines  ", "two lines"],
])("%j is written %j", (value, markdown) => {
  expect(escapeMarkdown(value)).toBe(markdown);
  expect(plainText(parseMarkdown(escapeMarkdown(value)))).toBe(value.replace(/\s+/g, " ").trim());
});

test("a link keeps its address, whatever characters that has", () => {
  const [block] = parseMarkdown(markdownLink("form (new)", "https://example.com/a_(b)?c=*d*"));
  expect(block).toEqual({
    kind: "paragraph",
    children: [
      {
        kind: "link",
        href: "https://example.com/a_%28b%29?c=%2Ad%2A".replaceAll("_", "%5F"),
        children: [{ kind: "text", text: "form (new)" }],
      },
    ],
  });
});

test("markup that documents do not use is a bug of the template", () => {
  expect(() => parseMarkdown("<b>raw</b>")).toThrow("a template made markup");
  expect(() => parseMarkdown("```\ncode\n```")).toThrow("a template made markup");
});

test("rules that are tried only where they can hold find what all rules find", () => {
  const piece = fc.constantFrom(
    ...[
      "word",
      "a | b",
      "| - | - |",
      "===",
      "---",
      "-",
      "=",
      "- ",
      "1. ",
      "> ",
      "# ",
      "<div>",
      "</div>",
    ],
    ...[
      "<b>",
      "<!-- c -->",
      "\n",
      "\n\n",
      "\r\n",
      " ",
      "  ",
      "    ",
      "\t",
      "\\<",
      "\\>",
      "`",
      "```",
      "*",
      "[a]: b",
    ],
  );
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, (markdown) => {
      expect(tokensOf(markdown)).toEqual(lexer(markdown));
    }),
    { numRuns: 5000 },
  );
});
