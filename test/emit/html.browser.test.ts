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
  const pages = new Map<string, string>();

  beforeAll(async () => {
    browser = await openBrowser();
    const outputs = await compileR3comm({ formats: ["html"] });
    for (const [path, bytes] of outputs) pages.set(path, text(bytes));
  });

  afterAll(() => browser?.close());

  const others = ["retention-schedule", "security-measures", "subprocessors"];
  const looks = [
    { language: "en", width: 320, colorScheme: "light" },
    { language: "en", width: 320, colorScheme: "dark" },
    { language: "en", width: 1280, colorScheme: "light" },
    { language: "en", width: 1280, colorScheme: "dark" },
    // The looks are the same in every language; its words may need more room.
    { language: "es-PR", width: 320, colorScheme: "light" },
  ].map((look) => ({ ...look, kind: "privacy-policy" }));
  for (const kind of others) {
    looks.push({ kind, language: "es-PR", width: 320, colorScheme: "light" });
  }

  test.each(looks)(
    "$kind in $language is accessible at $width px, $colorScheme",
    async ({ kind, language, width, colorScheme }) => {
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        colorScheme: colorScheme === "dark" ? "dark" : "light",
        // The page's own policy forbids scripts, also the one that inspects it.
        bypassCSP: true,
      });
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      await page.setContent(pages.get(`${language}/${kind}.html`) ?? "");
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
