import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./support/compiled.js";

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly {
      readonly id?: string;
      readonly run?: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
}

const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const action = parse(read("action.yml")) as Action;
const check = action.runs.steps.find(({ id }) => id === "check");

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "policyc-action-"));
  const policy = new URL("test/cases/documents/one-of-each/policy", root).pathname;
  cpSync(policy, join(folder, "policy"), { recursive: true });
  mkdirSync(join(folder, "dist"));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the step of the action as a runner does: inputs in the place of their expressions. */
function runCheck(inputs: Readonly<Record<string, string>>) {
  const value = (expression: string) => {
    const [, name = ""] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression) ?? [];
    return inputs[name] ?? action.inputs[name]?.default;
  };
  const env = Object.fromEntries(Object.entries(check?.env ?? {}).map(([k, v]) => [k, value(v)]));
  const runner = {
    GITHUB_ACTION_PATH: new URL(".", root).pathname,
    GITHUB_OUTPUT: join(folder, "output"),
    RUNNER_TEMP: folder,
  };
  return spawnSync("bash", ["-e", "-o", "pipefail", "-c", check?.run ?? "exit 99"], {
    cwd: folder,
    env: { ...process.env, ...env, ...runner },
    encoding: "utf8",
  });
}

describe("the GitHub action", () => {
  test("annotates, writes SARIF, says where it is, and fails on drift", () => {
    const { status, stdout } = runCheck({});
    expect(status).toBe(1);
    expect(stdout).toContain("::error file=dist/en/privacy-policy.html,title=drift/missing::");
    const sarif = join(folder, "policyc.sarif");
    expect(readFileSync(join(folder, "output"), "utf8")).toBe(`sarif=${sarif}\n`);
    expect(JSON.parse(readFileSync(sarif, "utf8"))).toMatchObject({ version: "2.1.0" });
  });

  test("passes on fresh documents, and hands its inputs on", () => {
    const bin = new URL("bin/policyc.js", root).pathname;
    execFileSync("node", [bin, "build", "-q", "-o", "public"], { cwd: folder });
    expect(runCheck({ out: "public" }).status).toBe(0);
    expect(runCheck({ out: "public", "max-warnings": "0" }).status).toBe(1);
    expect(runCheck({ out: "public", policy: "nowhere" }).status).toBe(2);
  });

  test("each variable of a script comes from an input that exists", () => {
    const expressions = read("action.yml").matchAll(/\$\{\{ inputs\.([\w-]+)/g);
    const names = [...expressions].map(([, name]) => name ?? "");
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !(name in action.inputs))).toEqual([]);
  });
});

test("the pre-commit hook runs a command that the package installs", () => {
  const [hook] = parse(read(".pre-commit-hooks.yaml")) as { id: string; entry: string }[];
  const [command = "", ...args] = hook?.entry.split(" ") ?? [];
  const { bin } = JSON.parse(read("package.json")) as { bin: Record<string, string> };
  const installed = join(folder, command);
  expect(existsSync(new URL(bin[command] ?? "nowhere", root))).toBe(true);
  symlinkSync(new URL(bin[command] ?? "", root).pathname, installed);
  expect(spawnSync(installed, [...args, "--help"], { cwd: folder }).status).toBe(0);
});

test("the examples of the README are YAML of at most ten lines, and name what exists", () => {
  const [, section = ""] = /## In CI\n(.*?)\n## /s.exec(read("README.md")) ?? [];
  const examples = [...section.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text ?? "");
  expect(examples).toHaveLength(3);
  for (const example of examples) {
    expect(() => parse(example)).not.toThrow();
    expect(example.trim().split("\n").length).toBeLessThanOrEqual(10);
  }
  const inputs = /with: \{(.*)\}/.exec(examples[0] ?? "")?.[1]?.match(/[\w-]+(?=:)/g) ?? [];
  expect(inputs.filter((name) => !(name in action.inputs))).toEqual([]);
  expect(examples[2]).toContain((parse(read(".pre-commit-hooks.yaml")) as { id: string }[])[0]?.id);
});
