import { parentPort, workerData } from "node:worker_threads";
import { contentsOf, type Wanted } from "./contents.js";

// The thread in which a PDF is taken apart; `read.ts` stops it when it takes too much.
const { bytes, wanted } = workerData as { bytes: Uint8Array; wanted: Wanted };
contentsOf(bytes, wanted)
  .then((contents) => parentPort?.postMessage(contents))
  .catch(() => parentPort?.postMessage({ problem: "damaged" }));
