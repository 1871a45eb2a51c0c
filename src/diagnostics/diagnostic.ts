import type { Code } from "./catalogue.js";

/** How grave a finding is: an error stops the build, a warning and advice do not. */
export type Severity = "error" | "warning" | "advice";

/** A stretch of one file, as offsets (UTF-16 code units) into its text. */
export interface Location {
  /** Path relative to the policy folder, with forward slashes; as the user would type it, in a report. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Something a user should know about the source, with the place that it is about. */
export interface Diagnostic<AnyCode extends string = Code> {
  readonly code: AnyCode;
  readonly severity: Severity;
  /** One line: what is wrong. */
  readonly message: string;
  /** Further lines, such as what differs; an old text after "- ", a new one after "+ ". */
  readonly details?: readonly string[];
  /** Absent only where no file is at fault, such as a collection that no file holds. */
  readonly location?: Location | undefined;
  /** Other places that belong to the finding, such as the first of two definitions. */
  readonly related?: readonly { readonly message: string; readonly location: Location }[];
  /** What to do instead: allowed values, "did you mean". */
  readonly hint?: string | undefined;
  /** The keys and indexes that lead to what it is about, joined by dots: services.rmm.role. */
  readonly place?: string;
  /** Who has decided to live with it, until when and why; it then counts for nothing. */
  readonly waived?: Waived;
}

/** A decision to live with a finding. */
export interface Waived {
  /** The last day on which it holds, in ISO 8601. */
  readonly until: string;
  readonly decidedBy: string;
  readonly reason: string;
}

/** What each stage returns: its value, where there is one, and what it found. */
export interface Result<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether somebody must act before documents can be written. */
export function stopsBuild({ severity, waived }: Diagnostic<string>): boolean {
  return severity === "error" && waived === undefined;
}
