import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exitCodes, run } from "../../src/cli.js";
import { newRepository, type Repository } from "../support/git.js";

const schema = (version: string, keywords: object) =>
  JSON.stringify({ $id: `urn:example:source:${version}`, ...keywords });

const first = schema("1.0.0", { type: "object", properties: { name: { maxLength: 10 } } });
const wider = { type: "object", properties: { name: { maxLength: 20 } } };
const narrower = { type: "object", properties: { name: { maxLength: 5 } } };

let repository: Repository;
let outside: string;

beforeAll(() => {
  repository = newRepository();
  repository.write("schemas/source.schema.json", first);
  repository.commit();
  repository.git("tag", "v1");
  repository.write("schemas/source.schema.json", schema("1.1.0", wider));
  repository.commit();
  outside = realpathSync(mkdtempSync(join(tmpdir(), "policyc-schemas-")));
  writeFileSync(join(outside, "source.schema.json"), first);
});

afterAll(() => {
  rmSync(repository.folder, { recursive: true });
  rmSync(outside, { recursive: true });
});

async function policyc(argv: string[], cwd = repository.folder) {
  const said = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof said) => ({ write: (text: string) => (said[name] += text) });
  const streams = { stdout: stream("stdout"), stderr: stream("stderr") };
  const code = await run({ argv: ["schema", "check", ...argv], cwd, env: {}, ...streams });
  return { code, ...said };
}

/** What the work tree holds, which commands must not touch. */
const put = (text: string, name = "source") =>
  repository.write(`schemas/${name}.schema.json`, text);

describe("against a git ref", () => {
  test("a compatible change with a new minor version is fine", async () => {
    put(schema("1.1.0", wider));
    const { code, stdout, stderr } = await policyc(["--against", "v1"]);
    expect(code).toBe(exitCodes.done);
    expect(stdout).toContain("compatible compat/maxLength  #/properties/name/maxLength");
    expect(stderr).toBe(
      "policyc: schemas against v1: 1 compatible; the versions moved accordingly\n",
    );
  });

  test("a breaking change of the work tree is shown by an example, and asks for a new version", async () => {
    put(schema("1.2.0", narrower));
    const before = repository.git("status", "--porcelain");
    const { code, stdout } = await policyc(["--against", "HEAD"]);
    expect(code).toBe(exitCodes.findings);
    expect(stdout).toContain("breaking compat/maxLength");
    expect(stdout).toContain("/name must NOT have more than 5 characters");
    expect(stdout).toContain("error: version  1.2.0 must be 2.0.0 or later");
    expect(repository.git("status", "--porcelain")).toBe(before);
    put(schema("2.0.0", narrower));
    expect((await policyc(["--against", "HEAD"])).code).toBe(exitCodes.done);
  });

  test("JSON says all of it to programs", async () => {
    put(schema("1.2.0", narrower));
    const { code, stdout } = await policyc(["--against", "v1", "--format", "json"]);
    expect(code).toBe(exitCodes.findings);
    const [one] = JSON.parse(stdout).schemas;
    expect(one.version).toMatchObject({
      ok: false,
      before: "1.0.0",
      after: "1.2.0",
      least: "2.0.0",
    });
    expect(one.changes[0]).toMatchObject({
      code: "compat/maxLength",
      verdict: "breaking",
      pointer: "#/properties/name/maxLength",
      witness: { of: "#", at: "/name" },
    });
  });

  test("a new schema must state a version, and one that is gone is an error", async () => {
    put(schema("1.1.0", wider));
    put(JSON.stringify({ $id: "urn:example:other" }), "other");
    const added = await policyc(["--against", "HEAD"]);
    expect(added.code).toBe(exitCodes.findings);
    expect(added.stdout).toContain("error: version  the schema states no version");
    repository.commit();
    repository.git("rm", "--quiet", "schemas/other.schema.json");
    const gone = await policyc(["--against", "HEAD"]);
    expect(gone.code).toBe(exitCodes.findings);
    expect(gone.stdout).toContain("compat/removed-schema");
    repository.git("reset", "--quiet", "--hard", "HEAD~1");
  });

  test("a ref that does not exist", async () => {
    const { code, stdout, stderr } = await policyc(["--against", "nowhere"]);
    expect({ code, stdout }).toEqual({ code: exitCodes.usage, stdout: "" });
    expect(stderr).toContain("git knows no commit “nowhere”");
  });

  test("a folder outside of git", async () => {
    const { code, stderr } = await policyc([".", "--against", "main"], outside);
    expect(code).toBe(exitCodes.usage);
    expect(stderr).toContain("is in no git repository");
  });
});

describe("against a folder", () => {
  test("needs no git", async () => {
    const { code, stdout } = await policyc([".", "--against", "."], outside);
    expect(code).toBe(exitCodes.done);
    expect(stdout).toContain("no changes");
  });

  test.each([
    ["{", "is not JSON"],
    ["[]", "it is neither a map nor a boolean"],
    ['{"type": "strng"}', "schema is invalid"],
    ['{"$ref": "other.json"}', "can't resolve reference other.json"],
    ['{"anyOf": [{"$ref": "#"}]}', "depends on what it says itself"],
  ])("a file that is no schema: %s", async (text, why) => {
    writeFileSync(join(outside, "bad.schema.json"), text);
    const { code, stderr } = await policyc([".", "--against", "."], outside);
    rmSync(join(outside, "bad.schema.json"));
    expect(code).toBe(exitCodes.usage);
    expect(stderr).toContain(why);
  });

  test("a folder that is not there, or holds no schema", async () => {
    const missing = await policyc(["missing", "--against", "."], outside);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining("does not exist")]);
    rmSync(join(outside, "source.schema.json"));
    const empty = await policyc([".", "--against", "."], outside);
    expect([empty.code, empty.stderr]).toEqual([
      2,
      expect.stringContaining("holds no *.schema.json"),
    ]);
    writeFileSync(join(outside, "source.schema.json"), first);
  });
});

test("help, and no --against", async () => {
  const help = await policyc(["--help"]);
  expect([help.code, help.stdout]).toEqual([0, expect.stringContaining("Examples:")]);
  const none = await policyc([]);
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining("--against")]);
});
