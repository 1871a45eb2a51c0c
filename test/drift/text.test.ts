import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beside } from "../../src/drift/beside.js";
import { describe as differences } from "../../src/drift/describe.js";
import { lineDifferences } from "../../src/drift/lines.js";
import "../support/seed.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i + 1}`);

describe("two texts side by side", () => {
  test("are cut around their first difference", () => {
    const [found, compiled] = beside(`${"a".repeat(500)}old end`, `${"a".repeat(500)}new end`);
    expect(found).toBe(`- …${"a".repeat(40)}old end`);
    expect(compiled).toBe(`+ …${"a".repeat(40)}new end`);
  });

  test("are written out where they look alike", () => {
    expect(beside("caf\u00e9", "cafe\u0301")).toEqual(["- caf\\u00e9", "+ cafe\\u0301"]);
    expect(beside("90 days", "90\u00a0days")).toEqual(["- 90 days", "+ 90\\u00a0days"]);
    expect(beside("end", "end  ")).toEqual(["- end", "+ end\\u0020\\u0020"]);
    expect(beside("\\n", "\n")).toEqual(["- \\u005cn", "+ \\u000a"]);
  });

  const texts = fc.string({ unit: "binary", maxLength: 300 });

  test("are two short lines that differ where the texts do, with nothing a terminal obeys", () => {
    fc.assert(
      fc.property(texts, texts, texts, (same, one, other) => {
        const lines = beside(same + one, same + other);
        expect(lines[0].slice(1) === lines[1].slice(1)).toBe(one === other);
        for (const line of lines) {
          expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
          expect(line.length).toBeLessThan(1000);
        }
      }),
    );
  });
});

describe("lines that differ", () => {
  const before = numbered(50);

  test("a line changed, one put in, one taken out", () => {
    const after = [...before];
    after[9] = "line ten";
    after.splice(20, 0, "between");
    after.splice(40, 1);
    expect(lineDifferences(before.join("\n"), after.join("\n"))).toEqual([
      ...["line 10:", "- line 10", "+ line ten"],
      ...["line 21:", "+ between"],
      ...["line 40:", "- line 40"],
    ]);
  });

  test("of many places, the first are shown", () => {
    const after = before.map((line, i) => (i % 10 === 0 ? `${line}!` : line));
    const shown = lineDifferences(before.join("\n"), after.join("\n"));
    expect(shown.slice(0, 3)).toEqual(["line 1:", "- line 1", "+ line 1!"]);
    expect(shown.at(-1)).toBe("and more, from line 31 on");
  });

  test("of a long run, the first are shown", () => {
    const shown = lineDifferences(before.join("\n"), ["other", ...before.slice(30)].join("\n"));
    expect(shown).toContain("- … 26 more lines");
    expect(shown.at(-1)).toBe("+ other");
  });

  test("are found in any two texts, and are few", () => {
    const text = fc
      .array(fc.constantFrom("", "a", "b", "</ul>", "c"), { maxLength: 60 })
      .map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const shown = lineDifferences(one, other);
        expect(shown.length > 0).toBe(one !== other);
        expect(shown.length).toBeLessThanOrEqual(3 * 11 + 1);
      }),
    );
  });

  test("neither millions of lines nor one of millions of characters are too many", async () => {
    const lines = numbered(500_000).join("\n");
    const long = "x".repeat(8_000_000);
    for (const found of [lines, "\n".repeat(8_000_000), long]) {
      const shown = await differences("a.html", bytes(found), bytes(`${long}!`));
      expect(shown.length).toBeLessThan(40);
    }
  });
});

describe("JSON", () => {
  const shown = (found: unknown, compiled: unknown) =>
    differences("a.json", bytes(JSON.stringify(found)), bytes(JSON.stringify(compiled)));

  test("an item put in does not make all that follow differ", async () => {
    const list = [{ id: "a" }, { id: "b" }, { id: "c" }];
    expect(await shown(list, [list[0], { id: "new" }, ...list.slice(1)])).toEqual([
      "/1:",
      "- (nothing)",
      '+ {"id":"new"}',
    ]);
  });

  test("the first differences are shown, digests of the source last, and the rest counted", async () => {
    const data = (n: number) => ({ source: { sha256: n }, a: n, b: n, c: n, d: n, e: n, f: n });
    const lines = await shown(data(1), data(2));
    const pointers = lines.filter((line) => line.startsWith("/"));
    expect(pointers).toEqual(["/a:", "/b:", "/c:", "/d:", "/e:"]);
    expect(lines.at(-1)).toBe("and 2 more");
  });

  test("keys of every kind are named, a value of another type is shown", async () => {
    const found = JSON.parse('{"__proto__": {"x": 1}, "a/b~": [1], "same": null}');
    expect(await shown(found, { "a/b~": "1", same: null })).toEqual([
      "/__proto__:",
      '- {"x":1}',
      "+ (nothing)",
      "/a~1b~0:",
      "- [1]",
      '+ "1"',
    ]);
  });

  test("nesting without end does no harm", async () => {
    const deep = "[".repeat(3_000_000) + "]".repeat(3_000_000);
    const lines = await differences("a.json", bytes(`{"a":${deep}}`), bytes('{"a":[]}'));
    expect(lines).toEqual(["/a/0:", "- (nested too deeply to be shown)", "+ (nothing)"]);
  });
});

test("a format that policyc cannot look into is compared byte by byte", async () => {
  expect(await differences("a.docx", bytes("abcd"), bytes("abXd+"))).toEqual([
    "it has 4 bytes, the policy compiles to 5; the first difference is at byte 3",
  ]);
});
