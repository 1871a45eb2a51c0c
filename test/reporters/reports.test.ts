import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { compile } from "../../src/compile.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { sortDiagnostics } from "../../src/diagnostics/order.js";
import { reporters } from "../../src/reporters/index.generated.js";
import { type Findings, inFolder } from "../../src/reporters/reporter.js";
import type { SourceFile } from "../../src/source/load.js";
import { readFolder } from "../../src/source/read.js";
import { root } from "../support/compiled.js";

const files = {
  github: "github.txt",
  json: "report.json",
  junit: "junit.xml",
  pretty: "pretty.txt",
  sarif: "policyc.sarif",
} satisfies Record<keyof typeof reporters, string>;
const names = Object.keys(files) as (keyof typeof files)[];

const cases = new URL("test/cases/reporters/", root);

async function findingsOf(source: readonly SourceFile[]): Promise<Findings> {
  const { diagnostics, linted } = await compile(
    source,
    { formats: ["json"] },
    undefined,
    "2026-06-30",
  );
  const all = sortDiagnostics<Diagnostic<string>>([...diagnostics, ...(linted?.findings ?? [])]);
  return inFolder("policy", all, source);
}

async function print(name: keyof typeof reporters, findings: Findings): Promise<string> {
  const { report } = await reporters[name]();
  return report(findings, { color: false, cwd: "/repository" });
}

const sarifOf = async (findings: Findings) => JSON.parse(await print("sarif", findings));

const read = (path: string) => JSON.parse(readFileSync(new URL(path, root), "utf8"));

const isSarif = (() => {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const path = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
  // It calls itself a schema of draft 04, but uses nothing in which later drafts differ.
  const { $schema: _, id: __, ...schema } = read(path);
  return ajv.compile(schema);
})();

const isReport = new Ajv2020().compile(read("schemas/report.schema.json"));

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The tags of an XML document; throws where it is not well-formed. */
function tagsOf(xml: string): Tag[] {
  const tags: Tag[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => tags.push({ name, attributes }));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return tags;
}

/** What GitHub's runner reads from a line. */
function commandOf(line: string) {
  const [, command, properties = "", data = ""] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
  const plain = (text: string) =>
    [
      ["%2C", ","],
      ["%3A", ":"],
      ["%0A", "\n"],
      ["%0D", "\r"],
      ["%25", "%"],
    ].reduce((all, [from = "", to = ""]) => all.replaceAll(from, to), text);
  const pairs = properties.split(",").map((one) => {
    const at = one.indexOf("=");
    return [one.slice(0, at), plain(one.slice(at + 1))];
  });
  return { command, data: plain(data), ...Object.fromEntries(pairs) };
}

