import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import type { Localized } from "../localize/localize.js";
import type { Page } from "../schema/source.generated.js";
import type { Source } from "../source/load.js";
import type { ReadAsset } from "../source/read.js";
import { contrast, darkened } from "./contrast.js";
import { type Asset, type FontFile, type Logo, type PageDesign, plainDesign } from "./design.js";

type Path = readonly (string | number)[];

/** What text in the accent colour stands on: paper, and the heads of tables. */
const grounds = { white: "#ffffff", "the tint of table heads": "#eef2f6" } as const;
/** WCAG 2.2, success criterion 1.4.3, level AA, for text of this size. */
const leastContrast = 4.5;

/** Reads the design of pages and the files that it names, and checks that they can be used. */
export async function designPage(
  page: Localized<Page> | undefined,
  source: Pick<Source, "locate">,
  readAsset: ReadAsset,
): Promise<Result<PageDesign>> {
  const diagnostics: Diagnostic[] = [];
  const files = new Map<string, Asset>();
  const find = (code: Diagnostic["code"], path: Path, message: string, hint: string) => {
    const location = source.locate(["page", ...path], "value");
    diagnostics.push({ code, severity: "error", message, location, hint });
  };
  const read = async (file: string, path: Path): Promise<Asset | undefined> => {
    const bytes = await readAsset(file);
    if (bytes) files.set(file, { path: file, bytes });
    else find("page/missing-file", path, `there is no ${file}`, "paths begin at the policy folder");
    return bytes && { path: file, bytes };
  };
  const accent = (page?.accent ?? plainDesign.accent).toLowerCase();
  const faint = contrastProblem(accent);
  if (faint) find("page/low-contrast", ["accent"], faint.message, faint.hint);
  let logo: Logo | undefined;
  if (page?.logo) {
    const path = ["logo", "file"];
    const image = await imageOf(await read(page.logo.file, path));
    if (typeof image === "string") find("page/bad-logo", path, image, logoHint);
    else if (image) logo = { alt: page.logo.alt, image };
  }
  const fonts: FontFile[] = [];
  for (const [i, { file, language }] of (page?.fonts ?? []).entries()) {
    const path = ["fonts", i, "file"];
    const font = await read(file, path);
    const problem = font && (await fontProblem(font.bytes));
    if (problem) find("page/bad-font", path, `${file} ${problem}`, fontHint);
    else if (font) fonts.push({ ...font, ...(language !== undefined && { language }) });
  }
  const { size = plainDesign.size, hyphenation = plainDesign.hyphenation } = page ?? {};
  const design = { size, accent, hyphenation, fonts, files: [...files.values()] };
  const value = { ...design, ...(logo && { logo }) };
  return { value: diagnostics.length > 0 ? undefined : value, diagnostics };
}

const logoHint = "a logo is an SVG of outlines and plain colours, or a PNG";
const fontHint = "name a static TrueType font whose licence lets documents embed it";

// What reads logos and fonts is loaded only for a page that names some.

/** The image in a file, or what is wrong with it. */
async function imageOf(file: Asset | undefined): Promise<Logo["image"] | string | undefined> {
  if (!file) return undefined;
  const read = /\.svg$/i.test(file.path)
    ? (await import("./svg.js")).readSvg(file.bytes)
    : (await import("./png.js")).readPng(file.bytes);
  if ("problem" in read) return `${file.path} ${read.problem}`;
  return "drawing" in read ? read.drawing : read.picture;
}

async function fontProblem(bytes: Uint8Array): Promise<string | undefined> {
  const font = await import("./font.js");
  return font.fontProblem(bytes);
}

function contrastProblem(
  accent: string,
): (Pick<Diagnostic, "message"> & { hint: string }) | undefined {
  for (const [name, ground] of Object.entries(grounds)) {
    const measured = contrast(accent, ground);
    if (measured >= leastContrast) continue;
    // Rounded down: 4.499 is not 4.50.
    const shown = (Math.floor(measured * 100) / 100).toFixed(2);
    const message = `the accent ${accent} has a contrast of ${shown}:1 on ${name}; readable text needs 4.5:1 (WCAG 2.2, 1.4.3, level AA)`;
    const nearest = darkened(accent, grounds["the tint of table heads"], leastContrast);
    return { message, hint: `${nearest} is the nearest darker colour that passes` };
  }
  return undefined;
}
