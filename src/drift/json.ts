import { isDeepStrictEqual } from "node:util";
import { visible } from "../diagnostics/quote.js";
import { beside } from "./beside.js";
import { byteDifferences } from "./bytes.js";
import { linesOf, onlyConverted, textsOf } from "./text.js";

/** How many differences are shown. */
const most = 5;

/** Stands for a value where there is none. */
const absent = Symbol("absent");

interface Difference {
  /** RFC 6901. */
  readonly pointer: string;
  readonly found: unknown;
  readonly compiled: unknown;
}

/** How JSON on disk differs from what the policy compiles to: by pointer, the old and new value. */
export function jsonDifferences(found: Uint8Array, compiled: Uint8Array): string[] {
  const texts = textsOf(found, compiled);
  if (!texts) return ["it is no UTF-8 text any more", ...byteDifferences(found, compiled)];
  const notes = onlyConverted(texts);
  if (texts.found === texts.compiled) return notes;
  const data = parsed(texts.found);
  if (data === absent) return [...notes, "it is not JSON any more", ...linesOf(texts)];
  const all = factsFirst([...differences(data, JSON.parse(texts.compiled), "")]);
  if (all.length === 0) {
    return [...notes, "it says the same; it is written in another way", ...linesOf(texts)];
  }
  const shown = all
    .slice(0, most)
    .flatMap((one) => [
      `${one.pointer === "" ? "the whole" : visible(one.pointer)}:`,
      ...beside(written(one.found), written(one.compiled)),
    ]);
  const rest = all.length - most;
  return [...notes, ...shown, ...(rest > 0 ? [`and ${rest} more`] : [])];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return absent;
  }
}

/** The digests of the source differ whenever anything does, and tell a reader least. */
function factsFirst(all: readonly Difference[]): Difference[] {
  const isDigest = ({ pointer }: Difference) => pointer.startsWith("/source/");
  return [...all.filter((one) => !isDigest(one)), ...all.filter(isDigest)];
}

/** Goes down only where both have something to go down into: as deep as the compiled one. */
function* differences(found: unknown, compiled: unknown, pointer: string): Generator<Difference> {
  if (Array.isArray(found) && Array.isArray(compiled)) {
    yield* ofLists(found, compiled, pointer);
  } else if (isMap(found) && isMap(compiled)) {
    for (const key of new Set([...Object.keys(found), ...Object.keys(compiled)])) {
      const below = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      yield* differences(entry(found, key), entry(compiled, key), below);
    }
  } else if (found !== compiled) {
    yield { pointer, found, compiled };
  }
}

/** Items that were put in or taken out in the middle do not make all that follow differ. */
function* ofLists(
  found: readonly unknown[],
  compiled: readonly unknown[],
  pointer: string,
): Generator<Difference> {
  const shorter = Math.min(found.length, compiled.length);
  let start = 0;
  while (start < shorter && isDeepStrictEqual(found[start], compiled[start])) start++;
  let end = 0;
  while (end < shorter - start && isDeepStrictEqual(found.at(-1 - end), compiled.at(-1 - end))) {
    end++;
  }
  const longer = Math.max(found.length, compiled.length);
  for (let i = start; i < longer - end; i++) {
    const one = i < found.length - end ? found[i] : absent;
    const other = i < compiled.length - end ? compiled[i] : absent;
    yield* differences(one, other, `${pointer}/${i}`);
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entry(map: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : absent;
}

function written(value: unknown): string {
  if (value === absent) return "(nothing)";
  try {
    return JSON.stringify(value);
  } catch {
    return "(nested too deeply to be shown)";
  }
}
