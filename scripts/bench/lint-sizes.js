// The time of the linter against the size of the source.
import { stringify } from "yaml";
import { median, print } from "./table.js";

const root = new URL("../../", import.meta.url);
const lib = (path) => import(new URL(`lib/${path}`, root));

const sizes = [250, 500, 1000];
const runs = 7;

/** Lints policies of three sizes, up to 1,000 services and 5,000 data categories. */
export async function lintSizes() {
  const ready = await Promise.all(sizes.map(async (services) => linterOf(policyOf(services))));
  const times = sizes.map(() => []);
  for (let run = 0; run <= runs; run++) {
    for (const [i, lint] of ready.entries()) {
      const started = performance.now();
      lint();
      // The first run warms the code up.
      if (run > 0) times[i].push(performance.now() - started);
    }
  }
  const medians = times.map(median);
  const rows = sizes.map((services, i) => [
    `${services} services, ${5 * services} data categories`,
    String(ready[i]().findings.length),
    `${medians[i].toFixed(0)} ms`,
    `${(medians[i] / medians[0]).toFixed(2)} x`,
  ]);
  print(["lint", "findings", "median", "to the first"], rows);
  const exponent = Math.log(medians.at(-1) / medians[0]) / Math.log(sizes.at(-1) / sizes[0]);
  print(["fitted exponent", ""], [["1 is linear, 2 is quadratic", exponent.toFixed(2)]]);
}

/** A function that lints a policy which has been read, checked and linked once. */
async function linterOf(policy) {
  const { parse } = await lib("source/load.js");
  const { validate } = await lib("validate/validate.js");
  const { localize } = await lib("localize/localize.js");
  const { link } = await lib("link/link.js");
  const { lint } = await lib("lint/lint.js");
  const { value: source } = parse([{ path: "policy.yaml", text: stringify(policy) }]);
  const { value: valid } = validate(source);
  const { value: local } = localize(valid, "en", source);
  const linked = link(local);
  return () => lint(source, valid, linked, "2026-11-25");
}

/** A policy under every law, whose services and data differ and are full of gaps. */
function policyOf(count) {
  const numbers = Array.from({ length: count }, (_, i) => i);
  const collection = (entries) => Object.fromEntries(entries);
  return {
    policy: {
      id: "large",
      version: "1.0.0",
      effective: "2026-01-01",
      status: "in-force",
      languages: ["en"],
    },
    organization: { name: "Large Ltd.", website: "https://example.com" },
    jurisdictions: ["EU", "GB", "US", "US-CA", "US-VA", "PR"],
    gates: { ccpa: { revenue: true }, usStates: { consumers: true } },
    audiences: { people: { name: "people" } },
    services: collection(numbers.map((i) => [`service-${i}`, serviceOf(i)])),
    data: collection(numbers.flatMap((i) => dataOf(i).map((id, k) => [id, categoryOf(i, k)]))),
    purposes: collection(
      numbers.map((i) => [`purpose-${i}`, { name: `running service number ${i} for its users` }]),
    ),
    commitments: collection(
      numbers.map((i) => [
        `promise-${i}`,
        { text: `We open the files of service number ${i} only where its customer asks us to.` },
      ]),
    ),
    contacts: { privacy: { email: "privacy@example.com" } },
  };
}

function serviceOf(i) {
  return {
    name: `Service number ${i}`,
    kind: "saas",
    role: i % 2 === 0 ? "controller" : "processor",
    data: dataOf(i),
    purposes: [`purpose-${i}`],
    commitments: [`promise-${i}`],
  };
}

function dataOf(i) {
  return [0, 1, 2, 3, 4].map((k) => `data-${i}-${k}`);
}

function categoryOf(i, k) {
  return {
    name: `Data of kind ${k} in service number ${i}`,
    items: { first: `first item of kind ${k} in service ${i}` },
    subjects: ["people"],
  };
}
