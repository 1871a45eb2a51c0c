/** How the pages of the PDF look: what `page` of the source says, with its files read. */
export interface PageDesign {
  readonly size: "letter" | "a4";
  /** sRGB, #rrggbb in lower case; at least 4.5:1 against white and against its own tint. */
  readonly accent: string;
  readonly hyphenation: boolean;
  readonly logo?: Logo;
  /** Further fonts, in the order in which they are tried. */
  readonly fonts: readonly FontFile[];
  /** The files that the source names for its pages, in that order, each once. */
  readonly files: readonly Asset[];
}

/** A file of the policy folder that is not YAML. */
export interface Asset {
  /** Path within the policy folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A TrueType font that has been opened once, may be embedded and may be subset. */
export interface FontFile extends Asset {
  /** BCP 47 tag of the words that it shows. */
  readonly language?: string;
}

/** A logo with the words that stand for it. */
export interface Logo {
  readonly alt: string;
  readonly image: Drawing | Picture;
}

/** Shapes in a box whose origin is at its top left, y running down; painted in order. */
export interface Drawing {
  readonly kind: "drawing";
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** A shape: its path in SVG's syntax, already without units, and how it is painted. */
export interface Shape {
  readonly path: string;
  /** The matrix [a b c d e f] from the shape's coordinates to those of the drawing. */
  readonly matrix: readonly [number, number, number, number, number, number];
  readonly fill?: Paint;
  readonly fillRule: "nonzero" | "evenodd";
  readonly stroke?: Paint & {
    readonly width: number;
    readonly cap: "butt" | "round" | "square";
    readonly join: "miter" | "round" | "bevel";
    readonly miterLimit: number;
  };
}

/** A colour, #rrggbb, and its opacity from 0 to 1. */
export interface Paint {
  readonly colour: string;
  readonly opacity: number;
}

/** A picture, its samples a row at a time from the top left. */
export interface Picture {
  readonly kind: "picture";
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel. */
  readonly rgb: Uint8Array;
  /** One byte a pixel, where not all of it is opaque. */
  readonly alpha?: Uint8Array;
}

/** What pages look like where the source says nothing. */
export const plainDesign: PageDesign = {
  size: "letter",
  accent: "#12395b",
  hyphenation: false,
  fonts: [],
  files: [],
};
