import { tokens } from "../words.js";

/** One of the things that a sequence holds, by what it is recognised. */
export interface Item<T> {
  readonly value: T;
  /** The same for things that are the same in everything. */
  readonly exact: string;
  /** What people know it by; "" where it has no name. */
  readonly name: string;
  /** Only things of one form are versions of one another. */
  readonly form: string;
  readonly text: string;
}

/** A thing before and after; one side is absent where it was removed or added. */
export interface Pair<T> {
  readonly before?: T;
  readonly after?: T;
}

/** From this part of shared words on, a text is a version of the other. */
const VERSION = 0.35;

/** The words of a text that are compared with those of another, from its beginning. */
const SAMPLE = 2000;

/** The most comparisons of all with all; longer sequences are halved first. */
const MOST = 2500;

/**
 * Pairs the things of two sequences, in their order: those that are the same, between these those of
 * one name, and between these the most similar. Time grows with the length of the sequences.
 */
export function align<T>(before: readonly Item<T>[], after: readonly Item<T>[]): Pair<T>[] {
  const same = ({ exact }: Item<T>) => exact;
  const named = ({ name, form }: Item<T>) => name && `${form} ${name}`;
  return between(before, after, same, (old, now) => between(old, now, named, pairSimilar));
}

type PairUp<T> = (before: readonly Item<T>[], after: readonly Item<T>[]) => Pair<T>[];

/** Pairs the things that have a key in common, and what stands between them in another way. */
function between<T>(
  before: readonly Item<T>[],
  after: readonly Item<T>[],
  keyOf: (item: Item<T>) => string,
  pairRest: PairUp<T>,
): Pair<T>[] {
  const pairs: Pair<T>[] = [];
  let [i, j] = [0, 0];
  const rest = (toI: number, toJ: number) => {
    for (const pair of pairRest(before.slice(i, toI), after.slice(j, toJ))) pairs.push(pair);
  };
  for (const [nextI, nextJ] of inOrder(before.map(keyOf), after.map(keyOf))) {
    rest(nextI, nextJ);
    pairs.push(pairOf(before[nextI], after[nextJ]));
    [i, j] = [nextI + 1, nextJ + 1];
  }
  rest(before.length, after.length);
  return pairs;
}

/** The longest run of keys that both sequences have in this order, as pairs of indexes. */
export function inOrder(
  before: readonly string[],
  after: readonly string[],
): (readonly [number, number])[] {
  const indexes = new Map(numbered(after).map((key, index) => [key, index]));
  const shared = numbered(before).flatMap((key, index) => {
    const other = before[index] === "" ? undefined : indexes.get(key);
    return other === undefined ? [] : [[index, other] as const];
  });
  return rising(shared);
}

/** Keys that occur again get a number, so that the second is taken for the second. */
function numbered(keys: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${count} ${key}`;
  });
}

type Match = readonly [number, number];

/** The longest part in which the second numbers rise, too (patience sorting). */
function rising(matches: readonly Match[]): Match[] {
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [n, [, value]] of matches.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((matches[ends[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[n] = ends[low - 1] ?? -1;
    ends[low] = n;
  }
  const run: Match[] = [];
  for (let n = ends.at(-1) ?? -1; n >= 0; n = previous[n] ?? -1) run.push(matches[n] ?? [0, 0]);
  return run.reverse();
}

function pairSimilar<T>(before: readonly Item<T>[], after: readonly Item<T>[]): Pair<T>[] {
  if (before.length === 0 || after.length === 0) return apart(before, after);
  if (before.length * after.length > MOST) {
    const [i, j] = [before.length >> 1, after.length >> 1];
    const first = pairSimilar(before.slice(0, i), after.slice(0, j));
    return [...first, ...pairSimilar(before.slice(i), after.slice(j))];
  }
  return mostSimilar(before, after);
}

/** The pairs, in order, whose similarities add up to the most. */
function mostSimilar<T>(before: readonly Item<T>[], after: readonly Item<T>[]): Pair<T>[] {
  const [old, now] = [before.map(sample), after.map(sample)];
  const scores = old.map((one) => now.map((other) => similarity(one, other)));
  const width = after.length + 1;
  // best[i * width + j]: the most that the things from i and from j on can add up to.
  const best = new Float64Array((before.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  const score = (i: number, j: number) => scores[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const paired = score(i, j) > 0 ? score(i, j) + at(i + 1, j + 1) : 0;
      best[i * width + j] = Math.max(paired, at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair<T>[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (score(i, j) > 0 && at(i, j) === score(i, j) + at(i + 1, j + 1)) {
      pairs.push(pairOf(before[i++], after[j++]));
    } else if (at(i, j) === at(i + 1, j)) pairs.push(pairOf(before[i++], undefined));
    else pairs.push(pairOf(undefined, after[j++]));
  }
  return [...pairs, ...apart(before.slice(i), after.slice(j))];
}

interface Sample {
  readonly form: string;
  readonly words: ReadonlySet<string>;
}

function sample({ form, text }: Item<unknown>): Sample {
  const words = tokens(text.slice(0, SAMPLE)).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return { form, words: new Set(words.map((word) => word.toLowerCase())) };
}

/** Shared words as a part of all (Dice); 0 where one is no version of the other. */
function similarity(a: Sample, b: Sample): number {
  if (a.form !== b.form) return 0;
  let shared = 0;
  for (const word of a.words) if (b.words.has(word)) shared++;
  const part = (2 * shared) / Math.max(1, a.words.size + b.words.size);
  // A list or a table has its own parts to pair, and is kept where there is no better one.
  if (isContainer(a.form)) return VERSION + part;
  return part < VERSION ? 0 : part;
}

function isContainer(form: string): boolean {
  return form.startsWith("list") || form.startsWith("table");
}

function apart<T>(before: readonly Item<T>[], after: readonly Item<T>[]): Pair<T>[] {
  return [
    ...before.map((old) => pairOf(old, undefined)),
    ...after.map((now) => pairOf(undefined, now)),
  ];
}

function pairOf<T>(before: Item<T> | undefined, after: Item<T> | undefined): Pair<T> {
  return { ...(before && { before: before.value }), ...(after && { after: after.value }) };
}
