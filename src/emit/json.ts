import type { Emitter } from "./emitter.js";

export const extension = "json";

/** The published form of the policy, for programs. */
export const emit: Emitter = (document) => ({
  bytes: new TextEncoder().encode(`${JSON.stringify(document.data, null, 2)}\n`),
});
