import { isDeepStrictEqual } from "node:util";
import { type Document, parseDocument } from "yaml";
import type { Change } from "../diff/change.js";
import { textsOf, type Version } from "../diff/version.js";
import type { SubprocessorChange, Text } from "../schema/source.generated.js";
import type { SourceFile } from "../source/load.js";
import { InputError } from "../source/read.js";
import type { Moved } from "./edit.js";

/** The file of the policy folder in which a release records how the list of subprocessors changed. */
export const recordFile = "subprocessor-changes.yaml";

/** The section of the source that the file holds. */
const section = "subprocessorChanges";

type Entries = Readonly<Record<string, SubprocessorChange>>;

/** Two versions of a policy and what changed between them. */
export interface Between {
  readonly before: Version;
  readonly after: Version;
  readonly changes: readonly Change[];
}

/**
 * The files of a source with an entry for every subprocessor that was added, removed or changed, in
 * every language of the policy, under the version and date of the release. Other files stay as they
 * are. What an earlier run wrote for a release that nobody has seen is written anew, notes that
 * people added to it are kept; what people recorded by hand is not recorded twice.
 * @throws InputError where the file is such that nothing can be added to it
 */
export function record(
  files: readonly SourceFile[],
  between: Between,
  moved: Moved,
): readonly SourceFile[] {
  const file = files.find(({ path }) => path === recordFile);
  const document = parseDocument(file?.text ?? "");
  const fresh = Object.entries(unreleased(between));
  const isOwn = ([id, entry]: (typeof fresh)[number]) =>
    isWritten(id, entry) && document.hasIn([section, id]);
  const old = fresh.filter(isOwn);
  const byHand = fresh.filter((one) => !isOwn(one)).map(([, entry]) => entry);
  const notes = new Map(old.map(([id, { version = "", note }]) => [stem(id, version), note]));
  const told = [...toldOf(between, moved)].filter(
    ([, entry]) => !byHand.some((own) => isSame(own, entry, between.after)),
  );
  if (old.length + told.length === 0) return files;
  try {
    for (const [id] of old) document.deleteIn([section, id]);
    for (const [name, entry] of told) {
      const note = notes.get(name);
      const noted = note === undefined ? entry : { ...entry, note };
      document.setIn([section, `${name}-${dashed(moved.version)}`], noted);
    }
  } catch {
    throw new InputError(
      `nothing can be recorded in ${recordFile}: its ${section} is no plain map`,
      `write ${section} as a map, without aliases`,
    );
  }
  const others = files.filter(({ path }) => path !== recordFile);
  const text = file ? asBefore(file.text, written(document)) : firstLine(files) + written(document);
  return [...others, { path: recordFile, text }].sort(byPath);
}

const byPath = (a: SourceFile, b: SourceFile) => (a.path < b.path ? -1 : 1);

/** The entries that the last release did not have. */
function unreleased({ before, after }: Between): Entries {
  const released = before.policy.subprocessorChanges ?? {};
  const all = Object.entries(after.policy.subprocessorChanges ?? {});
  return Object.fromEntries(all.filter(([id]) => !Object.hasOwn(released, id)));
}

/** Whether an id is one that a release gives. */
function isWritten(id: string, { change, version }: SubprocessorChange): boolean {
  return version !== undefined && id.endsWith(`-${change}-${dashed(version)}`);
}

/** Whether what somebody recorded by hand is what a release would record. */
function isSame(own: SubprocessorChange, told: SubprocessorChange, version: Version): boolean {
  const name = nameIn(version.languages, own.name, version);
  return own.change === told.change && isDeepStrictEqual(name, told.name);
}

/** What an id says beside the version. */
function stem(id: string, version: string): string {
  return id.slice(0, -dashed(version).length - 1);
}

/** A version as a part of an id. */
function dashed(version: string): string {
  const words = version.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join("-");
}

/** What is told of each subprocessor, by its id and what happened to it. */
function toldOf(between: Between, moved: Moved): Map<string, SubprocessorChange> {
  const { before, after, changes } = between;
  const languages = after.languages;
  const entries = new Map<string, SubprocessorChange>();
  const told = { date: moved.effective, version: moved.version };
  for (const change of changes) {
    const { kind, subject } = change;
    const [old, now] = idsOf(change);
    const was = old === undefined ? undefined : before.policy.subprocessors?.[old];
    const is = now === undefined ? undefined : after.policy.subprocessors?.[now];
    if (subject === "subprocessors.*" && kind === "added" && is) {
      const name = nameIn(languages, is.name, after);
      entries.set(`${now}-added`, { ...told, change: "added", name });
    } else if (subject === "subprocessors.*" && kind === "removed" && was) {
      const name = nameIn(languages, was.name, before);
      entries.set(`${old}-removed`, { ...told, change: "removed", name });
    } else if (was && is && isTold(change)) {
      const name = nameIn(languages, is.name, after);
      const id = `${now}-changed`;
      const entry = entries.get(id) ?? { ...told, change: "changed", name };
      const formerName = nameIn(languages, was.name, before);
      entries.set(
        id,
        subject.endsWith(".name") ? { ...entry, formerName } : withFact(entry, subject),
      );
    }
  }
  return entries;
}

/** The subprocessor that a change is about, by its id on both sides. */
function idsOf(change: Change): readonly [string | undefined, string | undefined] {
  if (change.subject === "services.*.subprocessors.*") {
    const id = String((change.after ?? change.before)?.value);
    return [id, id];
  }
  if (!change.subject.startsWith("subprocessors.")) return [undefined, undefined];
  const [entity] = change.entities;
  return [entity?.before?.id, entity?.after?.id];
}

/** Whether customers are told: not of another address on the web, another spelling, another id. */
function isTold({ kind, subject }: Change): boolean {
  if (["renamed", "retouched", "restated"].includes(kind)) return false;
  return !/\.(website|copy)$/.test(subject);
}

type Fact = NonNullable<SubprocessorChange["facts"]>[number];

function withFact(entry: SubprocessorChange, subject: string): SubprocessorChange {
  const fact = (subject.startsWith("services.") ? "services" : subject.split(".")[2]) as Fact;
  return { ...entry, facts: [...new Set([...(entry.facts ?? []), fact])] };
}

/** A name in these languages; one that a language lacks is called as it was in the first. */
function nameIn(languages: readonly string[], name: Text, version: Version): Text {
  const known = textsOf(name, version);
  const [first = ""] = known.values();
  const names = languages.map((tag) => [tag, known.get(tag) ?? first] as const);
  return names.length === 1 ? (names[0]?.[1] ?? first) : Object.fromEntries(names);
}

/** A new file begins as the others do: with the line that tells editors the schema. */
function firstLine(files: readonly SourceFile[]): string {
  const lines = files
    .filter(({ path }) => !path.includes("/"))
    .map(({ text }) => text.split("\n", 1));
  const line = lines.flat().find((one) => one.startsWith("# yaml-language-server:"));
  return line === undefined ? "" : `${line.trimEnd()}\n`;
}

/** Line ends as the file has them. */
function asBefore(before: string, text: string): string {
  return before.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text;
}

/** The document as text; a section whose last entry went goes, too. */
function written(document: Document): string {
  const left = document.toJS()?.[section] as object | undefined;
  if (left && Object.keys(left).length === 0) document.delete(section);
  return document.toString({ lineWidth: 0 });
}
