import type { Block } from "../../document/blocks.js";
import type { Document } from "../../document/document.js";
import type { Direction } from "./bidi.js";
import type { Hyphenator } from "./breaks.js";
import { type Common, commonOf } from "./common.js";
import type { Fonts } from "./fonts.js";
import type { Structure } from "./pages.js";
import { type Sheet, type Styles, sheetOf, stylesOf } from "./style.js";
import type { LinkTarget } from "./text.js";

/** What the layout of one document goes by, and what it gathers on its way. */
export interface Typesetting extends Common {
  readonly fonts: Fonts;
  readonly sheet: Sheet;
  readonly styles: Styles;
  readonly direction: Direction;
  readonly hyphenate: Hyphenator | undefined;
  /** Letters that no font can show, or whose script cannot be set. */
  readonly unshowable: Set<string>;
  /** The sections that it has so far. */
  readonly placed: Set<readonly Block[]>;
  /** The structure element of each link of a paragraph, shared by the lines that it runs over. */
  readonly links: Map<Structure, Map<LinkTarget, Structure>>;
}

/** Makes ready to lay out a document. */
export function newTypesetting(
  document: Pick<Document, "design" | "direction" | "language" | "hyphenation">,
  fonts: Fonts,
  hyphenate: Hyphenator | undefined,
): Typesetting {
  const { design, direction } = document;
  return {
    fonts,
    sheet: sheetOf(design.size),
    styles: stylesOf(design.accent),
    direction,
    hyphenate,
    ...commonOf(document, hyphenate && document.hyphenation),
    unshowable: new Set(),
    placed: new Set(),
    links: new Map(),
  };
}
