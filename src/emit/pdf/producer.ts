import { readFileSync } from "node:fs";
import { root } from "../../package.js";

/** The program and its version, as the files that it makes name it. */
export function producer(): string {
  const text = readFileSync(new URL("package.json", root), "utf8");
  return `policyc ${(JSON.parse(text) as { version: string }).version}`;
}
