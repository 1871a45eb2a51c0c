import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { exitCodes, run } from "../../src/cli.js";
import { rewrite, writeBoth } from "../../src/commands/rewrite.js";
import { catalogue } from "../../src/diagnostics/catalogue.js";
import { OutputError } from "../../src/output/error.js";
import { policyFile, root } from "../support/compiled.js";
import { newRepository, type Repository } from "../support/git.js";

const repositories: Repository[] = [];
afterAll(() => {
  for (const { folder } of repositories) rmSync(folder, { recursive: true });
});

function repositoryWith(sections: Readonly<Record<string, unknown>> = {}): Repository {
  const repository = newRepository();
  repositories.push(repository);
  repository.write("policy/policy.yaml", source(sections));
  repository.commit();
  return repository;
}

const source = (sections: Readonly<Record<string, unknown>>) => policyFile(sections)[0]?.text ?? "";
const versioned = (version: string, effective = "2026-01-31") => ({
  policy: { id: "p", version, effective, status: "in-force", languages: ["en"] },
});
const mail = { subprocessors: { mail: { name: "Mail Company", kind: "company" } } };

async function policyc(cwd: string, ...argv: readonly string[]) {
  const said = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof said) => ({ write: (text: string) => (said[name] += text) });
  const streams = { stdout: stream("stdout"), stderr: stream("stderr") };
  const code = await run({ argv, cwd, env: {}, now: () => 0, ...streams });
  return { code, ...said };
}

interface Finding {
  readonly code: string;
  readonly file: string;
  readonly hint: string;
}

/** What `check --since` finds beside the rules. */
async function gate(cwd: string, since: string, ...more: readonly string[]) {
  const { code, stdout, stderr } = await policyc(
    cwd,
    "check",
    "--since",
    since,
    "-r",
    "json",
    ...more,
  );
  const { findings } = JSON.parse(stdout) as { findings: readonly Finding[] };
  return { code, stderr, findings: findings.filter((one) => one.code.startsWith("release/")) };
}

const text = (repository: Repository, path: string) =>
  readFileSync(join(repository.folder, path), "utf8");

