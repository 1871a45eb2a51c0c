import { expect, test } from "vitest";
import { run } from "../../src/cli.js";
import { chapters, explanations } from "../../src/explain/explanation.js";
import { setExplanation } from "../../src/explain/typeset.js";
import { root } from "../support/compiled.js";

async function explain(topic: string | undefined, { columns = 80, isTTY = false } = {}) {
  const said = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof said) => ({
    write: (text: string) => (said[name] += text),
    columns,
    isTTY,
  });
  const argv = topic === undefined ? ["explain"] : ["explain", topic];
  const [stdout, stderr] = [stream("stdout"), stream("stderr")];
  const code = await run({ argv, cwd: "/", env: {}, stdout, stderr });
  return { code, ...said };
}

const longest = (text: string) => Math.max(...text.split("\n").map(({ length }) => length));

const expected = (name: string) => new URL(`test/explain/expected/${name}.txt`, root).pathname;

test.each([
  ["a rule", "gdpr/art-13-transfers"],
  ["a rule of no law", "consistency/no-jurisdictions"],
  ["another code", "schema/unknown-key"],
  ["a code without an example of one file", "source/duplicate-id"],
  ["a pack", "puerto-rico"],
  ["a family of codes", "waiver"],
])("%s: %s", async (_, topic) => {
  const { code, stdout, stderr } = await explain(topic);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  await expect(stdout).toMatchFileSnapshot(expected(topic));
});

test("where nothing is asked, everything is listed under the title of its pack", async () => {
  const { code, stdout, stderr } = await explain(undefined);
  const hint = "policyc: explain one of these to read more: policyc explain gdpr/art-13-dpo\n";
  expect({ code, stderr }).toEqual({ code: 0, stderr: hint });
  const words = stdout.split("\n").map((line) => line.trim().split(/ {2,}/)[0]);
  for (const { title, explanations } of chapters) {
    const at = words.indexOf(title);
    const own = words.slice(at + 1, words.indexOf("", at)).filter((word) => word?.includes("/"));
    expect(own).toEqual(explanations.map((one) => one.code));
  }
});

test("every explanation fits a terminal of 80 columns", () => {
  for (const one of explanations) {
    const text = setExplanation(one, { columns: 80, color: false });
    expect(longest(text), one.code).toBeLessThanOrEqual(80);
  }
});

test("a narrow terminal gets short lines, a wide one no endless ones", async () => {
  const { stdout } = await explain("schema", { columns: 44 });
  await expect(stdout).toMatchFileSnapshot(expected("schema-in-44-columns"));
  expect(longest(stdout)).toBeLessThanOrEqual(44);
  expect(longest((await explain("us-states", { columns: 500 })).stdout)).toBeLessThanOrEqual(90);
});

test("a terminal gets colour, and the same words", async () => {
  const { stdout } = await explain("gdpr/art-13-transfers", { isTTY: true });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
  const plain = stdout.replace(/\u001b\[\d+m/g, "");
  expect(stdout).toContain("\u001b[1mWhy\u001b[0m");
  expect(plain).toBe((await explain("gdpr/art-13-transfers")).stdout);
});

test.each([
  ["gdpr/art-13-legal-bases", "did you mean “gdpr/art-13-legal-basis”?"],
  ["GDPR", "did you mean “gdpr”?"],
  ["art-13-dpo", "did you mean “gdpr/art-13-dpo” or “uk/art-13-dpo”?"],
  ["constructor", "policyc explain lists all of them"],
  ["", "policyc explain lists all of them"],
])("“%s” is nothing: %s", async (topic, hint) => {
  expect(await explain(topic)).toEqual({
    code: 2,
    stdout: "",
    stderr: `policyc: there is no rule, code or pack “${topic}”\n  hint: ${hint}\n`,
  });
});
