import { type EmbeddedFonts, hex } from "./embed.js";
import type { Run } from "./pages.js";
import type { Glyph, Typeface } from "./typeface.js";

/**
 * The operators that show a run (ISO 32000-1, 9.4). Glyphs that stand elsewhere than their widths
 * put them, by kerning or as accents, are moved there. Glyphs without a text of their own, such as
 * the dots that some fonts put to a letter, come last, so that they part no letters of the text.
 */
export function textOperators(run: Run, typeface: Typeface, fonts: EmbeddedFonts): string {
  const placed = place(run.glyphs);
  const own = placed.filter(({ glyph }) => glyph.text !== "");
  const further = placed.filter(({ glyph }) => glyph.text === "");
  const shown = showing(own, run, typeface, fonts);
  if (further.length === 0) return shown;
  const marks = showing(further, run, typeface, fonts);
  return `${shown} /Span << /ActualText <feff> >> BDC ${marks} EMC`;
}

/** A glyph with its place in the run, in font units. */
interface Placed {
  readonly glyph: Glyph;
  readonly x: number;
}

function place(glyphs: readonly Glyph[]): Placed[] {
  let pen = 0;
  return glyphs.map((glyph) => {
    const x = pen + glyph.x;
    pen += glyph.advance;
    return { glyph, x };
  });
}

/** One text object: strings of glyphs of one height, between them how far the next is moved. */
function showing(
  placed: readonly Placed[],
  run: Run,
  typeface: Typeface,
  fonts: EmbeddedFonts,
): string {
  const operators = [`BT 1 0 0 -1 ${coordinate(run.x)} ${coordinate(run.y)} Tm`];
  const { unitsPerEm } = typeface;
  let [rise, cursor, strings, codes] = [0, 0, "", ""];
  const closeString = () => {
    if (codes !== "") strings += `<${codes}>`;
    codes = "";
  };
  const flush = () => {
    closeString();
    if (strings !== "") operators.push(`[${strings}] TJ`);
    strings = "";
  };
  for (const { glyph, x } of placed) {
    if (glyph.y !== rise) {
      flush();
      rise = glyph.y;
      operators.push(`${coordinate((rise * run.size) / unitsPerEm)} Ts`);
    }
    const back = Math.round(((cursor - x) * 1000) / unitsPerEm);
    if (back !== 0) {
      closeString();
      strings += back;
      cursor -= (back * unitsPerEm) / 1000;
    }
    codes += hex(fonts.code(run.face, glyph));
    cursor += typeface.advance(glyph.id);
  }
  flush();
  if (rise !== 0) operators.push("0 Ts");
  return `${operators.join(" ")} ET`;
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
