import { parentPort, workerData } from "node:worker_threads";
import { contentsOf } from "./contents.js";

// The thread in which a PDF is taken apart; `read.ts` stops it when it takes too much.
try {
  parentPort?.postMessage(await contentsOf(workerData as Uint8Array));
} catch {
  parentPort?.postMessage({ problem: "damaged" });
}
