// Compiles schemas, templates and words ahead into lib/bundle/precompiled/: a step of `npm run build`.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { _ } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { minifySync } from "rolldown/utils";
import { parse } from "yaml";
import { digestOf } from "../lib/precompiled.js";
import { specificationCode } from "../lib/templates/handlebars.js";
import { completeOf, newAjv, optionsOf } from "../lib/validate/ajv.js";
import { ascii } from "./ascii.js";

const root = new URL("../", import.meta.url);
const target = new URL("lib/bundle/precompiled/", root);

/** For the pattern of a path, how to make the JavaScript of what is compiled ahead from it. */
const makers = [
  [/^schemas\/(?:source|customer|published)\.schema\.json$/, checks],
  [/^templates\/(?:documents|partials|html)\/.*\.hbs$/, template],
  [/^templates\/.*\.yaml$/, data],
];

/** The checks of a schema: of one file, and of all together. */
function checks(text, path) {
  const name = path.split(/[/.]/)[1];
  const schema = JSON.parse(text);
  const ajv = newAjv({
    ...optionsOf[name],
    code: { source: true, formats: _`formats` },
    schemas: { file: schema, complete: completeOf(schema) },
  });
  const code = standalone.default(ajv, { file: "file", complete: "complete" });
  // Not wrapped in a function, which V8 would read twice.
  const joined = code.replaceAll(/require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g, "runtime.$1");
  return `const runtime = require("../../libraries/schema-runtime.js");
const { formats } = runtime;
${joined}
exports.made = { file: exports.file, complete: exports.complete };`;
}

function template(text, path) {
  return `exports.made = ${specificationCode(path.slice("templates/".length), text)};`;
}

function data(text) {
  return `exports.made = ${JSON.stringify(parse(text))};`;
}

/** Nobody reads this code, and Node.js takes less time to. */
function short(code, path) {
  const { code: minified, errors } = minifySync(`${path}.cjs`, code);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  return ascii(minified);
}

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
for (const folder of ["schemas", "templates"]) {
  const files = await readdir(new URL(folder, root), { recursive: true });
  for (const file of files.map((name) => `${folder}/${name.replaceAll("\\", "/")}`)) {
    for (const [pattern, make] of makers) {
      if (!pattern.test(file)) continue;
      const text = await readFile(new URL(file, root), "utf8");
      const place = new URL(`${file}.cjs`, target);
      await mkdir(dirname(fileURLToPath(place)), { recursive: true });
      const code = `exports.sha256 = "${digestOf(text)}";\n${make(text, file)}`;
      await writeFile(place, short(code, file));
    }
  }
}
