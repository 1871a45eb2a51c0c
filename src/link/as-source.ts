import type { Localized } from "../localize/localize.js";
import type { PublishedPolicy, Reference } from "../schema/published.generated.js";
import type { PolicySource } from "../schema/source.generated.js";

/**
 * The source form of a published policy: collections by id, references as ids. Linked again, it
 * gives what was published.
 */
export function asSource(published: PublishedPolicy): Localized<PolicySource> {
  return {
    policy: published.policy,
    organization: published.organization,
    jurisdictions: published.jurisdictions,
    audiences: collection(published.audiences),
    roles: published.roles,
    staff: collection(published.staff.map((s) => ({ ...s, safeguards: ids(s.safeguards) }))),
    services: collection(
      published.services.map((service) => ({
        ...service,
        data: ids(service.data),
        purposes: ids(service.purposes),
        retention: ids(service.retention),
        commitments: ids(service.commitments),
        subprocessors: ids(service.subprocessors),
      })),
    ),
    data: collection(
      published.data.map(({ services: _, ...category }) => ({
        ...category,
        subjects: ids(category.subjects),
        disclosedTo: ids(category.disclosedTo),
        retention: ids(category.retention),
      })),
    ),
    purposes: collection(published.purposes),
    retention: collection(published.retention),
    subprocessors: collection(published.subprocessors.map(({ services: _, ...one }) => one)),
    subprocessorChanges: collection(published.subprocessorChanges),
    sharing: published.sharing,
    safeguards: collection(published.safeguards),
    security: { ...published.security, safeguards: ids(published.security.safeguards ?? []) },
    rights: collection(published.rights),
    requests: published.requests,
    automatedDecisions: published.automatedDecisions,
    incidents: published.incidents,
    children: published.children,
    cookies: collection(published.cookies),
    tracking: published.tracking,
    sale: published.sale,
    links: published.links,
    commitments: collection(published.commitments.map(({ services: _, ...promise }) => promise)),
    updates: published.updates,
    contacts: collection(published.contacts),
    introductions: collection(published.introductions),
    absent: collection(published.absent),
    page: published.page,
  };
}

function collection<T extends { readonly id: string }>(entries: readonly T[]) {
  return Object.fromEntries(entries.map(({ id, ...entry }) => [id, entry]));
}

function ids(references: readonly Reference[]): string[] {
  return references.map(({ id }) => id);
}
