import { afterEach, expect, test } from "vitest";
import { cacheFolder } from "../../src/cli/environment.js";

const { platform } = process;
afterEach(() => Object.defineProperty(process, "platform", { value: platform }));

const nowhere = { write: () => true };

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
])("on %s with %o, records go to %s", (name, env, expected) => {
  Object.defineProperty(process, "platform", { value: name });
  const environment = { argv: [], cwd: "/", env, stdout: nowhere, stderr: nowhere };
  expect(cacheFolder(environment)).toBe(expected);
});
