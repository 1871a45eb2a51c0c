// Measures what people wait for: whole processes as ratios to an empty Node.js, in turns, and the
// parts of the PDF in this process. Prints tables; docs/pdf.md quotes them with their date.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create } from "fontkit";

const root = new URL("../", import.meta.url);
const lib = (path) => import(new URL(`lib/${path}`, root));
const require = createRequire(import.meta.url);

const runs = 15;
const folder = mkdtempSync(join(tmpdir(), "policyc-bench-"));

try {
  await processes();
  await parts();
} finally {
  rmSync(folder, { recursive: true });
}

/** Whole processes, each in turn with the others, so that a busy moment meets them all. */
async function processes() {
  const bin = new URL("bin/policyc.js", root).pathname;
  const policy = new URL("policy", root).pathname;
  const build = (name, ...more) => [bin, "build", policy, "-q", "-o", join(folder, name), ...more];
  const commands = {
    "node -e 0": ["-e", "0"],
    "build, without PDF": build("text", "-f", "html,markdown,json"),
    "build, PDF alone": build("pdf", "-f", "pdf"),
    "build, all formats": build("all"),
    "check against dist/": [bin, "check", policy, "-o", new URL("dist", root).pathname],
  };
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env; // costs time in every process
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, argv] of Object.entries(commands)) {
      const started = performance.now();
      execFileSync(process.execPath, argv, { env, stdio: "ignore" });
      times[name].push(performance.now() - started);
    }
  }
  const bare = median(times["node -e 0"]);
  const rows = Object.entries(times).map(([name, list]) => [
    name,
    `${median(list).toFixed(0)} ms`,
    `${(median(list) / bare).toFixed(1)} x`,
  ]);
  const size = statSync(join(folder, "pdf/en/privacy-policy.pdf")).size;
  print(["process", "median", "to node -e 0"], rows);
  print(["R3COMM's PDF", "bytes"], [["with fonts and embedded JSON", String(size)]]);
}

/** The parts of the PDF, cold (first time in this process) and warm. */
async function parts() {
  const started = performance.now();
  const { openTypeface } = await lib("emit/pdf/typeface.js");
  const { subset } = await lib("emit/pdf/subset.js");
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
  const rows = [["load HarfBuzz and its subsetter", `${loading.toFixed(1)} ms`, ""]];
  for (const [name, run] of Object.entries(engines)) {
    rows.push([name, ...(await coldAndWarm(run))]);
  }
  rows.push(["whole PDF of R3COMM's policy", ...(await coldAndWarm(await pdfOf()))]);
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

function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
}

function print(head, rows) {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  const line = (row) =>
    row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i])));
  for (const row of [head, ...rows]) process.stdout.write(`${line(row).join("  ")}\n`);
  process.stdout.write("\n");
}
