import { california } from "./california.js";
import { caloppa } from "./caloppa.js";
import { consistency } from "./consistency.js";
import { coppa } from "./coppa.js";
import { eprivacy } from "./eprivacy.js";
import { gdpr } from "./gdpr.js";
import { puertoRico } from "./puerto-rico.js";
import type { Pack, Rule } from "./rule.js";
import { text } from "./text.js";
import { uk } from "./uk.js";
import { usStates } from "./us-states.js";

const all = [
  consistency,
  text,
  gdpr,
  uk,
  eprivacy,
  california,
  caloppa,
  usStates,
  coppa,
  puertoRico,
];

/** The id of a rule, derived from the rules themselves. */
export type RuleId = (typeof all)[number]["rules"][number]["id"];

/** Every pack, in the order in which documentation and coverage show them. */
export const packs: readonly Pack<RuleId>[] = all;

/** Finds a rule by its id. */
export function ruleNamed(id: string): { rule: Rule<RuleId>; pack: Pack<RuleId> } | undefined {
  for (const pack of packs) {
    const rule = pack.rules.find((one) => one.id === id);
    if (rule) return { rule, pack };
  }
  return undefined;
}
