// The published JSON is the source with texts in one language and references resolved,
// so its schema is derived from that of the source; what it adds is stated here.

import { customerDefinitions, publishedCustomer } from "./customer-schema.js";

/** The JSON Schema of the published form, from that of the source. */
export function publishedSchema(source) {
  const defs = structuredClone(source.$defs);
  const { complete: _, text: __, ...rest } = defs;
  for (const key of Object.keys(rest)) if (key.endsWith("Ref")) delete rest[key];
  for (const key of ["waiver", ...internal]) delete rest[key];
  const $defs = { ...rewrite({ ...rest, ...additions }), ...customerDefinitions() };
  const properties = { ...head };
  for (const [name, schema] of Object.entries(source.properties)) {
    if (!internal.includes(name)) properties[name] = section(schema, $defs);
  }
  properties.policy.examples = [
    {
      id: "r3comm-privacy",
      version: "1.0.0",
      effective: "2026-11-23",
      status: "in-force",
      languages: ["en"],
    },
  ];
  properties.organization.examples = [{ name: "R3 Consulting & Management" }];
  properties.sections = sections;
  const required = Object.keys(properties);
  properties.customer = publishedCustomer;
  backReference($defs.dataCategory, "The services that handle this category.");
  backReference($defs.commitment, "The services that make this promise.");
  backReference($defs.subprocessor, "The services that name this subprocessor.");
  for (const name of ["data", "purposes", "retention", "commitments", "subprocessors"]) {
    $defs.service.required.push(name);
  }
  $defs.staffRole.required.push("safeguards");
  $defs.dataCategory.required.push("subjects", "disclosedTo", "retention");
  return {
    $schema: source.$schema,
    $id: source.$id.replace(":source:", ":published:"),
    title: "PublishedPolicy",
    description:
      "A compiled policy in one language: its metadata, every entity with its references resolved, and the text of every section.",
    type: "object",
    additionalProperties: false,
    properties,
    required,
    $defs,
  };
}

// What the organization keeps to itself: no document is written from it.
const internal = ["schemaVersion", "gates", "lint", "waivers"];

const head = {
  $schema: {
    const: "urn:policyc:schema:published:1.0.0",
    type: "string",
    description: "The schema that this file follows.",
    examples: ["urn:policyc:schema:published:1.0.0"],
  },
  document: {
    title: "DocumentInfo",
    type: "object",
    additionalProperties: false,
    required: ["kind", "language", "title"],
    description: "Which document this is.",
    examples: [{ kind: "privacy-policy", language: "en", title: "Privacy Policy" }],
    properties: {
      kind: { type: "string", description: "The kind of document.", examples: ["privacy-policy"] },
      language: {
        $ref: "#/$defs/language",
        description: "The language of all texts.",
        examples: ["en"],
      },
      title: { type: "string", description: "The title.", examples: ["Privacy Policy"] },
      parts: {
        type: "array",
        items: { $ref: "#/$defs/id" },
        description: "The kinds of the documents that a pack holds, in order.",
        examples: [["privacy-policy"]],
      },
    },
  },
  source: {
    title: "SourceInfo",
    type: "object",
    additionalProperties: false,
    required: ["sha256", "files"],
    description: "The source that the document was compiled from, by digest.",
    examples: [{ sha256: "0".repeat(64), files: [] }],
    properties: {
      sha256: {
        $ref: "#/$defs/sha256",
        description:
          "SHA-256 over the file list below: each digest, two spaces, the path and a line feed, as sha256sum prints it.",
        examples: ["0".repeat(64)],
      },
      files: {
        type: "array",
        description: "The files of the source, sorted by path.",
        examples: [[{ path: "policy.yaml", sha256: "0".repeat(64) }]],
        items: {
          title: "SourceFileInfo",
          type: "object",
          additionalProperties: false,
          required: ["path", "sha256"],
          properties: {
            path: {
              type: "string",
              description: "The path within the policy folder.",
              examples: ["policy.yaml"],
            },
            sha256: {
              $ref: "#/$defs/sha256",
              description: "SHA-256 of the file.",
              examples: ["0".repeat(64)],
            },
          },
        },
      },
    },
  },
};

