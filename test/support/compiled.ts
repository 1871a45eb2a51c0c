import type { Selection } from "../../src/compile/selection.js";
import { compile } from "../../src/compile.js";
import { readFolder } from "../../src/source/read.js";

/** The folder of the package. */
export const root = new URL("../../", import.meta.url);

/** R3COMM's policy, compiled: path to bytes. */
export async function compileR3comm(selection: Selection = {}): Promise<Map<string, Uint8Array>> {
  const files = await readFolder(new URL("policy", root).pathname);
  const { outputs, diagnostics } = await compile(files, selection);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, null, 2));
  return new Map(outputs.map((o) => [o.path, o.bytes]));
}

/** A small policy as its source. */
export const smallPolicy = {
  policy: {
    id: "example",
    version: "1.0.0",
    effective: "2026-01-31",
    status: "in-force" as const,
    languages: ["en"],
  },
  organization: { name: "Example" },
};

/** The same as one YAML file, with some sections put in place or added. */
export function policyFile(sections: Readonly<Record<string, unknown>> = {}) {
  // JSON is YAML.
  const text = JSON.stringify({ ...smallPolicy, ...sections }, null, 2);
  return [{ path: "policy.yaml", text }];
}

export const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
