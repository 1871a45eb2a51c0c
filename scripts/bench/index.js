// Measures what people wait for, as ratios within one run, and prints tables.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lintSizes } from "./lint-sizes.js";
import { pdfParts } from "./pdf-parts.js";
import { processes } from "./processes.js";

const folder = mkdtempSync(join(tmpdir(), "policyc-bench-"));

try {
  processes(folder);
  await pdfParts();
  await lintSizes();
} finally {
  rmSync(folder, { recursive: true });
}
