import { plainWords, sameWords } from "./words.js";

/** From this resemblance on, two texts are nearly the same. */
export const NEAR = 0.75;

/** Shorter texts, in words, resemble one another by chance. */
const SHORTEST = 8;

/** A text is compared with no more earlier texts than this, so that the work stays linear. */
const CANDIDATES = 16;

/** One text that repeats an earlier one. */
export interface Repetition {
  readonly index: number;
  /** The index of the earlier text. */
  readonly of: number;
  /** From NEAR to 1, word for word the same. */
  readonly score: number;
}

/** The pairs of neighbouring words of a text: its shingles of width two. */
export function wordPairs(text: string): Set<string> {
  const words = plainWords(text);
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

/**
 * How much two texts resemble each other: shared word pairs as a part of all, from 0 to 1 (Broder,
 * “On the resemblance and containment of documents”, 1997).
 */
export function resemblance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (large.size === 0) return 1;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared++;
  return shared / (a.size + b.size - shared);
}

/**
 * For each text that repeats an earlier one, the one that it resembles most. Texts of the same
 * words are found at any length; of the others, only those are measured that share one of their
 * rarest word pairs, without which they cannot be near (prefix filter: Bayardo, Ma and Srikant,
 * “Scaling up all pairs similarity search”, 2007). At most 16 comparisons a text.
 */
export function repetitions(
  texts: readonly string[],
  measure: typeof resemblance = resemblance,
): Repetition[] {
  const pairs = texts.map(wordPairs);
  const frequency = frequencies(pairs);
  const same = new Map<string, number>();
  const byRarePair = new Map<string, number[]>();
  const found: Repetition[] = [];
  for (const [index, own] of pairs.entries()) {
    const words = sameWords(texts[index] ?? "");
    const before = same.get(words);
    if (before !== undefined) {
      found.push({ index, of: before, score: 1 });
      continue;
    }
    same.set(words, index);
    if (own.size < SHORTEST - 1) continue;
    const rare = rarest(own, frequency);
    const near = nearest(own, candidates(rare, byRarePair), pairs, measure);
    if (near) found.push({ index, ...near });
    else for (const pair of rare) file(byRarePair, pair, index);
  }
  return found;
}

function frequencies(sets: readonly ReadonlySet<string>[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const set of sets) for (const one of set) frequency.set(one, (frequency.get(one) ?? 0) + 1);
  return frequency;
}

/** As many of the rarest pairs as two texts cannot both do without and still be near. */
function rarest(pairs: ReadonlySet<string>, frequency: ReadonlyMap<string, number>): string[] {
  const often = (pair: string) => frequency.get(pair) ?? 0;
  const order = [...pairs].sort((a, b) => often(a) - often(b) || (a < b ? -1 : 1));
  return order.slice(0, pairs.size - Math.ceil(NEAR * pairs.size) + 1);
}

function candidates(rare: readonly string[], byRarePair: ReadonlyMap<string, number[]>): number[] {
  const found = new Set<number>();
  for (const pair of rare) {
    for (const index of byRarePair.get(pair) ?? []) found.add(index);
    if (found.size >= CANDIDATES) break;
  }
  return [...found].slice(0, CANDIDATES);
}

function nearest(
  own: ReadonlySet<string>,
  others: readonly number[],
  pairs: readonly ReadonlySet<string>[],
  measure: typeof resemblance,
): Omit<Repetition, "index"> | undefined {
  let best: Omit<Repetition, "index"> | undefined;
  for (const of of others) {
    const score = measure(own, pairs[of] ?? new Set());
    if (score >= NEAR && score > (best?.score ?? 0)) best = { of, score };
  }
  return best;
}

function file(index: Map<string, number[]>, key: string, value: number): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [value]);
  else if (list.length < CANDIDATES) list.push(value);
}
