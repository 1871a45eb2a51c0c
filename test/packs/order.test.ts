import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../support/compiled.js";
import { customersOf, packArguments, packFolder, tree, writeList } from "../support/packs.js";

const kind = "data-processing-addendum";
const bin = new URL("bin/policyc.js", root).pathname;

/** Letters within and beyond the alphabet that every document has, and all that PDF escapes. */
const names = ["Ñandú & Co.", "Škoda Łódź", "ΑΩ Ελλάς", "Of\\fi(ce)", "Ærø ffl – №", "Жук Ё"];
const customers = customersOf(names.length).map((one, i) => ({ ...one, name: names[i] }));

let folder: string;
beforeAll(async () => {
  folder = await packFolder();
});
afterAll(() => rm(folder, { recursive: true }));

/** Makes the PDFs in a process of its own, which has made none before. */
async function made(name: string, some: readonly object[], jobs = "1") {
  const list = await writeList(join(folder, `${name}.jsonl`), some);
  const out = join(folder, name);
  const argv = packArguments(
    list,
    out,
    "--document",
    kind,
    "--format",
    "pdf",
    "--jobs",
    jobs,
    "-q",
  );
  const { status, stderr } = spawnSync(process.execPath, [bin, ...argv], { cwd: root.pathname });
  // Nothing is said, by Node.js neither, which would name a flag of V8 that is no more.
  expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: "" });
  return tree(out);
}

test("a customer's PDF has the same bytes alone and after those of others, in any order", async () => {
  const whole = await made("whole", customers);
  expect(whole.size).toBe(2 * names.length);
  // The first of these is made alone.
  const reversed = await made("reversed", [...customers].reverse());
  expect(reversed).toEqual(whole);
  expect(await made("threads", customers, "2")).toEqual(whole);
});
