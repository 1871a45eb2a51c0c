import type { EmbeddedFonts } from "./embed.js";
import type { FaceKey } from "./fonts.js";
import type { Run } from "./pages.js";
import { escaped } from "./syntax.js";
import type { Glyph, Typeface } from "./typeface.js";

/**
 * The operators that show a run (ISO 32000-1, 9.4). Glyphs that stand elsewhere than their widths
 * put them, by kerning or as accents, are moved there. Glyphs without a text of their own, such as
 * the dots that some fonts put to a letter, come last, so that they part no letters of the text.
 */
export function textOperators(run: Run, typeface: Typeface, fonts: EmbeddedFonts): string {
  const [own, further] = showing(run, typeface, fonts);
  const start = `BT 1 0 0 -1 ${coordinate(run.x)} ${coordinate(run.y)} Tm`;
  const shown = `${start} ${own} ET`;
  if (further === undefined) return shown;
  return `${shown} /Span << /ActualText <feff> >> BDC ${start} ${further} ET EMC`;
}

/** The operators of glyphs that have a text, and those of the others, if there are any. */
type Showing = readonly [own: string, further?: string];

/**
 * Lines that documents share have their glyphs in common: what shows them is the same, if all are
 * of the alphabet. It is kept as long as the line, whose face and size are always the same ones.
 */
const kept = new WeakMap<Run["glyphs"], { showing: Showing; codes: readonly number[] }>();

function showing(run: Run, typeface: Typeface, fonts: EmbeddedFonts): Showing {
  const before = kept.get(run.glyphs);
  if (before) {
    fonts.show(run.face, before.codes);
    return before.showing;
  }
  const codes = run.glyphs.map((glyph) => fonts.code(run.face, glyph));
  const isFurther = ({ text }: Glyph) => text === "";
  const own = glyphOperators({ ...run, codes, isLeftOut: isFurther }, typeface);
  const made: Showing = run.glyphs.some(isFurther)
    ? [own, glyphOperators({ ...run, codes, isLeftOut: (glyph) => !isFurther(glyph) }, typeface)]
    : [own];
  const shown = new Set(codes);
  if (fonts.isUsual(run.face, shown)) kept.set(run.glyphs, { showing: made, codes: [...shown] });
  return made;
}

/** The codes that show runs, by face; undefined where not all are those of every document. */
export function usualCodes(runs: readonly Run[]): Map<FaceKey, number[]> | undefined {
  const shown = new Map<FaceKey, Set<number>>();
  for (const { face, glyphs } of runs) {
    const codes = glyphs.length === 0 ? [] : kept.get(glyphs)?.codes;
    if (codes === undefined) return undefined;
    const known = shown.get(face) ?? new Set();
    shown.set(face, known);
    for (const code of codes) known.add(code);
  }
  return new Map([...shown].map(([face, codes]) => [face, [...codes]]));
}

/** Glyphs of a run, with their codes, but for some, which leave their place empty. */
interface Shown extends Pick<Run, "glyphs" | "size"> {
  readonly codes: readonly number[];
  isLeftOut(glyph: Glyph): boolean;
}

/** Strings of glyphs of one height, between them how far the next is moved. */
function glyphOperators(
  { glyphs, codes, size, isLeftOut }: Shown,
  { unitsPerEm, advance }: Typeface,
): string {
  const written: (string | number)[] = [];
  let [rise, pen, cursor] = [0, 0, 0];
  let open: "operator" | "array" | "string" = "operator";
  // Written piece by piece and joined once: a string that grows by letters is dear to read later on.
  const enter = (next: typeof open) => {
    if (open === "string" && next !== open) written.push(")");
    if (open !== "operator" && next === "operator") written.push("] TJ ");
    if (open === "operator" && next !== open) written.push("[");
    if (next === "string" && next !== open) written.push("(");
    open = next;
  };
  for (const [i, glyph] of glyphs.entries()) {
    const x = pen + glyph.x;
    pen += glyph.advance;
    if (isLeftOut(glyph)) continue;
    if (glyph.y !== rise) {
      enter("operator");
      rise = glyph.y;
      written.push(`${coordinate((rise * size) / unitsPerEm)} Ts `);
    }
    const back = Math.round(((cursor - x) * 1000) / unitsPerEm);
    if (back !== 0) {
      enter("array");
      written.push(back);
      cursor -= (back * unitsPerEm) / 1000;
    }
    enter("string");
    const code = codes[i] as number;
    written.push(bytes[code >> 8] as string, bytes[code & 255] as string);
    cursor += advance(glyph.id);
  }
  enter("operator");
  if (rise !== 0) written.push("0 Ts ");
  return written.join("").trimEnd();
}

/** Each byte as it stands in strings, where codes have two. */
const bytes = Array.from({ length: 256 }, (_, byte) => escaped(String.fromCharCode(byte)));

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
