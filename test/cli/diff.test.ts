import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exitCodes } from "../../src/cli.js";
import { compile } from "../../src/compile.js";
import { readFolder } from "../../src/source/read.js";
import { policyFile, root } from "../support/compiled.js";
import { newRepository, type Repository } from "../support/git.js";

// The compiled program is tried: the thread that takes PDFs apart is a file of its own.
const { run } = await import(new URL("lib/cli.js", root).href);

let repository: Repository;
let outside: string;

const source = (version: string, sections: object) =>
  policyFile({
    policy: { id: "p", version, effective: "2026-01-31", status: "in-force", languages: ["en"] },
    ...sections,
  })[0]?.text ?? "";

const mail = { mail: { name: "Mail Company", kind: "company" } };
const hosting = { hosting: { name: "Hosting Company", kind: "company", country: "US" } };

beforeAll(async () => {
  repository = newRepository();
  outside = mkdtempSync(join(tmpdir(), "policyc-outside-"));
  repository.write("policy/policy.yaml", source("1.0.0", { subprocessors: mail }));
  repository.commit();
  repository.git("tag", "v1.0.0");
  repository.git("checkout", "--quiet", "-b", "more-hosting");
  repository.git("mv", "policy/policy.yaml", "policy/facts.yaml");
  repository.write(
    "policy/facts.yaml",
    source("1.1.0", { subprocessors: { ...mail, ...hosting } }),
  );
  repository.commit();
  const { outputs } = await compile(await readFolder(join(repository.folder, "policy")), {
    formats: ["json", "pdf"],
  });
  for (const { path, bytes } of outputs) {
    writeFileSync(join(outside, path.replace("en/", "")), bytes);
  }
  // A dirty tree: the country of the new subprocessor changes.
  const dirty = { ...mail, hosting: { ...hosting.hosting, country: "DE" } };
  repository.write("policy/facts.yaml", source("1.1.0", { subprocessors: dirty }));
});

afterAll(() => {
  rmSync(repository.folder, { recursive: true });
  rmSync(outside, { recursive: true });
});

/** Runs policyc, in the repository where nothing else is said. */
async function policyc(argv: readonly string[], cwd = repository.folder) {
  const said = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof said) => ({ write: (text: string) => (said[name] += text) });
  const code: number = await run({
    argv,
    cwd,
    env: {},
    stdout: stream("stdout"),
    stderr: stream("stderr"),
  });
  return { code, ...said };
}

/** The titles of the changes that `policyc diff` finds, with their weights. */
async function changes(...sides: readonly string[]) {
  const { code, stdout, stderr } = await policyc(["diff", ...sides, "--format", "json"]);
  expect({ code, stderr }).toEqual({ code: exitCodes.done, stderr: "" });
  const found = JSON.parse(stdout) as { changes: { weight: string; title: string }[] };
  return found.changes.map(({ weight, title }) => `${weight}: ${title}`);
}

const country = "material: subprocessor “Hosting Company”: country changed";
const added = "material: subprocessor “Hosting Company” added";
const version = "editorial: policy: version changed";

describe("sides", () => {
  test("two refs, whatever the files are called and whatever the work tree holds", async () => {
    const status = repository.git("status", "--porcelain");
    expect(await changes("v1.0.0", "HEAD")).toEqual([version, added]);
    expect(await changes("main", "git:more-hosting")).toEqual([version, added]);
    expect(await changes("HEAD", "HEAD~1")).toEqual([
      version,
      "minor: subprocessor “Hosting Company” removed",
    ]);
    expect(repository.git("status", "--porcelain")).toBe(status);
  });

  test("a ref and the work tree as it is", async () => {
    expect(await changes("HEAD")).toEqual([country]);
    expect(await changes("main", "policy")).toEqual([version, added]);
  });

  test.each(["privacy-policy.json", "privacy-policy.pdf"])("%s and the work tree", async (file) => {
    expect(await changes(join(outside, file))).toEqual([country]);
    const { stdout } = await policyc(["diff", join(outside, file)]);
    expect(stdout).toContain(
      "Not compared: schemaVersion, gates, lint, waivers: a published policy does not",
    );
  });

  test("the place of a change, on the side that has it", async () => {
    const { stdout } = await policyc(["diff", "HEAD", "main"]);
    expect(stdout).toMatch(/HEAD:policy\/facts\.yaml:\d+:\d+ subprocessors\.hosting/);
    expect((await policyc(["diff", "HEAD"])).stdout).toMatch(
      / policy\/facts\.yaml:\d+:\d+ subprocessors\.hosting\.country/,
    );
  });

  test("a folder of another name", async () => {
    const other = join(repository.folder, "terms");
    repository.write("terms/policy.yaml", source("1.0.0", {}));
    const { code, stderr } = await policyc(["diff", "HEAD", "--policy", "terms"]);
    rmSync(other, { recursive: true });
    expect(code).toBe(exitCodes.usage);
    expect(stderr).toContain("there is no folder terms at HEAD");
  });

  test("a path before a ref of the same name, and a word about it", async () => {
    repository.write("main/policy.yaml", source("1.1.0", {}));
    const path = await policyc(["diff", "main", "HEAD", "-f", "json"]);
    const ref = await policyc(["diff", "git:main", "HEAD", "-f", "json"]);
    rmSync(join(repository.folder, "main"), { recursive: true });
    expect(path.stderr).toBe(
      "policyc: note: main is a path and a git ref; the path is compared, git:main is the ref\n",
    );
    expect(JSON.parse(path.stdout)).toMatchObject({ before: { kind: "folder", version: "1.1.0" } });
    expect(ref.stderr).toBe("");
    expect(JSON.parse(ref.stdout)).toMatchObject({ before: { kind: "git", version: "1.0.0" } });
  });
});

