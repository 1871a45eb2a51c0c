import type { Provision } from "./change.js";

const GDPR = "2018-05-25";
const CPRA = "2023-01-01";

/** What laws ask of those who change what a policy says. Whether a law applies, the reader judges. */
export const provisions = {
  newSubprocessor: {
    provision: "GDPR Art. 28(2)",
    from: GDPR,
    asks: "A processor with a general authorization tells its customers beforehand of a subprocessor that is added or replaced, so that they can object; with a specific authorization, it asks them.",
  },
  instructions: {
    provision: "GDPR Art. 28(3)",
    from: GDPR,
    asks: "What a processor is bound to stands in its contract with the customer; it changes with that contract.",
  },
  newPurpose: {
    provision: "GDPR Art. 13(3), 14(4)",
    from: GDPR,
    asks: "Before personal data are used for another purpose than that for which they were obtained, the people concerned are told of it.",
  },
  newCategory: {
    provision: "Cal. Civ. Code § 1798.100(a)",
    from: CPRA,
    asks: "A business gives notice before it collects further categories of personal information, or uses them for further purposes that are incompatible with those disclosed.",
  },
  legalBasis: {
    provision: "GDPR Art. 13(1)(c)",
    from: GDPR,
    asks: "People are told the legal basis of each purpose when their data are obtained.",
  },
  recipients: {
    provision: "GDPR Art. 13(1)(e), 14(1)(e)",
    from: GDPR,
    asks: "People are told who receives their data.",
  },
  transfers: {
    provision: "GDPR Art. 13(1)(f), 14(1)(f)",
    from: GDPR,
    asks: "People are told that their data go to a third country, and what protects them there.",
  },
  retention: {
    provision: "GDPR Art. 13(2)(a), 14(2)(a)",
    from: GDPR,
    asks: "People are told how long their data are kept, or what decides on it.",
  },
  jointControllers: {
    provision: "GDPR Art. 26(2)",
    from: GDPR,
    asks: "The essence of the arrangement between joint controllers is made available to the people concerned.",
  },
  cookies: {
    provision: "Directive 2002/58/EC Art. 5(3)",
    from: "2011-05-25",
    asks: "What is not strictly necessary is stored on a device only with consent, after clear information.",
  },
  parentalConsent: {
    provision: "16 CFR § 312.5(a)(1)",
    from: "2000-04-21",
    asks: "A material change of what a parent has agreed to needs the verifiable consent of the parent again.",
  },
  sale: {
    provision: "Cal. Civ. Code § 1798.135(a), (b)",
    from: CPRA,
    asks: "A business that sells or shares personal information offers a way to opt out.",
  },
  tracking: {
    provision: "Cal. Bus. & Prof. Code § 22575(b)(6)",
    from: "2014-01-01",
    asks: "The policy discloses whether others may collect data about a person's online activities over time and across websites.",
  },
} as const satisfies Record<string, Provision>;

/** What is asked wherever a policy changes materially, whatever the change is. */
export const onMaterialChange: readonly Provision[] = [
  {
    provision: "Cal. Bus. & Prof. Code § 22575(b)(3)",
    from: "2004-07-01",
    asks: "People are told of a material change in the way that the policy describes.",
  },
  {
    provision: "P.R. Act 39-2012",
    from: "2012-01-24",
    asks: "People are told of a change, and of the date on which it takes effect, in the way that the policy describes.",
  },
];
