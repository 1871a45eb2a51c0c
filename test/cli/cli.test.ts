import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { type Environment, exitCodes, run } from "../../src/cli.js";
import { SelectionError } from "../../src/compile/selection.js";
import * as compiler from "../../src/compile.js";
import type { Findings } from "../../src/reporters/reporter.js";
import * as reader from "../../src/source/read.js";

/** The compiler stands in here: these tests are about the command line. */
vi.mock("../../src/compile.js", () => ({ compile: vi.fn() }));
vi.mock("../../src/compile/selection.js", async (original) => ({
  ...(await original<object>()),
  formats: ["html", "json"],
  SelectionError: class extends Error {
    hint = "formats are html and json";
  },
}));
vi.mock("../../src/source/read.js", () => ({
  readFolder: vi.fn(),
  readTemplates: vi.fn(async () => []),
  assetsOf: vi.fn(),
  InputError: class extends Error {
    hint = "name a folder";
  },
}));
vi.mock("../../src/reporters/pretty.js", () => ({
  report: ({ diagnostics }: Findings, { color }: { color: boolean }) =>
    diagnostics
      .map((d) => `${d.location?.file}: ${d.message}${color ? " in colour" : ""}\n`)
      .join(""),
  summary: (found: unknown[]) => `${found.length} found`,
}));
/** A mistake in a file of the policy. */
const mistake = (message: string, severity = "error") => ({
  code: "schema/wrong-type",
  severity,
  message,
  location: { file: "a.yaml", start: 0, end: 0 },
});

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "policyc-cli-"));
  compilesTo({ "en/privacy-policy.html": "page", "en/privacy-policy.json": "data" });
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

function compilesTo(files: Record<string, string>, diagnostics: object[] = []) {
  const outputs = Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  vi.mocked(reader.readFolder).mockReset().mockResolvedValue([]);
  vi.mocked(compiler.compile)
    .mockReset()
    .mockResolvedValue({ outputs, diagnostics: diagnostics as never, linted: undefined });
}

/** Files that say that policyc made them, of a language that is gone. */
const spanish = {
  html: '<meta name="generator" content="policyc: es/privacy-policy">',
  json: '{"$schema":"urn:policyc:schema:published:1.0.0","document":{"kind":"privacy-policy","language":"es"}}',
};

const failsWith = (error: unknown) => vi.mocked(compiler.compile).mockRejectedValue(error);
const put = async (path: string, text: string) => {
  await mkdir(join(cwd, path, ".."), { recursive: true });
  await writeFile(join(cwd, path), text);
};

async function policyc(argv: string, more: Partial<Environment> & { isTTY?: boolean } = {}) {
  const said = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof said) => ({
    isTTY: more.isTTY ?? false,
    write: (text: string) => (said[name] += text),
  });
  let clock = 0;
  const code = await run({
    argv: argv === "" ? [] : argv.split(" "),
    cwd,
    env: {},
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    now: () => (clock += 600),
    ...more,
  });
  return { code, ...said };
}

describe("help", () => {
  test.each(["--help", "build --help", "check --help", "help build"])("%s", async (argv) => {
    const { code, stdout, stderr } = await policyc(argv);
    expect({ code, stderr }).toEqual({ code: exitCodes.done, stderr: "" });
    expect(stdout).toContain("Usage: policyc");
    expect(stdout).toMatch(/Examples:\n {2}policyc (build|check)/);
  });

  test("names the formats that there are, and a document", async () => {
    const { stdout } = await policyc("build --help");
    expect(stdout).toContain("html, json");
    expect(stdout).toContain("privacy-policy");
  });

  test("the version is that of the package", async () => {
    expect(await policyc("--version")).toEqual({
      code: exitCodes.done,
      stdout: `${manifest.version}\n`,
      stderr: "",
    });
  });
});

describe("wrong use", () => {
  test.each([
    ["biuld", "Did you mean build?"],
    ["build --fromat pdf", "Did you mean --format?"],
    ["build one two", "too many arguments"],
    ["check one two", "too many arguments"],
    ["build --out", "argument missing"],
    ["build --format html,", "A name is missing"],
    ["build --out=", "The name of the folder is empty"],
    ["check --reporter jsn", "There is no reporter “jsn”; did you mean “json”?"],
    ["check --reporter xml", "There is github, json, junit, pretty, sarif."],
    ["check --reporter json=", "The name of the file is empty"],
    ["check -r json -r pretty", "Only one reporter can write to the standard output"],
    ["build -r json=a.txt -r junit=./a.txt", "Another reporter writes to that file"],
    ["", "Usage: policyc"],
  ])("policyc %s", async (argv, words) => {
    const { code, stdout, stderr } = await policyc(argv);
    expect({ code, stdout }).toEqual({ code: exitCodes.usage, stdout: "" });
    expect(stderr).toContain(words);
    expect(compiler.compile).not.toHaveBeenCalled();
  });

  test("a selection or a folder that does not exist, with what to do", async () => {
    failsWith(new SelectionError("there is no format doc", ""));
    expect(await policyc("build --format doc")).toEqual({
      code: exitCodes.usage,
      stdout: "",
      stderr: "policyc: there is no format doc\n  hint: formats are html and json\n",
    });
    vi.mocked(reader.readFolder).mockRejectedValue(new reader.InputError("there is no polcy"));
    expect((await policyc("check polcy")).stderr).toBe(
      "policyc: there is no polcy\n  hint: name a folder\n",
    );
  });

  test("an output folder that cannot be", async () => {
    await put("dist", "mine");
    const { code, stderr } = await policyc("build");
    expect(code).toBe(exitCodes.usage);
    expect(stderr).toMatch(/^policyc: cannot use .*dist: a file stands where .*\n {2}hint: move/);
  });
});

