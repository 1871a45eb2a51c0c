import type { LinkedPolicy } from "../../link/link.js";
import type { Words } from "./words.js";

/** The kinds of measures, in the order of the document. */
const kinds = ["administrative", "technical", "physical"] as const;

/** The measures that the policy names, by kind where that is stated. */
export function measuresView(policy: LinkedPolicy, words: Words) {
  const { safeguards, kinds: stated } = policy.security;
  const named = (kind: string | undefined) =>
    safeguards.filter((m) => m.kind === kind).map((m) => words.text(m.name));
  const groups = kinds
    .map((kind) => ({ title: words.term("measureGroup", kind), items: named(kind) }))
    .filter(({ items }) => items.length > 0);
  const staff = policy.staff.some((s) => s.safeguards.length > 0);
  return {
    stated: safeguards.length > 0 || stated !== undefined || staff,
    groups,
    others: named(undefined),
  };
}
