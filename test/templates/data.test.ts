import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
// @ts-expect-error: a script without types
import { templateData, templatesDocument } from "../../scripts/template-data.js";
import { checkTemplate } from "../../src/templates/check.js";
import {
  allKinds,
  languagesOf,
  partialFile,
  partialNames,
  templateFile,
} from "../../src/templates/kinds.js";
import { readData } from "../../src/templates/own.js";
import { builtIn, signatures } from "../../src/templates/signatures.js";
import { shipped } from "../../src/templates/templates.js";
import { root } from "../support/compiled.js";

const read = (path: string) => readFileSync(new URL(path, root), "utf8");

test("the data that templates are checked against are those that they see", async () => {
  const load = (path: string) => import(/* @vite-ignore */ `${root.pathname}src/${path}.ts`);
  const data = await templateData(load);
  const stale = "run `npm run generate`";
  expect(read("schemas/template-data.json"), stale).toBe(`${JSON.stringify(data, null, 2)}\n`);
  expect(read("docs/templates.md"), stale).toBe(templatesDocument(data, signatures, builtIn));
  // A field that no example fills would let any use of it pass.
  expect(JSON.stringify(data)).not.toContain("null");
});

const documents = allKinds(shipped).flatMap((kind) =>
  languagesOf(kind, shipped).map((language) => ({ kind, language })),
);

test.each(documents)("$kind in $language asks for what there is", ({ kind, language }) => {
  const path = templateFile(kind, language);
  const partial = (name: string) => {
    const text = shipped.text(partialFile(name, language));
    return text === undefined ? undefined : { path: partialFile(name, language), text };
  };
  const known = { partial, partialNames: partialNames(language, shipped), helpers: signatures };
  const found = checkTemplate({ path, text: shipped.text(path) ?? "", ...known }, readData().view);
  expect(found).toEqual([]);
});

test.each(["page", "index"] as const)("html/%s.hbs asks for what there is", (name) => {
  const path = `html/${name}.hbs`;
  const none = { partial: () => undefined, partialNames: [], helpers: {} };
  const template = { path, text: shipped.text(path) ?? "", ...none };
  expect(checkTemplate(template, readData()[name])).toEqual([]);
});
