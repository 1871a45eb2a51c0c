import type { Code } from "../../diagnostics/catalogue.js";
import type { Diagnostic, Location } from "../../diagnostics/diagnostic.js";
import type { Source, SourceFile } from "../../source/load.js";

/** What is written of one customer, or of one that cannot be read. */
export interface CustomerRecord {
  /** Undefined where it cannot be read. */
  readonly source: Source | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The part of the file in which it stands. */
  readonly file: SourceFile;
  /** Whether no customer after it can be read. */
  readonly isLast?: boolean;
}

/** Where a record begins: the place of what is wrong with it as a whole. */
export function beginningOf({ path, from }: SourceFile): Location {
  const start = from?.offset ?? 0;
  return { file: path, start, end: start };
}

/** A record that cannot be read, and why. */
export function unreadableRecord(
  file: SourceFile,
  code: Code,
  message: string,
  hint: string,
  location = beginningOf(file),
): CustomerRecord {
  const diagnostic: Diagnostic = { code, severity: "error", message, location, hint };
  return { source: undefined, diagnostics: [diagnostic], file };
}

/** A record of which more stands in the file than one customer can need. */
export function tooLong(file: SourceFile): CustomerRecord {
  return unreadableRecord(
    file,
    "customer/too-long",
    "this customer is longer than a million characters, and is passed over",
    "look for a line break or a quotation mark that is missing",
  );
}

/** A source that was parsed from a part of a file, with its places in the file. */
export function inFile(source: Source, file: SourceFile): Source {
  const offset = file.from?.offset ?? 0;
  return {
    ...source,
    files: [file],
    locate: (path, part) => moved(source.locate(path, part), offset),
  };
}

/** A place within a part of a file as a place in the file. */
export function moved(location: Location | undefined, offset: number): Location | undefined {
  return location && shifted(location, offset);
}

/** A diagnostic about a part of a file, with its places in the file. */
export function movedAll(diagnostic: Diagnostic, offset: number): Diagnostic {
  const { location, related } = diagnostic;
  return {
    ...diagnostic,
    ...(location && { location: shifted(location, offset) }),
    ...(related && {
      related: related.map((one) => ({ ...one, location: shifted(one.location, offset) })),
    }),
  };
}

function shifted(location: Location, offset: number): Location {
  return { ...location, start: location.start + offset, end: location.end + offset };
}
