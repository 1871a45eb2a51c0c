// The same document by other tools: R3COMM's privacy policy in English, as policyc writes it.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { print } from "./table.js";
import { interleaved } from "./timing.js";

const path = (name) => new URL(`../../${name}`, import.meta.url).pathname;
const require = createRequire(import.meta.url);
const runs = 5;
const markdown = path("dist/en/privacy-policy.md");
const html = path("dist/en/privacy-policy.html");

/** The versions of the peers; undefined of one that is not installed. */
export function peerVersions() {
  return {
    pandoc: versionOf("pandoc"),
    weasyprint: versionOf("weasyprint"),
    typst: typstVersion(),
  };
}

function versionOf(program) {
  try {
    const said = execFileSync(program, ["--version"], { encoding: "utf8", stdio: "pipe" });
    return /\d+(?:\.\d+)+/.exec(said)?.[0];
  } catch {
    return undefined;
  }
}

function typstVersion() {
  try {
    return require("@myriaddreamin/typst-ts-node-compiler/package.json").version;
  } catch {
    return undefined;
  }
}

/** Whole processes of policyc and of the peers, cold; those of a missing peer are said to be so. */
export async function peers(folder) {
  const versions = peerVersions();
  const { commands, missing } = await commandsOf(folder, versions);
  const measured = Object.fromEntries(commands.map(({ name, ...command }) => [name, command]));
  const medians = interleaved({ "node -e 0": { argv: ["-e", "0"] }, ...measured }, runs);
  const bare = medians.get("node -e 0");
  const results = commands.map(({ name, asked }) => ({
    ...{ name, asked, time: medians.get(name), ratio: medians.get(name) / bare },
  }));
  const rows = results.map(({ name, asked, time, ratio }) => [
    ...[name, `${time.toFixed(0)} ms`, `${ratio.toFixed(1)} x`, asked],
  ]);
  const absent = missing.map((name) => [`${name} is not installed: skipped`, "", "", ""]);
  print(["one document, cold", "median", "to node -e 0", "asked to do"], [...rows, ...absent]);
  return results;
}

async function commandsOf(folder, versions) {
  const all = [...policycCommands(folder), ...htmlAndPdf(folder), ...(await typstCommand(folder))];
  const isHere = ({ needs }) => needs.every((peer) => versions[peer] !== undefined);
  const missing = Object.keys(versions).filter((peer) => versions[peer] === undefined);
  return { commands: all.filter(isHere), missing };
}

/** From YAML: what the others are given, policyc has to make first. */
function policycCommands(folder) {
  const build = (format) => [
    ...[path("bin/policyc.js"), "build", path("policy"), "-o", join(folder, "policyc")],
    ...["-q", "--force", "-d", "privacy-policy", "-l", "en", "-f", format],
  ];
  return [
    {
      name: "policyc, HTML",
      asked: "read, check and lint the YAML; HTML",
      argv: build("html"),
      needs: [],
    },
    {
      name: "policyc, PDF",
      asked: "the same; PDF/A-3a and PDF/UA-1, with contents, and the data attached",
      argv: build("pdf"),
      needs: [],
    },
  ];
}

function htmlAndPdf(folder) {
  const tagged = "pdf/ua-1";
  return [
    {
      name: "pandoc, HTML",
      asked: "HTML with contents from policyc's Markdown",
      program: "pandoc",
      argv: ["-s", "--toc", "-o", join(folder, "pandoc.html"), markdown],
      needs: ["pandoc"],
    },
    {
      name: "pandoc through weasyprint, PDF",
      asked: "PDF/UA-1 with contents from policyc's Markdown, in pandoc's own style",
      program: "pandoc",
      argv: [
        ...["-s", "--toc", "--pdf-engine=weasyprint", `--pdf-engine-opt=--pdf-variant=${tagged}`],
        ...["-o", join(folder, "pandoc.pdf"), markdown],
      ],
      needs: ["pandoc", "weasyprint"],
    },
    {
      name: "weasyprint, PDF",
      asked: "PDF/UA-1 from policyc's HTML with its style; it has one variant at a time",
      program: "weasyprint",
      argv: ["--pdf-variant", tagged, html, join(folder, "weasyprint.pdf")],
      needs: ["weasyprint"],
    },
  ];
}

/** Typst is given the same Markdown, turned into its own markup beforehand, and the same fonts. */
async function typstCommand(folder) {
  const { typstOf } = await import("./typst-text.js");
  const input = join(folder, "policy.typ");
  const text = readFileSync(markdown, "utf8").replace(/^<!--.*-->$/m, "");
  writeFileSync(input, typstOf(text, { language: "en", title: "Privacy Policy" }));
  const fonts = ["source-serif-4", "source-sans-3"].map((name) =>
    path(`node_modules/@expo-google-fonts/${name}`),
  );
  const script = path("scripts/bench/typst.js");
  return [
    {
      name: "Typst, PDF",
      asked: "PDF/A-3a, tagged, with contents, from the same text in Typst's markup, same fonts",
      argv: [script, input, join(folder, "typst.pdf"), ...fonts],
      needs: ["typst"],
    },
  ];
}