const sections = {
  type: "array",
  description: "The sections of the document, in order.",
  examples: [
    [
      {
        id: "children",
        title: "Children",
        text: "Our services are intended for business use.",
        answers: [],
      },
    ],
  ],
  items: {
    title: "Section",
    type: "object",
    additionalProperties: false,
    required: ["id", "title", "text", "answers"],
    properties: {
      id: {
        $ref: "#/$defs/id",
        description: "The stable id, also the anchor in HTML.",
        examples: ["children"],
      },
      part: {
        $ref: "#/$defs/id",
        description:
          "The document of a pack that it stands in, by kind; its anchor is then this kind, a full stop and the id.",
        examples: ["privacy-policy"],
      },
      title: {
        type: "string",
        description: "The title, without its number.",
        examples: ["Children"],
      },
      text: {
        type: "string",
        description:
          "The text below the title: a line for each paragraph, list item and table row, cells parted by tabs.",
        examples: ["Our services are intended for business use."],
      },
      answers: {
        type: "array",
        items: { type: "string" },
        description: "The requirements that the section answers: ids of the rules of policyc.",
        examples: [["coppa/audience"]],
      },
    },
  },
};

const additions = {
  sha256: {
    type: "string",
    pattern: "^[0-9a-f]{64}$",
    description: "A SHA-256 digest in hexadecimal.",
    examples: ["0".repeat(64)],
  },
  reference: {
    title: "Reference",
    type: "object",
    additionalProperties: false,
    required: ["id"],
    description: "An entry, as another one refers to it.",
    examples: [{ id: "rmm", name: "Remote Monitoring and Management" }],
    properties: {
      id: { $ref: "#/$defs/id", description: "The id of the entry.", examples: ["rmm"] },
      name: {
        $ref: "#/$defs/plainText",
        description: "The words that people know it by.",
        examples: ["Remote Monitoring and Management"],
      },
    },
  },
};

// Texts become strings, lists of references become lists of resolved references, and a section
// of the source that is absent is an empty object.
function rewrite(node) {
  if (Array.isArray(node)) return node.map(rewrite);
  if (node === null || typeof node !== "object") return node;
  if (node.$ref === "#/$defs/text") return { ...node, $ref: "#/$defs/plainText" };
  if (node.items?.$ref?.endsWith("Ref")) {
    const { minItems: _, uniqueItems: __, ...list } = node;
    return {
      ...list,
      items: { $ref: "#/$defs/reference" },
      examples: [[{ id: node.examples[0][0] }]],
    };
  }
  const { minProperties: _, ...kept } = node;
  return Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, rewrite(value)]));
}

function section(schema, $defs) {
  if (collectionEntry(schema)) return arrayOfEntries(schema, $defs);
  if (schema.type === "array") return { ...rewrite(schema), minItems: 0 };
  return { ...schema, description: $defs[definitionName(schema)].description, examples: [{}] };
}

function collectionEntry(schema) {
  return schema.additionalProperties?.$ref;
}

function definitionName(schema) {
  return schema.$ref.replace("#/$defs/", "");
}

function arrayOfEntries(schema, $defs) {
  const $ref = collectionEntry(schema);
  const entry = $defs[definitionName({ $ref })];
  entry.properties = {
    id: {
      $ref: "#/$defs/id",
      description: "The id of the entry.",
      examples: Object.keys(schema.examples[0]),
    },
    ...entry.properties,
  };
  entry.required = ["id", ...(entry.required ?? [])];
  return { type: "array", items: { $ref }, description: schema.description, examples: [[]] };
}

function backReference(entry, description) {
  entry.properties.services = {
    type: "array",
    items: { $ref: "#/$defs/reference" },
    description,
    examples: [[{ id: "rmm" }]],
  };
  entry.required.push("services");
}
