import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { InputError, readFolder } from "../../src/source/read.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "policyc-read-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(path: string, content: string | Uint8Array = "a: 1\n") {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}
const paths = async () => (await readFolder(folder)).map((file) => file.path);
const mistake = async (path = folder) => {
  const error: unknown = await readFolder(path).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message.replace(folder, "policy");
};

test("reads YAML at any depth, in code-unit order", async () => {
  for (const path of ["b.yaml", "a/c.yml", "Z.yaml", "readme.md"]) await put(path);
  expect(await paths()).toEqual(["Z.yaml", "a/c.yml", "b.yaml"]);
});

test("passes over what is hidden and what is installed", async () => {
  for (const path of ["a.yaml", ".git/x.yaml", ".x.yaml", "node_modules/p/x.yaml"]) await put(path);
  expect(await paths()).toEqual(["a.yaml"]);
});

test("follows links, but not in circles", async () => {
  await put("a/x.yaml");
  await symlink("..", join(folder, "a/up"));
  await symlink("a/x.yaml", join(folder, "y.yaml"));
  expect(await paths()).toEqual(["a/x.yaml", "y.yaml"]);
});

test("drops a byte order mark and keeps Windows lines", async () => {
  await put("a.yaml", "\ufeffa: 1\r\n");
  expect(await readFolder(folder)).toEqual([{ path: "a.yaml", text: "a: 1\r\n" }]);
});

test("says in one line why it cannot read", async () => {
  expect(await mistake()).toBe("policy holds no YAML file");
  expect(await mistake(join(folder, "no"))).toBe("policy/no does not exist");
  await put("a.yaml", new Uint8Array([0x61, 0x3a, 0x20, 0xff]));
  expect(await mistake()).toBe("policy/a.yaml is not UTF-8 text");
  expect(await mistake(join(folder, "a.yaml"))).toMatch(/is a file, but a folder is expected$/);
  await rm(join(folder, "a.yaml"));
  await symlink("nowhere", join(folder, "a.yaml"));
  expect(await mistake()).toBe("policy/a.yaml is a link that leads nowhere");
});
