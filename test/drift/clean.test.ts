import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { run } from "../../src/cli.js";
import { policyFile } from "../support/compiled.js";
import "../support/seed.js";

async function policyc(cwd: string, ...argv: string[]) {
  const said: string[] = [];
  const stream = { write: (words: string) => said.push(words) };
  const code = await run({ argv, cwd, env: {}, stdout: stream, stderr: stream });
  return { code, said: said.join("") };
}

const word = fc.stringMatching(/^[A-Za-zñé<&*|_`"']{1,12}$/);
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
const id = fc.stringMatching(/^[a-z]{1,8}$/);
const maps = <T>(value: fc.Arbitrary<T>) => fc.dictionary(id, value, { maxKeys: 4, minKeys: 1 });

/** Policies with services, commitments and data of any names, or with none. */
const anyPolicy = fc
  .record(
    {
      organization: fc.record({ name }),
      services: maps(
        fc.record({ name, kind: fc.constant("saas"), role: fc.constant("processor") }),
      ),
      commitments: maps(fc.record({ text: name })),
      data: maps(fc.record({ name, items: maps(name) })),
    },
    { requiredKeys: ["organization"] },
  )
  .map((sections) => policyFile(sections));

test("check after build is clean, and building again changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(anyPolicy, async (files) => {
      const cwd = await mkdtemp(join(tmpdir(), "policyc-clean-"));
      try {
        await mkdir(join(cwd, "policy"));
        for (const { path, text } of files) await writeFile(join(cwd, "policy", path), text);
        const built = await policyc(cwd, "build");
        expect(built).toMatchObject({
          code: 0,
          said: expect.stringMatching(/: (\d+) files: \1 written/),
        });
        const checked = await policyc(cwd, "check", "--as-of", "2026-06-30");
        expect(checked.said).not.toContain("drift/");
        expect(checked).toMatchObject({ code: 0, said: expect.stringContaining("up to date") });
        expect((await policyc(cwd, "build")).said).toMatch(/: (\d+) files: \1 unchanged/);
      } finally {
        await rm(cwd, { recursive: true });
      }
    }),
    { numRuns: 5, endOnFailure: true },
  );
});
