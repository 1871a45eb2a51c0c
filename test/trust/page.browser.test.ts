import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, openBrowser } from "../support/chromium.js";
import { compileR3comm, text } from "../support/compiled.js";

const reason = chromiumPath ? "" : " (skipped: no Chromium; set POLICYC_CHROMIUM)";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(!chromiumPath)(`R3COMM's trust page in Chromium${reason}`, () => {
  let browser: Browser;
  let html: string;

  beforeAll(async () => {
    browser = await openBrowser();
    html = text((await compileR3comm()).get("index.html"));
  }, 120_000);

  afterAll(() => browser?.close());

  /** The page as it stands at an address; it is no file, so that nothing else can be asked for. */
  async function open(fragment: string, width: number, colorScheme: "light" | "dark") {
    const page = await browser.newPage({
      viewport: { width, height: 900 },
      colorScheme,
      // The page's own policy forbids scripts, also the one that inspects it.
      bypassCSP: true,
    });
    const requests: string[] = [];
    await page.route("**/*", (route) => {
      requests.push(route.request().url());
      return route.fulfill({ body: html, contentType: "text/html" });
    });
    const address = "https://trust.example/index.html";
    await page.goto(address + fragment);
    expect(requests.map((url) => url.replace(/#.*/, ""))).toEqual([address]);
    return page;
  }

  test.each([
    [320, "light", ""],
    [320, "dark", ""],
    [1280, "light", ""],
    [1280, "dark", ""],
    [320, "light", "#es-PR"],
  ] as const)(
    "is accessible at %i px, %s, at “%s”",
    async (width, scheme, fragment) => {
      const page = await open(fragment, width, scheme);
      const scrolls = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
      expect(await page.evaluate(scrolls)).toBe(false);
      await page.addScriptTag({ content: axe });
      const results = (await page.evaluate("axe.run()")) as AxeResults;
      expect(results.violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
      await page.close();
    },
    60_000,
  );

  test("shows all languages, or the one that the address picks", async () => {
    const page = await open("", 320, "light");
    const shown = () =>
      page.evaluate(
        "[...document.querySelectorAll('section')].filter((s) => s.offsetHeight > 0).map((s) => s.lang)",
      );
    expect(await shown()).toEqual(["en", "es-PR"]);
    await page.click("nav a[lang=es-PR]");
    expect(page.url()).toBe("https://trust.example/index.html#es-PR");
    expect(await shown()).toEqual(["es-PR"]);
    // The way to the other language stays in sight.
    await expect.poll(() => page.evaluate("scrollY")).toBe(0);
    await page.click("nav a[lang=en]");
    expect(await shown()).toEqual(["en"]);
    await page.goto("https://trust.example/index.html#es-PR--subprocessors");
    expect(await shown()).toEqual(["es-PR"]);
    await page.close();
  }, 60_000);
});
