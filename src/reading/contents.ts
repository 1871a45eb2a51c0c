import { inflateSync } from "node:zlib";
import {
  decodePDFRawStream,
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { textOfPages } from "./pages.js";

/** A file that stands in a PDF as an associated file (ISO 32000-2, 14.13). */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a PDF says of itself; `problem` where it cannot be read. */
export type Contents =
  | {
      readonly producer: string;
      readonly attachments: readonly Attachment[];
      /** The text of each page, where it was asked for. */
      readonly pages: readonly string[];
    }
  | { readonly problem: "encrypted" | "damaged" };

/** Nothing that policyc attaches is larger, unpacked. */
const largest = 64 * 1024 * 1024;
const most = 16;

/** What is wanted of a PDF. */
export interface Wanted {
  readonly pages: boolean;
}

/** Reads the program that made a PDF, and its associated files. Hostile input may make it throw. */
export async function contentsOf(bytes: Uint8Array, wanted: Wanted): Promise<Contents> {
  let pdf: PDFDocument;
  try {
    pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  } catch (error) {
    return { problem: error instanceof EncryptedPDFError ? "encrypted" : "damaged" };
  }
  const files = pdf.catalog.lookupMaybe(PDFName.of("AF"), PDFArray);
  const attachments: Attachment[] = [];
  for (let i = 0; i < Math.min(most, files?.size() ?? 0); i++) {
    const attachment = attachmentOf(files?.lookupMaybe(i, PDFDict));
    if (attachment) attachments.push(attachment);
  }
  const pages = wanted.pages ? textOfPages(pdf) : [];
  return { producer: pdf.getProducer() ?? "", attachments, pages };
}

function attachmentOf(specification: PDFDict | undefined): Attachment | undefined {
  const name = specification?.lookup(PDFName.of("UF"));
  const stream = specification?.lookupMaybe(PDFName.of("EF"), PDFDict)?.lookup(PDFName.of("F"));
  const named = name instanceof PDFString || name instanceof PDFHexString;
  if (!named || !(stream instanceof PDFRawStream)) return undefined;
  return { name: name.decodeText(), bytes: unpacked(stream) };
}

/** Unpacks a stream, no further than anything that policyc attaches. */
function unpacked(stream: PDFRawStream): Uint8Array {
  const filter = stream.dict.lookup(PDFName.of("Filter"));
  if (filter === PDFName.of("FlateDecode")) {
    return new Uint8Array(inflateSync(stream.contents, { maxOutputLength: largest }));
  }
  return decodePDFRawStream(stream).decode();
}
