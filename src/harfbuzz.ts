import { pathToFileURL } from "node:url";
import { importModule } from "./code-cache.js";
import { libraryFile } from "./package.js";

type Harfbuzz = typeof import("harfbuzzjs");

let opened: Harfbuzz | undefined;

/** Compiles HarfBuzz from WebAssembly, once: to be awaited before `harfbuzz()` is asked for. */
export async function openHarfbuzz(): Promise<void> {
  const url = pathToFileURL(libraryFile("harfbuzzjs")).href;
  opened ??= (await importModule(url)) as Harfbuzz;
}

/**
 * HarfBuzz, which shapes text.
 * @throws Error before it is opened
 */
export function harfbuzz(): Harfbuzz {
  if (opened === undefined) throw new Error("HarfBuzz is not opened yet; await openHarfbuzz()");
  return opened;
}
