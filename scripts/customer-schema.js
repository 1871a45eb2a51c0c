// A customer is described in the terms of the policy, so the definitions of ids, dates, places and
// the like are those of the source; what a customer has of its own is stated here.

/** The JSON Schema of a customer's file, from that of the source. */
export function customerSchema(source) {
  const { $defs } = source;
  const shared = Object.fromEntries(
    ["id", "plainText", "language", "date", "duration", "email", "phone", "jurisdiction"].map(
      (name) => [name, $defs[name]],
    ),
  );
  return {
    $schema: source.$schema,
    $id: "urn:policyc:schema:customer:1.0.0",
    title: "CustomerSource",
    description:
      "A customer: which services it has, and what its contract tightens. It selects from the policy, and loosens nothing of it.",
    type: "object",
    additionalProperties: false,
    properties: properties(),
    required: ["name", "services"],
    $defs: {
      ...shared,
      subprocessorRef: $defs.subprocessorRef,
      ...definitions,
      shorterRetention: shorterRetention($defs.retentionRule.properties.after),
    },
  };
}

/** What the published form says of the customer that a document is made for. */
export const publishedCustomer = {
  title: "Customer",
  type: "object",
  additionalProperties: false,
  required: ["id", "name", "contacts", "objections"],
  description: "The customer that the document is made for, where it is made for one.",
  examples: [{ id: "acme", name: "Acme Corporation", contacts: [], objections: [] }],
  properties: {
    id: ref("id", "The id of the customer.", "acme"),
    ...identity(),
    contract: ref("contract", "The contract that the document belongs to.", {
      reference: "MSA-17",
    }),
    contacts: {
      type: "array",
      description: "Whom to turn to at the customer.",
      examples: [[{ id: "incidents", email: "soc@acme.example", role: "incidents" }]],
      items: { $ref: "#/$defs/customerContact" },
    },
    objections: {
      type: "array",
      items: { $ref: "#/$defs/reference" },
      description: "The subprocessors that the customer has objected to.",
      examples: [[{ id: "cloud-hosting" }]],
    },
  },
};

/** The definitions that the published customer needs. */
export function customerDefinitions() {
  const { contract, customerContact } = structuredClone(definitions);
  customerContact.properties = {
    id: ref("id", "The id of the contact.", "incidents"),
    ...customerContact.properties,
  };
  customerContact.required = ["id"];
  return { contract, customerContact };
}

function identity() {
  return {
    name: ref("plainText", "The full name.", "Acme Corporation"),
    address: ref("plainText", "The postal address on one line.", "1 Harbor Road, Ponce, PR 00716"),
    place: ref("jurisdiction", "Where the customer is established.", "PR"),
  };
}

function properties() {
  return {
    id: ref(
      "id",
      "The id, also the name of the folder that its documents go to. Left out, it is the name of the file without .yaml.",
      "acme",
    ),
    ...identity(),
    services: refs("serviceRef", "The services that the customer has.", ["backup", "voice"]),
    language: ref(
      "language",
      "The language of its documents, one of the policy's; the first of these where nothing is said.",
      "es-PR",
    ),
    jurisdictions: refs(
      "jurisdiction",
      "The places whose laws matter to this customer, of those that the policy answers to; all of them where nothing is said.",
      ["PR"],
    ),
    contract: ref("contract", "The contract that the documents belong to.", {
      reference: "MSA-2026-017",
      date: "2026-03-01",
    }),
    documents: refs(
      "documentKind",
      "The document kinds that it is given; all that are meant for customers where nothing is said.",
      ["privacy-policy"],
    ),
    retention: {
      type: "object",
      propertyNames: { $ref: "#/$defs/id" },
      additionalProperties: { $ref: "#/$defs/shorterRetention" },
      minProperties: 1,
      description:
        "Periods that the customer has had shortened, by the id of the retention rule of the policy.",
      examples: [{ logs: { period: "P30D" } }],
    },
    objections: refs(
      "subprocessorRef",
      "The subprocessors that the customer has objected to, and that are not used for it.",
      ["cloud-hosting"],
    ),
    contacts: {
      type: "object",
      propertyNames: { $ref: "#/$defs/id" },
      additionalProperties: { $ref: "#/$defs/customerContact" },
      minProperties: 1,
      description: "Whom to turn to at the customer.",
      examples: [{ incidents: { email: "soc@acme.example", role: "incidents" } }],
    },
  };
}

/** @param after the schema of the events that the policy's retention rules know */
function shorterRetention(after) {
  return {
    title: "ShorterRetention",
    description: "A period shorter than the one of the policy.",
    type: "object",
    additionalProperties: false,
    properties: {
      period: ref("duration", "How long the data of this customer are kept.", "P30D"),
      after: {
        ...after,
        description:
          "The event from which the period runs: that of the policy, which need not be repeated; to be named where the policy has criteria in place of a period.",
      },
    },
    required: ["period"],
  };
}

const definitions = {
  serviceRef: {
    type: "string",
    references: "services",
    description: "The id of a service.",
    examples: ["backup"],
  },
  documentKind: {
    type: "string",
    description: "The name of a document kind.",
    examples: ["privacy-policy"],
  },
  contract: {
    title: "Contract",
    description: "The contract with a customer.",
    type: "object",
    additionalProperties: false,
    minProperties: 1,
    properties: {
      reference: ref("plainText", "Its number or name; it stands on every page.", "MSA-2026-017"),
      date: ref("date", "The day on which it was made.", "2026-03-01"),
      documents: refs("plainText", "The documents that govern, in their order of precedence.", [
        "Master Services Agreement of March 1, 2026",
      ]),
    },
  },
  customerContact: {
    title: "CustomerContact",
    description: "Whom to turn to at a customer.",
    type: "object",
    additionalProperties: false,
    minProperties: 1,
    properties: {
      role: {
        type: "string",
        enum: ["incidents", "privacy", "contract", "data-protection-officer"],
        description: "What the contact is for.",
        examples: ["incidents"],
      },
      name: ref("plainText", "The person or office.", "Security Operations Center"),
      email: ref("email", "An e-mail address.", "soc@acme.example"),
      phone: ref("phone", "A phone number.", "+1 787-555-0100"),
    },
  },
};

function ref(definition, description, example) {
  return { $ref: `#/$defs/${definition}`, description, examples: [example] };
}

function refs(definition, description, example) {
  return {
    type: "array",
    items: { $ref: `#/$defs/${definition}` },
    minItems: 1,
    uniqueItems: true,
    description,
    examples: [example],
  };
}
