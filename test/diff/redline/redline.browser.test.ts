import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diff } from "../../../src/commands/diff.js";
import type { SideFacts } from "../../../src/diff/comparison.js";
import { render } from "../../../src/diff/outputs/html.js";
import type { Block } from "../../../src/document/blocks.js";
import type { Document } from "../../../src/document/document.js";
import { chromiumPath, openBrowser } from "../../support/chromium.js";
import { root } from "../../support/compiled.js";
import { cells, lorem, paragraph, sample, section } from "../../support/document.js";

const reason = chromiumPath ? "" : " (skipped: no Chromium; set POLICYC_CHROMIUM)";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The redline of a case, with changes of every weight. */
async function ofCase(): Promise<string> {
  const { stdout } = await diff({
    cwd: new URL("test/cases/diff/a-new-release", root).pathname,
    before: "before",
    after: "after",
    policy: "policy",
    format: "html",
    out: undefined,
    failOn: undefined,
    color: false,
    width: 80,
  });
  return stdout;
}

/** The redline of a document with every kind of block, in which sections, items and rows changed. */
function ofEveryBlock(direction: Document["direction"]): string {
  const before: Document = { ...sample(), direction };
  const changed = (block: Block): Block => {
    if (block.kind === "table") {
      return { ...block, rows: [cells("New", "Support", "P1Y"), ...block.rows.slice(5)] };
    }
    if (block.kind !== "list") return block;
    return { ...block, items: [...block.items.slice(1), [paragraph("Telephone numbers.")]] };
  };
  const kept = before.sections.map((one) => ({ ...one, blocks: one.blocks.map(changed) }));
  const sections = [...kept.slice(0, 3), section(4, "Cookies", paragraph(lorem)), ...kept.slice(4)];
  const side = (name: string): SideFacts => ({
    ...{ name, kind: "folder", policy: "p", version: "1.0.0", effective: "2026-03-01" },
  });
  return render({
    before: side("before"),
    after: side("after"),
    diff: { changes: [], internal: [], languages: ["en"], notCompared: [] },
    documents: () => [before, { ...before, sections }],
  });
}

describe.skipIf(!chromiumPath)(`redlines in Chromium${reason}`, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(() => browser?.close());

  const pages = {
    "a case": ofCase,
    "every kind of block": async () => ofEveryBlock("ltr"),
    "every kind of block, from right to left": async () => ofEveryBlock("rtl"),
  };
  const looks = Object.entries(pages).flatMap(([name, html]) =>
    [320, 1280].map((width) => ({ name, html, width })),
  );

  test.each(looks)(
    "$name is accessible at $width px",
    async ({ html, width }) => {
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        // The page's own policy forbids scripts, also the one that inspects it.
        bypassCSP: true,
      });
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      await page.setContent(await html());
      const scrolls = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
      expect(await page.evaluate(scrolls)).toBe(false);
      expect(requests).toEqual([]);
      await page.addScriptTag({ content: axe });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = (await page.evaluate("axe.run()")) as AxeResults;
        expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
      }
      await page.close();
    },
    60_000,
  );

  test("marks are told apart without colour, and are read aloud", async () => {
    const page = await browser.newPage({ forcedColors: "active" });
    await page.setContent(await ofCase());
    const lines = (tag: string) =>
      page.evaluate(`getComputedStyle(document.querySelector("main ${tag}")).textDecorationLine`);
    expect(await lines("ins")).toBe("underline");
    expect(await lines("del")).toBe("line-through");
    const heard = await page.locator("#change\\.10").locator("..").ariaSnapshot();
    expect(heard).toMatch(/deleted: Germany.*inserted: the United States/s);
    await page.close();
  });
});
