import { readFileSync } from "node:fs";
import { root } from "./package.js";

let known: string | undefined;

/** The version of policyc. */
export function version(): string {
  known ??= read();
  return known;
}

function read(): string {
  const text = readFileSync(new URL("package.json", root), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
