import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, openBrowser } from "../support/chromium.js";
import { root } from "../support/compiled.js";

const reason = chromiumPath ? "" : " (skipped: no Chromium; set POLICYC_CHROMIUM)";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(!chromiumPath)(`the coverage page in Chromium${reason}`, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterAll(() => browser?.close());

  const looks = [
    { name: "every-status", width: 320, colorScheme: "light" },
    { name: "every-status", width: 1280, colorScheme: "light" },
    { name: "every-status", width: 1280, colorScheme: "dark" },
    { name: "hostile-text", width: 320, colorScheme: "dark" },
  ] as const;

  test.each(looks)(
    "$name is accessible at $width px, $colorScheme",
    async (look) => {
      const { name, width, colorScheme } = look;
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        colorScheme,
        // The page's own policy forbids scripts, also the one that inspects it.
        bypassCSP: true,
      });
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      const file = new URL(`test/cases/coverage/${name}/coverage.html`, root);
      await page.setContent(readFileSync(file, "utf8"));
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
