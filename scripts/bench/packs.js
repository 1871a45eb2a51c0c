// An addendum for each of many customers: the rate, the memory that the process takes at most, and
// whether a run that is killed and resumed gives what an undisturbed one gives.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { customersOf } from "./customers.js";
import { print } from "./table.js";

const root = new URL("../../", import.meta.url);
const kind = "data-processing-addendum";

/** Makes the addenda of these numbers of R3COMM's customers as PDFs, a process for each number. */
export async function packs(place, counts) {
  const offer = offerOf();
  const all = cpus().length;
  const rows = [];
  let least;
  for (const count of counts) {
    // Each count has a folder of its own until the end: many files that have just been removed make
    // some file systems slow at making new ones.
    const folder = join(place, String(count));
    mkdirSync(folder);
    const list = writeList(folder, count, offer);
    for (const jobs of all > 1 ? [1, all] : [1]) {
      const out = join(folder, `out-${jobs}`);
      const { seconds, memory, processor } = measure(folder, list, out, jobs);
      assertCount(out, count);
      least ??= memory;
      rows.push([
        `${count.toLocaleString("en")} customers, --jobs ${jobs}`,
        `${seconds.toFixed(1)} s`,
        `${(count / seconds).toFixed(1)} /s`,
        (processor / seconds).toFixed(2),
        `${memory.toFixed(0)} MiB`,
        `${(memory / least).toFixed(2)} x`,
      ]);
    }
    rows.push(await killed(folder, list, count, all));
  }
  const [{ model }] = cpus();
  const heads = ["time", "rate", "processors", "peak memory", "to the first"];
  print([`${kind} as PDF`, ...heads], rows);
  const day = new Date().toISOString().slice(0, 10);
  print(["machine", "processors", "Node.js", "day"], [[model, `${all}`, process.version, day]]);
}

/** What R3COMM's customers may choose from, as its published policy has it. */
function offerOf() {
  const path = new URL("dist/en/privacy-policy.json", root);
  const { services, retention } = JSON.parse(readFileSync(path, "utf8"));
  return {
    services: services.filter(({ role }) => role === "processor").map(({ id }) => id),
    rules: retention.filter(({ period }) => period === undefined).map(({ id }) => id),
  };
}

function writeList(folder, count, offer) {
  const list = join(folder, "customers.jsonl");
  const lines = [...customersOf(count, offer)].map((customer) => `${JSON.stringify(customer)}\n`);
  writeFileSync(list, lines.join(""));
  return list;
}

/** The command line, as a user has it. */
function argumentsOf(list, out, jobs, ...more) {
  const [bin, policy] = ["bin/policyc.js", "policy"].map((path) => new URL(path, root).pathname);
  const wanted = ["--customers", list, "--document", kind, "--format", "pdf", "--jobs", `${jobs}`];
  return [bin, "build", policy, "-q", "-o", out, ...wanted, ...more];
}

function environment() {
  const { NODE_EXTRA_CA_CERTS: _, ...usual } = process.env; // costs time in every process
  return usual;
}

function measure(folder, list, out, jobs) {
  const usage = join(folder, "usage");
  mkdirSync(usage);
  const started = performance.now();
  execFileSync(process.execPath, argumentsOf(list, out, jobs), {
    env: {
      ...environment(),
      NODE_OPTIONS: `--import=${new URL("usage.js", import.meta.url)}`,
      POLICYC_BENCH_USAGE: usage,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const seconds = (performance.now() - started) / 1000;
  const used = readdirSync(usage).map((name) =>
    JSON.parse(readFileSync(join(usage, name), "utf8")),
  );
  rmSync(usage, { recursive: true });
  const sum = (what) => used.reduce((all, one) => all + one[what], 0);
  // Of all processes together, as if each had its most memory at the same time; threads are in them.
  return { seconds, memory: sum("memory") / 1024, processor: sum("processor") };
}

/** A run that is killed when half of the packs are there, and resumed, beside one that is not. */
async function killed(folder, list, count, jobs) {
  const out = join(folder, "killed");
  const child = spawn(process.execPath, argumentsOf(list, out, jobs), { env: environment() });
  const ended = once(child, "exit");
  while (packsIn(out).length < count / 2 && child.exitCode === null) await setTimeout(20);
  child.kill("SIGKILL");
  await ended;
  const before = packsIn(out).length;
  if (before >= count) throw new Error("the run had ended before it was killed");
  const started = performance.now();
  execFileSync(process.execPath, argumentsOf(list, out, jobs, "--resume"), { env: environment() });
  const seconds = (performance.now() - started) / 1000;
  assertCount(out, count);
  for (const path of filesIn(join(folder, "out-1"))) {
    const [whole, resumed] = ["out-1", "killed"].map((one) =>
      readFileSync(join(folder, one, path)),
    );
    if (!whole.equals(resumed)) throw new Error(`${path} is other after a resumed run`);
  }
  const made = `killed at ${before.toLocaleString("en")}, resumed: the same bytes`;
  return [made, `${seconds.toFixed(1)} s`, "", "", "", ""];
}

function packsIn(out) {
  try {
    return readdirSync(out);
  } catch {
    return []; // the run has made none yet
  }
}

const filesIn = (out) =>
  readdirSync(out, { recursive: true }).filter((path) => /\.\w+$/.test(path));

function assertCount(out, count) {
  const made = filesIn(out).filter((path) => path.endsWith(".pdf"));
  if (made.length !== count) throw new Error(`${count} customers have ${made.length} documents`);
  // A manifest each, and nothing else: no file that a killed run was at.
  if (filesIn(out).length !== 2 * count) throw new Error("there are files that no pack has");
}
