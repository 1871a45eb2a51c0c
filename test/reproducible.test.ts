import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./support/compiled.js";

const formats = ["html", "md", "json", "pdf"];

/** Builds a copy of R3COMM's policy in a folder of its own, in a process of its own. */
function build(environment: Record<string, string>): Record<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "policyc-reproducible-"));
  try {
    cpSync(new URL("policy", root), join(folder, "policy"), { recursive: true });
    const program = new URL("bin/policyc.js", root).pathname;
    execFileSync(process.execPath, [program, "build", "--quiet"], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? "", ...environment },
    });
    const file = (format: string) => readFileSync(join(folder, `dist/en/privacy-policy.${format}`));
    return Object.fromEntries(formats.map((format) => [format, file(format)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("folder, time zone and locale leave no trace in the bytes", () => {
  const here = build({ TZ: "America/Puerto_Rico", LC_ALL: "es_PR.UTF-8" });
  const there = build({ TZ: "Asia/Tokyo", LC_ALL: "C", LANG: "ja_JP.UTF-8" });
  for (const format of formats) expect(here[format]?.equals(there[format] as Buffer)).toBe(true);
});

test("what is committed in dist/ is what the source gives", () => {
  const fresh = build({});
  for (const format of formats) {
    const committed = readFileSync(new URL(`dist/en/privacy-policy.${format}`, root));
    expect(fresh[format]?.equals(committed), `dist/en/privacy-policy.${format}`).toBe(true);
  }
});

test("no clock and no randomness is asked while a document is made", async () => {
  const { compileR3comm } = await import("./support/compiled.js");
  const RealDate = Date;
  const random = Math.random;
  globalThis.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      super(...((given.length > 0 ? given : [Date.UTC(2031, 5, 7)]) as [number]));
    }
  } as DateConstructor;
  Math.random = () => 0.5;
  try {
    const later = await compileR3comm();
    for (const [path, bytes] of later) {
      const committed = readFileSync(new URL(`dist/${path}`, root));
      expect(committed.equals(bytes), path).toBe(true);
    }
  } finally {
    globalThis.Date = RealDate;
    Math.random = random;
  }
});
