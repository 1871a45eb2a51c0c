import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Document, parse as parseYaml } from "yaml";
import { type Path, parse } from "../../src/source/load.js";

const load = (...texts: string[]) =>
  parse(texts.map((text, i) => ({ path: `${"abc"[i]}.yaml`, text })));

/** Codes with the text that each diagnostic points at. */
const found = (...texts: string[]) =>
  load(...texts).diagnostics.map(({ code, location, related }) => {
    const at = (l: typeof location) =>
      l && `${l.file}:${l.start} ${texts["abc".indexOf(l.file[0] ?? "")]?.slice(l.start, l.end)}`;
    return [code, at(location), ...(related ?? []).map((r) => at(r.location))];
  });

const shown = (text: string, path: Path, part: "key" | "value") => {
  const place = load(text).value?.locate(path, part);
  return place && text.slice(place.start, place.end);
};

describe("joining", () => {
  test("sections of all files become one, maps key by key", () => {
    const { value, diagnostics } = load("s: {a: 1}\nx: [1]", "s: {b: 2}");
    expect(diagnostics).toEqual([]);
    expect(value?.data).toEqual({ s: { a: 1, b: 2 }, x: [1] });
    expect(value?.locate(["s", "b"], "value")).toEqual({ file: "b.yaml", start: 7, end: 8 });
  });

  test.each([
    ["an id", "s: {a: 1}", "s: {a: 2}", 4, "a"],
    ["a section that is no map", "s: 1", "s: {a: 2}", 0, "s"],
  ])("%s given twice points at the second place and at the first", (_, a, b, at, key) => {
    expect(found(a, b)).toEqual([
      ["source/duplicate-id", `b.yaml:${at} ${key}`, `a.yaml:${at} ${key}`],
    ]);
  });

  test("nothing is joined deeper down", () => {
    expect(found("s: {a: {x: 1}}", "s: {a: {y: 1}}")).toHaveLength(1);
  });

  test("a key named __proto__ is a key like any other", () => {
    const { data } = load("__proto__: {a: 1}", "s: {__proto__: {b: 1}}").value ?? {};
    expect(Object.keys(data ?? {})).toEqual(["__proto__", "s"]);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  test("a broken file is left out, and the rest is known to be incomplete", () => {
    const { value, diagnostics } = load("a: [", "b: 1");
    expect(value?.data).toEqual({ b: 1 });
    expect(value?.complete).toBe(false);
    expect(diagnostics.map((d) => d.code)).toEqual(["yaml/syntax"]);
    expect(load("a: [").value).toBeUndefined();
  });
});

describe("mistakes of YAML", () => {
  test.each([
    ["an open quote", "a: 'x", "yaml/syntax", 5, ""],
    ["a tab as indentation", "a:\n\tb: 1\n", "yaml/syntax", 3, "\t"],
    ["an unknown tag", "a: !!js x", "yaml/syntax", 3, "!!js"],
    ["a tag beyond the core", "a: !!binary aGk=", "yaml/syntax", 3, "!!binary"],
    ["a list as a key", "? [a]\n: 1", "yaml/syntax", 2, "["],
    ["an alias to nothing", "a: *x", "yaml/syntax", 3, "*x"],
    ["an alias inside of itself", "a: &x {b: *x}", "yaml/syntax", 10, "*x"],
    ["a second document", "a: 1\n---\nb: 2", "yaml/multiple-documents", 5, "---"],
    ["a list at the top", "- a", "yaml/not-a-map", 0, "- a"],
  ])("%s", (_, text, code, start, marked) => {
    expect(found(text)).toEqual([[code, `a.yaml:${start} ${marked}`]]);
  });

  test("a key twice in one map points at both", () => {
    expect(found("s:\n  a: 1\n  a: 2")).toEqual([
      ["yaml/duplicate-key", "a.yaml:12 a", "a.yaml:5 a"],
    ]);
  });

  test("every mistake of every file is reported in one run", () => {
    expect(found("a: *x", "b: 1", "- c").map(([code]) => code)).toEqual([
      "yaml/syntax",
      "yaml/not-a-map",
    ]);
  });

  test("aliases that multiply are stopped at the first of them", () => {
    const lists = "bcdef".split("").map((k, i) => {
      const before = `*${"abcde"[i]}`;
      return `${k}: &${k} [${Array(9).fill(before).join(", ")}]`;
    });
    const text = ["a: &a [x, x, x, x, x, x, x, x, x]", ...lists].join("\n");
    expect(found(text)).toEqual([["yaml/syntax", `a.yaml:${text.indexOf("*a")} *a`]]);
  });

  test.each([
    ["flow", `a: ${"[".repeat(20_000)}`],
    ["block", `a:\n ${"- ".repeat(20_000)}x`],
  ])("nesting without end in %s style is a mistake, not a crash", (_, text) => {
    expect(load(text).diagnostics).toMatchObject([{ code: "yaml/syntax" }]);
  });
});

describe("plain YAML 1.2, whatever the file says", () => {
  test.each([
    ["yes and no are text", "a: [yes, no, on]", { a: ["yes", "no", "on"] }],
    ["<< is a key", "a: {<<: {b: 1}}", { a: { "<<": { b: 1 } } }],
    ["%YAML 1.1 changes nothing", "%YAML 1.1\n---\na: yes", { a: "yes" }],
    ["keys are text as written", "a: {1.0: x, null: y}", { a: { "1.0": "x", null: "y" } }],
    ["a byte order mark is no text", "\ufeffa: 1", { a: 1 }],
    ["an empty file says nothing", "", {}],
    ["nor do comments", "# only this\n", {}],
    ["Windows lines", "a: |\r\n  x\r\n  y\r\n", { a: "x\ny\n" }],
  ])("%s", (_, text, data) => {
    expect(load(text)).toMatchObject({ diagnostics: [], value: { data } });
  });

  test("a megabyte of text", () => {
    const long = "x ".repeat(500_000);
    expect(load(`a: '${long}'`).value?.data.a).toBe(long);
  });
});

describe("locate", () => {
  test.each<[string, string, Path, string, string]>([
    ["block style", "s:\n  a: 1", ["s", "a"], "a", "1"],
    ["flow style", "s: {a: [1, 22]}", ["s", "a", 1], "22", "22"],
    ["quoted keys", `s: {"a b": 'x'}`, ["s", "a b"], `"a b"`, "'x'"],
    ["an alias itself", "a: &x {b: 1}\ns: {c: *x}", ["s", "c"], "c", "*x"],
    ["through an alias", "a: &x {b: 1}\ns: {c: *x}", ["s", "c", "b"], "b", "1"],
    ["an empty value shows its key", "s:\n  a:\n", ["s", "a"], "a", "a"],
    ["after a byte order mark", "\ufeffs: 1", ["s"], "s", "1"],
    ["Windows lines", "s:\r\n  a: 1\r\n", ["s", "a"], "a", "1"],
    ["a tab before a value", "s:\n  a:\t1", ["s", "a"], "a", "1"],
    ["a block scalar", "s: |\n  x\n", ["s"], "s", "|\n  x\n"],
  ])("%s", (_, text, path, key, value) => {
    expect(shown(text, path, "key")).toBe(key);
    expect(shown(text, path, "value")).toBe(value);
  });

  test("what does not exist has no place", () => {
    expect(shown("s: {a: 1}", ["s", "b"], "value")).toBeUndefined();
    expect(shown("s: {a: 1}", [], "key")).toBeUndefined();
  });

  test("gives text that reads back as the key and the value, in any style", () => {
    const word = fc.string({ minLength: 1, maxLength: 6 }).filter((s) => s !== "__proto__");
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        fc.oneof(word, fc.integer(), fc.boolean()),
        fc.array(tie("node"), { maxLength: 3, minLength: 1 }),
        fc.dictionary(word, tie("node"), { maxKeys: 3, minKeys: 1 }),
      ),
    }));
    const top = fc.dictionary(word, node, { minKeys: 1, maxKeys: 3 });
    const style = fc.record({
      collectionStyle: fc.constantFrom("any", "block", "flow"),
      defaultStringType: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE"),
      lineWidth: fc.constantFrom(0, 20, 80),
    });
    fc.assert(
      fc.property(top, style, (data, options) => {
        const text = new Document(data, { aliasDuplicateObjects: false }).toString(
          options as never,
        );
        for (const [path, value] of leaves(data)) {
          expect(parseYaml(shown(text, path, "value") ?? "")).toEqual(value);
          const key = path.at(-1);
          if (typeof key === "string") {
            expect(parseYaml(shown(text, path, "key") ?? "", { schema: "failsafe" })).toBe(key);
          }
        }
      }),
    );
  });
});

function* leaves(value: unknown, path: Path = []): Generator<[Path, unknown]> {
  if (typeof value !== "object" || value === null) yield [path, value];
  else {
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) {
      yield* leaves(inner, [...path, isList ? Number(key) : key]);
    }
  }
}
