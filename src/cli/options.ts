import { normalize } from "node:path";
import { InvalidArgumentError } from "commander";
import type { Wanted } from "../commands/show.js";
import { visible } from "../diagnostics/quote.js";
import { suggest } from "../diagnostics/suggest.js";
import { reporterNames } from "../reporters/names.js";

/** `--reporter`, of every command that shows findings. */
export const reporterOption = [
  "-r, --reporter <name[=file]>",
  `show findings with this reporter, in a file or on the standard output (several allowed): ${reporterNames.join(", ")}`,
  reporter,
] as const;

/** An option that may be given several times, each time with several values. */
export function list(value: string, previous: readonly string[] = []): readonly string[] {
  const items = value.split(",").map((item) => item.trim());
  if (items.includes("")) throw new InvalidArgumentError("A name is missing.");
  return [...new Set([...previous, ...items])];
}

/** A reporter with its file; of several, one at most goes to the standard output. */
function reporter(value: string, previous: readonly Wanted[] = []): readonly Wanted[] {
  const [typed = "", ...rest] = value.split("=");
  const file = rest.length > 0 ? rest.join("=") : undefined;
  const name = reporterNames.find((one) => one === typed);
  if (name === undefined) {
    const meant = suggest(typed, reporterNames);
    throw new InvalidArgumentError(
      `There is no reporter “${visible(typed)}”${meant ? `; did you mean “${meant}”?` : "."} There is ${reporterNames.join(", ")}.`,
    );
  }
  if (file?.trim() === "") throw new InvalidArgumentError("The name of the file is empty.");
  const isTaken = previous.some((one) =>
    file === undefined || one.file === undefined
      ? one.file === file
      : normalize(one.file) === normalize(file),
  );
  if (isTaken && file === undefined) {
    throw new InvalidArgumentError(
      `Only one reporter can write to the standard output; name a file, such as ${name}=report.txt.`,
    );
  }
  if (isTaken) throw new InvalidArgumentError("Another reporter writes to that file.");
  return [...previous, { name, file }];
}

/** A number, 0 or more. */
export function count(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("It must be a number, 0 or more.");
  return Number(value);
}

/** A number of threads. */
export function threads(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value))
    throw new InvalidArgumentError("It must be a number, 1 or more.");
  return Number(value);
}

/** One of several parts of a run, such as 2/3. */
export function shard(value: string): { readonly index: number; readonly count: number } {
  const [, index, count] = (/^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? []).map(Number);
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw new InvalidArgumentError("It must be a part and their number, such as 2/3.");
  }
  return { index, count };
}

/** A date of the calendar, in ISO 8601. */
export function day(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime());
  if (!isDate || date.toISOString().slice(0, 10) !== value) {
    throw new InvalidArgumentError("It must be a date, such as 2026-12-31.");
  }
  return value;
}

/** The day, in ISO 8601 and UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** A folder by its name. */
export function folder(value: string): string {
  // An unset variable in a script would otherwise mean the current folder.
  if (value.trim() === "") throw new InvalidArgumentError("The name of the folder is empty.");
  return value;
}

/** A file by its name. */
export function file(value: string): string {
  if (value.trim() === "") throw new InvalidArgumentError("The name of the file is empty.");
  return value;
}

/** A git ref by its name. */
export function ref(value: string): string {
  if (value.trim() === "") throw new InvalidArgumentError("The name of the ref is empty.");
  return value;
}
