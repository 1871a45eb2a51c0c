import type { Localized } from "../localize/localize.js";
import type { CustomerSource, ShorterRetention } from "../schema/customer.generated.js";
import type { Customer as PublishedCustomer } from "../schema/published.generated.js";
import type { PolicySource, RetentionRule } from "../schema/source.generated.js";
import type { References } from "./references.js";
import { selectServices } from "./select.js";

/** A customer whose choices have been checked against the policy. */
export type Customer = CustomerSource & { readonly id: string };

/** The language of a customer's documents. */
export function languageOf({ language }: Customer, languages: readonly string[]): string {
  return language ?? languages[0] ?? "";
}

/** The policy as it holds for a customer: of its services, with what its contract tightens. */
export function overlay(
  policy: Localized<PolicySource>,
  references: References,
  customer: Customer,
): Localized<PolicySource> {
  const selected = selectServices(policy, references, customer.services);
  const { policy: metadata, retention, subprocessorChanges } = selected;
  const { jurisdictions = policy.jurisdictions, objections = [] } = customer;
  const subprocessors = selected.subprocessors && without(selected.subprocessors, objections);
  return {
    ...selected,
    // A customer has its documents in one language: there are none to link to in another.
    ...(metadata && {
      policy: { ...metadata, languages: [languageOf(customer, metadata.languages)] },
    }),
    ...(jurisdictions && { jurisdictions }),
    ...(retention && { retention: shortened(retention, customer.retention ?? {}) }),
    ...(subprocessors && { subprocessors }),
    ...(subprocessorChanges && {
      subprocessorChanges: changesOf(subprocessorChanges, policy.subprocessors, subprocessors),
    }),
  };
}

/** What a document says of the customer that it is made for. */
export function published(customer: Customer, policy: Localized<PolicySource>): PublishedCustomer {
  const { id, name, address, place, contract, contacts = {}, objections = [] } = customer;
  return {
    id,
    name,
    ...(address !== undefined && { address }),
    ...(place !== undefined && { place }),
    ...(contract !== undefined && { contract }),
    contacts: Object.entries(contacts).map(([id, contact]) => ({ id, ...contact })),
    objections: objections.map((id) => {
      const known = policy.subprocessors?.[id]?.name;
      return known === undefined ? { id } : { id, name: known };
    }),
  };
}

type Rules = NonNullable<Localized<PolicySource>["retention"]>;

function shortened(rules: Rules, shorter: Readonly<Record<string, ShorterRetention>>): Rules {
  const own = Object.entries(rules).map(([id, rule]) => {
    const change = Object.hasOwn(shorter, id) ? shorter[id] : undefined;
    return [id, change ? shorten(rule, change) : rule] as const;
  });
  return Object.fromEntries(own);
}

/** With a period of its own, no criteria decide for this customer any more. */
function shorten(rule: Localized<RetentionRule>, { period, after }: ShorterRetention) {
  const { criteria: _, after: usual, ...rest } = rule;
  const event = after ?? usual;
  return { ...rest, period, ...(event && { after: event }) };
}

type Changes = NonNullable<Localized<PolicySource>["subprocessorChanges"]>;
type Subprocessors = Localized<PolicySource>["subprocessors"];

/** The changes of the list but for those of subprocessors that only others have, under any name. */
function changesOf(changes: Changes, all: Subprocessors = {}, own: Subprocessors = {}): Changes {
  const kept = new Set(Object.values(own).map(({ name }) => name));
  const gone = new Set(Object.values(all).flatMap(({ name }) => (kept.has(name) ? [] : name)));
  const newestFirst = Object.values(changes).sort((a, b) => (a.date < b.date ? 1 : -1));
  for (const { name, formerName } of newestFirst) {
    if (gone.has(name) && formerName !== undefined && !kept.has(formerName)) gone.add(formerName);
  }
  return Object.fromEntries(Object.entries(changes).filter(([, { name }]) => !gone.has(name)));
}

function without<T>(entries: Readonly<Record<string, T>>, ids: readonly string[]) {
  return Object.fromEntries(Object.entries(entries).filter(([id]) => !ids.includes(id)));
}
