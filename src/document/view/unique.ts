/** The items, each once, where it comes first. */
export function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
