import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../compile/digest.js";
import type { Emission } from "../compile/emission.js";
import type { Customer } from "../customers/overlay.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { OutputError } from "../output/error.js";
import { isUnfinished } from "../output/folder.js";
import { writeAll } from "../output/write.js";
import type { Kit } from "./kit.js";
import { digestOf, MANIFEST, type Manifest, manifestOf, readManifest } from "./manifest.js";
import { makePack } from "./pack.js";

/** How packs are made. */
export interface Making {
  readonly kit: Kit;
  /** The folder in which each customer has one. */
  readonly out: string;
  /** Whether a pack that is there as it would be made is not made again. */
  readonly resume: boolean;
}

/** What became of a pack, as data that a thread can give back. */
export type Made =
  | { readonly kind: "made"; readonly documents: number; readonly written: number }
  /** It was there before. */
  | { readonly kind: "kept"; readonly documents: number }
  /** Nothing of it is wanted, or there is nothing to say. */
  | { readonly kind: "empty" }
  /** It cannot be made, or a format cannot show what is in it; nothing was written. */
  | {
      readonly kind: "failed";
      readonly diagnostics: readonly Diagnostic[];
      readonly unshowable: readonly Omit<Emission, "output">[];
    }
  | { readonly kind: "unwritable"; readonly message: string; readonly hint: string | undefined };

/**
 * Makes a customer's pack and writes it, all or nothing, with its manifest. What an earlier pack of
 * this customer listed, and this one does not have, is removed if nobody has changed it.
 */
export async function makeAndWrite(making: Making, customer: Customer): Promise<Made> {
  const { kit, resume } = making;
  const folder = join(making.out, customer.id);
  try {
    const before = readManifest(await read(join(folder, MANIFEST)));
    if (resume && before && (await isWhole(folder, before, digestOf(kit, customer)))) {
      return { kind: "kept", documents: before.files.length };
    }
    const { emissions, diagnostics } = await makePack(kit, customer);
    const unshowable = emissions
      .filter((one) => one.unshowable.length > 0)
      .map(({ output: _, ...rest }) => rest);
    if (diagnostics.length + unshowable.length > 0) {
      return { kind: "failed", diagnostics, unshowable };
    }
    if (emissions.length === 0) return { kind: "empty" };
    const outputs = emissions.map(({ output }) => output);
    const manifest = manifestOf(kit, customer, outputs);
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    // The manifest comes last: where it is, all that it lists is.
    const files = [...outputs, { path: MANIFEST, bytes: Buffer.from(text) }];
    const { written } = await writeAll(folder, files, {
      remove: await leftOver(folder, before, manifest),
    });
    return {
      kind: "made",
      documents: outputs.length,
      written: written.filter((path) => path !== MANIFEST).length,
    };
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    return { kind: "unwritable", message: error.message, hint: error.hint };
  }
}

/** Whether a pack is there as it would be made now. */
async function isWhole(folder: string, manifest: Manifest, digest: string): Promise<boolean> {
  if (manifest.digest !== digest || isUnfinished(folder)) return false;
  for (const { path, sha256: expected } of manifest.files) {
    if (sha256(await read(join(folder, path))) !== expected) return false;
  }
  return true;
}

async function leftOver(
  folder: string,
  before: Manifest | undefined,
  now: Manifest,
): Promise<string[]> {
  // In lower case: on a file system that ignores case, it may be the very file just written.
  const made = new Set(now.files.map(({ path }) => path.toLowerCase()));
  const left: string[] = [];
  for (const { path, sha256: expected } of before?.files ?? []) {
    if (made.has(path.toLowerCase())) continue;
    if (sha256(await read(join(folder, path))) === expected) left.push(path);
  }
  return left;
}

/** The bytes of a file; none where it is not there, or cannot be read. */
async function read(path: string): Promise<Uint8Array> {
  return readFile(path).catch(() => new Uint8Array());
}
