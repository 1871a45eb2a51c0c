import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../../src/cli.js";
import { StageLine } from "../../src/commands/progress.js";
import { root } from "../support/compiled.js";

const CLEAR = "\r\u001b[2K";
const policy = new URL("test/cases/documents/one-of-each/policy", root).pathname;

let out: string;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), "policyc-progress-"));
});
afterEach(() => rm(out, { recursive: true }));

interface Machine {
  readonly isTTY?: boolean;
  readonly env?: Record<string, string>;
  /** Milliseconds that pass from one look at the clock to the next. */
  readonly step?: number;
}

/** Everything that a command writes to stderr, piece by piece. */
async function talkOf(argv: readonly string[], { isTTY = true, env = {}, step = 400 }: Machine) {
  const said: string[] = [];
  let now = 0;
  await run({
    argv: [...argv, policy, "--out", out],
    cwd: root.pathname,
    env,
    stdout: { write: () => {} },
    stderr: { isTTY, columns: 200, write: (text: string) => said.push(text) },
    now: () => (now += step),
  });
  return said;
}

const isLine = (text: string) => text.startsWith(CLEAR);
const build = ["build", "--format", "markdown"];

test("a long build names the stages and the files on a terminal, then takes the line back", async () => {
  const said = await talkOf(build, {});
  const lines = said.filter(isLine).map((text) => text.replace(CLEAR, ""));
  expect(lines).toContain("policyc: checking the policy against the rules …");
  expect(lines).toContain("policyc: composing the documents in en …");
  expect(lines.join("\n")).toMatch(/: 1 of \d+ documents done, writing en\/[a-z-]+\.md …/);
  const last = said.findLastIndex(isLine);
  expect(said[last]).toBe(CLEAR);
  expect(said.slice(last + 1).join("")).toMatch(/files?: \d+ written/);
});

test("so does a long check, also while it compares what has drifted", async () => {
  await talkOf(build, { isTTY: false });
  const said = await talkOf(["check"], {});
  expect(said.join("")).toMatch(/ documents done, writing en\/[a-z-]+\.pdf …/);
  expect(said.join("")).toMatch(/policyc: comparing en\/[a-z-]+\.pdf …/);
  expect(said.at(-2)).toBe(CLEAR);
});

test.each([
  ["one that is quick", build, { step: 1 }],
  ["one into a log", build, { isTTY: false }],
  ["one in CI", build, { env: { CI: "true" } }],
  ["one on a terminal that cannot take back a line", build, { env: { TERM: "dumb" } }],
  ["a quiet one", [...build, "--quiet"], {}],
])("nothing is told of %s", async (_, argv, machine) => {
  expect((await talkOf(argv, machine)).filter(isLine)).toEqual([]);
});

test("the line is gone before it is said what is wrong", async () => {
  const said = await talkOf(["build", "--language", "tlh"], {});
  const last = said.findLastIndex(isLine);
  expect(said[last]).toBe(CLEAR);
  expect(said.slice(last + 1).join("")).toContain("there is no language “tlh”");
});

test("what a terminal would obey is written out", () => {
  const said: string[] = [];
  let time = 0;
  const talk = { isTerminal: true, columns: 80, write: (text: string) => said.push(text) };
  const line = new StageLine(talk, () => time);
  time = 1000;
  line.show("comparing \u001b[2Ja.md");
  expect(said).toHaveLength(1);
  expect(said[0]?.replace(CLEAR, "")).not.toContain("\u001b");
});

test("the first word comes after a second, others not more often than ten times a second", () => {
  const said: string[] = [];
  let time = 500;
  const talk = { isTerminal: true, columns: 20, write: (text: string) => said.push(text) };
  const line = new StageLine(talk, () => time);
  for (time of [600, 1499, 1500, 1599, 1600]) line.show(`at ${time}, and much more`);
  line.clear();
  line.clear();
  expect(said).toEqual([`${CLEAR}policyc: at 1500, a`, `${CLEAR}policyc: at 1600, a`, CLEAR]);
});