describe.each(readdirSync(cases))("%s", async (name) => {
  const folder = new URL(`${name}/`, cases).pathname;
  const findings = await findingsOf(await readFolder(`${folder}policy`));

  test.each(names)("%s", async (reporter) => {
    const text = await print(reporter, findings);
    const timeless = text.replace(
      `"semanticVersion": "${manifest.version}"`,
      '"semanticVersion": "…"',
    );
    await expect(timeless).toMatchFileSnapshot(folder + files[reporter]);
  });

  test("sarif is valid, and its regions hold what a finding is about", async () => {
    const log = await sarifOf(findings);
    isSarif(log);
    expect(isSarif.errors).toBeNull();
    const [run] = log.runs;
    for (const [index, { ruleId, ruleIndex, locations }] of run.results.entries()) {
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
      const { location } = findings.diagnostics[index] ?? {};
      const { artifactLocation, region } = locations[0].physicalLocation;
      expect(decodeURIComponent(artifactLocation.uri)).toBe(location?.file);
      const text = findings.files.find(({ path }) => path === location?.file)?.text ?? "";
      expect(textIn(text, region)).toBe(text.slice(location?.start, location?.end).trimEnd());
    }
  });

  test("json is valid against its schema, and its offsets are those of the text", async () => {
    const report = JSON.parse(await print("json", findings));
    isReport(report);
    expect(isReport.errors).toBeNull();
    for (const { file, start, end } of report.findings) {
      const text = findings.files.find(({ path }) => path === file)?.text ?? "";
      const lines = text.slice(0, start.offset).split(/\r\n|\r|\n/);
      expect(start.line).toBe(lines.length);
      expect(start.column).toBe([...(lines.at(-1) ?? "")].length + 1);
      expect(end.offset).toBeGreaterThan(start.offset);
    }
  });

  test("github has a command for each open finding, the gravest first", async () => {
    const lines = (await print("github", findings)).trimEnd().split("\n");
    const open = findings.diagnostics.filter(({ waived }) => !waived);
    const commands = lines.map(commandOf);
    expect(commands.map(({ title }) => title).sort()).toEqual(open.map(({ code }) => code).sort());
    const ranks = commands.map(({ command }) =>
      ["error", "warning", "notice"].indexOf(command ?? ""),
    );
    expect(ranks).toEqual([...ranks].sort());
    for (const { file } of commands) {
      expect(findings.files.map(({ path }) => path)).toContain(file);
    }
  });

  test("junit counts what it holds", async () => {
    const tags = tagsOf(await print("junit", findings));
    const count = (name: string) => tags.filter((tag) => tag.name === name).length;
    const total = (tags[0] as Tag).attributes;
    expect(Number(total.tests)).toBe(count("testcase"));
    expect(Number(total.failures)).toBe(count("failure"));
    expect(Number(total.skipped)).toBe(count("skipped"));
    expect(count("failure")).toBe(
      findings.diagnostics.filter((d) => d.severity === "error" && !d.waived).length,
    );
  });
});

/** The text in a region of SARIF, with columns in UTF-16 code units. */
function textIn(
  text: string,
  region: { startLine: number; startColumn: number; endLine: number; endColumn: number },
): string {
  const lines = [...text.matchAll(/.*?(\r\n|\r|\n|$)/gs)].map(([line]) => line);
  const before = (line: number) => lines.slice(0, line - 1).join("").length;
  return text.slice(
    before(region.startLine) + region.startColumn - 1,
    before(region.endLine) + region.endColumn - 1,
  );
}

describe("fingerprints", () => {
  const policy = readFileSync(new URL("several-kinds/policy/policy.yaml", cases), "utf8");
  const services = readFileSync(
    new URL("several-kinds/policy/services & data.yaml", cases),
    "utf8",
  );
  const prints = async (texts: Record<string, string>) => {
    const source = Object.entries(texts).map(([path, text]) => ({ path, text }));
    const { runs } = await sarifOf(await findingsOf(source));
    return (runs[0].results as { partialFingerprints: object }[]).map((result) =>
      JSON.stringify(result.partialFingerprints),
    );
  };

  test("survive moved lines, and a move to another file", async () => {
    const before = await prints({ "a.yaml": policy, "b.yaml": services });
    expect(new Set(before).size).toBe(before.length);
    const moved = await prints({ "a.yaml": `# new\n\n${policy}`, "b.yaml": `\n\n\n${services}` });
    expect(moved).toEqual(before);
    const renamed = await prints({ "a.yaml": policy, "services.yaml": services });
    expect(renamed.sort()).toEqual([...before].sort());
  });

  test("of mistakes of form survive, too, and equal ones are told apart", async () => {
    const wrong = "services: { a: { name: a, kind: x }, b: { name: b, kind: y }, c: 1, d: 1 }";
    const before = await prints({ "a.yaml": policy, "b.yaml": wrong });
    expect(new Set(before).size).toBe(before.length);
    expect(await prints({ "a.yaml": policy, "b.yaml": `\n# new\n${wrong}` })).toEqual(before);
    const twice = { code: "pdf/missing-glyph", severity: "error", message: "same" } as const;
    const { runs } = await sarifOf({ diagnostics: [twice, twice], files: [] });
    const [a, b] = runs[0].results;
    expect(a.partialFingerprints).not.toEqual(b.partialFingerprints);
  });
});

