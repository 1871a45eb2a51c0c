import type { LinkedPolicy } from "../../link/link.js";
import { EEA, placesInScope } from "../../link/places.js";

/** Which laws of other places the contract with a customer has to answer to. */
export function lawsView(policy: LinkedPolicy) {
  const places = placesInScope(policy);
  const { place = "" } = policy.organization;
  const isInEea = EEA.includes(place);
  const toThirdCountry = {
    eea: places.some((one) => EEA.includes(one)) && !isInEea,
    // The United Kingdom restricts no transfer to the EEA.
    uk: places.includes("GB") && place !== "GB" && !isInEea,
  };
  return {
    /** Whether data protected by the law of the EEA, or the United Kingdom, go to a company outside. */
    toThirdCountry: { ...toThirdCountry, some: toThirdCountry.eea || toThirdCountry.uk },
    uk: places.includes("GB"),
    /** California is part of the United States: its terms say themselves to whom they apply. */
    california: places.includes("US-CA") || places.includes("US"),
  };
}
