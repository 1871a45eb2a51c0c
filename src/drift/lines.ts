import { beside } from "./beside.js";

/** How many places are shown, how many lines of each, and how far ahead the texts may meet again. */
const places = 3;
const most = 4;
const reach = 100;

/** A run of lines of one text that stands where another run stands in the other. */
interface Hunk {
  /** Index of the first line in the text found. */
  readonly line: number;
  readonly found: readonly string[];
  readonly compiled: readonly string[];
}

/**
 * The first lines in which two texts differ, with their numbers in the text found. The time it takes
 * grows with the length of the texts, never with its square.
 */
export function lineDifferences(found: string, compiled: string): string[] {
  const shown: string[] = [];
  let count = 0;
  for (const hunk of hunks(found.split("\n"), compiled.split("\n"))) {
    count++;
    if (count > places) return [...shown, `and more, from line ${hunk.line + 1} on`];
    shown.push(`line ${hunk.line + 1}:`, ...hunkLines(hunk));
  }
  return shown;
}

function hunkLines({ found, compiled }: Hunk): string[] {
  const shown = Math.min(most, Math.max(found.length, compiled.length));
  const pairs = Array.from({ length: shown }, (_, i) => beside(found[i] ?? "", compiled[i] ?? ""));
  return [
    ...pairs.slice(0, found.length).map(([line]) => line),
    ...more("-", found),
    ...pairs.slice(0, compiled.length).map(([, line]) => line),
    ...more("+", compiled),
  ];
}

function more(sign: string, lines: readonly string[]): string[] {
  const rest = lines.length - most;
  return rest > 0 ? [`${sign} … ${rest} more ${rest === 1 ? "line" : "lines"}`] : [];
}

function* hunks(found: readonly string[], compiled: readonly string[]): Generator<Hunk> {
  let [i, j] = [0, 0];
  while (i < found.length || j < compiled.length) {
    if (i < found.length && j < compiled.length && found[i] === compiled[j]) {
      i++;
      j++;
      continue;
    }
    const [skip, skipCompiled] = meeting(found, i, compiled, j);
    yield {
      line: i,
      found: found.slice(i, i + skip),
      compiled: compiled.slice(j, j + skipCompiled),
    };
    i += skip;
    j += skipCompiled;
  }
}

/** How many lines to pass over in each text until they meet again, or to their ends. */
function meeting(
  found: readonly string[],
  i: number,
  compiled: readonly string[],
  j: number,
): readonly [number, number] {
  for (let sum = 1; sum <= reach; sum++) {
    // Equal runs first: a changed line is likelier than one lost and another put in.
    for (const skip of nearestToHalf(sum)) {
      if (meets(found, i + skip, compiled, j + sum - skip)) return [skip, sum - skip];
    }
  }
  return [found.length - i, compiled.length - j];
}

function nearestToHalf(sum: number): number[] {
  const all = Array.from({ length: sum + 1 }, (_, skip) => skip);
  return all.sort((a, b) => Math.abs(2 * a - sum) - Math.abs(2 * b - sum));
}

/** A blank line, or `</ul>`, is met everywhere: two lines must agree, or both texts end here. */
function meets(
  found: readonly string[],
  i: number,
  compiled: readonly string[],
  j: number,
): boolean {
  if (i > found.length || j > compiled.length) return false;
  return found[i] === compiled[j] && found[i + 1] === compiled[j + 1];
}
