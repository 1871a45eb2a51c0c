import "node:crypto";
import { setFlagsFromString } from "node:v8";

// How V8 is to work: most commands end before code that V8 optimizes has paid for that. Set before any
// module of policyc is loaded, as V8 takes no code that was kept under other flags (code-cache.ts), and
// after those of Node.js that are used: the code that comes with them is of usual flags, too.

/** V8 of Node.js 22 and later waits so long by itself, and has no such flag. */
const optimizesEarly = Number(process.versions.node.split(".")[0]) < 22;

if (optimizesEarly) setFlagsFromString("--interrupt-budget=1000000");

/**
 * V8 compiles HarfBuzz anew, for speed, as soon as it is warm, which takes longer than all that a usual
 * build asks of it, and Node.js waits for that before it ends. Here only runs over many documents do.
 */
setFlagsFromString("--wasm-tiering-budget=1000000000");

/**
 * For runs that make garbage for minutes: V8 collects when a heap has grown by so much since it did so
 * last, not by several times. For a twentieth more time, some 100 MB less a thread.
 */
export function collectOften(): void {
  setFlagsFromString("--heap-growing-percent=120");
}
