// Measures what people wait for, and prints tables: all of it, or what the arguments name. Numbers
// are those of customers: npm run bench -- packs 100 1000 10000
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lintSizes } from "./lint-sizes.js";
import { packs } from "./packs.js";
import { pdfParts } from "./pdf-parts.js";
import { processes } from "./processes.js";

const words = process.argv.slice(2);
const counts = words.filter((word) => /^[1-9]\d*$/.test(word)).map(Number);
const names = words.filter((word) => !/^[1-9]\d*$/.test(word));

const measurements = {
  processes: (folder) => processes(folder),
  pdf: () => pdfParts(),
  lint: () => lintSizes(),
  packs: (folder) => packs(folder, counts.length > 0 ? counts : [100]),
};

const unknown = names.filter((name) => !Object.hasOwn(measurements, name));
if (unknown.length > 0) {
  const known = Object.keys(measurements).join(", ");
  process.stderr.write(`there is no measurement “${unknown[0]}”; there is ${known}\n`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "policyc-bench-"));
try {
  for (const [name, measure] of Object.entries(measurements)) {
    if (names.length === 0 || names.includes(name)) await measure(folder);
  }
} finally {
  rmSync(folder, { recursive: true });
}
