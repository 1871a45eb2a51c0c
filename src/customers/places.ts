import type { LinkedPolicy } from "../link/link.js";
import { EEA, inferredPlaces } from "../rules/facts.js";

/** The places whose laws a policy answers to: those that it names, or else those it speaks of. */
export function placesOf(policy: LinkedPolicy): readonly string[] {
  const { jurisdictions } = policy;
  return jurisdictions.length > 0 ? jurisdictions : [...new Set(inferredPlaces({ policy }))];
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
