import type { LinkedPolicy } from "../../link/link.js";
import { EEA, placesInScope } from "../../link/places.js";

/** Which laws of other places the contract with a customer has to answer to. */
export function lawsView(policy: LinkedPolicy) {
  const places = placesInScope(policy);
  const { place = "" } = policy.organization;
  const toThirdCountry = {
    /** Data that the law of the EEA protects come to the company outside of it. */
    eea: places.some((one) => EEA.includes(one)) && !EEA.includes(place),
    /** The same of the United Kingdom. */
    uk: places.includes("GB") && place !== "GB",
  };
  return {
    toThirdCountry: { ...toThirdCountry, some: toThirdCountry.eea || toThirdCountry.uk },
    uk: places.includes("GB"),
    /** California is part of the United States: its terms say themselves to whom they apply. */
    california: places.includes("US-CA") || places.includes("US"),
  };
}
