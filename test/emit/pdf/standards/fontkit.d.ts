declare module "fontkit" {
  /** Opens a font; an independent reading of what HarfBuzz has made. */
  export function create(bytes: Uint8Array): {
    readonly numGlyphs: number;
    readonly unitsPerEm: number;
    getGlyph(id: number): { readonly advanceWidth: number };
  };
}
