import type { Emitter, Origin } from "./emitter.js";

export const extension = "json";
export const mediaType = "application/json";

/** The published form of the policy, for programs. */
export const emit: Emitter = (document) => ({ bytes: bytesOf(Object(document.data)) });

/** An object that has members, as `JSON.stringify` writes it with two spaces, and a line break. */
function bytesOf(data: Readonly<Record<string, unknown>>): Uint8Array {
  const members = Object.entries(data).filter(([, value]) => value !== undefined);
  const parts = members.flatMap(([key, value], i) => [
    Buffer.from(`${i === 0 ? "{" : ","}\n  ${JSON.stringify(key)}: `),
    memberBytes(value),
  ]);
  return Buffer.concat([...parts, Buffer.from("\n}\n")]);
}

/** What members are in bytes, as long as they live: documents of the same facts share most of them. */
const known = new WeakMap<object, Uint8Array>();

function memberBytes(value: unknown): Uint8Array {
  // In a list, so that it is indented as a member of the whole is.
  const written = () => Buffer.from(JSON.stringify([value], null, 2).slice(4, -2));
  if (typeof value !== "object" || value === null) return written();
  const bytes = known.get(value) ?? written();
  known.set(value, bytes);
  return bytes;
}

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
