import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { load } from "../src/code-cache.js";
import { policyFile } from "./support/compiled.js";
import { copyPackage } from "./support/packaged.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "policyc-code-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a module of several lines; gives its path. */
function module(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe("a module", () => {
  test("is loaded once, with those that it names, which may name it", () => {
    module("two.js", 'exports.name = "two"; exports.other = () => require("./one.js").name;');
    const one = module("one.js", 'exports.name = "one"; exports.two = require("./two.js");');
    const loaded = load(one) as { name: string; two: { name: string; other(): string } };
    expect(loaded.two.name + loaded.two.other()).toBe("twoone");
    expect(load(one)).toBe(loaded);
  });

  test("knows where it is, and has what Node.js has", () => {
    const text = 'module.exports = [__filename, __dirname, require("node:path").sep];';
    const file = module("place.js", text);
    expect(load(file)).toEqual([file, folder, "/"]);
  });

  test("that throws says at which line", () => {
    const file = module("throws.js", 'exports.name = "";\nthrow new Error("no");\n');
    expect(() => load(file)).toThrow("no");
    try {
      load(module("again.js", '\n\nthrow new Error("no");'));
    } catch (error) {
      expect((error as Error).stack).toMatch(/again\.js:3:7/);
    }
  });
});

describe("code of a command", () => {
  const program = copyPackage();
  const bin = join(program, "bin/policyc.js");

  beforeEach(() => {
    mkdirSync(join(folder, "policy"));
    for (const { path, text } of policyFile()) writeFileSync(join(folder, "policy", path), text);
  });

  const kept = () => join(folder, "cache/policyc/code");
  /** The files of code, by name, with their bytes. */
  const files = () =>
    new Map(readdirSync(kept()).map((name) => [name, readFileSync(join(kept(), name))]));

  function run(...args: string[]) {
    const env = { XDG_CACHE_HOME: join(folder, "cache") };
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  }
  const build = () => run("build", "--force", "--quiet", "--format", "html,pdf");
  const well = { status: 0, stdout: "", stderr: "" };

  /** Builds again: code that is not taken is written once more. */
  function expectTaken() {
    const times = () => readdirSync(kept()).map((name) => statSync(join(kept(), name)).mtimeMs);
    const before = times();
    expect(build()).toEqual(well);
    expect(times()).toEqual(before);
  }

  test("is kept, and taken by the next one", () => {
    expect(build()).toEqual(well);
    const names = [...files().keys()].map((name) => name.replace(/-[\w-]{8}(?=\.js)/, ""));
    for (const name of ["analysis.js", "cli.js", "pdf.js", "source.schema.json.cjs"]) {
      expect(names).toContainEqual(expect.stringMatching(`^${name}-[0-9a-f]{8}\\.code$`));
    }
    expectTaken();
  });

  test("is not kept by a command that is done before much of it has run", () => {
    expect(run("--version").status).toBe(0);
    expect(existsSync(kept())).toBe(false);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ["changed by a bit", (bytes) => flipped(bytes, bytes.length >> 1)],
    ["changed at its end", (bytes) => flipped(bytes, bytes.length - 1)],
    ["changed in its checksum", (bytes) => flipped(bytes, 0)],
    ["cut", (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ["cut in its checksum", (bytes) => bytes.subarray(0, 3)],
    ["empty", () => Buffer.alloc(0)],
  ])("that was %s is not run, and replaced", (_, damage) => {
    expect(build()).toEqual(well);
    const damaged = new Map([...files()].map(([name, bytes]) => [name, damage(bytes)]));
    const made = readFileSync(join(folder, "dist/en/privacy-policy.pdf"));
    for (const [name, bytes] of damaged) writeFileSync(join(kept(), name), bytes);
    expect(build()).toEqual(well);
    expect(readFileSync(join(folder, "dist/en/privacy-policy.pdf")).equals(made)).toBe(true);
    for (const [name, bytes] of files()) {
      expect(bytes.equals(damaged.get(name) ?? bytes), name).toBe(false);
    }
    expectTaken();
  });

  test("of another program of the same length is not run", () => {
    expect(build()).toEqual(well);
    const cli = join(program, "lib/bundle/cli.js");
    const text = readFileSync(cli, "utf8");
    try {
      writeFileSync(cli, text.replace("Compiles privacy facts", "Compiles PRIVACY facts"));
      expect(run("--help").stdout).toContain("Compiles PRIVACY facts");
    } finally {
      writeFileSync(cli, text);
    }
  });

  test("is nowhere where it cannot be kept", () => {
    mkdirSync(join(folder, "cache/policyc"), { recursive: true });
    writeFileSync(join(folder, "cache/policyc/code"), "");
    expect(build()).toEqual(well);
    expect(readFileSync(join(folder, "cache/policyc/code"), "utf8")).toBe("");
  });

  test("takes the place of the oldest where there is much of it", () => {
    mkdirSync(kept(), { recursive: true });
    for (let i = 0; i < 150; i++) {
      const name = `old${i}.js-${String(i).padStart(8, "0")}.code`;
      writeFileSync(join(kept(), name), "");
      utimesSync(join(kept(), name), i + 1, i + 1);
    }
    writeFileSync(join(kept(), "notes.txt"), "of somebody else");
    expect(build()).toEqual(well);
    const names = readdirSync(kept());
    expect(names).toHaveLength(101);
    expect(names).toEqual(expect.arrayContaining(["notes.txt", "old149.js-00000149.code"]));
    expect(names).not.toContain("old49.js-00000049.code");
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
