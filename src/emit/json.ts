import type { Emitter, Origin } from "./emitter.js";

export const extension = "json";
export const mediaType = "application/json";

/** The published form of the policy, for programs. */
export const emit: Emitter = (document) => ({
  bytes: new TextEncoder().encode(`${JSON.stringify(document.data, null, 2)}\n`),
});

/** The data name their schema and their document. */
export const origin: Origin = (bytes) => {
  try {
    const { $schema, document } = JSON.parse(new TextDecoder().decode(bytes));
    const isPublished = String($schema).startsWith("urn:policyc:schema:published:");
    return isPublished ? `${document.language}/${document.kind}` : undefined;
  } catch {
    return undefined;
  }
};
