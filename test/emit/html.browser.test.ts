import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emit } from "../../src/emit/html.js";
import { chromiumPath, openBrowser } from "../support/chromium.js";
import { text } from "../support/compiled.js";
import { everyDocument, everyKind, r3commFiles } from "../support/every-kind.js";
import { acme, packOf } from "../support/pack.js";
import { pageTexts } from "../support/pdf.js";

const reason = chromiumPath ? "" : " (skipped: no Chromium; set POLICYC_CHROMIUM)";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(!chromiumPath)(`R3COMM's policy in Chromium${reason}`, () => {
  let browser: Browser;
  let page: Page;
  const pages = new Map<string, string>();
  const requests: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    // The page's own policy forbids scripts, also the one that inspects it.
    page = await browser.newPage({ bypassCSP: true });
    page.on("request", (request) => requests.push(request.url()));
    const ofCustomers = [await packOf("en", acme), await packOf("es-PR", acme)];
    for (const document of [...(await everyDocument(await r3commFiles())), ...ofCustomers]) {
      pages.set(`${document.language}/${document.kind}`, text((await emit(document)).bytes));
    }
  });

  afterAll(() => browser?.close());

  const looks = [
    { document: "en/privacy-policy", width: 320, colorScheme: "dark" },
    { document: "en/privacy-policy", width: 1280, colorScheme: "light" },
    { document: "en/privacy-policy", width: 1280, colorScheme: "dark" },
    // What every look is made of is the same for all kinds; a narrow screen is where words lack room.
    ...["en", "es-PR"].flatMap((language) =>
      everyKind.map((kind) => ({
        document: `${language}/${kind}`,
        width: 320,
        colorScheme: "light",
      })),
    ),
  ];

  test.each(looks)(
    "$document is accessible at $width px, $colorScheme",
    async ({ document, width, colorScheme }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: colorScheme === "dark" ? "dark" : "light" });
      const html = pages.get(document);
      if (html === undefined) throw new Error(`there is no ${document}`);
      await page.setContent(html);
      const scrolls = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
      expect(await page.evaluate(scrolls)).toBe(false);
      expect(requests).toEqual([]);
      await page.addScriptTag({ content: axe });
      const results = (await page.evaluate(
        "axe.run({ resultTypes: ['violations'] })",
      )) as AxeResults;
      expect(results.violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
    },
    60_000,
  );

  test("a pack names its customer on every page that is printed", async () => {
    const page = await browser.newPage();
    await page.setContent(pages.get("en/pack") ?? "");
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
