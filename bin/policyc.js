#!/usr/bin/env node
const { existsSync } = require("node:fs");
const { join } = require("node:path");

// A reader that went away, such as `head -1`, is no reason to complain.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const program = join(__dirname, "../lib/bundle");
const loader = join(program, "code-cache.js");

if (existsSync(loader)) {
  const { cacheFolder, load, useCodeCache } = require(loader);
  useCodeCache(cacheFolder(process.env));
  const { run } = load(join(program, "cli.js"));
  run({
    argv: process.argv.slice(2),
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
  }).then((code) => {
    process.exitCode = code;
  });
} else {
  process.stderr.write("policyc is not compiled yet; run npm run build\n");
  process.exitCode = 2;
}
