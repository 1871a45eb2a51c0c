/** How a finding of a rule is waived in the source: YAML with places to fill in. */
export function waiverOf(rule: string): string {
  return `waivers:
  an-id-of-yours:
    rule: ${rule}
    place: services.shop.role  # the keys that lead to the fault
    reason: …
    decidedBy: …
    until: 2027-03-31          # the last day on which it holds`;
}

/** How the severity of a rule, and of the others of its pack, is set in the source. */
export function severityOf(rule: string): string {
  const [pack = rule] = rule.split("/");
  return `lint:
  severity:
    # error, warning or advice
    ${rule}: advice
    # every other rule of the pack
    ${pack}: warning`;
}
