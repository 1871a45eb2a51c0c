import { expect, test } from "vitest";
import { compile } from "../../src/compile.js";

const head = `
policy: { id: p, version: 1.0.0, effective: 2026-01-01, status: in-force, languages: [en] }
`;
const controller = "roles: { controller: { alsoCalled: [business] } }";

/** The severities of the findings of a policy, by rule. */
async function findings(source: string, place?: string): Promise<Record<string, string>> {
  const organization = `organization: { name: Example Ltd.${place ? `, place: ${place}` : ""} }\n`;
  const files = [{ path: "policy.yaml", text: head + organization + source }];
  const { diagnostics, linted } = await compile(files, { formats: ["json"] });
  expect(diagnostics).toEqual([]);
  return Object.fromEntries((linted?.findings ?? []).map((f) => [f.code, f.severity]));
}

test("what binds controllers is no error of a processor", async () => {
  const found = await findings(`
jurisdictions: [EU, GB]
roles: { processor: { alsoCalled: [service-provider] } }
services: { backup: { name: backup, kind: managed-service, role: processor, data: [files] } }
data: { files: { name: Files } }
subprocessors: { host: { name: Host Inc., kind: company, country: US } }
`);
  expect(Object.keys(found).filter((rule) => /\/(art-13|art-14|right)-/.test(rule))).toEqual([
    "gdpr/art-13-dpo",
    "uk/art-13-dpo",
  ]);
  expect(Object.values(found)).not.toContain("error");
});

test("silence on what the law asks no policy to say is advice", async () => {
  const found = await findings(`
jurisdictions: [EU, PR, US-CA]
gates: { ccpa: { revenue: true } }
${controller}
`);
  expect(found["gdpr/art-12-response-time"]).toBe("advice");
  expect(found["gdpr/art-33-authority"]).toBe("advice");
  expect(found["california/response-time"]).toBe("advice");
  expect(found["puerto-rico/act-111-daco"]).toBe("advice");
  expect(found["gdpr/art-13-purposes"]).toBe("error");
});

test("a purpose without a role is a doubt where there are customers' purposes, too", async () => {
  const purpose = "jurisdictions: [EU]\npurposes: { sale: { name: selling } }\n";
  const both =
    "roles: { controller: { alsoCalled: [business] }, processor: { actsOn: [contract] } }";
  const alone = `${controller}\nservices: { shop: { name: the shop, kind: saas, role: controller } }`;
  expect((await findings(purpose + both))["gdpr/art-13-legal-basis"]).toBe("advice");
  expect((await findings(purpose + alone))["gdpr/art-13-legal-basis"]).toBe("error");
});

test.each([
  ["contract", undefined],
  ["legitimate-interests", "error"],
])("objection where the only legal basis is %s: %s", async (basis, severity) => {
  const found = await findings(`
jurisdictions: [EU]
${controller}
purposes: { sale: { name: selling, role: controller, legalBasis: ${basis} } }
`);
  expect(found["gdpr/right-objection"]).toBe(severity);
});

test.each([
  ["[US-IA]", undefined],
  ["[US-IA, US-VA]", "error"],
  ["[US]", "advice"],
])("an answer within 60 days for people in %s: %s", async (places, severity) => {
  const found = await findings(`
jurisdictions: ${places}
gates: { usStates: { consumers: true } }
${controller}
requests: { responseTime: P60D }
`);
  expect(found["us-states/response-time"]).toBe(severity);
});

test.each([
  ["", "advice"],
  ["onlineOnly: false", "error"],
  ["onlineOnly: true", undefined],
])("requests by email alone to a Californian business, %s: %s", async (answer, severity) => {
  const found = await findings(`
jurisdictions: [US-CA]
gates: { ccpa: { revenue: true${answer && `, ${answer}`} } }
${controller}
requests: { methods: [email] }
`);
  expect(found["california/request-methods"]).toBe(severity);
});

test.each([
  ["IN", "standard-contractual-clauses", [undefined, "error"]],
  ["IN", "adequacy", ["warning", undefined]],
  ["BR", "adequacy", [undefined, undefined]],
  ["US", "data-privacy-framework", [undefined, undefined]],
  ["IN", "uk-addendum", ["warning", undefined]],
  ["IN", "derogation", ["advice", undefined]],
])("a transfer to %s on %s", async (country, mechanism, expected) => {
  const found = await findings(`
jurisdictions: [EU, GB]
subprocessors:
  host: { name: Host, kind: company, country: ${country}, transfer: { mechanism: ${mechanism} } }
`);
  expect([found["gdpr/art-44-safeguard"], found["uk/art-46-safeguard"]]).toEqual(expected);
});

test("rights of people in the United States are those of California and Puerto Rico, too", async () => {
  const found = await findings(`
jurisdictions: [US-CA, PR]
gates: { ccpa: { revenue: true } }
${controller}
rights: { all: { jurisdictions: [US], grants: { it: { rights: [access, correction, deletion] } } } }
`);
  expect(found).not.toHaveProperty("california/right-to-know");
  expect(found).not.toHaveProperty("puerto-rico/act-39-review");
  expect(found["california/right-to-equal-treatment"]).toBe("error");
});

test.each([
  ["US", undefined],
  ["IN", "error"],
])(
  "no transfers declared, but a recipient of a company in Puerto Rico is in %s: %s",
  async (country, severity) => {
    const found = await findings(
      `
absent: { transfers: { reason: All is hosted at home. } }
contacts: { office: { email: office@example.com } }
subprocessors: { host: { name: Host, kind: company, country: ${country} } }
`,
      "PR",
    );
    expect(found["consistency/absent-but-present"]).toBe(severity);
  },
);
