import type { LinkedPolicy } from "./link.js";

/** The member states of the EU with their outermost regions, and the EEA states beside them. */
export const EEA: readonly string[] = [
  ...["EU", "EEA", "IS", "LI", "NO"],
  ...["AX", "GF", "GP", "MF", "MQ", "RE", "YT"],
  ...["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"],
  ...["IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"],
];

/** The places whose laws are in scope: those declared, or else those that the policy speaks of. */
export function placesInScope(policy: LinkedPolicy): readonly string[] {
  return policy.jurisdictions.length > 0 ? policy.jurisdictions : inferredPlaces(policy);
}

/** The places that the policy speaks of without naming its jurisdictions. */
export function inferredPlaces(policy: LinkedPolicy): readonly string[] {
  const { place } = policy.organization;
  return [
    ...(place ? [place] : []),
    ...policy.rights.flatMap((group) => group.jurisdictions),
    ...(policy.incidents.lawsOf ?? []),
    ...Object.values(policy.incidents.notices ?? {}).flatMap((n) => n.jurisdiction ?? []),
  ];
}

/** Whether a place is one of some places, or lies in one of them. */
export function covers(places: readonly string[], place: string): boolean {
  return places.some((one) => one === place || isWithin(place, one));
}

/** The states of the EEA that are not in the EU. */
const beyondTheUnion = ["EEA", "IS", "LI", "NO"];

function isWithin(place: string, wider: string): boolean {
  if (wider === "US") return place.startsWith("US-");
  if (wider === "EEA") return EEA.includes(place);
  return wider === "EU" && EEA.includes(place) && !beyondTheUnion.includes(place);
}
