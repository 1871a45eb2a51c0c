import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { FontFile } from "../../src/page/design.js";

const require = createRequire(import.meta.url);

function font(path: string, language: string): FontFile {
  const bytes = readFileSync(require.resolve(`@expo-google-fonts/${path}`));
  return { path, bytes: new Uint8Array(bytes), language };
}

/** Fonts of other scripts than those of the design, by language. */
export const furtherFonts = {
  ar: font("noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf", "ar"),
  he: font("noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf", "he"),
  hi: font("noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf", "hi"),
  ja: font("kosugi/Kosugi_400Regular.ttf", "ja"),
  ko: font("gowun-dodum/400Regular/GowunDodum_400Regular.ttf", "ko"),
  hy: font("noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf", "hy"),
  ka: font("noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf", "ka"),
} as const;
