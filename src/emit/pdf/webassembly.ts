import { readFileSync } from "node:fs";
import { libraryFile } from "../../package.js";

/** What a WebAssembly file of a library exports, opened anew; such a file asks for nothing. */
export function openWasm<T extends { _initialize?(): void }>(name: string): T {
  const module = new WebAssembly.Module(readFileSync(libraryFile(name)));
  const exports = new WebAssembly.Instance(module).exports as T;
  exports._initialize?.();
  return exports;
}
