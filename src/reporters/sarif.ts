import { createHash } from "node:crypto";
import { isAbsolute, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic, Location, Severity } from "../diagnostics/diagnostic.js";
import { visible } from "../diagnostics/quote.js";
import { type Explanation, explanationOf } from "../explain/explanation.js";
import { version } from "../version.js";
import { type Span, spansIn } from "./position.js";
import { fromRoot, type Reporter, type ReportOptions } from "./reporter.js";

const levels: Record<Severity, string> = { error: "error", warning: "warning", advice: "note" };

/** Findings as SARIF 2.1.0, which code scanning services and editors read. */
export const report: Reporter = ({ diagnostics, files }, options) => {
  const spanOf = spansIn(files);
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const indexes = new Map(codes.map((code, index) => [code, index]));
  const fingerprint = fingerprints(options);
  const physical = (location: Location) => physicalLocation(location, spanOf(location), options);
  const run = {
    tool: {
      driver: { name: "policyc", semanticVersion: version(), rules: codes.map(ruleOf) },
    },
    originalUriBaseIds: {
      [ROOT]: {
        description: { text: "The folder that policyc ran in, the root of the repository." },
      },
    },
    newlineSequences: ["\r\n", "\n", "\r"],
    // What editors and services count in, whether or not they read this line.
    columnKind: "utf16CodeUnits",
    results: diagnostics.map((d) => ({
      ruleId: d.code,
      ruleIndex: indexes.get(d.code),
      level: levels[d.severity],
      message: messageOf(d),
      locations: locationsOf(d, physical),
      relatedLocations: d.related?.map(({ message, location }, index) => ({
        id: index + 1,
        message: { text: escapeMessage(message) },
        physicalLocation: physical(location),
      })),
      partialFingerprints: { "policyPlace/v1": fingerprint(d) },
      suppressions: suppressionsOf(d),
    })),
  };
  const log = { $schema: SCHEMA, version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
};

const SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const ROOT = "%SRCROOT%";

function ruleOf(code: string) {
  const explanation = explanationOf(code);
  if (explanation === undefined) return { id: code };
  const { title, trigger, rationale, severity, citation } = explanation;
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: rationale || trigger },
    help: helpOf(explanation),
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ["privacy", code.split("/")[0]],
      ...(citation && { provision: citation.provision, provisionHoldsFrom: citation.from }),
    },
  };
}

function helpOf({ trigger, rationale, remedy, citation, example }: Explanation) {
  const parts = [
    ["When", trigger],
    ["Why it matters", rationale],
    ["What to do", remedy],
    ["Provision", citation && `${citation.provision}, from ${citation.from}`],
  ].filter((part): part is [string, string] => Boolean(part[1]));
  const examples = example ? Object.entries(example) : [];
  return {
    text: [
      ...parts.map(([name, text]) => `${name}: ${text}`),
      ...examples.map(([name, yaml]) => `Example, ${name}:\n${yaml}`),
    ].join("\n\n"),
    markdown: [
      ...parts.map(([name, text]) => `**${name}.** ${text}`),
      ...examples.map(([name, yaml]) => `Example, ${name}:\n\n\`\`\`yaml\n${yaml}\n\`\`\``),
    ].join("\n\n"),
  };
}

function messageOf({ message, details = [], hint }: Diagnostic<string>) {
  const lines = [message, ...details, ...(hint ? [`Hint: ${hint}`] : [])];
  return { text: lines.map(escapeMessage).join("\n") };
}

// In the message of a result braces stand for arguments, and [text](target) for a link.
function escapeMessage(text: string): string {
  return visible(text).replaceAll("{", "{{").replaceAll("}", "}}").replaceAll("](", "\\](");
}

function locationsOf(d: Diagnostic<string>, physical: (location: Location) => object) {
  if (d.location === undefined && d.place === undefined) return [];
  return [
    {
      physicalLocation: d.location && physical(d.location),
      logicalLocations: d.place && [{ fullyQualifiedName: d.place }],
    },
  ];
}

function physicalLocation({ file }: Location, span: Span | undefined, options: ReportOptions) {
  return { artifactLocation: artifactOf(fromRoot(file, options), options), region: regionOf(span) };
}

/** A file below the folder that policyc runs in is named from there, any other as a whole. */
function artifactOf(path: string, { cwd }: ReportOptions) {
  const isOutside = path.startsWith("../") || isAbsolute(path);
  if (isOutside) return { uri: pathToFileURL(resolve(cwd, path)).href };
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: ROOT };
}

function regionOf(span: Span | undefined) {
  if (span === undefined) return undefined;
  const { start, end } = span;
  return {
    startLine: start.line,
    startColumn: start.offset + 1,
    endLine: end.line,
    endColumn: end.offset + 1,
  };
}

/**
 * What identifies a finding when lines move, or an entity to another file: its code and the place
 * in the facts, or, of a mistake of form, the file and what is said of it. Of equal ones, the order counts.
 */
function fingerprints(options: ReportOptions): (d: Diagnostic<string>) => string {
  const seen = new Map<string, number>();
  return ({ code, place, location, message }) => {
    const file = location && fromRoot(location.file, options);
    const identity = JSON.stringify([code, ...(place ? [place] : [file, message])]);
    const index = seen.get(identity) ?? 0;
    seen.set(identity, index + 1);
    const digest = createHash("sha256").update(identity).digest("hex").slice(0, 32);
    return `${digest}:${index + 1}`;
  };
}

// Where some results have suppressions, all must say whether they have.
function suppressionsOf({ waived }: Diagnostic<string>) {
  if (waived === undefined) return [];
  const { until, decidedBy, reason } = waived;
  const justification = visible(reason);
  return [
    { kind: "inSource", status: "accepted", justification, properties: { until, decidedBy } },
  ];
}
