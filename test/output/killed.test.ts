import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compare } from "../../src/output/compare.js";
import { writeAll } from "../../src/output/write.js";

/** Milliseconds that the child may build for before it is killed: listed, so that a run repeats. */
const moments = [0, 3, 7, 12, 18, 24, 29, 33, 38, 41, 47, 52, 58, 61, 66, 73, 79, 84, 92, 99];

const outputs = (fill: string, size = 4_000_000) =>
  ["en/a.html", "en/a.json", "en/a.md", "en/a.pdf"].map((path) => ({
    path,
    bytes: Buffer.alloc(size, fill),
  }));

/** Builds by turns until it is killed from outside. */
const restless = `
import { writeAll } from "./write.js";
const outputs = ${outputs.toString()};
for (let round = 1; ; round++) {
  await writeAll(process.argv[2], outputs(round % 2 === 0 ? "old " : "new "));
  if (round === 1) process.stdout.write("building");
}
`;

/** Builds once, and sends itself a signal when it is about to call the file system for the nth time. */
const doomed = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const outputs = ${outputs.toString()};
let left = Number(process.argv[3]);
for (const [name, real] of Object.entries(fs)) {
  if (!/Sync$|^fsync$/.test(name)) continue;
  fs[name] = (...args) => {
    if (--left < 0) process.kill(process.pid, process.argv[4]);
    return real(...args);
  };
}
syncBuiltinESMExports();
const { writeAll } = await import("./write.js");
await writeAll(process.argv[2], outputs("new ", 1000), { remove: ["es/a.html"] });
`;

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "policyc-killed-"));
  // The child must be plain JavaScript on the oldest Node.js, and lib/ may be of another day.
  const packageFile = createRequire(import.meta.url).resolve("typescript/package.json");
  const tsc = join(dirname(packageFile), "bin", "tsc");
  const options = "--ignoreConfig --module nodenext --target es2022 --types node --skipLibCheck";
  const source = join(import.meta.dirname, "../../src/output/write.ts");
  const args = [tsc, ...options.split(" "), "--outDir", root, source];
  const compiled = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect(compiled.stdout + compiled.stderr).toBe("");
  await writeFile(join(root, "package.json"), '{ "type": "module" }');
  await writeFile(join(root, "restless.js"), restless);
  await writeFile(join(root, "doomed.js"), doomed);
});

afterAll(() => rm(root, { recursive: true, force: true }));

async function killedAfter(milliseconds: number, dist: string): Promise<void> {
  const running = spawn(process.execPath, [join(root, "restless.js"), dist], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(running, "exit");
  await once(running.stdout, "data");
  await new Promise((done) => setTimeout(done, milliseconds));
  running.kill("SIGKILL");
  await gone;
}

/** Whether each file is the old one; fails where one is neither the old nor the new. */
async function wholeFiles(dist: string, size?: number): Promise<boolean[]> {
  const after = outputs("new ", size);
  const states = [];
  for (const [index, before] of outputs("old ", size).entries()) {
    const found = await readFile(join(dist, before.path));
    const isOld = found.equals(before.bytes);
    expect(isOld || found.equals(after[index]?.bytes ?? Buffer.of()), before.path).toBe(true);
    states.push(isOld);
  }
  return states;
}

/** Every file in the folder is policyc's. */
const isOwn = async () => true;

/** A mixture passes neither as the old build nor as the new one, and the next build mends it. */
async function expectMendable(dist: string, states: boolean[], size?: number): Promise<void> {
  const asOld = await compare(dist, outputs("old ", size), isOwn);
  const asNew = await compare(dist, outputs("new ", size), isOwn);
  if (states.includes(false)) expect(asOld).not.toEqual([]);
  if (states.includes(true)) expect(asNew).not.toEqual([]);
  await writeAll(dist, outputs("new ", size), { remove: ["es/a.html"] });
  expect(await compare(dist, outputs("new ", size), isOwn)).toEqual([]);
  expect(await readdir(dist)).toEqual(["en"]);
}

test.each(moments)(
  "killed after %i ms, every file is whole, old or new",
  async (milliseconds) => {
    const dist = join(root, `dist-${milliseconds}`);
    await killedAfter(milliseconds, dist);
    await expectMendable(dist, await wholeFiles(dist));
    await rm(dist, { recursive: true });
  },
  20_000,
);

/** Ctrl-C, and what a system sends first when it goes down, stop a build as a kill does: at once. */
const signals = ["SIGINT", "SIGKILL", "SIGTERM"] as const;

test("stopped before any call to the file system, every file is whole, old or new", async () => {
  const seen = new Set<number>();
  for (let calls = 0, stopped = true; stopped; calls++) {
    const name = signals[calls % signals.length] ?? "SIGKILL";
    const dist = join(root, `calls-${calls}`);
    await writeAll(dist, [
      ...outputs("old ", 1000),
      { path: "es/a.html", bytes: Buffer.from("left over") },
    ]);
    const args = [join(root, "doomed.js"), dist, String(calls), name];
    const { signal, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(stderr).toBe("");
    stopped = signal === name;
    const states = await wholeFiles(dist, 1000);
    seen.add(states.filter((isOld) => isOld).length);
    await expectMendable(dist, states, 1000);
  }
  // It was indeed stopped before, between and after the renames.
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4]);
});
