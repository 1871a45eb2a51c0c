import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { visible } from "../diagnostics/quote.js";
import { type Span, spansIn } from "./position.js";
import { type Findings, fromRoot, type Reporter } from "./reporter.js";

/**
 * Findings as a test report: a suite for each file, a test for each finding. What fails a check, an
 * error, is a failed test; what is waived is a skipped one; a warning or advice is a passed test
 * that says it in its output, so that the report is as red as the check that it comes from.
 */
export const report: Reporter = (findings, options) => {
  const spanOf = spansIn(findings.files);
  const suites = [...byFile(findings)].map(([path, diagnostics]) => {
    const file = path === "" ? "" : fromRoot(path, options);
    const tests = diagnostics.map((d) => testOf(d, file, d.location && spanOf(d.location)));
    return { name: file || "policyc", tests: tests.length > 0 ? tests : [nothingFound(file)] };
  });
  const body = suites.map(
    ({ name, tests }) =>
      `  <testsuite${attributes({ name, ...count(tests) })}>\n${tests.map(({ xml }) => xml).join("")}  </testsuite>\n`,
  );
  const total = attributes({ name: "policyc", ...count(suites.flatMap(({ tests }) => tests)) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${total}>\n${body.join("")}</testsuites>\n`;
};

/** The findings by the path of their file; those without a place come under an empty path. */
function byFile({ diagnostics, files }: Findings): Map<string, Diagnostic<string>[]> {
  const found = new Map<string, Diagnostic<string>[]>(files.map(({ path }) => [path, []]));
  for (const d of diagnostics) {
    const path = d.location?.file ?? "";
    const before = found.get(path);
    if (before) before.push(d);
    else found.set(path, [d]);
  }
  return found;
}

interface Test {
  readonly outcome: "failed" | "skipped" | "passed";
  readonly xml: string;
}

function testOf(d: Diagnostic<string>, file: string, span: Span | undefined): Test {
  const where = { ...(file && { file }), ...(span && { line: span.start.line }) };
  const open = `    <testcase${attributes({ classname: d.code, name: d.message, ...where })}>`;
  const { outcome, child } = outcomeOf(d, textOf(d, file, span));
  return { outcome, xml: `${open}${child}</testcase>\n` };
}

function outcomeOf(d: Diagnostic<string>, text: string) {
  if (d.waived) {
    const { until, decidedBy, reason } = d.waived;
    const message = `waived until ${until} by ${decidedBy}: ${reason}`;
    return { outcome: "skipped", child: `<skipped${attributes({ message })}/>` } as const;
  }
  if (d.severity === "error") {
    const about = attributes({ message: d.message, type: d.severity });
    return { outcome: "failed", child: `<failure${about}>${escapeXml(text)}</failure>` } as const;
  }
  const child = `<system-out>${escapeXml(`${d.severity}: ${text}`)}</system-out>`;
  return { outcome: "passed", child } as const;
}

function textOf(
  { message, details = [], hint }: Diagnostic<string>,
  file: string,
  span: Span | undefined,
): string {
  const place = span ? `${file}:${span.start.line}:${span.start.column}` : file;
  const first = place ? `${visible(place)} ${visible(message)}` : visible(message);
  const more = [...details, ...(hint ? [`hint: ${hint}`] : [])];
  return [first, ...more.map(visible)].join("\n");
}

/** Some programs take a suite without a test for a mistake. */
function nothingFound(file: string): Test {
  const about = attributes({ classname: "policyc", name: "no findings", file });
  return { outcome: "passed", xml: `    <testcase${about}/>\n` };
}

function count(tests: readonly Test[]) {
  const of = (outcome: Test["outcome"]) => tests.filter((test) => test.outcome === outcome).length;
  return { tests: tests.length, failures: of("failed"), errors: 0, skipped: of("skipped") };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(visible(String(value)))}"`)
    .join("");
}

/** Text as XML 1.0 allows it; `visible` has spelt out all else that it forbids. */
function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\ufffe", "\\ufffe")
    .replaceAll("\uffff", "\\uffff");
}
