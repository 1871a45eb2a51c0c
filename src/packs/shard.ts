import { sha256 } from "../compile/digest.js";

/** One of several parts of a run. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/**
 * Whether a customer belongs to a part. It depends on the id alone, so that neither the order nor
 * the number of the customers moves one from part to part.
 */
export function isIn({ index, count }: Shard, id: string): boolean {
  return Number.parseInt(sha256(id).slice(0, 8), 16) % count === index - 1;
}
