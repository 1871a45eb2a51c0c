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

/** Makes all packs in a process of its own. */
function build(out: string, ...more: string[]) {
  const argv = [bin, ...packArguments(list, join(folder, out), ...made, ...more)];
  return spawnSync(process.execPath, argv, { cwd: root.pathname, encoding: "utf8" });
}

/** How many packs are there. */
async function packs(out: string): Promise<number> {
  const ids = await readdir(join(folder, out)).catch(() => []);
  return ids.filter((id) => existsSync(join(folder, out, id, "manifest.json"))).length;
}

test("a run on threads that is killed in the middle and resumed gives what one thread gives undisturbed", async () => {
  const { status, stderr } = build("undisturbed", "--jobs", "1");
  expect({ status, stderr }).toMatchObject({ status: 0 });

  const argv = [bin, ...packArguments(list, join(folder, "killed"), ...made, "-j", "2")];
  const child = spawn(process.execPath, argv, { cwd: root.pathname, stdio: "ignore" });
  const exit = once(child, "exit");
  while ((await packs("killed")) < 3 && child.exitCode === null) await setTimeout(2);
  child.kill("SIGKILL");
  expect(await exit).toEqual([null, "SIGKILL"]);
  const before = await packs("killed");
  expect(before).toBeLessThan(30);

  const resumed = build("killed", "--jobs", "2", "--resume");
  expect(resumed).toMatchObject({ status: 0 });
  const kept = Number(/(\d+) customers? had their documents already/.exec(resumed.stderr)?.[1]);
  // One whose manifest was there may have been killed before it had cleared up.
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThanOrEqual(before);
  expect(await tree(join(folder, "killed"))).toEqual(await tree(join(folder, "undisturbed")));
});
