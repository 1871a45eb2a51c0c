import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { sha256 } from "../compile/digest.js";
import { moduleAt, root } from "../package.js";

/**
 * SHA-256 of policyc, of what it reads of its own and of what it runs on. `npm run build` has digested
 * the bundle; schemas and templates may have been edited since, and libraries updated.
 * @throws Error where policyc does not run from its bundle
 */
export function policycDigest(): string {
  const bundle = readFileSync(moduleAt("sha256.txt"), "utf8");
  const { versions, platform, arch } = process;
  const about = readFileSync(new URL("package.json", root), "utf8");
  const files = ["schemas", "templates"].flatMap((name) =>
    filesBelow(fileURLToPath(new URL(name, root))),
  );
  const own = files.map((path) => [path, sha256(readFileSync(path))]);
  return sha256(JSON.stringify([bundle, versions, platform, arch, about, librariesOf(about), own]));
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => `${parentPath}/${name}`).sort();
}

/** What the libraries that are not in the bundle say of themselves, such as their versions. */
function librariesOf(about: string): string[] {
  const { dependencies } = JSON.parse(about) as { dependencies: Record<string, string> };
  const { resolve } = createRequire(import.meta.url);
  return Object.keys(dependencies).map((name) =>
    readFileSync(resolve(`${name}/package.json`), "utf8"),
  );
}