describe("what cannot be compared", () => {
  const usage = async (argv: readonly string[], cwd?: string) => {
    const { code, stdout, stderr } = await policyc(["diff", ...argv], cwd);
    expect({ code, stdout }).toEqual({ code: exitCodes.usage, stdout: "" });
    return stderr;
  };

  test("a ref that does not exist", async () => {
    expect(await usage(["v9"])).toBe(
      `policyc: v9 is no file and no folder, and as a git ref: git knows no commit “v9” in ${repository.folder}\n` +
        "  hint: name a branch, a tag or a commit; git fetch --all --tags brings those of the remote\n",
    );
  });

  test("a shallow clone", async () => {
    const clone = join(outside, "clone");
    const url = pathToFileURL(repository.folder).href;
    execFileSync("git", ["clone", "--quiet", "--depth", "1", url, clone], { stdio: "pipe" });
    expect(await usage(["HEAD~1"], clone)).toContain("hint: this clone is shallow: git fetch");
  });

  test("a folder outside git", async () => {
    expect(await usage(["main"], outside)).toContain("is in no git repository that can be read");
  });

  test("files that carry no policy", async () => {
    const pdf = readFileSync(join(outside, "privacy-policy.pdf"));
    const put = (name: string, content: string | Uint8Array) =>
      writeFileSync(join(outside, name), content);
    put("cut.pdf", pdf.subarray(0, pdf.length / 2));
    put("notes.txt", "nothing of the kind");
    put("other.json", '{ "name": "other" }');
    put("old.json", '{ "$schema": "urn:policyc:schema:published:0.1.0" }');
    expect(await usage(["cut.pdf", "notes.txt"], outside)).toContain("cut.pdf is cut off");
    expect(await usage(["notes.txt", "x"], outside)).toContain(
      "notes.txt is neither JSON nor a PDF",
    );
    expect(await usage(["other.json", "x"], outside)).toContain("is JSON, but no published policy");
    expect(await usage(["old.json", "x"], outside)).toContain("urn:policyc:schema:published:0.1.0");
  });

  test("a policy with errors, shown where they are", async () => {
    repository.write("broken/policy.yaml", "organization: { nam: Example }\n");
    const { code, stdout, stderr } = await policyc(["diff", "HEAD", "broken"]);
    rmSync(join(repository.folder, "broken"), { recursive: true });
    expect({ code, stdout }).toEqual({ code: exitCodes.findings, stdout: "" });
    expect(stderr).toContain("broken/policy.yaml:1:17 error");
    expect(stderr).toContain("policyc: broken has errors, so nothing was compared with it\n");
  });

  test("an altered PDF is compared, with a warning", async () => {
    const pdf = readFileSync(join(outside, "privacy-policy.pdf"));
    const altered = Buffer.from(
      pdf.toString("latin1").replace("%%EOF", "%altered\n%%EOF"),
      "latin1",
    );
    writeFileSync(join(outside, "altered.pdf"), altered);
    const { code, stderr } = await policyc(["diff", join(outside, "altered.pdf")]);
    expect(code).toBe(exitCodes.done);
    expect(stderr).toContain("altered.pdf was altered after it was made");
  });
});

