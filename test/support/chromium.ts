import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** The Chromium of this machine; undefined where there is none. */
export const chromiumPath = [
  process.env.POLICYC_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((path): path is string => path !== undefined && existsSync(path));

/** Opens a headless browser that asks nothing of the network. */
export function openBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error("there is no Chromium on this machine");
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
