import { distance } from "fastest-levenshtein";

/** The candidate that somebody most likely meant by a word; undefined where none is near. */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const plain = fold(word.slice(0, 100));
  // A third of the letters may differ, which lets two letters of a short word change places. The
  // shortest words are all near to each other.
  let least = Math.min(Math.ceil(plain.length / 3) + 1, plain.length - 1);
  let best: string | undefined;
  for (const candidate of candidates) {
    const other = fold(candidate);
    const away = other === plain ? 0 : isBeginning(plain, other) ? 1 : distance(plain, other);
    if (away < least || (away === 0 && best === undefined)) {
      best = candidate;
      least = away;
    }
  }
  return best;
}

/**
 * A hint for a word that is none of the known ones: which one was meant, and which there are, after
 * the words that lead to them; undefined where there are none.
 */
export function meantOr(
  word: string,
  known: readonly string[],
  lead = "there is",
): string | undefined {
  const meant = suggest(word, known);
  const list = known.length > 12 ? `${known.slice(0, 12).join(", ")}, …` : known.join(", ");
  const allowed = known.length > 0 ? `${lead} ${list}` : undefined;
  return meant ? `did you mean “${meant}”?${allowed ? ` ${allowed}` : ""}` : allowed;
}

// Half a word is often typed for the whole, and the other way round.
function isBeginning(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a));
}

// Case and the way words are joined are the commonest slips.
function fold(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, "");
}
