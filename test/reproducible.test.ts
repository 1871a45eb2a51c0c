import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { compile } from "../src/compile.js";
import { compileR3comm, policyFile, root } from "./support/compiled.js";

const documents = [
  ...["html", "md", "json", "pdf"].map((format) => `privacy-policy.${format}`),
  ...["csv", "xlsx"].map((format) => `records-of-processing.${format}`),
];

/** Builds a copy of R3COMM's policy in a folder of its own, in a process of its own. */
function build(
  environment: Record<string, string>,
  node: string = process.execPath,
): Record<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "policyc-reproducible-"));
  try {
    cpSync(new URL("policy", root), join(folder, "policy"), { recursive: true });
    const program = new URL("bin/policyc.js", root).pathname;
    execFileSync(node, [program, "build", "--quiet"], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? "", ...environment },
    });
    const file = (name: string) => readFileSync(join(folder, `dist/en/${name}`));
    return Object.fromEntries(documents.map((name) => [name, file(name)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function expectSame(one: Record<string, Uint8Array>, other: Record<string, Uint8Array>) {
  expect(Object.keys(one)).toEqual(Object.keys(other));
  for (const [name, bytes] of Object.entries(one)) {
    expect(Buffer.compare(bytes, other[name] as Uint8Array), name).toBe(0);
  }
}

test("folder, time zone and locale leave no trace in the bytes", () => {
  const here = build({ TZ: "America/Puerto_Rico", LC_ALL: "es_PR.UTF-8" });
  const there = build({ TZ: "Asia/Tokyo", LC_ALL: "C", LANG: "ja_JP.UTF-8" });
  expectSame(here, there);
});

// CI installs other versions of Node.js and names their programs here.
const nodes = process.env.POLICYC_NODES?.split(delimiter) ?? [];

test.skipIf(nodes.length === 0)("all versions of Node.js give the same bytes", () => {
  const here = build({});
  for (const node of nodes) expectSame(build({}, node), here);
});

test("a worker thread gives the same bytes", async () => {
  const folder = new URL("policy", root).pathname;
  const script = `
    const { parentPort } = require("node:worker_threads");
    Promise.all([import("${new URL("lib/compile.js", root)}"), import("${new URL("lib/source/read.js", root)}")])
      .then(async ([{ compile }, { readFolder }]) => {
        const { outputs } = await compile(await readFolder(${JSON.stringify(folder)}));
        parentPort.postMessage(outputs);
      });`;
  const worker = new Worker(script, { eval: true });
  const outputs = await new Promise<{ path: string; bytes: Uint8Array }[]>((resolve, reject) => {
    worker.once("message", resolve).once("error", reject);
  });
  await worker.terminate();
  const there = Object.fromEntries(outputs.map(({ path, bytes }) => [path, bytes]));
  expectSame(there, Object.fromEntries(await compileR3comm()));
});

test("what was compiled before in the same process leaves no trace", async () => {
  const other = (name: string) =>
    policyFile({ organization: { name: `${name} R3\u2011COMM, “a–b” ﬁ` } });
  const compiled = async (name: string) => {
    const { outputs } = await compile(other(name));
    return Object.fromEntries(outputs.map(({ path, bytes }) => [path, bytes]));
  };
  const [first, second] = [await compiled("One"), await compiled("Another")];
  await compileR3comm();
  expectSame(await compiled("Another"), second);
  expectSame(await compiled("One"), first);
});

test("what is committed in dist/ is what the source gives", () => {
  const fresh = build({});
  for (const name of documents) {
    const committed = readFileSync(new URL(`dist/en/${name}`, root));
    expect(fresh[name]?.equals(committed), name).toBe(true);
  }
});

test("no clock and no randomness is asked while a document is made", async () => {
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
