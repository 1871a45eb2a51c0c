import { setFlagsFromString } from "node:v8";

/**
 * V8 compiles HarfBuzz anew, for speed, as soon as it is warm, which takes longer than all that a usual
 * build asks of it, and Node.js waits for that before it ends. Here only runs over many documents do.
 */
setFlagsFromString("--wasm-tiering-budget=1000000000");

/** HarfBuzz, compiled from WebAssembly when this module is loaded. */
export const harfbuzz = await import("harfbuzzjs");
