import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./compiled.js";

const here = fileURLToPath(root);
const read = (name: string) => JSON.parse(readFileSync(join(here, name), "utf8"));

/** Where in node_modules/ the packages are that come with policyc. */
export function dependencies(): readonly string[] {
  const { packages } = read("package-lock.json");
  return Object.keys(packages).filter((path) => path !== "" && packages[path].dev !== true);
}

/** A copy of all that is installed, in a folder of its own, so that a test can tamper with it. */
export function copyPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), "policyc-copy-"));
  for (const name of ["package.json", ...read("package.json").files, ...dependencies()]) {
    cpSync(join(here, name), join(folder, name), { recursive: true });
  }
  return folder;
}
