import { mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../src/cli.js";
import { root } from "./compiled.js";

/** A folder for lists of customers and their packs. */
export const packFolder = () => mkdtemp(join(tmpdir(), "policyc-packs-"));

/** Customers of R3COMM, each with another choice of services, in two languages. */
export function customersOf(count: number): object[] {
  const services = ["rmm", "backup", "m365", "security-monitoring", "voice", "saas"];
  return Array.from({ length: count }, (_, i) => ({
    id: `c${i}`,
    name: `Customer ${i}`,
    services: services.filter((_, s) => s === i % services.length || (i >> s) % 2 === 1),
    language: i % 3 === 0 ? "es-PR" : "en",
    contract: { reference: `Contract ${i}` },
  }));
}

/** Writes a JSON Lines file of customers. */
export async function writeList(path: string, customers: readonly object[]): Promise<string> {
  await writeFile(path, customers.map((one) => `${JSON.stringify(one)}\n`).join(""));
  return path;
}

/** The command line that makes packs of R3COMM's policy. */
export function packArguments(list: string, out: string, ...more: string[]): string[] {
  return ["build", "--customers", list, "--out", out, ...more];
}

/** Makes packs in this thread, and gives the exit code and all that is said. */
export function buildPacks(list: string, out: string, ...more: string[]) {
  return buildPacksIn(root.pathname, list, out, ...more);
}

/** The same, of the policy in another folder. */
export async function buildPacksIn(cwd: string, list: string, out: string, ...more: string[]) {
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) };
  const code = await run({
    argv: packArguments(list, out, "--jobs", "1", ...more),
    cwd,
    env: {},
    stdout: stream,
    stderr: stream,
    now: () => 0,
  });
  return { code, said: said.join("") };
}

/** Every file below a folder: its path and its bytes. */
export async function tree(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const path of (await readdir(folder, { recursive: true })).sort()) {
    if ((await stat(join(folder, path))).isFile()) {
      files.set(path, await readFile(join(folder, path)));
    }
  }
  return files;
}
