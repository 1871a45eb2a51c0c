import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const here = join(import.meta.dirname, "../..");
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "policyc-bin-"));
  await mkdir(join(root, "lib/bundle"), { recursive: true });
  await writeFile(join(root, "package.json"), '{ "type": "module" }');
  await cp(join(here, "bin"), join(root, "bin"), { recursive: true });
});

afterEach(() => rm(root, { recursive: true, force: true }));

/** Runs the program; with `closed`, the reader of its output is gone before it starts to write. */
async function start(program: string, args: string[], { closed = false } = {}) {
  const running = spawn(process.execPath, [join(program, "bin/policyc.js"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  if (closed) running.stdout.destroy();
  running.stdout.on("data", (data) => (said.stdout += data));
  running.stderr.on("data", (data) => (said.stderr += data));
  const [code] = await once(running, "close");
  return { code, ...said };
}

const stub = async (body: string) => {
  const parts = {
    "package.json": '{ "type": "commonjs" }',
    "code-cache.js":
      "Object.assign(exports, { cacheFolder() {}, useCodeCache() {}, load: require });",
    "cli.js": `exports.run = async ({ argv, stdout }) => { ${body} };`,
  };
  for (const [name, text] of Object.entries(parts)) {
    await writeFile(join(root, "lib/bundle", name), text);
  }
};

test("hands over the arguments and takes the exit code", async () => {
  await stub("stdout.write(argv.join()); return 1;");
  expect(await start(root, ["check", "terms"])).toEqual({
    code: 1,
    stdout: "check,terms",
    stderr: "",
  });
});

test("a closed pipe prints no trace and keeps the exit code", async () => {
  await stub('for (let i = 0; i < 100; i++) stdout.write("x".repeat(100_000)); return 1;');
  expect(await start(root, [], { closed: true })).toEqual({ code: 1, stdout: "", stderr: "" });
});

test("says so when it is not compiled", async () => {
  expect(await start(root, ["build"])).toEqual({
    code: 2,
    stdout: "",
    stderr: "policyc is not compiled yet; run npm run build\n",
  });
});

describe.skipIf(!existsSync(join(here, "lib/bundle/cli.js")))(
  "the real one, at a closed pipe",
  () => {
    test("prints help", async () => {
      const { code, stderr } = await start(here, ["--help"], { closed: true });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    });

    test("writes the other reports, and keeps the exit code", async () => {
      const policy = join(here, "test/cases/reporters/hostile-text/policy");
      const file = join(root, "report.xml");
      const args = ["check", policy, "-r", "sarif", "-r", `junit=${file}`];
      const { code } = await start(here, args, { closed: true });
      expect(code).toBe(1);
      expect(await readFile(file, "utf8")).toMatch(/<\/testsuites>\n$/);
    });
  },
);
