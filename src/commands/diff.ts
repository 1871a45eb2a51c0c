import { type Change, type Weight, weights } from "../diff/change.js";
import { diff as compare } from "../diff/diff.js";
import { outputs } from "../diff/outputs/index.generated.js";
import { summary } from "../diff/wording.js";
import { writeFileWhole } from "../output/write.js";
import { InputError } from "../source/read.js";
import { locate, type Report } from "./build.js";
import { composeBoth } from "./documents.js";
import { formatOf } from "./format.js";
import { isSide, notesOf, openSide, type SideRequest } from "./side.js";

/** A format that a comparison can be written in. */
export type DiffFormat = keyof typeof outputs;

/** What `policyc diff` is told; sides, folders and files as the user typed them. */
export interface DiffRequest extends SideRequest {
  readonly before: string;
  /** The policy folder where nothing is said. */
  readonly after: string | undefined;
  /** By the ending of `out` where it is left out, and else text. */
  readonly format: DiffFormat | undefined;
  /** BCP 47 tag of the language that a redline is in; the first that both sides have. */
  readonly language?: string | undefined;
  /** Where to write; the standard output where nothing is said. */
  readonly out: string | undefined;
  /** The lightest weight that makes it fail. */
  readonly failOn: Weight | undefined;
  /** Columns of a line of text. */
  readonly width: number;
}

/** `policyc diff`: says what has changed between two policies, and how much that matters. */
export async function diff(request: DiffRequest): Promise<Report> {
  const { out, failOn, width, language } = request;
  const format = formatFor(request);
  const before = await openSide(request.before, request);
  if (!isSide(before)) return before;
  const after = await openSide(request.after ?? request.policy, request);
  if (!isSide(after)) return after;
  const found = compare(before.version, after.version);
  const color = request.color && out === undefined;
  const comparison = {
    before: before.facts,
    after: after.facts,
    diff: found,
    documents: () => composeBoth(before, after, language),
  };
  const text = (await outputs[format]()).render(comparison, { color, width });
  const notes = [notesOf(before, after)];
  const failing = found.changes.filter((change) => weighs(change, failOn));
  if (failing.length > 0) notes.push(`policyc: ${summary(failing)} (--fail-on ${failOn})\n`);
  if (out !== undefined) {
    await writeFileWhole(locate(request.cwd, out), new TextEncoder().encode(text));
    notes.push(`policyc: ${out} written: ${summary(found.changes)}\n`);
  }
  const stdout = out === undefined ? text : "";
  return { ok: failing.length === 0, stdout, stderr: notes.join("") };
}

/** @throws InputError where a language is asked for and the format is not written in one */
function formatFor({ format: wanted, out, language }: DiffRequest): DiffFormat {
  const format = wanted ?? formatOf(out) ?? "text";
  if (language === undefined || format === "html") return format;
  throw new InputError(
    `--language is for redlines; as ${format}, texts of all languages are compared`,
    "leave it out, or add --format html",
  );
}

/** Whether a change is as grave as a weight, or graver. */
function weighs({ weight }: Change, least: Weight | undefined): boolean {
  return least !== undefined && weights.indexOf(weight) <= weights.indexOf(least);
}
