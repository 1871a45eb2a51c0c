// The notices of the libraries of which the package holds code or files: what their licences ask for.
import { readdir, readFile } from "node:fs/promises";

/** Each package's name, version and licence texts, of the packages that these files are part of. */
export async function notices(files) {
  const folders = new Set(files.map(packageOf).filter((folder) => folder !== undefined));
  const head = "policyc holds code or files of these packages, each under its own licence.\n";
  return [head, ...(await Promise.all([...folders].map(notice))).sort()].join(
    `\n${"-".repeat(80)}\n\n`,
  );
}

/** The folder of the package that a file is part of; undefined for policyc's own. */
function packageOf(file) {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file.replaceAll("\\", "/"))?.[0];
}

async function notice(folder) {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const named = (await readdir(folder)).filter((file) =>
    /^(licen[cs]e|notice|copying)/i.test(file),
  );
  if (named.length === 0) {
    throw new Error(`${name} has no file with its licence: leave it outside, as a dependency`);
  }
  const texts = await Promise.all(
    named.sort().map((file) => readFile(`${folder}/${file}`, "utf8")),
  );
  const head = `${name} ${version} (${license})`;
  return `${[head, ...texts.map((text) => text.trim())].join("\n\n")}\n`;
}
