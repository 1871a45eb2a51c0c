import type { FaceName } from "./fonts.js";

/** US Letter with one left edge: text keeps a reader's measure, tables and furniture run wider. */
export const page = {
  width: 612,
  height: 792,
  left: 84,
  top: 92,
  bottom: 704,
  /** About 78 characters of body text. */
  measure: 384,
  /** Tables, header and footer. */
  full: 444,
  headerBaseline: 54,
  footerBaseline: 746,
} as const;

export const colour = {
  text: "#22272e",
  accent: "#12395b",
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
}

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
  ...sans(size, leading, colour.accent),
  face: "serif",
});

export const style = {
  body: sans(10.5, 15.5),
  front: sans(11, 16.5, colour.muted),
  headings: {
    1: serif(28, 34),
    2: serif(16, 21),
    3: bold(11.5, 16, colour.accent),
    4: bold(10.5, 15.5, colour.text),
  },
  contents: serif(13, 18),
  entry: sans(10.5, 19),
  cell: sans(9, 12.5),
  cellHead: bold(9, 12.5, colour.accent),
  furniture: sans(8, 11, colour.muted),
  wordmark: bold(8, 11, colour.accent),
  draft: bold(8, 11, colour.draft),
} as const;

/** White space, in points. */
export const space = {
  paragraph: 7,
  item: 3.5,
  table: 12,
  afterHeading: 6,
  headings: { 1: 28, 2: 26, 3: 16, 4: 12 },
  listIndent: 17,
  cellX: 8,
  cellY: 5,
} as const;

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
