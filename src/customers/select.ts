import type { Localized } from "../localize/localize.js";
import type { PolicySource } from "../schema/source.generated.js";
import { type EntryName, entryName, type References } from "./references.js";

/** The collections whose entries belong to services; who the audiences are does not hang on these. */
const followServices = [
  ...["services", "data", "purposes", "retention", "commitments", "subprocessors"],
] as const;

/**
 * The policy of some of its services: without the others, and without whatever only these others
 * name, directly or through something that goes with them. What nothing names is for all services,
 * and stays.
 */
export function selectServices(
  policy: Localized<PolicySource>,
  references: References,
  services: readonly string[],
): Localized<PolicySource> {
  const gone = goneWith(othersThan(services, policy), references);
  const kept = followServices.flatMap((collection) => {
    const entries = policy[collection];
    if (entries === undefined) return [];
    const remaining = Object.entries(entries).filter(
      ([id]) => !gone.has(entryName(collection, id)),
    );
    return [[collection, Object.fromEntries(remaining)]];
  });
  return { ...policy, ...Object.fromEntries(kept) };
}

/** The services of the policy that are not among some. */
export function othersThan(
  services: readonly string[],
  policy: Pick<PolicySource, "services">,
): readonly string[] {
  return Object.keys(policy.services ?? {}).filter((id) => !services.includes(id));
}

/** The entries that go when services go, these among them. */
export function goneWith(
  services: readonly string[],
  { named, namers }: References,
): Set<EntryName> {
  const gone = new Set(services.map((id) => entryName("services", id)));
  const left = new Map<EntryName, number>();
  // A set goes on with what is added while it is walked through.
  for (const entry of gone) {
    for (const other of named.get(entry) ?? []) {
      const users = (left.get(other) ?? namers.get(other)?.length ?? 0) - 1;
      left.set(other, users);
      if (users === 0 && follows(other)) gone.add(other);
    }
  }
  return gone;
}

function follows(entry: EntryName): boolean {
  return followServices.some((collection) => entry.startsWith(`${collection}/`));
}
