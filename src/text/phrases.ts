/** A phrase found: what was filed under it, and its first and last word. */
export interface Match<T> {
  readonly value: T;
  readonly first: number;
  readonly last: number;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  value?: T;
}

/** Longer phrases are not looked for, so that the work stays linear in the text. */
const LONGEST = 16;

/** A set of phrases that is looked for in one pass, however many phrases there are. */
export class PhraseBook<T> {
  readonly #root: Node<T> = { next: new Map() };

  /** Files a value under the words of a phrase; the first value filed stays. */
  add(phrase: readonly string[], value: T): this {
    if (phrase.length === 0 || phrase.length > LONGEST) return this;
    let node = this.#root;
    for (const word of phrase) {
      const next = node.next.get(word) ?? { next: new Map() };
      node.next.set(word, next);
      node = next;
    }
    node.value ??= value;
    return this;
  }

  /** The phrases among these words, from left to right, the longest at each place. */
  find(words: readonly string[]): Match<T>[] {
    const found: Match<T>[] = [];
    for (let first = 0; first < words.length; first++) {
      const match = this.#longestAt(words, first);
      if (match === undefined) continue;
      found.push(match);
      first = match.last;
    }
    return found;
  }

  #longestAt(words: readonly string[], first: number): Match<T> | undefined {
    let longest: Match<T> | undefined;
    let node: Node<T> | undefined = this.#root;
    for (let at = first; at < words.length; at++) {
      node = node.next.get(words[at] ?? "");
      if (node === undefined) break;
      if (node.value !== undefined) longest = { value: node.value, first, last: at };
    }
    return longest;
  }
}
