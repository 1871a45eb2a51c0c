// Loaded into a process that is measured: at its end, it writes down the most memory that it had.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";

const { POLICYC_BENCH_MEMORY: folder } = process.env;

if (isMainThread && folder) {
  process.on("exit", () => {
    // KiB of the whole process, its threads included.
    writeFileSync(join(folder, String(process.pid)), String(process.resourceUsage().maxRSS));
  });
}
