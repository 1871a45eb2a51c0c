// Policies to measure with: of any size, always the same one for a size and an edition, and like a real one
// in that each service has data, purposes, rules and recipients of its own, and shares others.

const fields = [
  "account",
  "billing",
  "device",
  "network",
  "session",
  "support",
  "usage",
  "location",
];
const matters = ["records", "identifiers", "preferences", "history", "metadata", "messages"];
const products = ["Backup", "Voice", "Mail", "Monitoring", "Hosting", "Archive", "Portal", "Desk"];
const actions = ["opening", "delivering", "restoring", "billing", "securing", "measuring"];
const countries = ["US", "DE", "IE", "JP", "BR", "CA"];
const audiences = ["visitors", "customers", "users", "employees", "applicants"];
const sources = ["data-subject", "device", "customer", "third-party"];

/** How many data categories a service has. */
export const dataPerService = 50;

/**
 * A policy that fits the schema, in English, with so many services and 50 times as many data categories.
 * Editions are alike but for the numbers in their texts, so that none finds those of another in a cache.
 */
export function policyOf(services, edition) {
  const collection = (name, count, entryOf) =>
    Object.fromEntries(ids(name, count).map((id, i) => [id, entryOf(i, `${edition}.${i}`)]));
  return {
    policy: {
      id: "large",
      version: "1.2.3",
      effective: "2026-01-31",
      status: "in-force",
      languages: ["en"],
    },
    organization: {
      name: "Large Ltd.",
      kinds: ["saas-provider"],
      place: "IE",
      website: "https://large.example",
    },
    jurisdictions: ["EU", "GB", "US", "US-CA", "US-VA", "PR"],
    gates: { ccpa: { revenue: true }, usStates: { consumers: true } },
    audiences: Object.fromEntries(
      audiences.map((group) => [group, { name: `our ${group}`, group }]),
    ),
    roles: { controller: {}, processor: { actsOn: ["contract"] } },
    services: collection("service", services, serviceOf),
    data: collection("data", services * dataPerService, categoryOf),
    purposes: collection("purpose", services, purposeOf),
    retention: collection("rule", services, ruleOf),
    subprocessors: collection("recipient", services, recipientOf),
    sharing: { vetted: true, authorization: "general", changeNotice: "P30D" },
    safeguards: collection("safeguard", services, safeguardOf),
    security: { safeguards: ids("safeguard", services) },
    rights: {
      eu: { jurisdictions: ["EU"], laws: ["GDPR"], grants: { access: { rights: ["access"] } } },
    },
    cookies: collection("cookie", services, cookieOf),
    commitments: collection("promise", services, promiseOf),
    contacts: { privacy: { email: "privacy@large.example", address: "1 Main Street, Dublin" } },
  };
}

const serviceOf = (i, number) => ({
  name: `${of(products, i)} number ${number}`,
  kind: i % 2 === 0 ? "saas" : "managed-service",
  role: i % 3 === 0 ? "controller" : "processor",
  data: Array.from({ length: dataPerService }, (_, k) => `data-${i * dataPerService + k}`),
  purposes: own("purpose", i),
  retention: [`rule-${i}`],
  commitments: [`promise-${i}`],
  subprocessors: own("recipient", i),
});

const categoryOf = (i, number) => ({
  name: `${of(fields, i)} ${of(matters, i >> 3)} number ${number}`,
  items: {
    first: `the ${of(matters, i)} that ${of(products, i)} keeps under number ${number}`,
    second: `when somebody last changed the ${of(fields, i + 1)} ${of(matters, i + 2)} of ${number}`,
  },
  subjects: [of(audiences, i), of(audiences, i + 1)],
  sources: [of(sources, i)],
  ...(i % 7 === 0 && { sensitive: true }),
  disclosedTo: [`recipient-${Math.floor(i / dataPerService)}`],
  retention: [`rule-${Math.floor(i / dataPerService)}`],
});

const purposeOf = (i, number) => ({
  name: `${of(actions, i)} ${of(products, i >> 1)} for customers of contract number ${number}`,
  legalBasis: "contract",
});

const ruleOf = (i, number) => ({
  name: `what ${of(products, i)} number ${number} keeps`,
  period: `P${(i % 24) + 1}M`,
  after: "contract-end",
  atEnd: { event: "period-end", actions: ["deleted"] },
});

const recipientOf = (i, number) => ({
  name: `${of(products, i + 3)} Partner ${number} Inc.`,
  kind: "company",
  country: of(countries, i),
  purpose: `hosting of ${of(fields, i)} ${of(matters, i)} of ${number}`,
});

const safeguardOf = (i, number) => ({
  name: `${of(actions, i)} ${of(fields, i)} ${of(matters, i >> 2)} by key number ${number}`,
  kind: "technical",
});

const cookieOf = (i, number) => ({
  name: `c${i}`,
  purpose: `remembers the ${of(fields, i)} that a visitor chose on page ${number}`,
  duration: "P30D",
  essential: true,
});

const promiseOf = (i, number) => ({
  text: `We open the ${of(fields, i)} ${of(matters, i >> 3)} of contract ${number} only where its customer asks us to.`,
});

/** One of its own, and the first, which all share. */
function own(name, i) {
  return i === 0 ? [`${name}-0`] : [`${name}-${i}`, `${name}-0`];
}

function of(list, i) {
  return list[i % list.length];
}

function ids(name, count) {
  return Array.from({ length: count }, (_, i) => `${name}-${i}`);
}
