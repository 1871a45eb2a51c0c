// Installs the package from `npm pack` in an empty folder, as a user would, and prints how large it is.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = mkdtempSync(join(tmpdir(), "policyc-size-"));
const npm = (...args) => execFileSync("npm", args, { cwd: folder, stdio: "ignore" });

/** In bytes, with all that is below. */
function sizeOf(path) {
  return readdirSync(path, { recursive: true }).reduce((sum, name) => {
    const entry = statSync(join(path, name));
    return sum + (entry.isFile() ? entry.size : 0);
  }, 0);
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

try {
  npm("pack", "--ignore-scripts", fileURLToPath(new URL("..", import.meta.url)));
  const [file] = readdirSync(folder);
  npm("install", "--no-audit", "--no-fund", "--prefix", folder, `./${file}`);
  const lock = JSON.parse(readFileSync(join(folder, "node_modules/.package-lock.json"), "utf8"));
  const sizes = Object.keys(lock.packages).map((path) => [path, sizeOf(join(folder, path))]);
  for (const [path, size] of sizes) console.log(`${path}  ${megabytes(size)}`);
  const whole = sizes.reduce((sum, [, size]) => sum + size, 0);
  console.log(`installed: ${megabytes(whole)} in ${sizes.length} packages`);
} finally {
  rmSync(folder, { recursive: true });
}
