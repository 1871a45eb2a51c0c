// Measures what people wait for, and prints tables: all of it, or what the arguments name. Numbers
// are those of customers: npm run bench -- packs 100 1000 10000. With --write, docs/performance.md
// is written from a run of all.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machine } from "./machine.js";
import { packs } from "./packs.js";
import { pdfParts } from "./pdf-parts.js";
import { peers } from "./peers.js";
import { processes } from "./processes.js";
import { writeReport } from "./report.js";
import { sizesOfSource } from "./sizes.js";
import { printed } from "./table.js";

const measurements = {
  machine: () => machine(),
  processes: (folder) => processes(folder),
  peers: (folder) => peers(folder),
  packs: (folder, counts) => packs(folder, counts),
  sizes: () => sizesOfSource(),
  pdf: () => pdfParts(),
};

const { names, counts, isWritten } = request(process.argv.slice(2));
const results = {};
for (const name of names) {
  const folder = mkdtempSync(join(tmpdir(), "policyc-bench-"));
  // What builds leave there is gone with the folder.
  process.env.XDG_CACHE_HOME = join(folder, "cache");
  const from = printed.length;
  try {
    const value = await measurements[name](folder, counts);
    results[name] = { value, tables: printed.slice(from) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
if (isWritten) await writeReport(results);

function request(words) {
  const isWritten = words.includes("--write");
  const rest = words.filter((word) => word !== "--write");
  const counts = rest.filter((word) => /^[1-9]\d*$/.test(word)).map(Number);
  const named = rest.filter((word) => !/^[1-9]\d*$/.test(word));
  const known = Object.keys(measurements);
  const unknown = named.find((name) => !known.includes(name));
  if (unknown !== undefined)
    fail(`there is no measurement “${unknown}”; there is ${known.join(", ")}`);
  if (isWritten && named.length > 0) fail("--write takes a run of all measurements; name none");
  return {
    names: named.length > 0 ? named : known,
    counts: counts.length > 0 ? counts : [1000],
    isWritten,
  };
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
