import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareSchemas } from "../../src/compat/compare.js";
import { textReport } from "../../src/compat/report.js";
import { rules } from "../../src/compat/rules.js";
import { judgeVersion } from "../../src/compat/version.js";
import { root } from "../support/compiled.js";

const cases = new URL("test/cases/compat/", root);

/** A case is a schema before and after, and what is said of it for writers and for readers. */
test.each(readdirSync(cases))("%s", async (name) => {
  const read = (side: string) =>
    JSON.parse(readFileSync(new URL(`${name}/${side}.schema.json`, cases), "utf8"));
  const [before, after] = [read("before"), read("after")];
  const compared = (["writers", "readers"] as const).map((audience) => {
    const changes = compareSchemas(before, after, audience);
    const version = judgeVersion(before, after, changes);
    return { file: "after.schema.json", audience, changes, version };
  });
  const report = new URL(`${name}/report.txt`, cases).pathname;
  await expect(textReport(compared, false)).toMatchFileSnapshot(report);
});

test("every keyword that policyc understands is in a case", () => {
  const texts = readdirSync(cases).flatMap((name) =>
    ["before", "after"].map((side) =>
      readFileSync(new URL(`${name}/${side}.schema.json`, cases), "utf8"),
    ),
  );
  const isIn = (keyword: string) => texts.some((text) => text.includes(`"${keyword}":`));
  expect(Object.keys(rules).filter((keyword) => !isIn(keyword))).toEqual([]);
});
