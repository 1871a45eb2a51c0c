import { existsSync } from "node:fs";
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { compare, type IsOwn, leftOver, refuseForeignIndex } from "../../src/output/compare.js";
import { OutputError } from "../../src/output/error.js";
import { writeAll } from "../../src/output/write.js";

let root: string;
let dist: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "policyc-write-"));
  dist = join(root, "dist");
});

afterEach(() => rm(root, { recursive: true, force: true }));

const output = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });
const page = output("en/privacy-policy.html", "page");
const data = output("en/privacy-policy.json", "data");
const mark = (path: string) => `made for ${path}`;
const isOwn: IsOwn = async (path, bytes) => Buffer.from(bytes).toString() === mark(path);
const read = (path: string) => readFile(join(dist, path), "utf8");
const tree = async (folder: string) => (await readdir(folder, { recursive: true })).sort();

async function put(path: string, text = "") {
  await mkdir(join(dist, path, ".."), { recursive: true });
  await writeFile(join(dist, path), text);
}

describe("writing", () => {
  test("makes folders and files, and leaves nothing else behind", async () => {
    expect(await writeAll(dist, [page, data])).toEqual({
      written: [page.path, data.path],
      unchanged: [],
      removed: [],
    });
    expect(await tree(dist)).toEqual(["en", page.path, data.path]);
    expect(await read(page.path)).toBe("page");
  });

  test("does not touch a file that has its bytes already", async () => {
    await writeAll(dist, [page, data]);
    const old = new Date("2001-02-03T04:05:06Z");
    await utimes(join(dist, page.path), old, old);
    await utimes(join(dist, data.path), old, old);
    const done = await writeAll(dist, [page, output(data.path, "DATA")]);
    expect(done).toMatchObject({ written: [data.path], unchanged: [page.path] });
    expect((await stat(join(dist, page.path))).mtime).toEqual(old);
    expect((await stat(join(dist, data.path))).mtime).not.toEqual(old);
    expect(await read(data.path)).toBe("DATA");
  });

  test("a build that changes nothing makes no staging folder", async () => {
    await writeAll(dist, [page]);
    const before = (await stat(dist)).mtimeMs;
    await writeAll(dist, [page]);
    expect((await stat(dist)).mtimeMs).toBe(before);
  });

  test("clears away the staging folder of a killed build, and only that", async () => {
    await writeAll(dist, [page]);
    await put(".policyc-aB3dE9/0.new", "half");
    await put(".policyc-notes/mine.txt", "mine");
    await put(".gitkeep");
    await writeAll(dist, [page]);
    expect(await readdir(dist)).toEqual([".gitkeep", ".policyc-notes", "en"]);
  });

  test.each(["../x.html", "/etc/x.html", "en/../../x.html", "en//x.html", "C:x", "en\\x"])(
    "a path that leads out, %s, is a bug and not a mistake",
    async (path) => {
      const attempt = writeAll(dist, [output(path, "")]);
      await expect(attempt).rejects.toThrow(/not a path below/);
      await expect(attempt).rejects.not.toBeInstanceOf(OutputError);
      expect(await readdir(root)).toEqual([]);
    },
  );
});

describe("what is in the way", () => {
  test("a file where the output folder should be", async () => {
    await writeFile(dist, "mine");
    await expect(writeAll(dist, [page])).rejects.toThrow(OutputError);
    expect(await readFile(dist, "utf8")).toBe("mine");
  });

  test("a file where a parent of the output folder should be", async () => {
    await writeFile(dist, "mine");
    await expect(writeAll(join(dist, "deep"), [page])).rejects.toThrow(OutputError);
  });

  test.skipIf(!existsSync("/proc/self"))("a place where the system makes no folders", async () => {
    await expect(writeAll("/proc/policyc/dist", [page])).rejects.toThrow(OutputError);
  });

  test("a link that leads nowhere as the output folder", async () => {
    await symlink(join(root, "nowhere"), dist);
    await expect(writeAll(dist, [page])).rejects.toThrow(OutputError);
    expect(await readdir(root)).toEqual(["dist"]);
  });

  test("a file where a language folder should be; nothing is written beside it", async () => {
    await put("es", "mine");
    const spanish = output("es/privacy-policy.html", "página");
    await expect(writeAll(dist, [page, spanish])).rejects.toThrow(/es is a file/);
    expect(await tree(dist)).toEqual(["es"]);
  });

  test("a folder where a file should be", async () => {
    await put(`${data.path}/mine.txt`);
    await expect(writeAll(dist, [page, data])).rejects.toThrow(/is a folder/);
    expect(await readdir(join(dist, "en"))).toEqual(["privacy-policy.json"]);
  });

  test("a link to a file is replaced and not written through", async () => {
    await writeFile(join(root, "outside"), "mine");
    await mkdir(join(dist, "en"), { recursive: true });
    await symlink(join(root, "outside"), join(dist, page.path));
    await writeAll(dist, [page]);
    expect(await readFile(join(root, "outside"), "utf8")).toBe("mine");
    expect((await lstat(join(dist, page.path))).isFile()).toBe(true);
  });

  test("a link to a folder is refused", async () => {
    await mkdir(join(root, "outside"));
    await mkdir(dist);
    await symlink(join(root, "outside"), join(dist, "en"));
    await expect(writeAll(dist, [page])).rejects.toThrow(/is a link/);
    expect(await readdir(join(root, "outside"))).toEqual([]);
  });

  test("the output folder itself may be a link", async () => {
    await mkdir(join(root, "real"));
    await symlink(join(root, "real"), dist);
    await writeAll(dist, [page]);
    expect(await tree(join(root, "real"))).toEqual(["en", page.path]);
  });
});

