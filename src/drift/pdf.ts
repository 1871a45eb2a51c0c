import { sealHolds } from "../emit/pdf/seal.js";
import { type Reading, readOwnPdf, readPdf } from "../reading/read.js";
import { beside } from "./beside.js";
import { byteDifferences } from "./bytes.js";
import { jsonDifferences } from "./json.js";

/** How many pages are shown, and how many are named. */
const most = 3;
const named = 12;

type Made = Extract<Reading, { kind: "made" }>;

const problems: Record<Exclude<Reading["kind"], "made">, string> = {
  "not-pdf": "it is no PDF any more",
  foreign: "it was not made by policyc",
  "cut-off": "it is cut off: its end is missing",
  damaged: "it is damaged: it cannot be read as a PDF",
  encrypted: "it is encrypted, which no file of policyc's is",
  "too-much": "it asks for more time or memory than any policy does, and was not read to its end",
};

/**
 * How a PDF on disk differs from the one that the policy compiles to: its text by page, the data in
 * it by pointer, and where neither differs, what else it may be.
 */
export async function pdfDifferences(found: Uint8Array, compiled: Uint8Array): Promise<string[]> {
  const before = await readPdf(found, { pages: true });
  if (before.kind !== "made") return [problems[before.kind]];
  const after = await readOwnPdf(compiled, { pages: true });
  if (after.kind !== "made") return byteDifferences(found, compiled);
  const words = pageDifferences(before.pages, after.pages);
  // Facts that changed have changed the words; the JSON beside the PDF says them one by one.
  const content = words.length > 0 ? words : dataDifferences(before, after);
  const rest = "the words and the data are the same; the layout, the fonts or the metadata differ";
  return [
    ...(sealHolds(found) ? [] : [edited]),
    ...makerDifferences(before.version, after.version),
    ...(content.length > 0 ? content : [rest]),
  ];
}

const edited = "it was edited or damaged after policyc made it: its bytes do not have their digest";

function makerDifferences(found: string, compiled: string): string[] {
  if (found === compiled) return [];
  const maker = found === "" ? "a program that does not name policyc" : `policyc ${found}`;
  return [`it was made by ${maker}, this is policyc ${compiled}`];
}

function pageDifferences(found: readonly string[], compiled: readonly string[]): string[] {
  const count =
    found.length === compiled.length
      ? []
      : [`it has ${found.length} pages, the policy compiles to ${compiled.length}`];
  const shared = Math.min(found.length, compiled.length);
  const differing = Array.from({ length: shared }, (_, i) => i).filter(
    (i) => found[i] !== compiled[i],
  );
  const shown = differing
    .slice(0, most)
    .flatMap((i) => [`page ${i + 1}:`, ...beside(found[i] ?? "", compiled[i] ?? "")]);
  return [...count, ...shown, ...others(differing.slice(most))];
}

function others(pages: readonly number[]): string[] {
  if (pages.length === 0) return [];
  const numbers = pages.slice(0, named).map((i) => i + 1);
  const rest = pages.length > named ? ` and ${pages.length - named} more` : "";
  return [`and on ${pages.length === 1 ? "page" : "pages"} ${numbers.join(", ")}${rest}`];
}

function dataDifferences(before: Made, after: Made): string[] {
  const names = new Set([...before.attachments, ...after.attachments].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [one, other] = [before, after].map(
      ({ attachments }) => attachments.find((attachment) => attachment.name === name)?.bytes,
    );
    if (!one) return [`the file ${name} is not in it`];
    if (!other) return [`the file ${name} is in it, and the policy does not ask for it`];
    if (Buffer.compare(one, other) === 0) return [];
    const differences = name.endsWith(".json")
      ? jsonDifferences(one, other)
      : byteDifferences(one, other);
    return [`in the file ${name}:`, ...differences];
  });
}