test("a bug says that it is one, with the stack", async () => {
  failsWith(new TypeError("undefined is not a policy"));
  const { code, stderr } = await policyc("build");
  expect(code).toBe(exitCodes.bug);
  expect(stderr).toMatch(/^policyc: this is a bug in policyc.*\nTypeError: .*\n {4}at /);
});

describe("build", () => {
  test("says what it did", async () => {
    await put("dist/en/privacy-policy.json", "data");
    await put("dist/es/privacy-policy.json", spanish.json);
    expect(await policyc("build")).toEqual({
      code: exitCodes.done,
      stdout: "",
      stderr:
        "policyc: 2 files: 1 written, 1 unchanged, 1 removed (0.6 s)\n" +
        "  written dist/en/privacy-policy.html\n" +
        "  removed dist/es/privacy-policy.json\n",
    });
    expect(await readdir(join(cwd, "dist"))).toEqual(["en"]);
  });

  test("--quiet says nothing when all is well", async () => {
    expect(await policyc("build --quiet")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("passes the selection on, and then leaves other files alone", async () => {
    await put("dist/es/privacy-policy.html", "página");
    await policyc("build -f html,json --format html --document privacy-policy --language en");
    const [, selection] = vi.mocked(compiler.compile).mock.calls[0] ?? [];
    expect(selection).toEqual({
      formats: ["html", "json"],
      documents: ["privacy-policy"],
      languages: ["en"],
    });
    expect(await readdir(join(cwd, "dist"))).toEqual(["en", "es"]);
  });

  test("a policy with errors writes nothing", async () => {
    compilesTo({}, [mistake("wrong")]);
    expect(await policyc("build terms --out public")).toEqual({
      code: exitCodes.findings,
      stdout: "",
      stderr: "terms/a.yaml: wrong\npolicyc: 1 found\npolicyc: nothing was written to public\n",
    });
    expect(await readdir(cwd)).toEqual([]);
  });

  test("a warning stops nothing, and --quiet prints it", async () => {
    compilesTo({ "en/a.html": "" }, [mistake("odd", "warning")]);
    expect(await policyc("build --quiet")).toMatchObject({
      code: 0,
      stderr: "policy/a.yaml: odd\n",
    });
  });
});

describe("check", () => {
  test("without an output folder only validates, and says so", async () => {
    const { code, stdout, stderr } = await policyc("check");
    expect({ code, stdout }).toEqual({ code: exitCodes.done, stdout: "" });
    expect(stderr).toBe("policyc: policy compiles; there is no dist to compare with (0.6 s)\n");
    expect(await readdir(cwd)).toEqual([]);
  });

  test("passes after a build", async () => {
    await policyc("build");
    const { code, stdout, stderr } = await policyc("check");
    expect({ code, stdout }).toEqual({ code: exitCodes.done, stdout: "" });
    expect(stderr).toBe("policyc: dist is up to date with policy: 2 files (0.6 s)\n");
  });

  test("reports what drifted and how to mend it, and mends nothing itself", async () => {
    await put("my out/en/privacy-policy.html", "old!");
    await put("my out/es/privacy-policy.html", spanish.html);
    const argv = ["check", "terms", "--out", "my out"];
    expect(await policyc("", { argv })).toEqual({
      code: exitCodes.findings,
      stdout:
        "my out/en/privacy-policy.html: this document is stale: the policy compiles to something else\n" +
        "my out/en/privacy-policy.json: this document is missing: the policy compiles to it\n" +
        "my out/es/privacy-policy.html: this file is left over: " +
        "the policy does not compile to it any more\n",
      stderr:
        "policyc: 3 found\n" +
        "policyc: my out has drifted; run policyc build terms --out 'my out' (0.6 s)\n",
    });
    expect(await readFile(join(cwd, "my out/en/privacy-policy.html"), "utf8")).toBe("old!");
    await policyc("", { argv: ["build", "terms", "--out", "my out"] });
    expect((await policyc("", { argv })).code).toBe(exitCodes.done);
  });

  test("--fix builds where only the documents have drifted, and says so", async () => {
    await put("dist/en/privacy-policy.html", "old!");
    await put("dist/es/privacy-policy.html", spanish.html);
    expect(await policyc("check --fix")).toEqual({
      code: exitCodes.done,
      stdout: "",
      stderr:
        "policyc: dist had drifted, and was built\n" +
        "policyc: 2 files: 2 written, 1 removed (0.6 s)\n" +
        "  written dist/en/privacy-policy.html\n" +
        "  written dist/en/privacy-policy.json\n" +
        "  removed dist/es/privacy-policy.html\n",
    });
    const { code, stderr } = await policyc("check --fix");
    expect(code).toBe(exitCodes.done);
    expect(stderr).toBe("policyc: dist is up to date with policy: 2 files (0.6 s)\n");
  });

  test("--fix writes nothing where more is wrong, or where nothing was built before", async () => {
    await policyc("check --fix");
    expect(await readdir(cwd)).toEqual([]);
    await put("dist/en/privacy-policy.html", "old!");
    compilesTo({}, [mistake("wrong")]);
    expect((await policyc("check --fix")).code).toBe(exitCodes.findings);
    compilesTo({ "en/privacy-policy.html": "page" }, [{ ...mistake("odd"), severity: "warning" }]);
    const many = await policyc("check --fix --max-warnings 0");
    expect(many.code).toBe(exitCodes.findings);
    expect(many.stderr).toContain("policyc: dist has drifted; run policyc build");
    expect(await readFile(join(cwd, "dist/en/privacy-policy.html"), "utf8")).toBe("old!");
  });

  test("findings are its result, and go to stdout", async () => {
    compilesTo({}, [mistake("wrong")]);
    expect(await policyc("check")).toEqual({
      code: exitCodes.findings,
      stdout: "policy/a.yaml: wrong\n",
      stderr: "policyc: 1 found\npolicyc: dist was not compared\n",
    });
  });
});

describe("reporters", () => {
  beforeEach(() => compilesTo({}, [mistake("wrong")]));

  test("several at once, each in its file; the standard output holds one report alone", async () => {
    const { code, stdout, stderr } = await policyc(
      "check -r json --reporter pretty=out/found.txt --reporter github=found.log",
      { isTTY: true },
    );
    expect(code).toBe(exitCodes.findings);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { errors: 1 } });
    expect(stderr).toBe(
      "policyc: 1 found\npolicyc: dist was not compared\n" +
        "policyc: out/found.txt written\npolicyc: found.log written\n",
    );
    expect(await readFile(join(cwd, "out/found.txt"), "utf8")).toBe("policy/a.yaml: wrong\n");
    expect(await readFile(join(cwd, "found.log"), "utf8")).toBe(
      "::error file=policy/a.yaml,title=schema/wrong-type::wrong\n",
    );
  });

  test("of build, too: what is asked for goes to stdout, what is not to stderr", async () => {
    expect((await policyc("build")).stderr).toContain("policy/a.yaml: wrong");
    const { stdout, stderr } = await policyc("build --reporter github");
    expect(stdout).toBe("::error file=policy/a.yaml,title=schema/wrong-type::wrong\n");
    expect(stderr).not.toContain("wrong");
  });

  test.each([
    ["a link", "link.json", "is a link, and policyc does not write through links"],
    ["a folder", "folder", "is a folder or a device, where a file is needed"],
    ["below a file", "file/a.json", "a file stands where a folder is needed"],
    ["no file name", "a:b.json", "is not the name of a file"],
  ])("a report to %s says so, and leaves documents alone", async (_, file, words) => {
    compilesTo({ "en/a.html": "" });
    await put("file", "");
    await mkdir(join(cwd, "folder"));
    await symlink("file", join(cwd, "link.json"));
    const { code, stdout, stderr } = await policyc(`build -r json=${file}`);
    expect({ code, stdout }).toEqual({ code: exitCodes.usage, stdout: "" });
    expect(stderr).toContain(words);
    expect((await readdir(cwd)).sort()).toEqual(["file", "folder", "link.json"]);
  });

  test.skipIf(process.getuid?.() === 0)("a folder that cannot be written to", async () => {
    await mkdir(join(cwd, "locked"), { mode: 0o555 });
    const { code, stderr } = await policyc("check -r json=locked/a.json");
    expect(code).toBe(exitCodes.usage);
    expect(stderr).toMatch(/cannot use .*locked: no permission\n {2}hint: grant it/);
  });
});

describe("colour", () => {
  test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: "1" }, false],
    [true, { NO_COLOR: "" }, true],
    [true, { TERM: "dumb" }, false],
  ])("at a terminal: %s, environment: %o", async (isTTY, env, expected) => {
    compilesTo({}, [mistake("wrong")]);
    const built = await policyc("build", { isTTY, env });
    const checked = await policyc("check", { isTTY, env });
    expect(built.stderr.includes("in colour")).toBe(expected);
    expect(checked.stdout.includes("in colour")).toBe(expected);
  });
});

test("a build that changes nothing keeps the times of the files", async () => {
  await policyc("build");
  const path = join(cwd, "dist/en/privacy-policy.html");
  const before = (await stat(path)).mtimeMs;
  const { stderr } = await policyc("build");
  expect(stderr).toBe("policyc: 2 files: 2 unchanged (0.6 s)\n");
  expect((await stat(path)).mtimeMs).toBe(before);
});
