import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../support/compiled.js";
import { customersOf, packArguments, packFolder, tree, writeList } from "../support/packs.js";

const bin = new URL("bin/policyc.js", root).pathname;

const made = ["--document", "subprocessors", "--format", "json,pdf"];

let folder: string;
let list: string;
beforeAll(async () => {
  folder = await packFolder();
  list = await writeList(join(folder, "all.jsonl"), customersOf(30));
});
afterAll(() => rm(folder, { recursive: true }));

const command = (out: string, ...more: string[]) => [
  bin,
  ...packArguments(list, join(folder, out), ...made, ...more),
];

/** Makes all packs in a process of its own. */
function build(out: string, ...more: string[]) {
  const options = { cwd: root.pathname, encoding: "utf8" } as const;
  return spawnSync(process.execPath, command(out, ...more), options);
}

/** How many packs are there. */
async function packs(out: string): Promise<number> {
  const ids = await readdir(join(folder, out)).catch(() => []);
  return ids.filter((id) => existsSync(join(folder, out, id, "manifest.json"))).length;
}

/** Makes packs on two threads until some more are there, and ends that with a signal. */
async function stop(signal: NodeJS.Signals, out: string): Promise<void> {
  const enough = (await packs(out)) + 3;
  const argv = command(out, "--jobs", "2", "--resume");
  const child = spawn(process.execPath, argv, { cwd: root.pathname, stdio: "ignore" });
  const exit = once(child, "exit");
  while ((await packs(out)) < enough && child.exitCode === null) await setTimeout(2);
  child.kill(signal);
  expect(await exit).toEqual([null, signal]);
}

test("a run on threads that is killed, resumed, stopped by Ctrl-C and resumed gives what one thread gives undisturbed", async () => {
  const { status, stderr } = build("undisturbed", "--jobs", "1");
  expect({ status, stderr }).toMatchObject({ status: 0 });

  await stop("SIGKILL", "stopped");
  await stop("SIGINT", "stopped");
  const before = await packs("stopped");
  expect(before).toBeLessThan(30);

  const resumed = build("stopped", "--jobs", "2", "--resume");
  expect(resumed).toMatchObject({ status: 0 });
  const kept = Number(/(\d+) customers? had their documents already/.exec(resumed.stderr)?.[1]);
  // One whose manifest was there may have been stopped before it had cleared up.
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThanOrEqual(before);
  expect(await tree(join(folder, "stopped"))).toEqual(await tree(join(folder, "undisturbed")));
});
