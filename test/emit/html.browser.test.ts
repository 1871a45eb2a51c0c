import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, openBrowser } from "../support/chromium.js";
import { compileR3comm, text } from "../support/compiled.js";

const reason = chromiumPath ? "" : " (skipped: no Chromium; set POLICYC_CHROMIUM)";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(!chromiumPath)(`R3COMM's policy in Chromium${reason}`, () => {
  let browser: Browser;
  let html: string;

  beforeAll(async () => {
    browser = await openBrowser();
    const outputs = await compileR3comm({ formats: ["html"] });
    html = text(outputs.get("en/privacy-policy.html"));
  });

  afterAll(() => browser?.close());

  const looks = [320, 1280].flatMap((width) =>
    (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
  );

  test.each(looks)(
    "is accessible at $width px, $colorScheme",
    async ({ width, colorScheme }) => {
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        colorScheme,
        // The page's own policy forbids scripts, also the one that inspects it.
        bypassCSP: true,
      });
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      await page.setContent(html);
      const scrolls = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
      expect(await page.evaluate(scrolls)).toBe(false);
      expect(requests).toEqual([]);
      await page.addScriptTag({ content: axe });
      const results = (await page.evaluate("axe.run()")) as AxeResults;
      expect(results.violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
      await page.close();
    },
    60_000,
  );
});
