import type { Localized } from "../localize/localize.js";
import type * as Model from "../schema/source.generated.js";

/** An entry of a collection together with its id. */
export type Entry<T> = T & { readonly id: string };

export interface LinkedService
  extends Omit<
    Localized<Model.Service>,
    "data" | "purposes" | "retention" | "commitments" | "subprocessors"
  > {
  readonly id: string;
  readonly data: readonly LinkedData[];
  readonly purposes: readonly Entry<Localized<Model.Purpose>>[];
  readonly retention: readonly Entry<Localized<Model.RetentionRule>>[];
  readonly commitments: readonly LinkedCommitment[];
  /** Those that help provide it; where it names none, any of them may. */
  readonly subprocessors: readonly LinkedSubprocessor[];
}

export interface LinkedData
  extends Omit<Localized<Model.DataCategory>, "subjects" | "disclosedTo" | "retention"> {
  readonly id: string;
  readonly subjects: readonly Entry<Localized<Model.Audience>>[];
  readonly disclosedTo: readonly LinkedSubprocessor[];
  readonly retention: readonly Entry<Localized<Model.RetentionRule>>[];
  /** The services that handle this category. */
  readonly services: LinkedService[];
}

export interface LinkedCommitment extends Localized<Model.Commitment> {
  readonly id: string;
  /** The services that make this promise; none where it is the whole organization's. */
  readonly services: LinkedService[];
}

export interface LinkedSubprocessor extends Localized<Model.Subprocessor> {
  readonly id: string;
  /** The services that name it. */
  readonly services: LinkedService[];
}

export interface LinkedStaff extends Omit<Localized<Model.StaffRole>, "safeguards"> {
  readonly id: string;
  readonly safeguards: readonly Entry<Localized<Model.Safeguard>>[];
}

export interface LinkedSecurity extends Omit<Localized<Model.Security>, "safeguards"> {
  readonly safeguards: readonly Entry<Localized<Model.Safeguard>>[];
}

/** The policy with ids turned into the objects that they name; collections in source order. */
export interface LinkedPolicy {
  readonly policy: Model.PolicyMetadata;
  readonly organization: Localized<Model.Organization>;
  readonly jurisdictions: readonly Model.Jurisdiction[];
  readonly audiences: readonly Entry<Localized<Model.Audience>>[];
  readonly roles: Localized<Model.Roles>;
  readonly staff: readonly LinkedStaff[];
  readonly services: readonly LinkedService[];
  readonly data: readonly LinkedData[];
  readonly purposes: readonly Entry<Localized<Model.Purpose>>[];
  readonly retention: readonly Entry<Localized<Model.RetentionRule>>[];
  readonly subprocessors: readonly LinkedSubprocessor[];
  readonly subprocessorChanges: readonly Entry<Localized<Model.SubprocessorChange>>[];
  readonly sharing: Model.Sharing;
  readonly safeguards: readonly Entry<Localized<Model.Safeguard>>[];
  readonly security: LinkedSecurity;
  readonly rights: readonly Entry<Localized<Model.RightsGroup>>[];
  readonly requests: Localized<Model.Requests>;
  readonly automatedDecisions: Localized<Model.AutomatedDecisions>;
  readonly incidents: Model.Incidents;
  readonly children: Localized<Model.Children>;
  readonly cookies: readonly Entry<Localized<Model.Cookie>>[];
  readonly tracking: Model.Tracking;
  readonly sale: Localized<Model.Sale>;
  readonly links: Model.Links;
  readonly commitments: readonly LinkedCommitment[];
  readonly updates: Model.Updates;
  readonly contacts: readonly Entry<Localized<Model.Contact>>[];
  readonly introductions: readonly Entry<Localized<Model.Introduction>>[];
  readonly absent: readonly Entry<Localized<Model.Absence>>[];
  readonly page: Localized<Model.Page>;
}

function entries<T>(collection: Readonly<Record<string, T>> | undefined): Entry<T>[] {
  return Object.entries(collection ?? {}).map(([id, value]) => ({ id, ...value }));
}

function index<T extends { id: string }>(list: readonly T[]): (id: string) => T {
  const byId = new Map(list.map((item) => [item.id, item]));
  return (id) => {
    const item = byId.get(id);
    if (item === undefined) throw new Error(`the reference to ${id} was not checked`);
    return item;
  };
}

/**
 * Turns a valid policy in one language, its references checked, into objects that know each other.
 */
export function link(policy: Localized<Model.PolicySource>): LinkedPolicy {
  if (!policy.policy || !policy.organization) throw new Error("an incomplete policy was linked");
  const safeguards = entries(policy.safeguards);
  const safeguard = index(safeguards);
  const purposes = entries(policy.purposes);
  const retention = entries(policy.retention);
  const audiences = entries(policy.audiences);
  const subprocessors = entries(policy.subprocessors).map(
    (s): LinkedSubprocessor => ({ ...s, services: [] }),
  );
  const commitments = entries(policy.commitments).map(
    (c): LinkedCommitment => ({ ...c, services: [] }),
  );
  const resolve = {
    audience: index(audiences),
    subprocessor: index(subprocessors),
    purpose: index(purposes),
    retention: index(retention),
    commitment: index(commitments),
  };
  const data = entries(policy.data).map(
    (d): LinkedData => ({
      ...d,
      subjects: (d.subjects ?? []).map(resolve.audience),
      disclosedTo: (d.disclosedTo ?? []).map(resolve.subprocessor),
      retention: (d.retention ?? []).map(resolve.retention),
      services: [],
    }),
  );
  const category = index(data);
  const services = entries(policy.services).map(
    (s): LinkedService => ({
      ...s,
      data: (s.data ?? []).map(category),
      purposes: (s.purposes ?? []).map(resolve.purpose),
      retention: (s.retention ?? []).map(resolve.retention),
      commitments: (s.commitments ?? []).map(resolve.commitment),
      subprocessors: (s.subprocessors ?? []).map(resolve.subprocessor),
    }),
  );
  for (const service of services) {
    for (const category of service.data) category.services.push(service);
    for (const commitment of service.commitments) commitment.services.push(service);
    for (const subprocessor of service.subprocessors) subprocessor.services.push(service);
  }
  return {
    policy: policy.policy,
    organization: policy.organization,
    jurisdictions: policy.jurisdictions ?? [],
    audiences,
    roles: policy.roles ?? {},
    staff: entries(policy.staff).map((s) => ({
      ...s,
      safeguards: (s.safeguards ?? []).map(safeguard),
    })),
    services,
    data,
    purposes,
    retention,
    subprocessors,
    subprocessorChanges: entries(policy.subprocessorChanges),
    sharing: policy.sharing ?? {},
    safeguards,
    security: {
      ...policy.security,
      safeguards: (policy.security?.safeguards ?? []).map(safeguard),
    },
    rights: entries(policy.rights),
    requests: policy.requests ?? {},
    automatedDecisions: policy.automatedDecisions ?? {},
    incidents: policy.incidents ?? {},
    children: policy.children ?? {},
    cookies: entries(policy.cookies),
    tracking: policy.tracking ?? {},
    sale: policy.sale ?? {},
    links: policy.links ?? {},
    commitments,
    updates: policy.updates ?? {},
    contacts: entries(policy.contacts),
    introductions: entries(policy.introductions),
    absent: entries(policy.absent),
    page: policy.page ?? {},
  };
}
