import { meantOr } from "../diagnostics/suggest.js";
import { emitters } from "../emit/index.generated.js";

/** The output formats. */
export const formats = Object.keys(emitters) as readonly Format[];
export type Format = keyof typeof emitters;

/** Which outputs are wanted; all of them where nothing is said. */
export interface Selection {
  readonly formats?: readonly string[];
  readonly documents?: readonly string[];
  readonly languages?: readonly string[];
}

/** Whether all outputs are wanted: a build of a part cannot know what the rest of the folder is for. */
export function isWhole(selection: Selection): boolean {
  return Object.values(selection).every((wanted) => wanted === undefined || wanted.length === 0);
}

/** Somebody asked for a format, a document or a language that does not exist. */
export class SelectionError extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/**
 * The formats that are wanted; all of them where nothing is said.
 * @throws SelectionError
 */
export function chooseFormats({ formats: wanted }: Selection): readonly Format[] {
  return choose("format", wanted, formats);
}

/**
 * Those of the existing ones that are wanted, in the order of the existing ones.
 * @throws SelectionError
 */
export function choose<T extends string>(
  what: string,
  wanted: readonly string[] | undefined,
  existing: readonly T[],
): readonly T[] {
  if (wanted === undefined || wanted.length === 0) return existing;
  for (const name of wanted) {
    if ((existing as readonly string[]).includes(name)) continue;
    throw new SelectionError(
      `there is no ${what} “${name}”`,
      meantOr(name, existing) ?? "there is none",
    );
  }
  return existing.filter((name) => wanted.includes(name));
}
