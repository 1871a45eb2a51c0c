import { parse, type Source, type SourceFile } from "../source/load.js";
import { InputError } from "../source/read.js";

/** What a release sets in the source. */
export interface Moved {
  readonly version: string;
  /** ISO 8601 date. */
  readonly effective: string;
}

/**
 * The files of a source with another version and date, and nothing else changed, not even a comment
 * or the way a value is quoted.
 * @throws InputError where the values cannot be changed in place
 */
export function move(source: Source, moved: Moved): SourceFile[] {
  const edits = (["version", "effective"] as const).flatMap((key) => {
    const location = source.locate(["policy", key], "value");
    return location ? { ...location, value: moved[key] } : [];
  });
  const files = source.files.map(({ path, text }) => {
    const own = edits.filter(({ file }) => file === path).sort((a, b) => b.start - a.start);
    return { path, text: own.reduce(replace, text) };
  });
  const data = { ...source.data, policy: { ...Object(source.data.policy), ...moved } };
  // An alias, an anchor that others use, or a value over several lines: people see what to do.
  if (JSON.stringify(parse(files).value?.data) !== JSON.stringify(data)) {
    throw new InputError(
      "the version and the date of the policy cannot be changed in place",
      "write policy.version and policy.effective as plain values, each on one line and without anchors",
    );
  }
  return files;
}

function replace(
  text: string,
  { start, end, value }: { readonly start: number; readonly end: number; readonly value: string },
): string {
  const quote = /^["']/.exec(text.slice(start, end))?.[0] ?? "";
  return `${text.slice(0, start)}${quote}${value}${quote}${text.slice(end)}`;
}