describe("a policy that has changed, and its release", () => {
  const cases = new URL("test/cases/release/", root);
  const seen = new Set<string>();

  test.each(readdirSync(cases).filter((name) => !name.startsWith(".")))("%s", async (name) => {
    const repository = newRepository();
    repositories.push(repository);
    const { folder } = repository;
    cpSync(new URL(`${name}/before`, cases), join(folder, "policy"), { recursive: true });
    repository.commit();
    rmSync(join(folder, "policy"), { recursive: true });
    cpSync(new URL(`${name}/after`, cases), join(folder, "policy"), { recursive: true });
    const pretty = ["-r", "json=found.json", "-r", "pretty"];
    const { stdout } = await policyc(folder, "check", "--since", "HEAD", ...pretty);
    const { findings } = JSON.parse(text(repository, "found.json")) as { findings: Finding[] };
    for (const { code } of findings) seen.add(code);
    const own = stdout.split(/\n(?=\S)/).filter((one) => / release\//.test(one));
    const file = (path: string) => new URL(`${name}/${path}`, cases).pathname;
    await expect(own.map((one) => `${one.trimEnd()}\n`).join("\n")).toMatchFileSnapshot(
      file("findings.txt"),
    );
    const released = await policyc(folder, "release", "--effective", "2027-01-01");
    const source = text(repository, "policy/policy.yaml");
    const changelog = existsSync(join(folder, "policy/CHANGELOG.md"))
      ? text(repository, "policy/CHANGELOG.md")
      : "none\n";
    const shown = { "said.txt": released.stderr.replace(/since [0-9a-f]{10}/, "since …") };
    for (const [path, content] of Object.entries({
      ...shown,
      "released/policy.yaml": source,
      "released/CHANGELOG.md": changelog,
    })) {
      await expect(content).toMatchFileSnapshot(file(path));
    }
    expect(released.code).toBe(exitCodes.done);
    if (name !== "backwards") expect((await gate(folder, "HEAD")).findings).toEqual([]);
  });

  test("every code of a release has a case", () => {
    const codes = Object.keys(catalogue).filter((code) => code.startsWith("release/"));
    expect(codes.filter((code) => !seen.has(code))).toEqual([]);
  });
});

describe("check --since", () => {
  test("is shown by every reporter, with the command for these folders", async () => {
    const repository = repositoryWith();
    const { folder } = repository;
    repository.git("branch", "it's");
    repository.git("mv", "policy", "terms");
    repository.commit();
    repository.write("terms/more.yaml", JSON.stringify(mail));
    const files = ["sarif=a.sarif", "github=a.txt", "junit=a.xml", "pretty=p.txt"];
    const { code, findings } = await gate(
      ...[folder, "HEAD", "terms", "--out", "public"],
      ...files.flatMap((file) => ["-r", file]),
    );
    expect(code).toBe(exitCodes.findings);
    expect(findings.map((one) => `${one.code} ${one.file}: ${one.hint}`)).toEqual([
      "release/version-not-moved terms/policy.yaml: run policyc release terms --out public --since HEAD --effective <date>",
      "release/effective-not-moved terms/policy.yaml: run policyc release terms --out public --since HEAD --effective <date>",
    ]);
    for (const file of files.map((one) => one.replace(/.*=/, ""))) {
      expect(text(repository, file), file).toContain("release/version-not-moved");
    }
    // Found under the name that the folder had then, or not at all.
    const renamed = await policyc(folder, "check", "terms", "--since", "it's");
    expect(renamed).toMatchObject({ code: exitCodes.usage });
    expect(renamed.stderr).toContain("there is no folder terms at ");
  });

  test("no such ref, no repository, an empty name, a policy that had errors then", async () => {
    const repository = repositoryWith();
    const { folder } = repository;
    const unknown = await policyc(folder, "check", "--since", "v9");
    expect(unknown.code).toBe(exitCodes.usage);
    expect(unknown.stderr).toContain("git knows no commit “v9”");
    expect((await policyc(folder, "check", "--since", "")).code).toBe(exitCodes.usage);
    repository.write("policy/broken.yaml", "organisation: {}\n");
    repository.commit();
    rmSync(join(folder, "policy/broken.yaml"));
    const broken = await gate(folder, "HEAD");
    expect(broken).toMatchObject({ code: exitCodes.findings, findings: [] });
    expect(broken.stderr).toContain("git:HEAD has errors, so nothing was compared with it");
  });

  test("nothing is built with --fix as long as there is something else to mend", async () => {
    const repository = repositoryWith();
    const { folder } = repository;
    await policyc(folder, "build");
    const page = text(repository, "dist/en/privacy-policy.md");
    repository.write("policy/more.yaml", JSON.stringify(mail));
    const { code } = await gate(folder, "HEAD", "--fix");
    expect(code).toBe(exitCodes.findings);
    expect(text(repository, "dist/en/privacy-policy.md")).toBe(page);
  });
});

describe("release", () => {
  test("refuses stale documents, then builds what it releases; twice is no further step", async () => {
    const repository = repositoryWith();
    const { folder } = repository;
    await policyc(folder, "build");
    repository.commit();
    repository.write("policy/more.yaml", JSON.stringify(mail));
    const before = repository.git("status", "--porcelain");
    const stale = await policyc(folder, "release", "--effective", "2027-01-01");
    expect(stale).toMatchObject({ code: exitCodes.findings, stdout: "" });
    expect(stale.stderr).toBe(
      "policyc: dist is not up to date with policy, so nothing was released\n" +
        "  hint: policyc check shows what differs, policyc build brings it up to date\n",
    );
    expect(repository.git("status", "--porcelain")).toBe(before);

    await policyc(folder, "build");
    const built = repository.git("status", "--porcelain");
    const diff = repository.git("diff");
    const dry = await policyc(folder, "release", "--effective", "2027-01-01", "--dry-run");
    expect(dry.code).toBe(exitCodes.done);
    expect(dry.stdout).toMatch(/^would release version 2\.0\.0 \(was 1\.0\.0\), effective 2027-/);
    expect(dry.stdout).toContain("material: Subprocessor “Mail Company” added.");
    expect(dry.stdout).toContain("would write dist/en/privacy-policy.pdf");
    expect([repository.git("status", "--porcelain"), repository.git("diff")]).toEqual([
      built,
      diff,
    ]);

    expect(await policyc(folder, "release", "-e", "2027-01-01")).toMatchObject({ code: 0 });
    expect(await gate(folder, "HEAD")).toMatchObject({ code: 0, findings: [] });
    const again = await policyc(folder, "release", "-e", "2027-02-01");
    expect(again.stderr).toMatch(/^policyc: version 2\.0\.0, effective 2027-02-01: 1 material/);
    expect(text(repository, "policy/CHANGELOG.md").match(/^## .*$/gm)).toEqual(["## 2.0.0"]);
    repository.commit();
    const none = await policyc(folder, "release", "-e", "2027-03-01");
    expect(none).toMatchObject({ code: exitCodes.done, stdout: "" });
    expect(none.stderr).toMatch(
      /^policyc: nothing has changed since [0-9a-f]{10} \(version 2\.0\.0/,
    );
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  test("is all or nothing: documents that cannot be written leave the source as it was", async () => {
    const repository = repositoryWith();
    const [policy, out] = ["policy", "dist"].map((path) => join(repository.folder, path));
    if (policy === undefined || out === undefined) return;
    // A folder stands where a document belongs.
    repository.write("dist/en/page.html/here", "in the way");
    repository.commit();
    const files = [
      await rewrite(policy, "policy.yaml", source(versioned("2.0.0"))),
      await rewrite(policy, "CHANGELOG.md", "# Changes"),
    ];
    const outputs = ["en/page.json", "en/page.html"].map((path) => ({ path, bytes: Buffer.of(1) }));
    await expect(writeBoth(policy, files, out, outputs)).rejects.toThrow(OutputError);
    expect(repository.git("status", "--porcelain")).toBe("");
    await writeBoth(policy, files, out, outputs.slice(0, 1));
    expect(repository.git("status", "--porcelain", "-uall").split("\n")).toEqual([
      "M policy/policy.yaml",
      "?? dist/en/page.json",
      "?? policy/CHANGELOG.md",
    ]);
  });

  test("a day that is no later, no commit, errors", async () => {
    const repository = repositoryWith();
    const { folder } = repository;
    repository.write("policy/more.yaml", JSON.stringify(mail));
    const early = await policyc(folder, "release", "-e", "2026-01-31");
    expect(early).toMatchObject({ code: exitCodes.usage, stdout: "" });
    expect(early.stderr).toBe(
      "policyc: a release cannot hold from 2026-01-31: version 1.0.0 holds from 2026-01-31\n" +
        "  hint: name a later day\n",
    );
    expect((await policyc(folder, "release")).code).toBe(exitCodes.usage);
    repository.write("policy/more.yaml", "nothing: {}\n");
    const broken = await policyc(folder, "release", "-e", "2027-01-01");
    expect(broken.code).toBe(exitCodes.findings);
    expect(broken.stderr).toContain("policyc: policy has errors, so nothing was released\n");
    const empty = newRepository();
    repositories.push(empty);
    empty.write("policy/policy.yaml", source({}));
    const first = await policyc(empty.folder, "release", "-e", "2027-01-01");
    expect(first).toMatchObject({ code: exitCodes.usage });
    expect(first.stderr).toContain("no commit holds a version of ");
  });

  test("the last release is the commit that set the version, whatever came after", async () => {
    const repository = repositoryWith(versioned("1.0.0"));
    const { folder } = repository;
    repository.write("policy/policy.yaml", source(versioned("1.1.0", "2026-03-31")));
    const release = repository.commit();
    repository.write("policy/more.yaml", JSON.stringify(mail));
    repository.commit("changed, but not released");
    repository.write("README.md", "elsewhere");
    repository.commit("elsewhere");
    const { stderr } = await policyc(folder, "release", "-e", "2027-01-01");
    expect(stderr).toContain(
      `version 2.0.0 (was 1.1.0), effective 2027-01-01: 1 material change since ${release.slice(0, 10)}`,
    );
    repository.commit();
    const clone = join(folder, "clone");
    const url = pathToFileURL(folder).href;
    execFileSync("git", ["clone", "--quiet", "--depth", "1", url, clone], { stdio: "pipe" });
    const shallow = await policyc(clone, "release", "-e", "2027-02-01");
    expect(shallow.code).toBe(exitCodes.usage);
    expect(shallow.stderr).toContain("hint: git fetch --unshallow brings the history");
  });

  test("a graver change before the first is committed takes the place of that release", async () => {
    const repository = repositoryWith({
      organization: { name: "Example", website: "https://a.example" },
    });
    const { folder } = repository;
    const now = text(repository, "policy/policy.yaml").replace("a.example", "b.example");
    repository.write("policy/policy.yaml", now);
    await policyc(folder, "release", "-e", "2027-01-01");
    expect(text(repository, "policy/CHANGELOG.md").match(/^## .*$/gm)).toEqual(["## 1.1.0"]);
    repository.write("policy/more.yaml", JSON.stringify(mail));
    await policyc(folder, "release", "-e", "2027-01-01");
    expect(text(repository, "policy/CHANGELOG.md").match(/^## .*$/gm)).toEqual(["## 2.0.0"]);
    expect((await gate(folder, "HEAD")).findings).toEqual([]);
  });

  test("a byte order mark stays, and a link is not written through", async () => {
    const repository = repositoryWith();
    const { folder } = repository;
    repository.write("policy/policy.yaml", `\ufeff${source({})}`);
    repository.write("more.yaml", JSON.stringify(mail));
    // A file that does not change may be a link.
    symlinkSync("../more.yaml", join(folder, "policy/more.yaml"));
    expect((await policyc(folder, "release", "-e", "2027-01-01")).code).toBe(exitCodes.done);
    expect(text(repository, "policy/policy.yaml")).toMatch(/^\ufeff\{[\s\S]*"2\.0\.0"/);
    repository.git("mv", "policy/policy.yaml", "facts.yaml");
    symlinkSync("../facts.yaml", join(folder, "policy/policy.yaml"));
    const linked = await policyc(folder, "release", "-e", "2027-02-01");
    expect(linked.code).toBe(exitCodes.usage);
    expect(linked.stderr).toContain("is a link, and policyc does not write through links");
  });
});

describe("release and the list of subprocessors", () => {
  const names = { en: "Mail Company", "es-PR": "la Compañía de Correo" };
  const policy = (subprocessors: Readonly<Record<string, unknown>>, more = {}) => ({
    policy: { ...versioned("1.0.0").policy, languages: ["en", "es-PR"] },
    organization: { name: { en: "Example", "es-PR": "Ejemplo" } },
    subprocessors,
    ...more,
  });
  const host = { name: { en: "Host", "es-PR": "Host" }, kind: "company" };

  test("its changes are recorded and told in every language, and committed they are told once", async () => {
    const repository = repositoryWith(policy({ host, mail: { name: names, kind: "company" } }));
    const { folder } = repository;
    await policyc(folder, "build");
    repository.commit();
    const cards = { name: { en: "Cards", "es-PR": "Tarjetas" }, kind: "category" };
    const moved = { ...host, name: { en: "Rack", "es-PR": "Rack" }, country: "DE" };
    repository.write("policy/policy.yaml", source(policy({ host: moved, cards })));
    await policyc(folder, "build");
    const before = text(repository, "policy/policy.yaml");
    const said = await policyc(folder, "release", "-e", "2027-01-01");
    expect(said.stderr).toContain("written policy/subprocessor-changes.yaml\n");
    expect(text(repository, "policy/subprocessor-changes.yaml")).toBe(
      `subprocessorChanges:
  cards-added-2-0-0:
    date: 2027-01-01
    version: 2.0.0
    change: added
    name:
      en: Cards
      es-PR: Tarjetas
  host-changed-2-0-0:
    date: 2027-01-01
    version: 2.0.0
    change: changed
    name:
      en: Rack
      es-PR: Rack
    formerName:
      en: Host
      es-PR: Host
    facts:
      - country
  mail-removed-2-0-0:
    date: 2027-01-01
    version: 2.0.0
    change: removed
    name:
      en: Mail Company
      es-PR: la Compañía de Correo
`,
    );
    const after = text(repository, "policy/policy.yaml");
    expect(after.replace("2.0.0", "1.0.0").replace("2027-01-01", "2026-01-31")).toBe(before);
    expect(text(repository, "dist/es-PR/subprocessors.md")).toContain(
      "- Eliminación: la Compañía de Correo\n",
    );
    expect(text(repository, "dist/en/subprocessors.atom")).toContain(
      "<title>Changed: Rack (formerly Host; country)</title>",
    );
    expect((await gate(folder, "HEAD")).findings).toEqual([]);
    repository.commit();
    const none = await policyc(folder, "release", "-e", "2027-02-01");
    expect(none.stderr).toContain("nothing has changed since");
  });
});

describe("changelog", () => {
  test("enters every version of the branch, and only once", async () => {
    const repository = repositoryWith(versioned("1.0.0"));
    const { folder } = repository;
    repository.write("policy/policy.yaml", source({ ...versioned("2.0.0"), ...mail }));
    repository.commit();
    const country = { mail: { ...mail.subprocessors.mail, country: "DE" } };
    repository.write(
      "policy/policy.yaml",
      source({ ...versioned("3.0.0", "2027-01-01"), subprocessors: country }),
    );
    const first = await policyc(folder, "changelog");
    expect(first).toEqual({
      code: exitCodes.done,
      stdout: "",
      stderr:
        "policyc: policy/CHANGELOG.md written\n  3.0.0 entered\n  2.0.0 entered\n  1.0.0 entered\n",
    });
    const written = text(repository, "policy/CHANGELOG.md");
    expect(written.replace(/policyc, [0-9a-f]{16}/g, "policyc, …")).toMatchInlineSnapshot(`
      "# Changes of the policy

      ## 3.0.0

      Effective 2027-01-01: 1 material change.

      ### Material changes

      - Subprocessor “Mail Company”: country added: “Germany”.

      <!-- written by policyc, … -->

      ## 2.0.0

      Effective 2026-01-31: 1 material change.

      ### Material changes

      - Subprocessor “Mail Company” added.

      <!-- written by policyc, … -->

      ## 1.0.0

      Effective 2026-01-31: the first version that this changelog knows.

      <!-- written by policyc, … -->
      "
    `);
    const again = await policyc(folder, "changelog");
    expect(again.stderr).toBe("policyc: policy/CHANGELOG.md unchanged\n  3.0.0 entered already\n");
    expect(text(repository, "policy/CHANGELOG.md")).toBe(written);
    const since = await policyc(folder, "changelog", "--since", "HEAD~1");
    expect(since.stderr).toContain("3.0.0 entered anew");
    expect(text(repository, "policy/CHANGELOG.md")).toContain("Subprocessor “Mail Company” added");
  });

  test("the changelog is no part of the source: documents stay as they are", async () => {
    const repository = repositoryWith();
    await policyc(repository.folder, "build");
    await policyc(repository.folder, "changelog");
    expect((await policyc(repository.folder, "check")).stderr).toContain("dist is up to date");
  });
});
