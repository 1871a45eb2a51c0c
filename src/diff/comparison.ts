import type { Document } from "../document/document.js";
import type { Diff } from "./diff.js";

/** Two versions of a policy and what is between them: what every output is made of. */
export interface Comparison {
  readonly before: SideFacts;
  readonly after: SideFacts;
  readonly diff: Diff;
  /**
   * The earlier and the later one as documents in one language, for what shows them.
   * @throws InputError where one of them cannot be composed
   */
  readonly documents: () => readonly [Document, Document];
}

/** What is said of a side. */
export interface SideFacts {
  /** As the user named it. */
  readonly name: string;
  readonly kind: "folder" | "git" | "json" | "pdf";
  /** The full id of the commit, of a git ref. */
  readonly commit?: string;
  readonly policy: string;
  readonly version: string;
  /** ISO 8601 date. */
  readonly effective: string;
}

/** How an output is to look; only what a terminal shows depends on it. */
export interface Look {
  readonly color: boolean;
  /** Columns of a line. */
  readonly width: number;
}

/** Writes a comparison in a format; the same comparison always gives the same text. */
export type Render = (comparison: Comparison, look: Look) => string;
