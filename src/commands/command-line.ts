import type { Request } from "./build.js";

type Folders = Pick<Request, "policy"> & Partial<Pick<Request, "out">>;

/** A command on these folders, ready to paste; those that go without saying are left out. */
export function commandLine(name: string, folders: Folders, more: readonly string[] = []): string {
  const policy = folders.policy === "policy" ? [] : [folders.policy];
  const { out = "dist" } = folders;
  const words = ["policyc", name, ...policy, ...(out === "dist" ? [] : ["--out", out]), ...more];
  return words.map(quoted).join(" ");
}

function quoted(word: string): string {
  return /^[\w./\\:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