describe("--fail-on", () => {
  test.each([
    ["material", 1, "policyc: 1 material change (--fail-on material)\n"],
    ["editorial", 1, "policyc: 1 material and 1 editorial changes (--fail-on editorial)\n"],
  ])("%s", async (weight, code, stderr) => {
    expect(await policyc(["diff", "v1.0.0", "HEAD", "--fail-on", weight])).toMatchObject({
      code,
      stderr,
    });
  });

  test("passes where the changes are lighter", async () => {
    expect(await policyc(["diff", "HEAD", "main", "--fail-on", "material"])).toMatchObject({
      code: exitCodes.done,
      stderr: "",
    });
    expect((await policyc(["diff", "HEAD", "HEAD", "--fail-on", "editorial"])).code).toBe(0);
  });

  test("no other weight or format", async () => {
    const { code, stderr } = await policyc(["diff", "main", "--fail-on", "grave"]);
    expect(code).toBe(exitCodes.usage);
    expect(stderr).toContain("Allowed choices are material, minor, editorial");
    expect((await policyc(["diff", "main", "-f", "yaml"])).code).toBe(exitCodes.usage);
  });
});

test("--out writes the file, without colour, and says so", async () => {
  const file = join(outside, "diff.md");
  const { code, stdout, stderr } = await policyc(["diff", "main", "-f", "markdown", "-o", file]);
  expect({ code, stdout }).toEqual({ code: exitCodes.done, stdout: "" });
  expect(stderr).toBe(`policyc: ${file} written: 1 material and 1 editorial changes\n`);
  expect(readFileSync(file, "utf8")).toMatch(/^## Privacy policy: 1 material and 1 editorial/);
});

describe("--format html", () => {
  const redline = async (...argv: readonly string[]) => {
    const file = join(outside, "redline.html");
    const { code, stdout, stderr } = await policyc(["diff", ...argv, "--out", file]);
    expect({ code, stdout, stderr }).toMatchObject({ code: exitCodes.done, stdout: "" });
    expect(stderr).toContain(`${file} written: `);
    return readFileSync(file, "utf8");
  };

  test("is what a file with that ending holds: a redline, the change linked to its place", async () => {
    const html = await redline("v1.0.0", "HEAD");
    expect(html).toContain("<title>Redline: Privacy Policy");
    const [, anchor] =
      /<a href="#([^"]+)">subprocessor “Hosting Company” added<\/a>/.exec(html) ?? [];
    expect(html).toContain(`<ins id="${anchor}">Hosting Company</ins>`);
  });

  test.each(["privacy-policy.json", "privacy-policy.pdf"])("with %s as a side", async (file) => {
    const html = await redline(join(outside, file));
    expect(html).toMatch(/<del id="change.\d+">the United States<\/del><ins>Germany<\/ins>/);
    const itself = await redline(join(outside, file), "HEAD");
    expect(itself).toContain("the words of this document are the same in both");
  });

  test("needs a language that both sides have, and a template for it", async () => {
    const facts = {
      policy: { id: "p", version: "1.0.0", effective: "2026-01-31", status: "in-force" },
      organization: { name: "Example" },
    };
    for (const [folder, languages] of [
      ["japanese", ["ja"]],
      ["both", ["en", "ja"]],
    ] as const) {
      const policy = { ...facts.policy, languages };
      repository.write(`${folder}/policy.yaml`, JSON.stringify({ ...facts, policy }));
    }
    const failing = async (...argv: readonly string[]) => {
      const { code, stdout, stderr } = await policyc(["diff", ...argv, "-f", "html"]);
      expect({ code, stdout }).toEqual({ code: exitCodes.usage, stdout: "" });
      return stderr;
    };
    expect(await failing("HEAD", "japanese")).toBe(
      "policyc: there is no redline of two sides without a language in common\n" +
        "  hint: --format text, markdown and json compare the facts without it\n",
    );
    expect(await failing("both", "japanese")).toContain(
      "policyc has no template for a privacy-policy in “ja”",
    );
    expect(await failing("HEAD", "both", "--language", "ja")).toContain(
      "HEAD is not in “ja”; it is in en",
    );
    for (const folder of ["japanese", "both"]) {
      rmSync(join(repository.folder, folder), { recursive: true });
    }
  });
});

test("the help shows how it is used", async () => {
  const { code, stdout } = await policyc(["diff", "--help"]);
  expect(code).toBe(exitCodes.done);
  expect(stdout).toMatch(/Examples:\n {2}policyc diff main/);
});
