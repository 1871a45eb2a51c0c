import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compile } from "../../src/compile.js";
import { readFolder } from "../../src/source/read.js";
import { root } from "../support/compiled.js";

const { faults } = parse(readFileSync(new URL("test/r3comm/facts.yaml", root), "utf8")) as {
  faults: string[];
};

/** What must be found for each fault, in the order of the list: code, and place where one is given. */
const expected: readonly (readonly (readonly [code: string, place?: string])[])[] = [
  [
    ["text/repeated-text", "introductions.data-collected.text"],
    ["text/repeated-facts", "introductions.data-collected.text"],
    ["text/off-subject", "introductions.data-collected.text"],
  ],
  [
    ["text/repeated-text", "introductions.cookies.text"],
    ["text/off-subject", "introductions.cookies.text"],
    ["eprivacy/declared", "cookies"],
  ],
  [["text/repeated-entry", "data.voice"]],
  [["schema/missing-key"], ["schema/missing-key"]],
  [["consistency/rights-without-legal-basis", "purposes"]],
  [["consistency/requests-without-response-time", "requests.responseTime"]],
  [["consistency/retention-without-period", "retention.personal-data.period"]],
  [
    ["gdpr/right-access", "rights.eu.grants"],
    ["gdpr/right-correction", "rights.eu.grants"],
    ["gdpr/right-deletion", "rights.eu.grants"],
  ],
];

describe("R3COMM's policy as it was published", () => {
  const found: { code: string; place?: string }[] = [];

  beforeAll(async () => {
    const files = await readFolder(new URL("test/r3comm/today", root).pathname);
    const { outputs, diagnostics, linted } = await compile(files, {}, undefined, "2026-11-25");
    expect(outputs).toEqual([]);
    found.push(...diagnostics, ...(linted?.findings ?? []));
  });

  test.each(faults.map((fault, i) => ({ fault, findings: expected[i] ?? [] })))(
    "$fault",
    ({ findings }) => {
      expect(findings).not.toEqual([]);
      for (const [code, place] of findings) {
        const places = found.filter((f) => f.code === code).map((f) => f.place);
        expect(places).not.toEqual([]);
        if (place) expect(places).toContain(place);
      }
    },
  );

  test("a day that is not in the source is not judged", () => {
    expect(found.filter(({ code }) => code === "california/last-updated")).toEqual([]);
  });
});
