// The parts of the PDF, in this process.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create } from "fontkit";
import { median, print } from "./table.js";

const root = new URL("../../", import.meta.url);
const lib = (path) => import(new URL(`lib/${path}`, root));
const require = createRequire(import.meta.url);
const runs = 15;

/** The parts of the PDF, cold (first time in this process) and warm. */
export async function pdfParts() {
  const started = performance.now();
  const { openTypeface } = await lib("emit/pdf/typeface.js");
  const { subset } = await lib("emit/pdf/subset.js");
  const { openHarfbuzz } = await lib("harfbuzz.js");
  await openHarfbuzz();
  const loading = performance.now() - started;
  const file = require.resolve(
    "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  );
  const bytes = readFileSync(file);
  const words = policyText().split(/\s+/);
  const glyphs = {};
  const engines = {
    "HarfBuzz, shape every word": () => {
      const face = openTypeface(bytes);
      const shaped = words.flatMap(
        (word) => face.shape(word, { language: "en", rtl: false }).glyphs,
      );
      glyphs.harfbuzz = new Set(shaped.map(({ id }) => id));
    },
    "fontkit, shape every word": () => {
      const face = create(bytes);
      glyphs.fontkit = new Set(words.flatMap((word) => face.layout(word).glyphs));
    },
    "HarfBuzz, subset": () => subset(bytes, glyphs.harfbuzz),
    "fontkit, subset": () => {
      const made = create(bytes).createSubset();
      for (const glyph of glyphs.fontkit) made.includeGlyph(glyph);
      made.encode();
    },
  };
  const rows = [["load HarfBuzz", `${loading.toFixed(1)} ms`, ""]];
  for (const [name, run] of Object.entries(engines)) {
    rows.push([name, ...(await coldAndWarm(run))]);
  }
  rows.push(["all PDFs of R3COMM's policy", ...(await coldAndWarm(await pdfOf()))]);
  print([`part (${words.length} words)`, "cold", "warm"], rows);
}

/** A function that compiles R3COMM's policy to PDF from what has been read once. */
async function pdfOf() {
  const { compile } = await lib("compile.js");
  const { readFolder } = await lib("source/read.js");
  const files = await readFolder(new URL("policy", root).pathname);
  return () => compile(files, { formats: ["pdf"] });
}

function policyText() {
  const path = new URL("dist/en/privacy-policy.json", root);
  const { sections } = JSON.parse(readFileSync(path, "utf8"));
  return sections.map(({ title, text }) => `${title} ${text}`).join(" ");
}

async function coldAndWarm(run) {
  const times = [];
  for (let i = 0; i <= runs; i++) {
    const started = performance.now();
    await run();
    times.push(performance.now() - started);
  }
  const [cold, ...warm] = times;
  return [cold, median(warm)].map((time) => `${time.toFixed(1)} ms`);
}
