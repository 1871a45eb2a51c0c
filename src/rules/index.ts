import { allPacks } from "./index.generated.js";
import type { Pack, Rule } from "./rule.js";

/** The id of a rule, derived from the rules themselves. */
export type RuleId = (typeof allPacks)[number]["rules"][number]["id"];

/** Every pack: those about no law first, then the laws by whose they are. */
export const packs: readonly Pack<RuleId>[] = [...allPacks].sort((a: Pack, b: Pack) => {
  const [left, right] = [a.jurisdiction ?? "", b.jurisdiction ?? ""];
  return left < right ? -1 : left > right ? 1 : 0;
});

/** The packs about a law, by name. */
export const laws: readonly string[] = packs
  .filter((pack) => pack.jurisdiction)
  .map(({ name }) => name);

/** Finds a rule by its id. */
export function ruleNamed(id: string): { rule: Rule<RuleId>; pack: Pack<RuleId> } | undefined {
  for (const pack of packs) {
    const rule = pack.rules.find((one) => one.id === id);
    if (rule) return { rule, pack };
  }
  return undefined;
}
