import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OutputError, writeAll } from "../../src/write.js";

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  return { ...real, rename: vi.fn(real.rename), link: vi.fn(real.link), open: vi.fn(real.open) };
});

let dist: string;

beforeEach(async () => {
  dist = join(await fs.mkdtemp(join(tmpdir(), "policyc-halfway-")), "dist");
});

afterEach(async () => {
  vi.resetAllMocks();
  await fs.rm(join(dist, ".."), { recursive: true, force: true });
});

const paths = ["en/a.html", "en/b.html", "es/a.html", "es/b.html"];
const outputs = (text: string) => paths.map((path) => ({ path, bytes: Buffer.from(text) }));
const tree = async (folder: string) => (await fs.readdir(folder, { recursive: true })).sort();

function failure(code: string) {
  return Object.assign(new Error(code), { code, syscall: "rename" });
}

/** Lets the first `count` calls through, fails the next with `code`, lets the rest through. */
async function failAfter(name: "rename" | "open", count: number, code: string) {
  const mocked = vi.mocked<(...args: never[]) => unknown>(name === "open" ? fs.open : fs.rename);
  const real = mocked.getMockImplementation();
  let calls = 0;
  mocked.mockImplementation((...args) =>
    calls++ === count ? Promise.reject(failure(code)) : real?.(...args),
  );
}

async function snapshot() {
  const found: Record<string, unknown> = {};
  for (const path of await tree(dist)) {
    const { mtimeMs, ino } = await fs.stat(join(dist, path));
    if (path.includes("."))
      found[path] = [await fs.readFile(join(dist, path), "utf8"), mtimeMs, ino];
  }
  return found;
}

test.each([0, 1, 2, 3])("a failure at rename %i puts the old files back", async (count) => {
  await writeAll(dist, outputs("old"));
  const before = await snapshot();
  await failAfter("rename", count, "EIO");
  await expect(writeAll(dist, outputs("new"))).rejects.toThrow(OutputError);
  expect(await snapshot()).toEqual(before);
  expect(await fs.readdir(dist)).toEqual(["en", "es"]);
});

test.each([0, 1, 2, 3])(
  "a failure at rename %i of a first build leaves no trace",
  async (count) => {
    await failAfter("rename", count, "EXDEV");
    // Relative, as the user types it.
    const typed = relative(process.cwd(), join(dist, "deep"));
    await expect(writeAll(typed, outputs("new"))).rejects.toThrow(OutputError);
    expect(await tree(join(dist, ".."))).toEqual([]);
  },
);

test.each([0, 1, 2, 3])("a disk that is full at file %i leaves all as it was", async (count) => {
  await writeAll(dist, outputs("old"));
  const before = await snapshot();
  await failAfter("open", count, "ENOSPC");
  await expect(writeAll(dist, outputs("new"))).rejects.toThrow("the disk is full");
  expect(await snapshot()).toEqual(before);
});

test("what was taken away comes back when a later step fails", async () => {
  await writeAll(dist, outputs("old"));
  const before = await snapshot();
  await failAfter("rename", 5, "EIO");
  const remove = ["es/a.html", "es/b.html"];
  await expect(writeAll(dist, outputs("new"), { remove })).rejects.toThrow(OutputError);
  expect(await snapshot()).toEqual(before);
});

test("works where there are no hard links", async () => {
  await writeAll(dist, outputs("old"));
  vi.mocked(fs.link).mockRejectedValue(failure("EPERM"));
  await failAfter("rename", 2, "EIO");
  await expect(writeAll(dist, outputs("new"))).rejects.toThrow(OutputError);
  for (const path of paths) expect(await fs.readFile(join(dist, path), "utf8")).toBe("old");
});

test("says so when the old files cannot be put back", async () => {
  await writeAll(dist, outputs("old"));
  const real = await vi.importActual<typeof import("node:fs/promises")>("node:fs/promises");
  let calls = 0;
  vi.mocked(fs.rename).mockImplementation(async (from, to) => {
    if (calls++ >= 2) throw failure("EIO");
    return real.rename(from, to);
  });
  await expect(writeAll(dist, outputs("new"))).rejects.toThrow("2 old files could not be put back");
});
