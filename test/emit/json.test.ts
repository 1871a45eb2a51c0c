import { expect, test } from "vitest";
import type { Document } from "../../src/document/document.js";
import { emit } from "../../src/emit/json.js";

const facts = {
  organization: { name: "Ärzte “Nord” GmbH \u{1f512}", note: undefined },
  audiences: [],
  services: [{ id: "mail", data: [{ id: "account" }, null] }, ["nested"]],
  roles: {},
  sale: undefined,
};

test("documents that share facts, also within them, say all of them as JSON.stringify would", async () => {
  for (const kind of ["privacy-policy", "cookie-policy"]) {
    const data = { $schema: "urn:test", document: { kind }, ...facts, again: [facts.services] };
    const { bytes } = await emit({ data } as Partial<Document> as Document);
    expect(new TextDecoder().decode(bytes)).toBe(`${JSON.stringify(data, null, 2)}\n`);
  }
});
