import fc from "fast-check";
import { marked } from "marked";
import { expect, test } from "vitest";
import { compile } from "../src/compile.js";
import { policyFile, text } from "./support/compiled.js";
import { attribute, elements, parseHtml, textOf, textOfTag } from "./support/html-text.js";
import { pdfText } from "./support/pdf-text.js";

/** Text that is made to break out: markup of every kind between ordinary words. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."<script>alert(1)</script>|</td>|{{name}}|{{{this}}}|{{#if a}}|*a*|_b_|`c`|~~d~~|[e](https://evil.example)|![f](g)|www.evil.example|https://evil.example|a@evil.example|&amp;|&#60;|\\|\\*|# |- |1. |> |---|===|+ |![|]|</title>|</style>|<!--|-->|[x]: https://evil.example|\u2011|ñ|“q”".split(
          "|",
        ),
        "|",
        "||",
        "\\|",
      ),
      fc.string({ unit: fc.constantFrom(..." aZ09*_`~[]()<>#+-.!|\\&;:@/=\"'éß") }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(""))
  .filter((value) => value.trim() !== "");

const fold = (value: string) => value.replace(/[ \t\r\n]+/g, " ").trim();

const policyWith = (value: string) =>
  policyFile({
    organization: { name: value },
    services: { a: { name: value, kind: "saas", role: "processor", data: ["d"] } },
    data: { d: { name: "Data", items: { x: value, y: "end" } } },
    commitments: { c: { text: value } },
  });

async function outputsOf(value: string, formats: readonly string[]) {
  const { outputs, diagnostics } = await compile(policyWith(value), { formats });
  expect(diagnostics).toEqual([]);
  return (name: string) => outputs.find((o) => o.path === `en/${name}`)?.bytes;
}

test("any text comes out as that text in HTML, Markdown and JSON, and opens nothing", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (value) => {
      const bytes = await outputsOf(value, ["html", "markdown", "json"]);
      for (const [kind, tag] of [
        ["privacy-policy", "li"],
        ["data-processing-addendum", "th"],
      ]) {
        const html = text(bytes(`${kind}.html`));
        const page = elements(parseHtml(html));
        const shown = page.filter((e) => e.tagName === tag).map((e) => fold(textOf(e)));
        expect(shown).toContain(fold(value));
        expect(page.filter((e) => e.tagName === "script" || e.tagName === "img")).toEqual([]);
        const links = page.filter((e) => e.tagName === "a");
        expect(links.filter((a) => !attribute(a, "href")?.startsWith("#"))).toEqual([]);
        const rendered = await marked.parse(text(bytes(`${kind}.md`)));
        expect(fold(textOfTag(rendered, "body"))).toBe(fold(textOfTag(html, "main")));
        expect(rendered).not.toMatch(/<(a|script|img|code|em|del)\b/);
        const json = JSON.parse(text(bytes(`${kind}.json`))) as { organization: { name: string } };
        expect(json.organization.name).toBe(value);
      }
    }),
    { numRuns: 150 },
  );
});

test("any text comes out as that text in PDF", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (value) => {
      const bytes = await outputsOf(value, ["html", "pdf"]);
      const bare = (words: string) => words.replace(/[•–◦▪\s]/g, "");
      const pdf = await pdfText(bytes("privacy-policy.pdf") ?? new Uint8Array());
      expect(bare(pdf)).toBe(bare(textOfTag(text(bytes("privacy-policy.html")), "main")));
    }),
    { numRuns: 25 },
  );
});
