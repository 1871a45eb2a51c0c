import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { minifySync } from "rolldown/utils";
import { expect, test } from "vitest";
import { parse } from "yaml";
// @ts-expect-error: a script without types
import { ascii } from "../scripts/ascii.js";
import { precompiled } from "../src/precompiled.js";
import { readSchema, type SchemaName } from "../src/schema/schema.js";
import { parse as parseSource } from "../src/source/load.js";
import { specificationCode } from "../src/templates/handlebars.js";
import { checksOf, optionsOf, shippedChecks } from "../src/validate/ajv.js";
import { root } from "./support/compiled.js";

const read = (path: string) => readFileSync(join(fileURLToPath(root), path), "utf8");

function paths(folder: string, ending: RegExp): string[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}${path.replaceAll("\\", "/")}`)
    .filter((path) => ending.test(path));
}

// The other templates belong to reports, which nobody waits for at every save.
const documents = /\/(documents|html|partials)\/.*\.hbs$/;

test.each(paths("templates/", documents))("%s is compiled ahead to what it gives", (path) => {
  const code = specificationCode(path.slice("templates/".length), read(path));
  const { code: short } = minifySync(path, `exports.made = ${code};`);
  expect(read(`lib/bundle/precompiled/${path}.cjs`).split(",exports.made=")[1]).toBe(
    ascii(short).replace("exports.made=", ""),
  );
  expect(precompiled(path, read(path))).toBeDefined();
});

test.each(paths("templates/", /\.yaml$/))("%s is parsed ahead to what it says", (path) => {
  expect(precompiled(path, read(path))).toEqual(parse(read(path)));
});

test("what was made of another text counts for nothing", () => {
  const path = "templates/languages/en.yaml";
  expect(precompiled(path, `${read(path)}\n`)).toBeUndefined();
  expect(precompiled("templates/languages/xx.yaml", "")).toBeUndefined();
});

/** Sources with every mistake that the cases know, and documents that were published. */
const inputs = [
  ...paths("test/cases/", /\/policy\/[^/]+\.yaml$/).map((path) => {
    const { value } = parseSource([{ path, text: read(path) }]);
    return { path, data: value?.data };
  }),
  ...paths("dist/", /\.json$/).map((path) => ({ path, data: JSON.parse(read(path)) })),
  ...[null, 1, [], {}].map((data) => ({ path: JSON.stringify(data), data })),
];

const schemas: readonly SchemaName[] = ["customer", "published", "source"];

test.each(schemas)("the checks of the schema %s, compiled ahead, find the very same", (name) => {
  const path = `schemas/${name}.schema.json`;
  expect(precompiled(path, read(path))).toBeDefined();
  const [ahead, now] = [shippedChecks(name), checksOf(readSchema(name), optionsOf[name])];
  let mistakes = 0;
  for (const { path, data } of inputs) {
    for (const check of ["file", "complete"] as const) {
      expect([ahead[check](data), ahead[check].errors], path).toEqual([
        now[check](data),
        now[check].errors,
      ]);
      mistakes += now[check].errors?.length ?? 0;
    }
  }
  expect(mistakes).toBeGreaterThan(20);
});
