import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { sortDiagnostics } from "../../src/diagnostics/order.js";
import { suggest } from "../../src/diagnostics/suggest.js";
import { positionsIn } from "../../src/reporters/position.js";
import { report, summary } from "../../src/reporters/pretty.js";
import { inFolder } from "../../src/reporters/reporter.js";

const at = (text: string, marked: string, more: Partial<Diagnostic> = {}): Diagnostic => {
  const start = text.indexOf(marked);
  const location = { file: "a.yaml", start, end: start + marked.length };
  return { code: "schema/unknown-key", severity: "error", message: "wrong", location, ...more };
};
const print = (text: string, d: Diagnostic, color = false) =>
  report(inFolder("policy/", [d], [{ path: "a.yaml", text }]), { color, cwd: "/" });
const frame = (text: string, marked: string) =>
  print(text, at(text, marked)).split("\n").slice(1, 3);

test("a line with the place, a frame, related places and a hint", () => {
  const text = "a: 1\nbb: 2\n";
  const first = { message: "first here", location: { file: "a.yaml", start: 0, end: 1 } };
  expect(print(text, at(text, "bb", { related: [first], hint: "do this" }))).toBe(
    `policy/a.yaml:2:1 error schema/unknown-key  wrong
  2 | bb: 2
    | ^^
  policy/a.yaml:1:1 first here
  1 | a: 1
    | ^
  hint: do this
`,
  );
});

describe("frames", () => {
  test("carets stand below the span, beside tabs, wide characters and emoji", () => {
    expect(frame("\tk: v", "v")).toEqual(["  1 |   k: v", "    |      ^"]);
    expect(frame("日本: v", "v")).toEqual(["  1 | 日本: v", "    |       ^"]);
    expect(frame("🙂: v", "🙂")).toEqual(["  1 | 🙂: v", "    | ^^"]);
  });

  test("only the first line of a long span is underlined", () => {
    expect(frame("a: |\r\n  x\r\n", "|\r\n  x")).toEqual(["  1 | a: |", "    |    ^"]);
  });

  test("a very long line is cut around the span", () => {
    const [line = "", carets = ""] = frame(`${"x".repeat(5e5)}HERE${"y".repeat(5e5)}`, "HERE");
    expect(line.length).toBeLessThan(112);
    expect(line).toMatch(/… *x+HEREy+…$|…x+HEREy+…$/);
    expect(carets.indexOf("^")).toBe(line.indexOf("HERE"));
  });
});

test("what a terminal would obey is written out, and nothing is coloured unless asked", () => {
  const text = "a: \u001b[31mx\n";
  const shown = print(text, at(text, "a", { message: "bad \u001b[2J", hint: "\u202e" }));
  expect(shown).not.toContain("\u001b");
  expect(shown).not.toContain("\u202e");
  expect(print(text, at(text, "a"), true)).toContain("\u001b[31merror\u001b[0m");
});

test("a finding without a place is a line", () => {
  const d: Diagnostic = { code: "schema/missing-key", severity: "warning", message: "gone" };
  expect(print("", d)).toBe("warning schema/missing-key  gone\n");
});

test("columns count characters from 1; lines end in LF, CRLF or CR", () => {
  const position = positionsIn("🙂a\r\nb\rc\nd");
  const where = [2, 3, 5, 7, 9, 99].map((o) => position(o)).map((p) => [p.line, p.column]);
  expect(where).toEqual([
    [1, 2],
    [1, 3],
    [2, 1],
    [3, 1],
    [4, 1],
    [4, 2],
  ]);
});

test("summary counts by severity", () => {
  const d = at("a", "a");
  expect(summary([d, d, { ...d, severity: "warning" }])).toBe("2 errors, 1 warning");
});

test("diagnostics are ordered by file, place and code, without doubles", () => {
  const [a, b] = [at("ab", "a"), at("ab", "b")];
  expect(sortDiagnostics([b, a, { ...a }])).toEqual([a, b]);
});

test.each([
  ["sevrices", "services"],
  ["Legal_Basis", "legal-basis"],
  ["sub", "subprocessors"],
  ["xylophone", undefined],
  ["en", undefined],
])("%s suggests %s", (word, meant) => {
  expect(suggest(word, ["services", "legal-basis", "subprocessors", "es"])).toBe(meant);
});
