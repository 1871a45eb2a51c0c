// A process that is measured: what `policyc check` does before it makes any document.
const { join } = require("node:path");

const program = join(__dirname, "../../lib/bundle");
const { cacheFolder, keepCode, load, useCodeCache } = require(join(program, "code-cache.js"));
useCodeCache(cacheFolder(process.env));
const { analyze } = load(join(program, "compile/analyze.js"));
const { readFolder } = load(join(program, "source/read.js"));

readFolder(process.argv[2]).then(async (files) => {
  const { diagnostics, linted } = analyze(files, "2026-11-25");
  process.exitCode = diagnostics.length > 0 || linted === undefined ? 1 : 0;
  await keepCode();
});
