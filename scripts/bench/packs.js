// An addendum for each of many customers: the rate, and the memory that the process takes at most.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { customersOf } from "./customers.js";
import { print } from "./table.js";

const root = new URL("../../", import.meta.url);
const kind = "data-processing-addendum";

/** Makes the addenda of these numbers of R3COMM's customers as PDFs, one process a number. */
export function packs(folder, counts) {
  const offer = offerOf();
  const runs = counts.map((count) => ({ count, ...measure(folder, count, offer) }));
  const [first] = runs;
  const rows = runs.map(({ count, seconds, memory }) => [
    `${count.toLocaleString("en")} customers`,
    `${seconds.toFixed(1)} s`,
    `${(count / seconds).toFixed(1)} /s`,
    `${memory.toFixed(0)} MiB`,
    `${(memory / first.memory).toFixed(2)} x`,
  ]);
  print([`${kind} as PDF`, "time", "rate", "peak memory", "to the first"], rows);
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

function measure(folder, count, offer) {
  const [list, out, memory] = ["customers.jsonl", "out", "memory"].map((name) =>
    join(folder, name),
  );
  const lines = [...customersOf(count, offer)].map((customer) => `${JSON.stringify(customer)}\n`);
  writeFileSync(list, lines.join(""));
  mkdirSync(memory);
  const bin = new URL("bin/policyc.js", root).pathname;
  const policy = new URL("policy", root).pathname;
  const wanted = ["--customers", list, "--document", kind, "--format", "pdf"];
  const { NODE_EXTRA_CA_CERTS: _, ...usual } = process.env; // costs time in every process
  const started = performance.now();
  execFileSync(process.execPath, [bin, "build", policy, "-q", "-o", out, ...wanted], {
    env: {
      ...usual,
      NODE_OPTIONS: `--import=${new URL("peak-memory.js", import.meta.url)}`,
      POLICYC_BENCH_MEMORY: memory,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const seconds = (performance.now() - started) / 1000;
  const made = readdirSync(out, { recursive: true }).filter((path) => path.endsWith(".pdf"));
  if (made.length !== count) throw new Error(`${count} customers have ${made.length} documents`);
  // Of all processes together, as if each had its most at the same time.
  const peaks = readdirSync(memory).map((name) => Number(readFileSync(join(memory, name), "utf8")));
  const most = peaks.reduce((sum, peak) => sum + peak, 0) / 1024;
  for (const path of [list, out, memory]) rmSync(path, { recursive: true });
  return { seconds, memory: most };
}
