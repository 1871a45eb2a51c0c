import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emit } from "../../src/emit/html.js";
import { chromiumPath, openBrowser } from "../support/chromium.js";
import { compileR3comm, text } from "../support/compiled.js";
import { acme, packOf } from "../support/pack.js";
import { pageTexts } from "../support/pdf.js";

const reason = chromiumPath ? "" : " (skipped: no Chromium; set POLICYC_CHROMIUM)";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(!chromiumPath)(`R3COMM's policy in Chromium${reason}`, () => {
  let browser: Browser;
  const pages = new Map<string, string>();

  beforeAll(async () => {
    browser = await openBrowser();
    const outputs = await compileR3comm({ formats: ["html"] });
    for (const [path, bytes] of outputs) pages.set(path, text(bytes));
    pages.set("en/pack.html", text((await emit(await packOf("en", acme))).bytes));
  });

  afterAll(() => browser?.close());

  const others = ["retention-schedule", "security-measures", "subprocessors"];
  const looks = [
    { kind: "privacy-policy", language: "en", width: 320, colorScheme: "light" },
    { kind: "privacy-policy", language: "en", width: 320, colorScheme: "dark" },
    { kind: "privacy-policy", language: "en", width: 1280, colorScheme: "light" },
    { kind: "privacy-policy", language: "en", width: 1280, colorScheme: "dark" },
    // The looks are the same in every language; its words may need more room.
    { kind: "privacy-policy", language: "es-PR", width: 320, colorScheme: "light" },
    { kind: "pack", language: "en", width: 1280, colorScheme: "light" },
    ...others.map((kind) => ({ kind, language: "es-PR", width: 320, colorScheme: "light" })),
  ];

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

  test("a pack names its customer on every page that is printed", async () => {
    const page = await browser.newPage();
    await page.setContent(pages.get("en/pack.html") ?? "");
    const data = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
    await page.close();
    const pdf = await getDocument({ data, verbosity: 0 }).promise;
    const texts = await pageTexts(pdf);
    await pdf.destroy();
    expect(texts.length).toBeGreaterThan(4);
    const customer = /^For Acme & Söhne, S\.A\. · Contract R-2026-17 /;
    for (const printed of texts) expect(printed.replace(/\s+/g, " ")).toMatch(customer);
  }, 60_000);
});
