// Loaded into a process that is measured: at its end, it writes down what the whole process, its threads
// included, has used: the most memory that it had, in KiB, and time of processors, in seconds.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";

const { POLICYC_BENCH_USAGE: folder } = process.env;

if (isMainThread && folder) {
  process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const usage = { memory: maxRSS, processor: (userCPUTime + systemCPUTime) / 1e6 };
    writeFileSync(join(folder, String(process.pid)), JSON.stringify(usage));
  });
}
