import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { beside } from "./beside.js";
import { byteDifferences } from "./bytes.js";

/** How many cells are shown. */
const most = 5;

/** No part of a workbook of policyc's is larger, in bytes. */
const largest = 256 * 1024 * 1024;

/** The texts of a workbook, by sheet and address: “Inventory!B2”. A formula begins with “=”. */
type Cells = ReadonlyMap<string, string>;

/** How a workbook on disk differs from the one that the policy compiles to: by cell. */
export function xlsxDifferences(found: Uint8Array, compiled: Uint8Array): string[] {
  const before = cellsOf(found);
  if (before === undefined)
    return ["it is no workbook any more", ...byteDifferences(found, compiled)];
  const after = cellsOf(compiled) ?? new Map<string, string>();
  const cells = [...new Set([...before.keys(), ...after.keys()])];
  const differing = cells.filter((cell) => before.get(cell) !== after.get(cell));
  if (differing.length === 0) {
    return ["its cells are the same; their look or its properties differ"];
  }
  const shown = differing
    .slice(0, most)
    .flatMap((cell) => [`${cell}:`, ...beside(before.get(cell) ?? "", after.get(cell) ?? "")]);
  const rest = differing.length - most;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])];
}

function cellsOf(bytes: Uint8Array): Cells | undefined {
  try {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }) =>
      /^xl\/[^.]*\.xml(\.rels)?$/.test(name) && originalSize <= largest;
    const files = unzipSync(bytes, { filter });
    const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    const strings = sharedStrings(part("xl/sharedStrings.xml"));
    const targets = new Map(
      elements(part("xl/_rels/workbook.xml.rels"), "Relationship").map(({ attributes }) => [
        attributes.Id,
        attributes.Target?.replace(/^\/xl\//, ""),
      ]),
    );
    const sheets = elements(part("xl/workbook.xml"), "sheet");
    if (sheets.length === 0) return undefined;
    return new Map(
      sheets.flatMap(({ attributes: { name, "r:id": id } }) =>
        cellsOfSheet(part(`xl/${targets.get(id)}`), strings).map(([address, text]) => [
          `${name}!${address}`,
          text,
        ]),
      ),
    );
  } catch {
    return undefined;
  }
}

function sharedStrings(xml: string): string[] {
  return elements(xml, "si").map(({ texts }) => texts.t ?? "");
}

function cellsOfSheet(xml: string, strings: readonly string[]): [string, string][] {
  return elements(xml, "c").map(({ attributes, texts }) => {
    const value = texts.v ?? texts.t ?? "";
    const text = attributes.t === "s" ? (strings[Number(value)] ?? "") : value;
    return [attributes.r ?? "", texts.f === undefined ? text : `=${texts.f}`];
  });
}

/** An element with the texts in it, by the names of the elements that hold them. */
interface Found {
  readonly attributes: Readonly<Record<string, string>>;
  readonly texts: Record<string, string>;
}

/** All elements of a name, none of which holds another. */
function elements(xml: string, name: string): Found[] {
  const list: Found[] = [];
  if (xml === "") return list;
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    open.push(tag.name);
    if (tag.name === name) list.push({ attributes: tag.attributes, texts: {} });
  });
  parser.on("text", (text) => {
    const [inside, holder] = [list.at(-1), open.at(-1)];
    if (!inside || !holder || !open.includes(name)) return;
    inside.texts[holder] = (inside.texts[holder] ?? "") + text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return list;
}
