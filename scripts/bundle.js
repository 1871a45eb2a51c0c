// Joins the modules of lib/ and what they use of libraries to a few files in lib/bundle/, which is what
// bin/ runs: to open a module costs more than to read it, and nobody has to install what is never used.
// What is loaded when needed stays apart. Only `dependencies` of package.json stay outside. In CommonJS,
// whose code src/code-cache.ts can keep.
import { readFileSync } from "node:fs";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { fontFiles } from "../lib/emit/pdf/fonts.js";
import { ascii } from "./ascii.js";
import { notices } from "./notices.js";

const require = createRequire(import.meta.url);
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const { dependencies } = JSON.parse(await readFile(path("package.json"), "utf8"));

const target = path("lib/bundle");
/** What `libraryFile` of src/package.ts finds. */
const libraries = `${target}/libraries`;

/**
 * Where the program and its threads begin, and what scripts/bench/lint-alone.cjs measures; Tinypool
 * looks for its own below the file that it is in.
 */
const entries = {
  ...Object.fromEntries(
    [
      ...["cli", "code-cache", "packs/worker", "reading/worker"],
      ...["compile/analyze", "source/read"],
    ].map((name) => [name, path(`lib/${name}.js`)]),
  ),
  "entry/worker": path("node_modules/tinypool/dist/entry/worker.js"),
};

/** What is loaded by `require`, and only by those who have schemas or templates of their own. */
const required = {
  "ajv/dist/2020": "ajv/dist/2020.js",
  "ajv-formats": "ajv-formats",
  handlebars: "handlebars",
  yaml: "yaml",
};

/** It waits while it is loaded, as only ES modules may. */
const harfbuzz = {
  folder: "libraries/harfbuzzjs",
  entry: "libraries/harfbuzzjs/dist/index",
  main: "dist/index.js",
};

/** What is read as it is. */
const copied = [
  "@zip.js/zip.js/dist/zip-module.wasm",
  "harfbuzzjs/dist/harfbuzz-subset.wasm",
  ...Object.values(fontFiles).map((name) => `@expo-google-fonts/${name}`),
];

/**
 * What pdfkit imports for fonts and pictures given to it: src/emit/pdf/ writes both itself, as plain
 * objects, and opens every document with `font: null`.
 */
const unused = /^(?:fontkit|png-js)$/;
const withoutUnused = {
  name: "without-unused",
  resolveId: { filter: { id: unused }, handler: (id) => ({ id, external: false }) },
  load: {
    filter: { id: unused },
    handler: () => ({ code: "export const create = undefined; export default undefined;" }),
  },
};

/** commander starts programs for commands that are files of their own; policyc has none, and loads faster. */
const withoutPrograms = {
  name: "without-programs",
  transform: {
    filter: { id: /[\\/]commander[\\/]lib[\\/]command\.js$/ },
    handler: (code) => code.replace("require('node:child_process')", "undefined"),
  },
};

/** The library compresses workbooks, which src/emit/xlsx.ts takes apart and packs again: for nothing. */
const uncompressed = {
  name: "uncompressed",
  transform: {
    filter: { id: /write-excel-file[\\/]modules[\\/]zip[\\/]zipToStream\.js$/ },
    handler(code) {
      const usual = "compressionOptions = undefined";
      if (!code.includes(usual)) throw new Error("write-excel-file compresses in another way");
      return code.replace(usual, "compressionOptions = { level: 0 }");
    },
  },
};

const alias = {
  // In ES modules, which join to less code than its modules for `require`, and to faster code.
  yaml$: path("node_modules/yaml/browser/dist/index.js"),
  // Without what it needs for threads of its own.
  fflate$: path("node_modules/fflate/esm/browser.js"),
};

/** Files that a library finds beside its modules. */
const found = [];
const besideModule = /new URL\(["']([\w./-]+)["'], ?import\.meta\.url\)/g;
/** Puts them beside the bundle, and lets its modules find them there. */
const filesBesideModules = {
  name: "files-beside-modules",
  transform: {
    filter: { id: /node_modules/, code: besideModule },
    handler(code, id) {
      return code.replaceAll(besideModule, (_, name) => {
        const file = resolve(dirname(id), name);
        found.push(file);
        const fileName = `libraries/${file.split(/[\\/]node_modules[\\/]/).at(-1)}`;
        const asset = this.emitFile({ type: "asset", fileName, source: readFileSync(file) });
        return `new URL(import.meta.ROLLUP_FILE_URL_${asset})`;
      });
    },
  },
};

/**
 * Files for what is always loaded together: to load the others, by all commands and a build with
 * nothing changed, by what judges a policy, by what compiles one. To open a file costs more than to
 * read some more. What only one of them loads stays out: threads share much of the rest, and need no
 * commander.
 */
const groups = Object.entries({
  code: ["code-cache"],
  start: ["cli", "commands/rebuild"],
  analysis: ["compile/analyze"],
  compiler: ["commands/build"],
}).map(([name, entries]) => ({
  name: (id, context) =>
    entries.some((entry) => imports(path(`lib/${entry}.js`), id, context)) ? name : null,
  debugName: name,
  minShareCount: 2,
}));

/** Whether a module is another one, or imports it, itself or through others. */
function imports(id, wanted, context, seen = new Set()) {
  if (id === wanted) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  const { importedIds = [] } = context.getModuleInfo(id) ?? {};
  return importedIds.some((next) => imports(next, wanted, context, seen));
}

/**
 * Writes modules and what they use, in CommonJS; gives the modules of libraries of which something is
 * written.
 */
async function join(input, output) {
  const bundle = await rolldown({
    input,
    platform: "node",
    resolve: { alias },
    external: Object.keys(dependencies).map((name) => new RegExp(`^${name}(?:/|$)`)),
    plugins: [withoutUnused, withoutPrograms, uncompressed, filesBesideModules],
  });
  const usual = { dir: target, format: "cjs", chunkFileNames: "[name]-[hash].js" };
  const options = { ...usual, ...output };
  const { output: files } = await bundle.write(options);
  await bundle.close();
  for (const { fileName, code } of files.filter(({ type }) => type === "chunk")) {
    await writeFile(`${options.dir}/${fileName}`, ascii(code));
  }
  return files.flatMap(({ modules = {} }) =>
    Object.keys(modules).filter((id) => modules[id].renderedLength > 0),
  );
}

/** What says of which kind the modules of a folder are. */
const describe = (folder, about) =>
  writeFile(`${folder}/package.json`, `${JSON.stringify(about)}\n`);

await rm(target, { recursive: true, force: true });
// package.ts tells the folder of the package from where it is: right in lib/bundle/.
const modules = await join(entries, { codeSplitting: { groups } });
await describe(target, { type: "commonjs" });
modules.push(...(await join(required, { dir: libraries })));
modules.push(
  ...(await join({ "schema-runtime": path("scripts/schema-runtime.js") }, { dir: libraries })),
);
modules.push(...(await join({ [harfbuzz.entry]: "harfbuzzjs" }, { format: "es" })));
await describe(`${target}/${harfbuzz.folder}`, { type: "module", main: harfbuzz.main });
for (const name of copied) {
  await cp(require.resolve(name), `${libraries}/${name}`);
}
const files = [...modules, ...found, ...copied.map((name) => require.resolve(name))];
await writeFile(`${target}/THIRD-PARTY-NOTICES.txt`, await notices(files));
