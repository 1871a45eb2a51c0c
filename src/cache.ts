interface Kept<T> {
  readonly value: T;
  readonly weight: number;
}

/**
 * What was made before, for documents that have it in common. It holds two generations: what is
 * asked for stays, what was used for one document only goes with the older one. No output may
 * depend on what it holds.
 */
export class Cache<T> {
  #young = new Map<string, Kept<T>>();
  #old = new Map<string, Kept<T>>();
  #weight = 0;

  /** `most` is how much all that is kept may weigh; a thing weighs 1 where nothing else is said. */
  constructor(readonly most: number) {}

  get(key: string): T | undefined {
    const young = this.#young.get(key);
    if (young) return young.value;
    const old = this.#old.get(key);
    return old && this.keep(key, old.value, old.weight);
  }

  /** Keeps something that was not there, and gives it back; what is too heavy is not kept. */
  keep(key: string, value: T, weight = 1): T {
    const half = this.most / 2;
    if (weight > half) return value;
    if (this.#weight + weight > half) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#weight = 0;
    }
    this.#young.set(key, { value, weight });
    this.#weight += weight;
    return value;
  }
}
