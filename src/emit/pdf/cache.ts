/**
 * What was made before, for documents that have it in common. Beyond its bound it starts anew. No
 * output may depend on what it holds.
 */
export class Cache<T> {
  readonly #kept = new Map<string, T>();
  #weight = 0;

  /** `most` is how much all that is kept may weigh; a thing weighs 1 where nothing else is said. */
  constructor(readonly most: number) {}

  get(key: string): T | undefined {
    return this.#kept.get(key);
  }

  /** Keeps something that was not there, and gives it back. */
  keep(key: string, value: T, weight = 1): T {
    if (this.#weight + weight > this.most) {
      this.#kept.clear();
      this.#weight = 0;
    }
    this.#kept.set(key, value);
    this.#weight += weight;
    return value;
  }
}
