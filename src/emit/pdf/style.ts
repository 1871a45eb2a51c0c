import type { PageDesign } from "../../page/design.js";
import type { FaceName } from "./fonts.js";

/** The sheet, in points from its top left. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** The one left edge: text keeps a reader's measure, tables and furniture run wider. */
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  /** Width of running text: about 78 characters. */
  readonly measure: number;
  /** Width of tables, header and footer. */
  readonly full: number;
  readonly headerBaseline: number;
  readonly footerBaseline: number;
}

const papers = { letter: [612, 792, 84], a4: [595.28, 841.89, 76] } as const;

/** The sheet of a paper size: ANSI A or ISO 216 A4. */
export function sheetOf(size: PageDesign["size"]): Sheet {
  const [width, height, left] = papers[size];
  return {
    width,
    height,
    left,
    top: 92,
    bottom: height - 88,
    measure: 384,
    full: width - 2 * left,
    headerBaseline: 54,
    footerBaseline: height - 46,
  };
}

export const colour = {
  text: "#22272e",
  muted: "#5b6673",
  rule: "#c9d1d9",
  tableHead: "#eef2f6",
  draft: "#9a3412",
} as const;

/** How a run of text is set. */
export interface TextStyle {
  readonly face: FaceName;
  readonly size: number;
  /** From baseline to baseline. */
  readonly leading: number;
  readonly colour: string;
  /** Lines of like length, as titles have them: the last one counts too. */
  readonly balanced?: boolean;
}

/** The text styles of a document with this accent colour. */
export function stylesOf(accent: string) {
  const sans = (size: number, leading: number, tint: string = colour.text): TextStyle => ({
    face: "sans",
    size,
    leading,
    colour: tint,
  });
  const bold = (size: number, leading: number, tint: string): TextStyle => ({
    ...sans(size, leading, tint),
    face: "sansBold",
  });
  const serif = (size: number, leading: number): TextStyle => ({
    ...sans(size, leading, accent),
    face: "serif",
    balanced: true,
  });
  return {
    accent,
    body: sans(10.5, 15.5),
    front: sans(11, 16.5, colour.muted),
    headings: {
      1: serif(28, 34),
      2: serif(16, 21),
      3: { ...bold(11.5, 16, accent), balanced: true },
      4: { ...bold(10.5, 15.5, colour.text), balanced: true },
    },
    marker: sans(10.5, 15.5, accent),
    contents: serif(13, 18),
    entry: sans(10.5, 19),
    entryPart: bold(10.5, 19, accent),
    cell: sans(9, 12.5),
    cellHead: bold(9, 12.5, accent),
    furniture: sans(8, 11, colour.muted),
    wordmark: bold(8, 11, accent),
    draft: bold(8, 11, colour.draft),
  };
}

export type Styles = ReturnType<typeof stylesOf>;

/** White space, in points. */
export const space = {
  paragraph: 7,
  item: 3.5,
  table: 12,
  afterHeading: 6,
  headings: { 1: 28, 2: 26, 3: 16, 4: 12 },
  afterTitle: 14,
  afterLogo: 30,
  listIndent: 17,
  /** Above a part in the contents of a bundle. */
  contentsPart: 12,
  cellX: 8,
  cellY: 5,
  /** Between what stands at the left and at the right of a header or footer. */
  furniture: 24,
} as const;

/** The box that a logo is fitted into. */
export const logoBox = { width: 190, height: 44 } as const;

/** The same face, bold or italic. */
export function emphasized(face: FaceName, how: "strong" | "emphasis"): FaceName {
  const table: Record<FaceName, { strong: FaceName; emphasis: FaceName }> = {
    sans: { strong: "sansBold", emphasis: "sansItalic" },
    sansItalic: { strong: "sansBoldItalic", emphasis: "sansItalic" },
    sansBold: { strong: "sansBold", emphasis: "sansBoldItalic" },
    sansBoldItalic: { strong: "sansBoldItalic", emphasis: "sansBoldItalic" },
    serif: { strong: "serif", emphasis: "serifItalic" },
    serifItalic: { strong: "serifItalic", emphasis: "serifItalic" },
  };
  return table[face][how];
}
