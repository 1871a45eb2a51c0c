import "node:crypto";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

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
 * last, not by several times. For a twentieth more time, some 100 MB less a thread. `collectYoung` needs
 * this first, too.
 */
export function collectOften(): void {
  setFlagsFromString("--heap-growing-percent=120");
  setFlagsFromString("--expose-gc");
}

/** The young generation has room for 16 MB; where a quarter is free of garbage, it can wait. */
const muchYoung = 4_000_000;

let collect: ((options: { type: "minor" }) => void) | undefined;

/**
 * Takes away the young garbage, between one piece of work and the next: in the midst of one, V8 has to
 * copy all that it has made so far.
 */
export function collectYoung(): void {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  if (young === undefined || young.space_used_size < muchYoung) return;
  collect ??= runInNewContext("globalThis.gc") as typeof collect;
  collect?.({ type: "minor" });
}
