import { type Change, type Kind, weights } from "../diff/change.js";
import { diff } from "../diff/diff.js";
import { provisionsOf, sentence, summary } from "../diff/wording.js";
import { CHANGE_NOTICE, type Notice } from "../document/notice.js";
import * as html from "../emit/html.js";
import * as markdown from "../emit/markdown.js";
import { writeFileWhole } from "../output/write.js";
import { publicChanges } from "../release/demands.js";
import { locate, type Report } from "./build.js";
import { composeSide } from "./documents.js";
import { formatOf } from "./format.js";
import { isSide, notesOf, openSide, type Side, type SideRequest } from "./side.js";

/** The formats of a notice: what is sent by email and what is put on a website. */
export type NoticeFormat = "html" | "markdown";

/** What `policyc notice` is told; sides, folders and files as the user typed them. */
export interface NoticeRequest extends SideRequest {
  readonly before: string;
  /** The policy folder where nothing is said. */
  readonly after: string | undefined;
  /** By the ending of `out` where it is left out, and else Markdown. */
  readonly format?: NoticeFormat;
  /** BCP 47 tag; English, in which changes are worded, where nothing is said. */
  readonly language: string;
  /** Where to write; the standard output where nothing is said. */
  readonly out?: string;
}

/** `policyc notice`: writes the notice that tells people of the changes between two policies. */
export async function notice(request: NoticeRequest): Promise<Report> {
  const { cwd, out, language } = request;
  const format = request.format ?? (formatOf(out) === "html" ? "html" : "markdown");
  const before = await openSide(request.before, request);
  if (!isSide(before)) return before;
  const after = await openSide(request.after ?? request.policy, request);
  if (!isSide(after)) return after;
  const changes = publicChanges(diff(before.version, after.version));
  if (changes.length === 0) {
    const same = "policyc: the policy says what it said before; no notice was written\n";
    return { ok: true, stdout: "", stderr: same };
  }
  const { version } = after.facts;
  if (version === before.facts.version) {
    const unmoved = `policyc: both sides are version ${version}, so no notice was written\n`;
    return { ok: false, stdout: "", stderr: `${unmoved}  hint: run policyc release first\n` };
  }
  const told = noticeOf(before, changes);
  const document = composeSide(after, language, { kind: CHANGE_NOTICE, notice: told });
  const { bytes } = await { html, markdown }[format].emit(document);
  const notes = notesOf(before, after);
  if (out === undefined)
    return { ok: true, stdout: new TextDecoder().decode(bytes), stderr: notes };
  await writeFileWhole(locate(cwd, out), bytes);
  return { ok: true, stdout: "", stderr: `${notes}policyc: ${out} written: ${summary(changes)}\n` };
}

/** Kinds of change that readers see in the words. */
const ofWords: readonly Kind[] = ["reworded", "retouched", "restated"];

function noticeOf({ facts }: Side, changes: readonly Change[]): Notice {
  const [material, minor, editorial] = weights.map((weight) =>
    changes.filter((change) => change.weight === weight),
  );
  return {
    previous: { version: facts.version, effective: facts.effective },
    material: (material ?? []).map(sentence),
    minor: (minor ?? []).map(sentence),
    reworded: (editorial ?? []).some(({ kind }) => ofWords.includes(kind)),
    newSubprocessor: changes.some(
      ({ kind, subject }) => kind === "added" && subject === "subprocessors.*",
    ),
    provisions: provisionsOf(changes).map(({ provision, asks }) => `${provision}: ${asks}`),
  };
}
