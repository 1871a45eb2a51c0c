import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OutputError } from "../../src/output/error.js";
import { writeAll } from "../../src/output/write.js";

vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  return {
    ...real,
    renameSync: vi.fn(real.renameSync),
    linkSync: vi.fn(real.linkSync),
    openSync: vi.fn(real.openSync),
  };
});

let dist: string;

beforeEach(() => {
  dist = join(fs.mkdtempSync(join(tmpdir(), "policyc-halfway-")), "dist");
});

afterEach(() => {
  vi.resetAllMocks();
  fs.rmSync(join(dist, ".."), { recursive: true, force: true });
});

const paths = ["en/a.html", "en/b.html", "es/a.html", "es/b.html"];
const outputs = (text: string) => paths.map((path) => ({ path, bytes: Buffer.from(text) }));
const tree = (folder: string) =>
  fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();

function failure(code: string) {
  return Object.assign(new Error(code), { code, syscall: "rename" });
}

/** Lets the first `count` calls through, fails the next with `code`, lets the rest through. */
function failAfter(name: "renameSync" | "openSync", count: number, code: string) {
  const { renameSync, openSync } = fs;
  const mocked = vi.mocked<(...args: never[]) => unknown>({ renameSync, openSync }[name]);
  const real = mocked.getMockImplementation();
  let calls = 0;
  mocked.mockImplementation((...args) => {
    if (calls++ === count) throw failure(code);
    return real?.(...args);
  });
}

function snapshot() {
  const found: Record<string, unknown> = {};
  for (const path of tree(dist)) {
    const { mtimeMs, ino } = fs.statSync(join(dist, path));
    if (path.includes(".")) found[path] = [fs.readFileSync(join(dist, path), "utf8"), mtimeMs, ino];
  }
  return found;
}

test.each([0, 1, 2, 3])("a failure at rename %i puts the old files back", async (count) => {
  await writeAll(dist, outputs("old"));
  const before = snapshot();
  failAfter("renameSync", count, "EIO");
  await expect(writeAll(dist, outputs("new"))).rejects.toThrow(OutputError);
  expect(snapshot()).toEqual(before);
  expect(fs.readdirSync(dist)).toEqual(["en", "es"]);
});

test.each([0, 1, 2, 3])(
  "a failure at rename %i of a first build leaves no trace",
  async (count) => {
    failAfter("renameSync", count, "EXDEV");
    // Relative, as the user types it.
    const typed = relative(process.cwd(), join(dist, "deep"));
    await expect(writeAll(typed, outputs("new"))).rejects.toThrow(OutputError);
    expect(tree(join(dist, ".."))).toEqual([]);
  },
);

test.each([0, 1, 2, 3])("a disk that is full at file %i leaves all as it was", async (count) => {
  await writeAll(dist, outputs("old"));
  const before = snapshot();
  failAfter("openSync", count, "ENOSPC");
  await expect(writeAll(dist, outputs("new"))).rejects.toThrow("the disk is full");
  expect(snapshot()).toEqual(before);
});

test("what was taken away comes back when a later step fails", async () => {
  await writeAll(dist, outputs("old"));
  const before = snapshot();
  failAfter("renameSync", 5, "EIO");
  const remove = ["es/a.html", "es/b.html"];
  await expect(writeAll(dist, outputs("new"), { remove })).rejects.toThrow(OutputError);
  expect(snapshot()).toEqual(before);
});

test("works where there are no hard links", async () => {
  await writeAll(dist, outputs("old"));
  vi.mocked(fs.linkSync).mockImplementation(() => {
    throw failure("EPERM");
  });
  failAfter("renameSync", 2, "EIO");
  await expect(writeAll(dist, outputs("new"))).rejects.toThrow(OutputError);
  for (const path of paths) expect(fs.readFileSync(join(dist, path), "utf8")).toBe("old");
});

test("says so when the old files cannot be put back", async () => {
  await writeAll(dist, outputs("old"));
  const real = await vi.importActual<typeof import("node:fs")>("node:fs");
  let calls = 0;
  vi.mocked(fs.renameSync).mockImplementation((from, to) => {
    if (calls++ >= 2) throw failure("EIO");
    real.renameSync(from, to);
  });
  await expect(writeAll(dist, outputs("new"))).rejects.toThrow("2 old files could not be put back");
});
