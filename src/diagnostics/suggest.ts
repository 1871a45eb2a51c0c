import { distance } from "fastest-levenshtein";

/** The candidate that somebody most likely meant by a word; undefined where none is near. */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const plain = fold(word.slice(0, 100));
  let best: string | undefined;
  let least = Math.floor(plain.length * 0.4) + 1;
  for (const candidate of candidates) {
    const other = fold(candidate);
    const away = distance(plain, other);
    if (away < least) {
      best = candidate;
      least = away;
    }
    if (plain.length >= 3 && least > 1 && (other.startsWith(plain) || plain.startsWith(other))) {
      best = candidate;
      least = 1;
    }
  }
  return best;
}

// Case and the way words are joined are the commonest slips.
function fold(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, "");
}
