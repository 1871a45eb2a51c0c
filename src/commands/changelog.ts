import { diff } from "../diff/diff.js";
import { writeAll } from "../output/write.js";
import { changelogFile, type Entered, type Entry, enter, hasEntry } from "../release/changelog.js";
import { publicChanges } from "../release/demands.js";
import { below } from "../reporters/reporter.js";
import { locate, type Report } from "./build.js";
import { releasesOf } from "./releases.js";
import { rewrite } from "./rewrite.js";
import { isSide, openSide, type Side, type SideRequest } from "./side.js";
import { stateOf } from "./since.js";

/** `policyc changelog`: enters into the changelog what each version has changed. */
export async function changelog(
  request: SideRequest & { readonly since?: string },
): Promise<Report> {
  const folder = locate(request.cwd, request.policy);
  const now = await openSide(request.policy, request);
  if (!isSide(now)) return now;
  const { changelog: old } = await stateOf(now, request);
  let text = old;
  const said: string[] = [];
  for await (const entry of entriesOf(now, old ?? "", request)) {
    if (!("version" in entry)) return entry;
    const entered = enter(text, entry);
    text = entered.text;
    said.push(`  ${entry.version} ${words[entered.state]}\n`);
  }
  const file = await rewrite(folder, changelogFile, text ?? "");
  const { written } = await writeAll(folder, [file]);
  const what = `${below(request.policy, changelogFile)} ${written.length > 0 ? "written" : "unchanged"}`;
  return { ok: true, stdout: "", stderr: `policyc: ${what}\n${said.join("")}` };
}

const words: Readonly<Record<Entered["state"], string>> = {
  added: "entered",
  renewed: "entered anew",
  same: "entered already",
  "by hand": "written or edited by hand, and left as it is",
};

/** The entries to make: of the policy as it is now, and of the versions before that have none. */
async function* entriesOf(
  now: Side,
  old: string,
  request: SideRequest & { readonly since?: string },
): AsyncGenerator<Entry | Report> {
  if (request.since !== undefined) {
    const before = await openSide(`git:${request.since}`, request);
    yield isSide(before) ? entryOf(now, before) : before;
    return;
  }
  let later = now;
  const seen = new Set([now.facts.version]);
  for await (const { version, commit } of releasesOf(locate(request.cwd, request.policy))) {
    if (seen.has(version)) continue;
    const before = await openSide(`git:${commit}`, request);
    if (!isSide(before)) return yield before;
    yield entryOf(later, before);
    if (hasEntry(old, version)) return;
    seen.add(version);
    later = before;
  }
  yield entryOf(later, undefined);
}

/** The entry of a version that came after another, or first. */
export function entryOf({ facts, version }: Side, before: Side | undefined): Entry {
  const changes = before && publicChanges(diff(before.version, version));
  return { version: facts.version, effective: facts.effective, changes };
}
