import { sha256 } from "../compile/digest.js";
import type { Output } from "../compile/emission.js";
import type { Customer } from "../customers/overlay.js";
import type { Templates } from "../templates/templates.js";
import { version } from "../version.js";
import { type Kit, preparedFor } from "./kit.js";

/** What the manifest of a pack says of a file of it. */
export interface ManifestFile {
  /** From the folder of the customer, with forward slashes. */
  readonly path: string;
  /** The id of the customer. */
  readonly customer: string;
  /** The document kind. */
  readonly document: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** The version of the policy. */
  readonly version: string;
  /** In bytes. */
  readonly size: number;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** What is in a pack, and what it was made from. */
export interface Manifest {
  /** The version of policyc that made it. */
  readonly policyc: string;
  /** SHA-256 of all that it was made from: another one means other documents. */
  readonly digest: string;
  readonly files: readonly ManifestFile[];
}

/** The file of a pack that lists the others. */
export const MANIFEST = "manifest.json";

/** The manifest of a pack. */
export function manifestOf(kit: Kit, customer: Customer, outputs: readonly Output[]): Manifest {
  const policy = preparedFor(kit, customer)?.policy.policy;
  const files = outputs.map(({ path, bytes }): ManifestFile => {
    const [language = "", name = ""] = path.split("/");
    return {
      path,
      customer: customer.id,
      document: name.replace(/\.[^.]+$/, ""),
      language,
      version: policy?.version ?? "",
      size: bytes.byteLength,
      sha256: sha256(bytes),
    };
  });
  return { policyc: version(), digest: digestOf(kit, customer), files };
}

/**
 * SHA-256 of all that a pack is made from: the policy, the customer, policyc with its templates, and
 * the selection.
 */
export function digestOf(kit: Kit, customer: Customer): string {
  const { formats, kinds, bundle, templates } = kit;
  const policy = preparedFor(kit, customer)?.source.sha256;
  const selection = { formats, kinds, bundle };
  return sha256(JSON.stringify({ policyc: version(), templates, policy, customer, ...selection }));
}

/** SHA-256 of all parts of templates. */
export function templatesDigest(templates: Templates): string {
  return sha256(JSON.stringify(templates.paths.map((path) => [path, templates.text(path)])));
}

/** Reads a manifest; undefined where the bytes are none. */
export function readManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    const data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as Manifest;
    return data.files.every(isListed) && typeof data.digest === "string" ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Only a path that a pack can have is ever followed. */
function isListed({ path, sha256 }: ManifestFile): boolean {
  return /^[A-Za-z0-9-]+\/[a-z0-9-]+\.[a-z]+$/.test(path) && typeof sha256 === "string";
}
