import type { LinkedData, LinkedPolicy, LinkedService } from "../../link/link.js";
import type { Words } from "./words.js";

/** Categories with the promises of their services; a promise stands once, at its first category. */
export function dataView(policy: LinkedPolicy, words: Words) {
  const said = new Set<string>();
  const promises = (services: readonly LinkedService[]) =>
    services
      .flatMap((s) => s.commitments)
      .filter((c) => !said.has(c.id) && said.add(c.id))
      .map((c) => words.text(c.text));
  const categories = policy.data.map((category) => categoryView(category, promises, words));
  return { categories, otherPromises: promises(policy.services) };
}

function categoryView(
  category: LinkedData,
  promises: (services: readonly LinkedService[]) => string[],
  words: Words,
) {
  return {
    name: words.text(category.name),
    items: Object.values(category.items ?? {}).map(words.text),
    services: category.services.filter((s) => s.kind !== "website").map(words.service),
    website: category.services.some((s) => s.kind === "website"),
    promises: promises(category.services),
    subjects: category.subjects.map((s) => words.text(s.name)),
    sources: words.terms("source", category.sources),
    sensitive: category.sensitive === true,
    notSensitive: category.sensitive === false,
    requiredBy: category.required ? words.term("required", category.required.by) : "",
    consequence: words.text(category.required?.consequence),
    keptFor: category.retention.filter((r) => r.period && r.after).map(words.retention),
    keptBy: category.retention.filter((r) => !(r.period && r.after)).map(words.retention),
    ccpa: words.terms("ccpa", category.ccpa),
    disclosedTo: category.disclosedTo.map((s) => words.text(s.name)),
    soldTo: words.text(category.soldTo),
  };
}
