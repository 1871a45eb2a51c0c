#!/usr/bin/env node
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);

// A reader that went away, such as `head -1`, is no reason to complain.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const program = fileURLToPath(new URL("../lib/bundle/", import.meta.url));
const loader = `${program}code-cache.js`;

if (existsSync(loader)) {
  const { cacheFolder, load, useCodeCache } = require(loader);
  useCodeCache(cacheFolder(process.env));
  const { run } = load(`${program}cli.js`);
  process.exitCode = await run({
    argv: process.argv.slice(2),
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
  });
} else {
  process.stderr.write("policyc is not compiled yet; run npm run build\n");
  process.exitCode = 2;
}
