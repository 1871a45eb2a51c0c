import { posix, relative, resolve, sep } from "node:path";
import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source/load.js";

/** What a command found, ready to be shown: paths are as the user would type them. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic<string>[];
  /** The files that locations name; of one that is not here, only the path is shown. */
  readonly files: readonly SourceFile[];
}

/** What a reporter knows of where its text goes. */
export interface ReportOptions {
  /** Whether a terminal shows it that wants colour. */
  readonly color: boolean;
  /** The folder that policyc runs in, as an absolute path; reports for machines name files from it. */
  readonly cwd: string;
}

/** Turns findings into text; pure. A file of this folder that exports one as `report` is a reporter. */
export type Reporter = (findings: Findings, options: ReportOptions) => string;

/** Findings about the files of a folder, with the folder put before their paths. */
export function inFolder(
  folder: string,
  diagnostics: readonly Diagnostic<string>[],
  files: readonly SourceFile[],
): Findings {
  const move = (location: Location) => ({ ...location, file: below(folder, location.file) });
  return {
    diagnostics: diagnostics.map((d) => ({
      ...d,
      ...(d.location && { location: move(d.location) }),
      ...(d.related && {
        related: d.related.map((other) => ({ ...other, location: move(other.location) })),
      }),
    })),
    files: files.map((file) => ({ ...file, path: below(folder, file.path) })),
  };
}

/** A path below a folder, or seen from it, as the user would type it. */
export function below(folder: string, path: string): string {
  if (path.startsWith("../")) return posix.join(folder.split(sep).join("/"), path);
  const start = folder.replace(/(?<=.)[\\/]+$/, "");
  return start === "." ? path : `${start}/${path}`.replace(/^\/\//, "/");
}

/** A path as machines expect it: from the folder that policyc runs in, with forward slashes. */
export function fromRoot(path: string, { cwd }: ReportOptions): string {
  return relative(cwd, resolve(cwd, path)).split(sep).join("/");
}
