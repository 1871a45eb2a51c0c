import { type EmbeddedFonts, hex, textHex } from "./embed.js";
import type { Run } from "./pages.js";
import type { Glyph, Typeface } from "./typeface.js";

/**
 * The operators that show a run (ISO 32000-1, 9.4). Glyphs that stand elsewhere than their widths
 * put them, by kerning or as accents, are moved there; text that needs several glyphs is told as
 * a whole, for the sake of copying and reading aloud.
 */
export function textOperators(run: Run, typeface: Typeface, fonts: EmbeddedFonts): string {
  const line = new Line(run, typeface, fonts);
  for (const cluster of clusters(run.glyphs)) line.show(cluster);
  const matrix = `1 0 0 -1 ${coordinate(run.x)} ${coordinate(run.y)} Tm`;
  return `BT ${matrix} ${line.end()} ET`;
}

/** Glyphs that show one text together. */
function* clusters(glyphs: readonly Glyph[]): Generator<readonly Glyph[]> {
  let start = 0;
  for (let i = 1; i <= glyphs.length; i++) {
    if (glyphs[i]?.text === "") continue;
    if (i > start) yield glyphs.slice(start, i);
    start = i;
  }
}

class Line {
  readonly #operators: string[] = [];
  #strings = "";
  #codes = "";
  #rise = 0;
  /** Where the next glyph should stand, and where it would, in font units. */
  #pen = 0;
  #cursor = 0;

  constructor(
    readonly run: Run,
    readonly typeface: Typeface,
    readonly fonts: EmbeddedFonts,
  ) {}

  show(cluster: readonly Glyph[]): void {
    const [first] = cluster;
    if (cluster.length === 1 || !first) {
      for (const glyph of cluster) this.#glyph(glyph);
      return;
    }
    this.#flush();
    this.#operators.push(`/Span << /ActualText <feff${textHex(first.text)}> >> BDC`);
    for (const glyph of cluster) this.#glyph(glyph);
    this.#flush();
    this.#operators.push("EMC");
  }

  end(): string {
    this.#flush();
    if (this.#rise !== 0) this.#operators.push("0 Ts");
    return this.#operators.join(" ");
  }

  #glyph(glyph: Glyph): void {
    const { unitsPerEm } = this.typeface;
    if (glyph.y !== this.#rise) {
      this.#flush();
      this.#rise = glyph.y;
      this.#operators.push(`${coordinate((glyph.y * this.run.size) / unitsPerEm)} Ts`);
    }
    const back = Math.round(((this.#cursor - this.#pen - glyph.x) * 1000) / unitsPerEm);
    if (back !== 0) {
      this.#closeString();
      this.#strings += back;
      this.#cursor -= (back * unitsPerEm) / 1000;
    }
    this.#codes += hex(this.fonts.code(this.run.face, glyph));
    this.#cursor += this.typeface.advance(glyph.id);
    this.#pen += glyph.advance;
  }

  #closeString(): void {
    if (this.#codes !== "") this.#strings += `<${this.#codes}>`;
    this.#codes = "";
  }

  #flush(): void {
    this.#closeString();
    if (this.#strings !== "") this.#operators.push(`[${this.#strings}] TJ`);
    this.#strings = "";
  }
}

/** A length in points, to a hundredth. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A colour, #rrggbb, as operands of rg or RG. */
export function rgb(colour: string): string {
  return [1, 3, 5]
    .map((at) => Math.round((Number.parseInt(colour.slice(at, at + 2), 16) / 255) * 1000) / 1000)
    .join(" ");
}
