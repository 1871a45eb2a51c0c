import { createHash } from "node:crypto";
import type { Change } from "../diff/change.js";
import { literal } from "../diff/literal.js";
import { byWeight, sentence, summary } from "../diff/wording.js";
import { compareVersions } from "./version.js";

/** The changelog, in the policy folder. */
export const changelogFile = "CHANGELOG.md";

/** What the changelog says of a version. */
export interface Entry {
  readonly version: string;
  /** ISO 8601 date. */
  readonly effective: string;
  /** Since the version before; undefined of the first version. */
  readonly changes: readonly Change[] | undefined;
}

/** A changelog with an entry in place, and what became of it. */
export interface Entered {
  readonly text: string;
  /** An entry that somebody wrote or edited is left as it is. */
  readonly state: "added" | "renewed" | "same" | "by hand";
}

const title = "# Changes of the policy\n";

/** Whether a changelog has an entry of a version: a heading of the second level that names it. */
export function hasEntry(changelog: string, version: string): boolean {
  return sectionsOf(changelog).some((section) => section.version === version);
}

/**
 * Puts the entry of a version into a changelog, the newest first. What else stands there is kept to
 * the byte. What policyc wrote ends with a comment that holds its digest: as long as it fits,
 * nobody has edited the entry, and it may be written anew; what follows the comment is kept.
 */
export function enter(changelog: string | undefined, entry: Entry): Entered {
  if (changelog === undefined || changelog.trim() === "") {
    return { text: `${title}\n${written(entry)}\n`, state: "added" };
  }
  const newline = changelog.includes("\r\n") ? "\r\n" : "\n";
  const block = written(entry).replaceAll("\n", newline);
  const sections = sectionsOf(changelog);
  const present = sections.find(({ version }) => version === entry.version);
  if (present) return renew(changelog, present, block);
  const later = sections.find(
    ({ version }) => version && compareVersions(version, entry.version) < 0,
  );
  if (later === undefined) {
    const gap = /\n\r?\n$/.test(changelog)
      ? ""
      : /\n$/.test(changelog)
        ? newline
        : newline.repeat(2);
    return { text: `${changelog}${gap}${block}${newline}`, state: "added" };
  }
  const [before, after] = [changelog.slice(0, later.start), changelog.slice(later.start)];
  return { text: `${before}${block}${newline.repeat(2)}${after}`, state: "added" };
}

/**
 * Takes out again the entry of a version that nobody was told of, where it is as policyc wrote it
 * and nothing was added to it.
 */
export function withdraw(changelog: string, version: string): string {
  const present = sectionsOf(changelog).find((section) => section.version === version);
  if (present === undefined) return changelog;
  const section = changelog.slice(present.start, present.end);
  const length = writtenLength(section);
  if (length === undefined || section.slice(length).trim() !== "") return changelog;
  return changelog.slice(0, present.start) + changelog.slice(present.end);
}

function renew(changelog: string, { start, end }: Section, block: string): Entered {
  const length = writtenLength(changelog.slice(start, end));
  if (length === undefined) return { text: changelog, state: "by hand" };
  const text = changelog.slice(0, start) + block + changelog.slice(start + length);
  return { text, state: text === changelog ? "same" : "renewed" };
}

/** How much of an entry policyc wrote; undefined where people wrote or edited it. */
function writtenLength(section: string): number | undefined {
  const mark = /<!-- written by policyc, ([0-9a-f]{16}) -->/.exec(section);
  if (mark === null || digestOf(section.slice(0, mark.index)) !== mark[1]) return undefined;
  return mark.index + mark[0].length;
}

interface Section {
  /** The version that its heading names, if any. */
  readonly version: string | undefined;
  readonly start: number;
  readonly end: number;
}

function sectionsOf(changelog: string): Section[] {
  const headings = [...changelog.matchAll(/^## +(.*)$/gm)];
  return headings.map(({ index, 1: words = "" }, i) => ({
    version: /\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?/.exec(words)?.[0],
    start: index,
    end: headings[i + 1]?.index ?? changelog.length,
  }));
}

/** The entry as Markdown, from its heading to the comment that ends it. */
function written({ version, effective, changes }: Entry): string {
  const blocks = [`## ${version}`, `Effective ${effective}: ${counts(changes)}.`];
  for (const [weight, some] of byWeight(changes ?? [])) {
    const heading = `${weight[0]?.toUpperCase()}${weight.slice(1)} changes`;
    blocks.push(`### ${heading}`, some.map((one) => `- ${literal(sentence(one))}`).join("\n"));
  }
  const text = `${blocks.join("\n\n")}\n\n`;
  return `${text}<!-- written by policyc, ${digestOf(text)} -->`;
}

function counts(changes: readonly Change[] | undefined): string {
  if (changes === undefined) return "the first version that this changelog knows";
  return changes.length === 0 ? "nothing that the policy says has changed" : summary(changes);
}

/** Whatever ends its lines. */
function digestOf(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex").slice(0, 16);
}
