import { openHarfbuzz } from "../../harfbuzz.js";
import type { Emitted, Emitter, Origin } from "../emitter.js";
import { openFonts } from "./fonts.js";
import { openHyphenator } from "./hyphenate.js";
import { layOut } from "./layout.js";
import { paint } from "./paint.js";
import { producer } from "./producer.js";
import { canSet } from "./script.js";
import { originInXmp } from "./xmp.js";

export const extension = "pdf";
export const mediaType = "application/pdf";

/** Sets a document on pages: layout first, as plain data, then paint. */
export const emit: Emitter = async (document): Promise<Emitted> => {
  await openHarfbuzz();
  const fonts = openFonts(document);
  const wanted = document.design.hyphenation ? document.hyphenation : undefined;
  const hyphenate = wanted === undefined ? undefined : openHyphenator(wanted);
  const layout = layOut(document, fonts, hyphenate);
  const pdf = await paint(layout, document, fonts, producer());
  const unshowable = layout.unshowable.map((text) => ({
    text,
    reason: canSet(text) ? ("glyph" as const) : ("script" as const),
  }));
  return { bytes: pdf.bytes(), unshowable };
};

export const origin: Origin = originInXmp;
