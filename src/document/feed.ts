import type { LinkedPolicy } from "../link/link.js";
import type { Feed, FeedEntry } from "./document.js";
import { fill, type Language } from "./language.js";
import { changeTitle, type ListChange, newestFirst } from "./view/subprocessors.js";

/** The recorded changes of the subprocessors as a feed: all of them, so that none is missed. */
export function feedOf(policy: LinkedPolicy, kind: string, language: Language): Feed {
  const { id: policyId, effective } = policy.policy;
  const id = `urn:policyc:feed:${policyId}:${kind}:${language.tag}`;
  const changes = newestFirst(policy.subprocessorChanges);
  return {
    id,
    updated: changes[0]?.date ?? effective,
    entries: changes.map((change) => entryOf(change, id, language)),
  };
}

function entryOf(change: ListChange, feed: string, language: Language): FeedEntry {
  const title = changeTitle(change, language);
  const date = language.date(change.date);
  const { version } = change;
  const when = version ? fill(language.term("phrase", "ofVersion"), { version, date }) : date;
  return {
    id: `${feed}:${change.id}`,
    title,
    updated: change.date,
    content: [title, change.note, when].filter(Boolean).join(" – "),
  };
}
