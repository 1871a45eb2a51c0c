import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readAt, readFolderAt } from "../../src/source/git.js";
import { newRepository, type Repository } from "../support/git.js";

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("utf8");

let repository: Repository;
let first: string;

beforeAll(() => {
  repository = newRepository();
  repository.write("terms/policy/a.yaml", "name: first\n");
  repository.write("terms/policy/deep/b é\n.yml", "name: b\n");
  repository.write("terms/policy/logo.bin", new Uint8Array([0, 10, 13, 255]));
  repository.write("terms/policy/.hidden.yaml", "no: source\n");
  repository.write("terms/policy/node_modules/x.yaml", "no: source\n");
  repository.write("common/shared.yaml", "name: shared\n");
  symlinkSync("../../common/shared.yaml", join(repository.folder, "terms/policy/link.yaml"));
  first = repository.commit();
  repository.git("tag", "v1.0.0");
  repository.write("terms/policy/a.yaml", "name: second\n");
  repository.git("mv", "terms/policy/deep", "terms/policy/deeper");
  repository.commit();
  // A dirty work tree: changed, untracked and removed files.
  repository.write("terms/policy/a.yaml", "name: dirty\n");
  repository.write("terms/policy/c.yaml", "name: untracked\n");
  rmSync(join(repository.folder, "common"), { recursive: true });
});

afterAll(() => rmSync(repository.folder, { recursive: true }));

test("the source at a commit, in the order of paths, links followed, whatever the work tree holds", async () => {
  const before = repository.git("status", "--porcelain");
  for (const ref of ["v1.0.0", "HEAD~1", first, first.slice(0, 10)]) {
    const files = await readFolderAt(join(repository.folder, "terms/policy"), ref);
    expect(files).toEqual([
      { path: "a.yaml", text: "name: first\n" },
      { path: "deep/b é\n.yml", text: "name: b\n" },
      { path: "link.yaml", text: "name: shared\n" },
    ]);
  }
  const [a] = await readFolderAt(join(repository.folder, "terms/policy"), "main");
  expect(a?.text).toBe("name: second\n");
  expect(repository.git("status", "--porcelain")).toBe(before);
});

test("any file, byte for byte, with the id of the commit", async () => {
  const wants = (path: string) => path.endsWith(".bin");
  const { commit, files } = await readAt(join(repository.folder, "terms/policy"), "v1.0.0", wants);
  expect(commit).toBe(first);
  expect([...files]).toEqual([["logo.bin", new Uint8Array([0, 10, 13, 255])]]);
});

test("a folder that is only in the past, and the root of the repository", async () => {
  const past = await readAt(join(repository.folder, "terms/policy/deep"), "v1.0.0");
  expect([...past.files.keys()]).toEqual(["b é\n.yml"]);
  const root = await readAt(repository.folder, "main", (path) => path.startsWith("common/"));
  expect(text(root.files.get("common/shared.yaml"))).toBe("name: shared\n");
});

test("a ref that does not exist, or that looks like an option", async () => {
  const wrong = (ref: string) => readAt(repository.folder, ref);
  await expect(wrong("v9")).rejects.toThrow(/^git knows no commit “v9”/);
  await expect(wrong("--all")).rejects.toThrow(/^git knows no commit “--all”/);
  await expect(wrong("HEAD~99")).rejects.toMatchObject({
    hint: expect.stringContaining("git fetch --all --tags"),
  });
});

test("a shallow clone says how to get the history", async () => {
  const clone = mkdtempSync(join(tmpdir(), "policyc-clone-"));
  const from = `file://${repository.folder}`;
  execFileSync("git", ["clone", "--quiet", "--depth", "1", from, clone], { stdio: "pipe" });
  await expect(readAt(clone, "HEAD~1")).rejects.toMatchObject({
    hint: expect.stringContaining("git fetch --unshallow"),
  });
  expect([...(await readAt(join(clone, "common"), "HEAD")).files.keys()]).toEqual(["shared.yaml"]);
  rmSync(clone, { recursive: true });
});

test("a folder outside git, one that a commit lacks, one without YAML, and a broken link", async () => {
  const outside = mkdtempSync(join(tmpdir(), "policyc-outside-"));
  await expect(readAt(outside, "HEAD")).rejects.toThrow("is in no git repository");
  rmSync(outside, { recursive: true });
  const at = (folder: string, ref: string) => readAt(join(repository.folder, folder), ref);
  await expect(at("terms/policy/deeper", "v1.0.0")).rejects.toThrow(
    "there is no folder terms/policy/deeper at v1.0.0",
  );
  const other = newRepository();
  writeFileSync(join(other.folder, "readme.md"), "no YAML");
  other.commit();
  await expect(readFolderAt(other.folder, "HEAD")).rejects.toThrow("holds no YAML file at HEAD");
  symlinkSync("nowhere.yaml", join(other.folder, "link.yaml"));
  other.commit();
  await expect(readFolderAt(other.folder, "HEAD")).rejects.toThrow(
    "link.yaml is a link to nowhere.yaml, which is no file of that commit",
  );
  rmSync(other.folder, { recursive: true });
});
