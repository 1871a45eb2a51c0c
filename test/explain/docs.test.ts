import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
// @ts-expect-error: a script without types
import { rulesDocument } from "../../scripts/generate-docs.js";
import { opened } from "../../src/explain/example.js";
import { chapters, explanations } from "../../src/explain/explanation.js";
import { severityOf, waiverOf } from "../../src/explain/settings.js";
import { root } from "../support/compiled.js";

const committed = readFileSync(new URL("docs/rules.md", root), "utf8");

test("docs/rules.md is what the rules give", () => {
  const document = rulesDocument({ chapters, opened, severityOf, waiverOf });
  expect(committed, "run `npm run generate`").toBe(document);
});

test("docs/rules.md has an anchor for every code, and no link to nothing", () => {
  const anchors = [...committed.matchAll(/<a id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(anchors).size).toBe(anchors.length);
  const links = [...committed.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
  const wanted = [...links, ...explanations.map(({ code }) => code)];
  expect(wanted.filter((id) => !anchors.includes(id))).toEqual([]);
});
