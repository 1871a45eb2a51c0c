import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import { explanationOf } from "../explain/explanation.js";
import { type Position, type Span, spansIn } from "./position.js";
import { fromRoot, type Reporter, type ReportOptions } from "./reporter.js";

/** The version of the report's form; schemas/report.schema.json describes it. */
const VERSION = "1.0.0";

/** Findings for programs: every key is always there, null where there is nothing to say. */
export const report: Reporter = ({ diagnostics, files }, options) => {
  const spanOf = spansIn(files);
  const findings = diagnostics.map((d) => ({
    code: d.code,
    severity: d.severity,
    message: d.message,
    details: d.details ?? [],
    ...placed(d.location, spanOf, options),
    place: d.place ?? null,
    hint: d.hint ?? null,
    provision: explanationOf(d.code)?.citation?.provision ?? null,
    related: (d.related ?? []).map(({ message, location }) => ({
      message,
      ...placed(location, spanOf, options),
    })),
    waived: d.waived ?? null,
  }));
  return `${JSON.stringify({ version: VERSION, summary: count(diagnostics), findings }, null, 2)}\n`;
};

function count(diagnostics: readonly Diagnostic<string>[]) {
  const open = diagnostics.filter(({ waived }) => !waived);
  const of = (severity: Diagnostic["severity"]) =>
    open.filter((d) => d.severity === severity).length;
  return {
    errors: of("error"),
    warnings: of("warning"),
    advice: of("advice"),
    waived: diagnostics.length - open.length,
  };
}

function placed(
  location: Location | undefined,
  spanOf: (location: Location) => Span | undefined,
  options: ReportOptions,
) {
  const span = location && spanOf(location);
  return {
    file: location ? fromRoot(location.file, options) : null,
    start: span ? point(span.start) : null,
    end: span ? point(span.end) : null,
  };
}

function point({ line, column, at }: Position) {
  return { line, column, offset: at };
}
