import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";

/** A PDF as the rules look at it: its bytes, and its objects with references followed. */
export interface PdfFile {
  readonly bytes: Uint8Array;
  /** The bytes as one character each. */
  readonly raw: string;
  readonly catalog: PDFDict;
  readonly info: PDFDict;
  readonly pages: readonly Page[];
  readonly fonts: readonly PDFDict[];
  /** Structure elements in the order of the tree, each with those above it. */
  readonly elements: readonly Element[];
  readonly metadata: string;
  readonly streams: readonly PDFRawStream[];
  readonly dicts: readonly PDFDict[];
}

export interface Page {
  readonly dict: PDFDict;
  readonly content: string;
  readonly annotations: readonly PDFDict[];
}

export interface Element {
  readonly dict: PDFDict;
  readonly type: string;
  readonly parents: readonly string[];
  readonly children: readonly Element[];
}

/** Opens a PDF for the rules. */
export async function openFile(bytes: Uint8Array): Promise<PdfFile> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const streams = objects.filter((object) => object instanceof PDFRawStream);
  const dicts = objects.filter((object) => object instanceof PDFDict);
  const root = get(pdf.catalog, "StructTreeRoot");
  const metadata = get(pdf.catalog, "Metadata");
  return {
    bytes,
    raw: Buffer.from(bytes).toString("latin1"),
    catalog: pdf.catalog,
    info: pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict),
    pages: pdf.getPages().map(({ node }) => ({
      dict: node,
      content: content(get(node, "Contents")),
      annotations: list(get(node, "Annots")) as PDFDict[],
    })),
    fonts: dicts.filter((dict) => name(dict, "Subtype") === "Type0"),
    elements: root instanceof PDFDict ? elementsBelow(root, []) : [],
    metadata: metadata instanceof PDFRawStream ? Buffer.from(metadata.contents).toString() : "",
    streams,
    dicts,
  };
}

function elementsBelow(parent: PDFDict, parents: readonly string[]): Element[] {
  return kids(parent).flatMap((kid) => {
    if (!(kid instanceof PDFDict)) return [];
    const type = name(kid, "S");
    if (type === undefined) return [];
    const below = elementsBelow(kid, [...parents, type]);
    const children = below.filter((one) => one.parents.length === parents.length + 1);
    return [{ dict: kid, type, parents, children }, ...below];
  });
}

/** What stands under /K, as a list. */
export function kids(element: PDFDict): PDFObject[] {
  const kid = get(element, "K");
  return kid instanceof PDFArray ? list(kid) : kid === undefined ? [] : [kid];
}

/** An entry of a dictionary, references followed. */
export function get(dict: PDFDict | undefined, key: string): PDFObject | undefined {
  return dict?.lookup(PDFName.of(key));
}

/** An entry by its path; undefined where the way is not there. */
export function at(dict: PDFDict, ...path: readonly string[]): PDFObject | undefined {
  let here: PDFObject | undefined = dict;
  for (const key of path) here = here instanceof PDFDict ? get(here, key) : undefined;
  return here;
}

/** A name, without its slash. */
export function name(dict: PDFDict | undefined, key: string): string | undefined {
  const value = get(dict, key);
  return value instanceof PDFName ? value.decodeText() : undefined;
}

export function words(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString
    ? value.decodeText()
    : undefined;
}

/** The items of an array, references followed. */
export function list(value: PDFObject | undefined): PDFObject[] {
  if (!(value instanceof PDFArray)) return [];
  return Array.from({ length: value.size() }, (_, i) => value.lookup(i) as PDFObject);
}

export function number(value: PDFObject | undefined): number {
  return Number(String(value));
}

/** The bytes of a stream, unpacked. */
export function unpacked(stream: PDFObject | undefined): Buffer {
  if (!(stream instanceof PDFRawStream)) return Buffer.alloc(0);
  return Buffer.from(decodePDFRawStream(stream).decode());
}

/** The content of a page, its streams joined, its strings in hexadecimal: they hold no operators. */
function content(streams: PDFObject | undefined): string {
  const all = streams instanceof PDFArray ? list(streams) : [streams];
  const text = all.map((stream) => unpacked(stream).toString("latin1")).join("\n");
  return text.replace(/\(((?:[^\\()]|\\.)*)\)/gs, (_, string: string) => {
    const bytes = string.replace(/\\(.)/gs, (_, one: string) => (one === "r" ? "\r" : one));
    return `<${Buffer.from(bytes, "latin1").toString("hex")}>`;
  });
}

export { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef };
