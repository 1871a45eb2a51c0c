import type { Entry, LinkedData, LinkedPolicy, LinkedService } from "../../link/link.js";
import type { Localized } from "../../localize/localize.js";
import type * as Model from "../../schema/source.generated.js";
import { subprocessorTable } from "./tables.js";
import { unique } from "./unique.js";
import { type TableView, table, type Words } from "./words.js";

type RetentionRule = Entry<Localized<Model.RetentionRule>>;

/** What the company does as a processor: the services that it provides in that role, and their facts. */
export function processingView(policy: LinkedPolicy, words: Words) {
  const services = policy.services.filter(isProcessing);
  const data = unique(services.flatMap((s) => s.data));
  const purposes = appliesTo(
    policy,
    (s) => s.purposes,
    policy.purposes.filter((p) => p.role !== "controller"),
  );
  const retention = appliesTo(policy, ownRetention, policy.retention);
  const subprocessors = appliesTo(policy, (s) => s.subprocessors, policy.subprocessors);
  const engaged = unique(services.flatMap(subprocessors.of));
  const names = (items: readonly { readonly name: string }[]) =>
    items.map((item) => words.text(item.name));
  const rules = (items: readonly RetentionRule[]) => items.map((rule) => ruleText(rule, words));
  const sensitive = data.filter((d) => d.sensitive);
  return {
    services: services.map(words.service),
    table: table(services, words, {
      service: words.service,
      nature: (s) => words.text(s.nature),
      data: (s) => names(s.data).join("; "),
      subjects: (s) => names(unique(s.data.flatMap((d) => d.subjects))).join("; "),
      purposes: (s) => (purposes.some ? names(purposes.of(s)).join("; ") : ""),
      retention: (s) => (retention.some ? rules(retention.of(s)).join("; ") : ""),
      keptAtMost: (s) => (s.keptAtMost ? words.language.duration(s.keptAtMost) : ""),
    }),
    hasNature: services.some((s) => s.nature),
    data: names(data),
    dataTable: dataTable(data, words),
    subjects: names(unique(data.flatMap((d) => d.subjects))),
    sensitive: names(sensitive),
    /** Whether it is said of every category that it is not sensitive. */
    notSensitive: data.length > 0 && data.every((d) => d.sensitive === false),
    purposes: names(unique(services.flatMap(purposes.of))),
    /** Whether some service has purposes of its own, so that the table shows them. */
    purposesByService: purposes.some,
    retention: rules(unique(services.flatMap(retention.of))),
    retentionByService: retention.some,
    undertakings: undertakings(services, words),
    authorization: {
      general: policy.sharing.authorization === "general",
      specific: policy.sharing.authorization === "specific",
    },
    subprocessors: names(engaged),
    subprocessorTable: subprocessorTable(engaged, words),
    /** Whether some subprocessors are named by what they do only. */
    subprocessorCategories: engaged.some((s) => s.kind === "category"),
    breachNotices: breachNotices(policy, words),
    measures: measuresByKind(policy, words),
    furtherMeasures: names(policy.security.safeguards.filter((m) => m.kind === undefined)),
    hasMeasures: [policy.security, ...policy.staff].some((one) => one.safeguards.length > 0),
    address: address(policy, words),
  };
}

function isProcessing(service: LinkedService): boolean {
  return service.role === "processor";
}

/**
 * What applies to a service: what it names, and where it names nothing, all but what only services
 * of another role name. `some` says whether any service of a processor names something.
 */
function appliesTo<T>(
  policy: LinkedPolicy,
  own: (service: LinkedService) => readonly T[],
  all: readonly T[],
) {
  const named = new Set(policy.services.filter(isProcessing).flatMap(own));
  const elsewhere = new Set(policy.services.filter((s) => !isProcessing(s)).flatMap(own));
  const shared = all.filter((item) => named.has(item) || !elsewhere.has(item));
  return {
    some: named.size > 0,
    of: (service: LinkedService) => (own(service).length > 0 ? own(service) : shared),
  };
}

/** The retention rules of a service, or else those of its data. */
function ownRetention(service: LinkedService): readonly RetentionRule[] {
  return service.retention.length > 0
    ? service.retention
    : unique(service.data.flatMap((d) => d.retention));
}

function ruleText(rule: RetentionRule, words: Words): string {
  const text = words.howLong(rule);
  const name = words.text(rule.name);
  return name && text ? `${name}: ${text}` : name || text;
}

/** What each category holds, where more than its name is known. */
function dataTable(data: readonly LinkedData[], words: Words): TableView | null {
  return table(data, words, {
    data: (d) => words.text(d.name),
    items: (d) =>
      Object.values(d.items ?? {})
        .map(words.text)
        .join("; "),
    subjects: (d) => d.subjects.map((s) => words.text(s.name)).join("; "),
    sensitive: (d) => (d.sensitive === undefined ? "" : words.language.yesNo(d.sensitive)),
  });
}

/** The promises that belong to services; those of the very same services are together. */
function undertakings(services: readonly LinkedService[], words: Words) {
  const groups = new Map<string, { services: string[]; texts: string[] }>();
  for (const promise of unique(services.flatMap((s) => s.commitments))) {
    const makers = promise.services.filter(isProcessing);
    const key = makers.map((s) => s.id).join();
    const group = groups.get(key) ?? { services: makers.map(words.service), texts: [] };
    group.texts.push(words.text(promise.text));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Within which time customers are told of a breach. */
function breachNotices({ incidents }: LinkedPolicy, words: Words) {
  return Object.values(incidents.notices ?? {}).flatMap(({ to, within, jurisdiction }) =>
    to === "customers" && within
      ? {
          within: words.language.duration(within),
          place: jurisdiction ? words.place(jurisdiction) : "",
        }
      : [],
  );
}

function measuresByKind({ security }: LinkedPolicy, words: Words) {
  const kinds = unique(security.safeguards.flatMap((m) => m.kind ?? []));
  return kinds.map((kind) => ({
    kind: words.term("measureKind", kind),
    measures: security.safeguards.filter((m) => m.kind === kind).map((m) => words.text(m.name)),
  }));
}

/** Where the company gets its post; a representative's address is not its own. */
function address({ contacts }: LinkedPolicy, words: Words): string {
  const own = contacts.find(({ role, address }) => address && !role?.endsWith("-representative"));
  return words.text(own?.address);
}