describe("left over", () => {
  test("a language, or a document, that is no longer made, in any format", async () => {
    const old = [
      ...["en/cookie-policy.html", "en/records-of-processing.csv"],
      ...["es/privacy-policy.html", "es/privacy-policy.json"],
    ];
    for (const path of old) await put(path, mark(path));
    const remove = await leftOver(dist, [page, data], isOwn);
    expect(remove).toEqual(old);
    expect(await writeAll(dist, [page, data], { remove })).toMatchObject({ removed: old });
    expect(await tree(dist)).toEqual(["en", page.path, data.path]);
  });

  test.each(["en/guide.html", "es/privacy-policy.html", "es/privacy-policy.json"])(
    "%s is somebody else's, as it does not say that policyc made it for this place",
    async (path) => {
      await put(path, mark("es/another.html"));
      expect(await leftOver(dist, [page, data], isOwn)).toEqual([]);
    },
  );

  test.each([
    "en/assets/privacy-policy.html",
    "images/privacy-policy.html",
    "privacy-policy.html",
    ".policyc-aB3dE9/privacy-policy.html",
  ])("%s stands where no document would", async (path) => {
    await put(path, mark(path));
    expect(await leftOver(dist, [page, data], isOwn)).toEqual([]);
  });

  test("never looks through a link", async () => {
    await mkdir(join(root, "outside"));
    await writeFile(join(root, "outside", "privacy-policy.html"), mark("es/privacy-policy.html"));
    await mkdir(dist);
    await symlink(join(root, "outside"), join(dist, "es"));
    expect(await leftOver(dist, [page, data], isOwn)).toEqual([]);
  });

  test("a language folder with other files in it stays", async () => {
    await put("es/privacy-policy.html");
    await put("es/notes.txt", "mine");
    await writeAll(dist, [page], { remove: ["es/privacy-policy.html"] });
    expect(await readdir(join(dist, "es"))).toEqual(["notes.txt"]);
  });
});

describe("an index", () => {
  const index = output("index.html", "list");

  test("of somebody else's stays, and nothing is compared with it", async () => {
    await put("index.html", "Welcome to our website");
    const refused = /index\.html was not written by policyc/;
    await expect(refuseForeignIndex(dist, [page, index], isOwn)).rejects.toThrow(refused);
    await expect(compare(dist, [page, index], isOwn)).rejects.toThrow(OutputError);
    expect(await leftOver(dist, [page], isOwn)).toEqual([]);
    expect(await read("index.html")).toBe("Welcome to our website");
  });

  test("that is a link is somebody else's", async () => {
    await put("home.html", mark("index.html"));
    await symlink("home.html", join(dist, "index.html"));
    await expect(refuseForeignIndex(dist, [index], isOwn)).rejects.toThrow(OutputError);
  });

  test("that is the very one needs no mark", async () => {
    await writeAll(dist, [index]);
    expect(await compare(dist, [index], isOwn)).toEqual([]);
  });

  test("of somebody else's is no business of a build that makes none", async () => {
    await put("index.html", "Welcome to our website");
    await refuseForeignIndex(dist, [page], isOwn);
    expect(await compare(dist, [], isOwn)).toEqual([]);
  });

  test("of policyc's gives way to a new one, also where it may not be written or is empty", async () => {
    await refuseForeignIndex(dist, [index], isOwn);
    for (const old of [mark("index.html"), ""]) {
      await put("index.html", old);
      await chmod(join(dist, "index.html"), 0o444);
      await refuseForeignIndex(dist, [index], isOwn);
      await writeAll(dist, [index]);
      expect(await read("index.html")).toBe("list");
      await rm(join(dist, "index.html"));
    }
  });

  test("of policyc's is left over where there is nothing to list", async () => {
    await put("index.html", mark("index.html"));
    expect(await leftOver(dist, [page, index], isOwn)).toEqual([]);
    expect(await leftOver(dist, [page], isOwn)).toEqual(["index.html"]);
  });
});

describe("comparing", () => {
  test("no folder is not a difference", async () => {
    expect(await compare(dist, [page], isOwn)).toBeUndefined();
  });

  test("tells stale, missing and left over apart, and writes nothing", async () => {
    await put(page.path, "old!");
    await put("es/privacy-policy.html", mark("es/privacy-policy.html"));
    const before = await tree(dist);
    expect(await compare(dist, [page, data], isOwn)).toEqual([
      { path: page.path, state: "stale" },
      { path: data.path, state: "missing" },
      { path: "es/privacy-policy.html", state: "left over" },
    ]);
    expect(await tree(dist)).toEqual(before);
  });

  test("no mixture of two builds passes as either", async () => {
    const paths = [0, 1, 2, 3].map((index) => `en/document-${index}.html`);
    const one = paths.map((path) => output(path, "one"));
    const two = paths.map((path) => output(path, "two"));
    for (let mask = 1; mask < 15; mask++) {
      await writeAll(
        dist,
        paths.map((_, index) => ((mask >> index) & 1 ? one : two)[index] ?? page),
      );
      expect(await compare(dist, one, isOwn)).not.toEqual([]);
      expect(await compare(dist, two, isOwn)).not.toEqual([]);
    }
  });
});

test("builds at the same time all come to their end, and leave whole files", async () => {
  const bodies = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(100_000));
  const build = (body: string) =>
    writeAll(dist, [output(page.path, body), output(data.path, body)]);
  for (let round = 0; round < 5; round++) await Promise.all(bodies.map(build));
  expect(bodies).toContain(await read(page.path));
  expect(bodies).toContain(await read(data.path));
  await writeAll(dist, [page, data]);
  expect(await tree(dist)).toEqual(["en", page.path, data.path]);
});
