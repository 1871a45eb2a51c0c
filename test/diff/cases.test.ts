import { readdirSync } from "node:fs";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { diff } from "../../src/commands/diff.js";
import { root } from "../support/compiled.js";
import { elements, parseHtml } from "../support/html-text.js";

const cases = new URL("test/cases/diff/", root);
const names = readdirSync(cases, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const endings = { text: "txt", markdown: "md", json: "json" } as const;

/** What `policyc diff before after` says, run in the folder of a case. */
async function compared(name: string, more: Partial<Parameters<typeof diff>[0]> = {}) {
  return await diff({
    cwd: new URL(`${name}/`, cases).pathname,
    before: "before",
    after: "after",
    policy: "policy",
    format: "text",
    out: undefined,
    failOn: undefined,
    color: false,
    width: 80,
    ...more,
  });
}

describe.each(names)("%s", (name) => {
  test.each(Object.keys(endings) as (keyof typeof endings)[])("as %s", async (format) => {
    const { stdout, ok } = await compared(name, { format });
    expect(ok).toBe(true);
    const file = new URL(`${name}/diff.${endings[format]}`, cases).pathname;
    await expect(stdout).toMatchFileSnapshot(file);
  });

  test("no line is longer than it may be, and colour changes nothing but colour", async () => {
    const { stdout } = await compared(name, { width: 40 });
    // Wide characters take two columns, so that no line has more than 40 characters.
    expect(stdout.split("\n").filter((line) => [...line].length > 40)).toEqual([]);
    const colored = await compared(name, { width: 40, color: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are
    expect(colored.stdout.replace(/\u001b\[\d+m/g, "")).toBe(stdout);
  });

  test("its Markdown holds no element but its own", async () => {
    const { stdout } = await compared(name, { format: "markdown" });
    const html = parseHtml(await marked.parse(stdout));
    const own = "html head body h2 h3 p table thead tbody tr th td ul li strong br del ins";
    const tags = elements(html).map(({ tagName }) => tagName);
    expect(tags.filter((tag) => !own.split(" ").includes(tag))).toEqual([]);
  });
});
