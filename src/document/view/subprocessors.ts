import type { Entry, LinkedPolicy, LinkedSubprocessor } from "../../link/link.js";
import type { Localized } from "../../localize/localize.js";
import type * as Model from "../../schema/source.generated.js";
import { fill, type Language } from "../language.js";
import { markdownLink } from "../markdown.js";
import { transferText } from "./tables.js";
import { type TableView, table, type Words } from "./words.js";

/** A change of the list of subprocessors in one language. */
export type ListChange = Entry<Localized<Model.SubprocessorChange>>;

/** The list of subprocessors for customers, and how it has changed. */
export function subprocessorsView(policy: LinkedPolicy, words: Words) {
  const { version, effective } = policy.policy;
  // An entry without a version came with that of its day.
  const isLatest = (c: ListChange) =>
    c.version === undefined ? c.date === effective : c.version === version;
  const changes = newestFirst(policy.subprocessorChanges);
  const isAbsent = policy.absent.some(({ id }) => id === "subprocessors");
  return {
    stated: policy.subprocessors.length + changes.length > 0 || isAbsent,
    names: policy.subprocessors.map((s) => words.text(s.name)),
    table: listTable(policy, words),
    latest: changes
      .filter(isLatest)
      .map((c) => withNote(changeTitle(c, words.language), c))
      .map(words.text),
    history: historyTable(changes, words),
    /** Art. 28(2) GDPR: under a general authorization, customers can object. */
    canObject: policy.sharing.authorization === "general",
  };
}

/** Changes by date, the newest first; those of one day in their order. */
export function newestFirst(changes: readonly ListChange[]): ListChange[] {
  return [...changes].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/** What a change is, in a line of plain text: "Changed: Host Inc. (country)". */
export function changeTitle(change: ListChange, language: Language): string {
  const kind = language.term("subprocessorChange", change.change);
  const details = detailsOf(change, language);
  const title = `${kind}: ${change.name}`;
  return details.length > 0 ? `${title} (${details.join("; ")})` : title;
}

function withNote(words: string, { note }: ListChange): string {
  return [words, note].filter(Boolean).join(" – ");
}

function detailsOf({ formerName, facts = [] }: ListChange, language: Language): string[] {
  const former = formerName && fill(language.term("phrase", "formerly"), { name: formerName });
  return [
    ...(former ? [former] : []),
    ...facts.map((fact) => language.term("subprocessorFact", fact)),
  ];
}

function listTable(policy: LinkedPolicy, words: Words): TableView | null {
  const services = servicesOf(policy);
  return table(policy.subprocessors, words, {
    subprocessor: (s) => (s.website ? markdownLink(s.name, s.website) : words.text(s.name)),
    task: (s) => words.text(s.purpose),
    services: (s) => services(s).map(words.service).join("; "),
    country: (s) => (s.country ? words.place(s.country) : ""),
    transfer: (s) => (s.transfer ? transferText(s.transfer, words) : ""),
  });
}

/** The services that a subprocessor helps with: any may help with a service that names none. */
function servicesOf(policy: LinkedPolicy) {
  const isSaid = policy.services.some((s) => s.subprocessors.length > 0);
  return (one: LinkedSubprocessor) =>
    isSaid
      ? policy.services.filter(
          ({ subprocessors }) => subprocessors.length === 0 || subprocessors.includes(one),
        )
      : [];
}

function historyTable(changes: readonly ListChange[], words: Words): TableView | null {
  const { language } = words;
  return table(changes, words, {
    date: (c) => words.text(language.date(c.date)),
    version: (c) => words.text(c.version),
    change: (c) => words.term("subprocessorChange", c.change),
    subprocessor: (c) => words.text(c.name),
    details: (c) => words.text(withNote(detailsOf(c, language).join("; "), c)),
  });
}
