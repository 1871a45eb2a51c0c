import { afterEach, expect, test } from "vitest";
import { cacheFolder } from "../../src/cache-folder.js";

const { platform } = process;
afterEach(() => Object.defineProperty(process, "platform", { value: platform }));

test.each([
  ["linux", { HOME: "/home/a" }, "/home/a/.cache/policyc"],
  ["linux", { HOME: "/home/a", XDG_CACHE_HOME: "/var/cache/a" }, "/var/cache/a/policyc"],
  ["linux", { HOME: "/home/a", XDG_CACHE_HOME: "relative" }, "/home/a/.cache/policyc"],
  ["linux", { HOME: "/home/a", XDG_CACHE_HOME: "" }, "/home/a/.cache/policyc"],
  ["linux", { HOME: "" }, undefined],
  ["linux", {}, undefined],
  ["darwin", { HOME: "/Users/a" }, "/Users/a/Library/Caches/policyc"],
  ["win32", { LOCALAPPDATA: "/local", HOME: "/home/a" }, "/local/policyc"],
  ["win32", {}, undefined],
])("on %s with %o, what is kept goes to %s", (name, env, expected) => {
  Object.defineProperty(process, "platform", { value: name });
  expect(cacheFolder(env)).toBe(expected);
});
