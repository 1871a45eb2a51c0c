import type { Entry, LinkedPolicy } from "../../link/link.js";
import type { Localized } from "../../localize/localize.js";
import type * as Model from "../../schema/source.generated.js";
import { type TableView, table, type Words } from "./words.js";

type Rule = Entry<Localized<Model.RetentionRule>>;

/** Each retention rule with what it covers; one that nothing refers to covers all services alike. */
export function retentionTable(policy: LinkedPolicy, words: Words): TableView | null {
  const services = byRule(policy.services);
  const data = byRule(policy.data);
  const isOfAll = (rule: Rule) => !services.has(rule) && !data.has(rule);
  return table(policy.retention, words, {
    records: (rule) => words.text(rule.name) || words.phrase("personalData", {}),
    services: (rule) =>
      isOfAll(rule)
        ? words.phrase("allServices", {})
        : (services.get(rule) ?? []).map(words.service).join("; "),
    data: (rule) => (data.get(rule) ?? []).map((d) => words.text(d.name)).join("; "),
    howLong: words.howLong,
    atEnd: (rule) => atEnd(rule, words),
  });
}

/** What refers to each rule. */
function byRule<T extends { readonly retention: readonly Rule[] }>(all: readonly T[]) {
  const found = new Map<Rule, T[]>();
  for (const one of all) {
    for (const rule of one.retention) {
      const others = found.get(rule);
      if (others) others.push(one);
      else found.set(rule, [one]);
    }
  }
  return found;
}

function atEnd({ atEnd: end }: Rule, words: Words): string {
  if (end === undefined) return "";
  const actions = words.language.list(words.terms("endAction", end.actions), "or");
  return [words.term("endEvent", end.event), actions].filter(Boolean).join(": ");
}

/** The longest time that contracts let each service keep data, where that is said of some. */
export function limitTable(policy: LinkedPolicy, words: Words): TableView | null {
  const limited = policy.services.filter((s) => s.keptAtMost !== undefined);
  return table(limited, words, {
    service: words.service,
    keptAtMost: (s) => words.language.duration(s.keptAtMost ?? ""),
  });
}
