// Writes every source file that is generated and committed; a test compares them with what is there.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";
import { customerSchema } from "./customer-schema.js";
import { publishedSchema } from "./published-schema.js";

const root = new URL("../", import.meta.url);

/** The generated files: path from the package root to text. */
export async function generated() {
  const source = JSON.parse(await readFile(new URL("schemas/source.schema.json", root), "utf8"));
  const published = publishedSchema(source);
  const customer = customerSchema(source);
  return {
    "schemas/published.schema.json": `${JSON.stringify(published, null, 2)}\n`,
    "schemas/customer.schema.json": `${JSON.stringify(customer, null, 2)}\n`,
    "src/schema/source.generated.ts": await typesOf("source", source),
    "src/schema/published.generated.ts": await typesOf("published", published),
    "src/schema/customer.generated.ts": await typesOf("customer", customer),
    "src/emit/index.generated.ts": await emitterIndex(),
    "src/reporters/index.generated.ts": await reporterIndex(),
    "src/rules/index.generated.ts": await packIndex(),
    "src/diff/outputs/index.generated.ts": await diffOutputIndex(),
  };
}

function typesOf(name, schema) {
  return compile(withoutNoise(schema), schema.title, {
    additionalProperties: false,
    bannerComment: `/* Generated from schemas/${name}.schema.json by \`npm run generate\`; do not edit. */`,
    ignoreMinAndMaxItems: true,
    format: false,
  });
}

// A reference with its own description would become a second type of the same shape,
// and the checks of values say nothing to TypeScript.
function withoutNoise(node) {
  if (Array.isArray(node)) return node.map(withoutNoise);
  if (node === null || typeof node !== "object") return node;
  if (typeof node.$ref === "string") return { $ref: node.$ref };
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !["examples", "propertyNames", "dependentRequired"].includes(key))
      .map(([key, value]) => [key, withoutNoise(value)]),
  );
}

/** A format is a file or folder of src/emit/; this index lets a bundler find them. */
async function emitterIndex() {
  const entries = await readdir(new URL("src/emit/", root), { withFileTypes: true });
  const formats = entries
    .filter(
      (e) => e.isDirectory() || !["emitter.ts", "index.generated.ts", "xml.ts"].includes(e.name),
    )
    .map((e) =>
      e.isDirectory() ? [e.name, `${e.name}/index`] : [e.name.slice(0, -3), e.name.slice(0, -3)],
    )
    .sort();
  const lines = formats.map(([name, path]) => `  ${name}: () => import("./${path}.js"),`);
  return `/* Generated from the files of src/emit/ by \`npm run generate\`; do not edit. */

/** The output formats by name, each loaded when it is needed. */
export const emitters = {
${lines.join("\n")}
};
`;
}

/** A reporter is a file of src/reporters/ that exports one; the others help them. */
async function reporterIndex() {
  const reporters = await modulesWith("src/reporters/", /^export const report: Reporter\b/m);
  const lines = reporters.map(({ module }) => `  ${module}: () => import("./${module}.js"),`);
  return `/* Generated from the files of src/reporters/ by \`npm run generate\`; do not edit. */

/** The reporters by name, each loaded when it is needed. */
export const reporters = {
${lines.join("\n")}
};
`;
}

/** A pack is a file of src/rules/ that defines one; its type gives the ids of its rules. */
async function packIndex() {
  const packs = await modulesWith("src/rules/", /^export const (\w+) = definePack\(/m);
  const imports = packs.map(
    ({ module, match: [, name] }) => `import { ${name} } from "./${module}.js";`,
  );
  return `/* Generated from the files of src/rules/ by \`npm run generate\`; do not edit. */
${imports.join("\n")}

/** Every rule pack, by the names of their files. */
export const allPacks = [
${packs.map(({ match: [, name] }) => `  ${name},`).join("\n")}
];
`;
}

/** A format of `policyc diff` is a file of src/diff/outputs/. */
async function diffOutputIndex() {
  const files = await readdir(new URL("src/diff/outputs/", root));
  const names = files
    .filter((file) => file !== "index.generated.ts")
    .map((file) => file.slice(0, -3))
    .sort();
  const lines = names.map((name) => `  ${name}: () => import("./${name}.js"),`);
  return `/* Generated from the files of src/diff/outputs/ by \`npm run generate\`; do not edit. */
import type { Render } from "../comparison.js";

/** The formats of comparisons by name, each loaded when it is needed. */
export const outputs = {
${lines.join("\n")}
} satisfies Record<string, () => Promise<{ render: Render }>>;
`;
}

/** The modules of a folder in which something stands, and what stands there. */
async function modulesWith(path, pattern) {
  const folder = new URL(path, root);
  const found = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort()) {
    const match = pattern.exec(await readFile(new URL(file, folder), "utf8"));
    if (match) found.push({ module: file.slice(0, -3), match });
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of Object.entries(await generated())) {
    await writeFile(new URL(path, root), text);
  }
}
