import { annotationRules } from "./annotations.js";
import { fileRules } from "./container.js";
import type { PdfFile } from "./file.js";
import { fontRules } from "./fonts.js";
import { metadataRules } from "./metadata.js";
import { structureRules } from "./structure.js";

/** A requirement of a standard that a machine can check. */
export interface Rule {
  /** Where it stands: A is ISO 19005-3 (PDF/A-3), UA is ISO 14289-1 (PDF/UA-1). */
  readonly clause: `${"A" | "UA"} ${string}`;
  readonly requires: string;
  /** What does not meet it; nothing where all is well. */
  readonly violations: (file: PdfFile) => readonly string[];
}

/** A rule that holds or not, for the file as a whole. */
export function holds(
  clause: Rule["clause"],
  requires: string,
  test: (file: PdfFile) => boolean,
): Rule {
  return { clause, requires, violations: (file) => (test(file) ? [] : [requires]) };
}

/** All of them, by what they are about. */
export const rules = (): readonly Rule[] => [
  ...fileRules,
  ...metadataRules,
  ...fontRules,
  ...structureRules,
  ...annotationRules,
];
