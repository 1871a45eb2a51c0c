declare module "linebreak" {
  /** Finds the places where the Unicode line breaking algorithm (UAX 14) lets a line end. */
  export default class LineBreaker {
    constructor(text: string);
    /** The next place, as an offset in UTF-16 code units; null behind the last one. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
