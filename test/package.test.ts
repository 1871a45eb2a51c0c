import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { root } from "./support/compiled.js";

const here = fileURLToPath(root);
const folder = mkdtempSync(join(tmpdir(), "policyc-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the packed package makes the documents that are committed", () => {
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder];
  execFileSync("npm", pack, { cwd: here });
  const [file = ""] = readdirSync(folder);
  execFileSync("tar", ["-xzf", file], { cwd: folder });
  const installed = join(folder, "package");
  symlinkSync(join(here, "node_modules"), join(installed, "node_modules"));
  const bin = join(installed, "bin/policyc.js");
  const out = join(folder, "out");
  // The policy stands where no folder templates/ is beside it.
  const policy = join(folder, "policy");
  symlinkSync(join(here, "policy"), policy);
  const only = ["--language", "en", "--document", "privacy-policy"];
  execFileSync(process.execPath, [bin, "build", policy, "--out", out, "--quiet", ...only]);
  const made = readdirSync(join(out, "en"));
  expect(made).toEqual(["html", "json", "md", "pdf"].map((ending) => `privacy-policy.${ending}`));
  for (const name of made) {
    expect(
      readFileSync(join(out, "en", name)).equals(readFileSync(join(here, "dist/en", name))),
      name,
    ).toBe(true);
  }
}, 60_000);
