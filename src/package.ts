// The same from src/, from lib/ and from bundle/, where each module's own place is another.

/** The folder of the package. */
export const root = new URL("../", import.meta.url);

/** A compiled module by its path below src/, such as reading/worker.js: where a thread begins. */
export function moduleAt(path: string): URL {
  return new URL(path, import.meta.url);
}
