/** The member states of the EU with their outermost regions, and the EEA states beside them. */
export const EEA: readonly string[] = [
  ...["EU", "EEA", "IS", "LI", "NO"],
  ...["AX", "GF", "GP", "MF", "MQ", "RE", "YT"],
  ...["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"],
  ...["IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"],
];
