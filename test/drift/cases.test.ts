import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../support/compiled.js";

// The compiled program is tried: the thread that takes PDFs apart is a file of its own.
const { run } = await import(new URL("lib/cli.js", root).href);

const folder = new URL("test/cases/drift/", root);
const cases = (await readdir(folder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

let built: string;

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), "policyc-drift-"));
  const policy = new URL("test/cases/documents/nothing-but-a-name/policy", root);
  await cp(policy, join(built, "policy"), { recursive: true });
  expect((await policyc(built, "build")).code).toBe(0);
});

afterAll(() => rm(built, { recursive: true, force: true }));

async function policyc(cwd: string, command: string) {
  const said = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof said) => ({
    write: (words: string) => {
      said[name] += words;
    },
  });
  const streams = { stdout: stream("stdout"), stderr: stream("stderr") };
  const code: number = await run({ argv: command.split(" "), cwd, env: {}, ...streams });
  return { code, ...said };
}

/** What happens to one file after a build; `file` is its path beside `policy/` and `dist/`. */
interface Edit {
  readonly file: string;
  /** An old text and a new one, in UTF-8. */
  readonly replace?: readonly [string, string];
  /** All that it holds from now on. */
  readonly write?: string;
  /** How many bytes are left of it. */
  readonly truncate?: number;
  readonly convert?: "crlf" | "bom" | "utf-16";
  readonly rename?: string;
  readonly remove?: true;
  /** A folder stands in its place. */
  readonly folder?: true;
}

async function apply(cwd: string, edit: Edit): Promise<void> {
  const path = join(cwd, edit.file);
  if (edit.remove || edit.folder) await rm(path);
  if (edit.folder) await mkdir(path);
  if (edit.rename) {
    await mkdir(dirname(join(cwd, edit.rename)), { recursive: true });
    await rename(path, join(cwd, edit.rename));
  }
  if (edit.write !== undefined) await writeFile(path, edit.write);
  if (edit.truncate !== undefined) {
    await writeFile(path, (await readFile(path)).subarray(0, edit.truncate));
  }
  const [old, now] = edit.replace ?? [];
  if (old !== undefined && now !== undefined) {
    const text = await readFile(path, "utf8");
    expect(text, edit.file).toContain(old);
    await writeFile(
      path,
      text.replace(old, () => now),
    );
  }
  if (edit.convert) await writeFile(path, conversions[edit.convert](await readFile(path, "utf8")));
}

const conversions = {
  crlf: (text: string) => text.replaceAll("\n", "\r\n"),
  bom: (text: string) => `\ufeff${text}`,
  "utf-16": (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"),
};

/** What is said of drift, without the linter's findings, the time that it took, and digests. */
function aboutDrift({ code, stdout, stderr }: Awaited<ReturnType<typeof policyc>>): string {
  const findings = stdout.split("\n\n").filter((finding) => finding.includes(" drift/"));
  const talk = stderr.split("\n").filter((line) => !/^policyc: \d+ (err|warn|piece)/.test(line));
  const said = [`exit code ${code}`, ...findings.map((finding) => finding.trim()), talk.join("\n")];
  return said
    .join("\n\n")
    .replace(/\(\d+\.\d s\)/g, "(0.0 s)")
    .replace(/^( +[-+] ).*SHA-256.*$/gm, "$1… SHA-256 …");
}

test.each(cases)("%s", async (name) => {
  const cwd = join(built, name);
  for (const part of ["policy", "dist"]) {
    await cp(join(built, part), join(cwd, part), { recursive: true });
  }
  const edits = parse(await readFile(new URL(`${name}/edits.yaml`, folder), "utf8")) as Edit[];
  for (const edit of edits) await apply(cwd, edit);
  const said = aboutDrift(await policyc(cwd, "check --as-of 2026-09-15"));
  await expect(said.replaceAll(cwd, "…")).toMatchFileSnapshot(
    new URL(`${name}/output.txt`, folder).pathname,
  );
});
