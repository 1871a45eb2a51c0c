import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { visible } from "../diagnostics/quote.js";
import { type Span, spansIn } from "./position.js";
import { fromRoot, type Reporter } from "./reporter.js";

const commands: Record<Severity, string> = { error: "error", warning: "warning", advice: "notice" };
const gravity: readonly Severity[] = ["error", "warning", "advice"];

/**
 * Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request. It
 * shows ten of each kind for a step: the gravest come first, and what is waived takes no room.
 */
export const report: Reporter = ({ diagnostics, files }, options) => {
  const spanOf = spansIn(files);
  const open = diagnostics.filter(({ waived }) => !waived);
  const sorted = gravity.flatMap((severity) => open.filter((d) => d.severity === severity));
  return sorted
    .map((d) => {
      const where = d.location && {
        file: visible(fromRoot(d.location.file, options)),
        ...region(spanOf(d.location)),
      };
      const properties = Object.entries({ ...where, title: d.code }).map(
        ([name, value]) => `${name}=${escapeProperty(String(value))}`,
      );
      return `::${commands[d.severity]} ${properties.join(",")}::${escapeData(textOf(d))}\n`;
    })
    .join("");
};

// GitHub takes columns only where a span begins and ends on one line.
function region(span: Span | undefined) {
  if (span === undefined) return {};
  const { start, end } = span;
  if (start.line !== end.line) return { line: start.line, endLine: end.line };
  return { line: start.line, col: start.column, endLine: end.line, endColumn: end.column };
}

function textOf({ message, details = [], hint }: Diagnostic<string>): string {
  const lines = [message, ...details, ...(hint ? [`hint: ${hint}`] : [])];
  return lines.map(visible).join("\n");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
