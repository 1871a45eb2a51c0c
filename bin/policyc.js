#!/usr/bin/env node
import { existsSync } from "node:fs";

// A reader that went away, such as `head -1`, is no reason to complain.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const cli = new URL("../lib/bundle/cli.js", import.meta.url);

if (existsSync(cli)) {
  const { run } = await import(cli.href);
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
