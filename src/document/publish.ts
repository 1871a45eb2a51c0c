import type { LinkedPolicy } from "../link/link.js";
import type * as Published from "../schema/published.generated.js";

/** The source that a document was compiled from, by digest. */
export interface SourceDigest {
  /** SHA-256 over the names and texts of all files, 64 hex digits. */
  readonly sha256: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

/** What the published form says of the document itself. */
export interface DocumentText {
  readonly kind: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  /** For whom the document is made, where it is made for one customer. */
  readonly customer: Published.Customer | undefined;
  /** The kinds of the documents that a pack holds. */
  readonly parts?: readonly string[];
  readonly sections: readonly Published.Section[];
}

/** What the published form says of the policy, whatever the document. */
export type PublishedFacts = Omit<
  Published.PublishedPolicy,
  "$schema" | "document" | "customer" | "sections"
>;

/** The published form of a policy in one language, valid against the published schema. */
export function publish(
  facts: PublishedFacts,
  { kind, language, title, customer, parts, sections }: DocumentText,
): Published.PublishedPolicy {
  return {
    $schema: "urn:policyc:schema:published:1.0.0",
    document: { kind, language, title, ...(parts && { parts: [...parts] }) },
    ...(customer && { customer }),
    ...facts,
    sections: [...sections],
  };
}

/** The facts of a policy as its published form has them. */
export function publishedFacts(policy: LinkedPolicy, source: SourceDigest): PublishedFacts {
  return {
    policy: policy.policy,
    source: { sha256: source.sha256, files: [...source.files] },
    organization: policy.organization,
    jurisdictions: [...policy.jurisdictions],
    audiences: [...policy.audiences],
    roles: policy.roles,
    staff: policy.staff.map((s) => ({ ...s, safeguards: s.safeguards.map(reference) })),
    services: policy.services.map((s) => ({
      ...s,
      data: s.data.map(reference),
      purposes: s.purposes.map(reference),
      retention: s.retention.map(reference),
      commitments: s.commitments.map(reference),
      subprocessors: s.subprocessors.map(reference),
    })),
    data: policy.data.map((d) => ({
      ...d,
      subjects: d.subjects.map(reference),
      disclosedTo: d.disclosedTo.map(reference),
      retention: d.retention.map(reference),
      services: d.services.map(reference),
    })),
    purposes: [...policy.purposes],
    retention: [...policy.retention],
    subprocessors: policy.subprocessors.map((s) => ({ ...s, services: s.services.map(reference) })),
    subprocessorChanges: [...policy.subprocessorChanges],
    sharing: policy.sharing,
    safeguards: [...policy.safeguards],
    security: { ...policy.security, safeguards: policy.security.safeguards.map(reference) },
    rights: [...policy.rights],
    requests: policy.requests,
    automatedDecisions: policy.automatedDecisions,
    incidents: policy.incidents,
    children: policy.children,
    cookies: [...policy.cookies],
    tracking: policy.tracking,
    sale: policy.sale,
    links: policy.links,
    commitments: policy.commitments.map((c) => ({ ...c, services: c.services.map(reference) })),
    updates: policy.updates,
    contacts: [...policy.contacts],
    introductions: [...policy.introductions],
    absent: [...policy.absent],
    page: policy.page,
  };
}

/** An entry as another one names it: by id, with the words that people know it by. */
function reference(entry: { id: string; name?: string; text?: string }): Published.Reference {
  const words = entry.name ?? entry.text;
  return words === undefined ? { id: entry.id } : { id: entry.id, name: words };
}
