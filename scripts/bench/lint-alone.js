// A process that is measured: what `policyc check` does before it makes any document.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../lib/bundle/", import.meta.url));
const { cacheFolder, keepCode, load, useCodeCache } = createRequire(import.meta.url)(
  `${program}code-cache.js`,
);
useCodeCache(cacheFolder(process.env));
const { analyze } = load(`${program}compile/analyze.js`);
const { readFolder } = load(`${program}source/read.js`);

const { diagnostics, linted } = analyze(await readFolder(process.argv[2]), "2026-11-25");
process.exitCode = diagnostics.length > 0 || linted === undefined ? 1 : 0;
await keepCode();
