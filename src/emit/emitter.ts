import type { Document } from "../document/document.js";

/** A letter with its marks that an output format cannot show. */
export interface Unshowable {
  readonly text: string;
  /** No font has it, or its script cannot be set right. */
  readonly reason: "glyph" | "script";
}

/** What an emitter makes of a document: the bytes, and what they cannot show. */
export interface Emitted {
  readonly bytes: Uint8Array;
  readonly unshowable?: readonly Unshowable[];
}

/** Turns a document into the bytes of one format; pure but for reading shipped files. */
export type Emitter = (document: Document) => Emitted | Promise<Emitted>;

/**
 * The document of which a file says that policyc made it, as `<language>/<kind>`; undefined of a
 * file that says no such thing, and so is somebody else's.
 */
export type Origin = (bytes: Uint8Array) => string | undefined;