test("a rule of sarif says what it asks, why, by which provision, with an example", async () => {
  const code = "consistency/service-without-role";
  const { runs } = await sarifOf({
    diagnostics: [{ code, severity: "error", message: "m" }],
    files: [],
  });
  const [rule] = runs[0].tool.driver.rules;
  expect(rule.help.markdown).toMatch(/\*\*Why it matters\.\*\* .*\n\n\*\*What to do\.\*\* /);
  expect(rule.help.markdown).toMatch(/Example, before:\n\n```yaml\n.+Example, after:/s);
  expect(rule.properties.tags).toEqual(["privacy", "consistency"]);
});

test("a file outside the folder that policyc runs in is named as a whole in sarif", async () => {
  const at = (file: string): Diagnostic => ({
    code: "drift/stale",
    severity: "error",
    message: "m",
    location: { file, start: 0, end: 0 },
  });
  const diagnostics = ["../a b.yaml", "/repository/in.yaml", "./policy//x.yaml"].map(at);
  const { runs } = await sarifOf({ diagnostics, files: [] });
  const uris = (runs[0].results as { locations: { physicalLocation: object }[] }[]).map(
    ({ locations }) => locations[0]?.physicalLocation,
  );
  expect(uris).toEqual([
    { artifactLocation: { uri: "file:///a%20b.yaml" } },
    { artifactLocation: { uri: "in.yaml", uriBaseId: "%SRCROOT%" } },
    { artifactLocation: { uri: "policy/x.yaml", uriBaseId: "%SRCROOT%" } },
  ]);
});

test("nothing found is a report, too", async () => {
  const nothing = inFolder("policy", [], [{ path: "a.yaml", text: "" }]);
  const printed = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await print(name, nothing)])),
  );
  expect(printed).toMatchObject({ github: "", pretty: "" });
  expect(JSON.parse(printed.json)).toMatchObject({ findings: [] });
  isSarif(JSON.parse(printed.sarif));
  expect(isSarif.errors).toBeNull();
  expect(tagsOf(printed.junit).map(({ name }) => name)).toEqual([
    "testsuites",
    "testsuite",
    "testcase",
  ]);
});

// Any text, and the characters that one of the formats gives a meaning.
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "]]>",
        "::error::",
        "%0A",
        "\r",
        "\n",
        "<",
        "&",
        '"',
        "\u0000",
        "\ufffe",
        "\ud800",
        ",",
        ":",
        "{0}",
        "](",
        "\u202e",
        "🙂",
      ),
    )
    .map((parts) => parts.join("")),
);

test("whatever a finding says, every report can be read, and nothing of it becomes another", async () => {
  const finding = fc.record({
    message: anyText,
    hint: anyText,
    text: anyText,
    start: fc.nat(20),
    length: fc.nat(20),
    waived: fc.option(fc.record({ until: anyText, decidedBy: anyText, reason: anyText })),
  });
  await fc.assert(
    fc.asyncProperty(finding, async ({ text, start, length, waived, ...said }) => {
      const location = { file: "a.yaml", start, end: start + length };
      const found = {
        ...said,
        ...(waived && { waived }),
        code: "schema/not-allowed",
        severity: "error",
        location,
      } as const;
      const findings = inFolder("policy", [found], [{ path: "a.yaml", text }]);
      const json = JSON.parse(await print("json", findings));
      expect(json.findings[0]).toMatchObject({ message: said.message, waived: waived ?? null });
      isSarif(await sarifOf(findings));
      expect(isSarif.errors).toBeNull();
      const lines = (await print("github", findings)).split(/\r\n|\r|\n/);
      expect(lines.length).toBe(waived ? 1 : 2);
      if (!waived) expect(commandOf(lines[0] ?? "").file).toBe("policy/a.yaml");
      const child = waived ? "skipped" : "failure";
      expect(tagsOf(await print("junit", findings)).map(({ name }) => name)).toEqual([
        "testsuites",
        "testsuite",
        "testcase",
        child,
      ]);
      await print("pretty", findings);
    }),
    { numRuns: 300 },
  );
});
