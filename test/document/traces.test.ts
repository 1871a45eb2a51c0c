import { describe, expect, test } from "vitest";
import { emitAll } from "../../src/compile/emission.js";
import { formats } from "../../src/compile/selection.js";
import type { Document } from "../../src/document/document.js";
import { PACK } from "../../src/document/pack.js";
import { contentsOf } from "../../src/reading/contents.js";
import { shipped } from "../../src/templates/templates.js";
import { text } from "../support/compiled.js";
import { caseFiles, everyDocument, r3commFiles } from "../support/every-kind.js";
import { fileOf, marksIn, type SourceData, withMarks, withoutService } from "../support/marks.js";
import { readSheets } from "../support/xlsx.js";

/** All that a file says: of a PDF its pages and attachments, of a workbook its cells. */
async function saidIn(path: string, bytes: Uint8Array): Promise<string> {
  if (path.endsWith(".xlsx")) return JSON.stringify(readSheets(bytes));
  if (!path.endsWith(".pdf")) return text(bytes);
  const contents = await contentsOf(bytes, { pages: true });
  if ("problem" in contents) throw new Error(`${path} cannot be read`);
  return [...contents.pages, ...contents.attachments.map((one) => text(one.bytes))].join("\n");
}

/** The marks in every file that a policy gives, by the path of the file. */
async function marksOf(
  source: SourceData,
  hasPdf: (document: Document) => boolean,
): Promise<Map<string, Set<string>>> {
  const marks = new Map<string, Set<string>>();
  for (const document of await everyDocument(fileOf(source))) {
    const wanted = formats.filter((format) => format !== "pdf" || hasPdf(document));
    for (const { output } of await emitAll(document, wanted, shipped)) {
      marks.set(output.path, marksIn(await saidIn(output.path, output.bytes)));
    }
  }
  return marks;
}

const policies = {
  R3COMM: withMarks(await r3commFiles()),
  faultless: withMarks(await caseFiles("faultless")),
  spanish: withMarks(await caseFiles("spanish")),
};

const services = Object.entries(policies).flatMap(([name, source]) =>
  Object.keys(source.services ?? {}).map((id) => ({ name, source, id })),
);

describe("without a service, no file of any kind, language or format has a trace of it", () => {
  test.each(services)("$name: $id", async ({ source, id }) => {
    const left = withoutService(source, id);
    const still = marksIn(JSON.stringify(left));
    const gone = [...marksIn(JSON.stringify(source))].filter((mark) => !still.has(mark));
    expect(gone).toContain(id);
    // The pack holds all other kinds, and same-words.test.ts shows that each PDF says what its page says.
    const marks = await marksOf(left, ({ kind }) => kind === PACK);
    const traces = [...marks].flatMap(([path, found]) =>
      gone.filter((mark) => found.has(mark)).map((mark) => `${mark} in ${path}`),
    );
    expect(traces).toEqual([]);
  });
});
