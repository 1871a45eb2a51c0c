import { readFileSync } from "node:fs";
import { root } from "../../package.js";

let known: string | undefined;

/** The program and its version, as the files that it makes name it. */
export function producer(): string {
  known ??= read();
  return known;
}

function read(): string {
  const text = readFileSync(new URL("package.json", root), "utf8");
  return `policyc ${(JSON.parse(text) as { version: string }).version}`;
}
