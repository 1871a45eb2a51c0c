import { createHash } from "node:crypto";
import { zlibSync } from "fflate";
import PDFDocument from "pdfkit";
import type { Document } from "../../document/document.js";
import { joined } from "./subset.js";

/** An element of the structure tree under way. */
export interface StructureElement {
  add(child: unknown): void;
  end(): void;
}

/** A bookmark, or the root of them all. */
export interface OutlineItem {
  addItem(title: string, options: { pageNumber: number; left: number; top: number }): OutlineItem;
}

/** A pdfkit document, with the members that its published types leave out. */
export interface Pdf {
  readonly outline: OutlineItem;
  addPage(): void;
  struct(type: string, options?: { scope?: string }): StructureElement;
  addStructure(element: StructureElement): void;
  markContent(tag: string, options: { type: string }): void;
  markStructureContent(tag: string): unknown;
  endMarkedContent(): void;
  registerFont(name: string, font: unknown): void;
  font(name: string): Pdf;
  fontSize(size: number): Pdf;
  fillColor(colour: string): Pdf;
  text(text: string, x: number, y: number, options: object): void;
  rect(x: number, y: number, width: number, height: number): { fill(colour: string): void };
  link(x: number, y: number, w: number, h: number, uri: string, options: object): void;
  goTo(x: number, y: number, w: number, h: number, name: string, options: object): void;
  addNamedDestination(name: string, ...place: (string | number | null)[]): void;
  /** Ends the document. */
  bytes(): Uint8Array;
}

/** An object of the file, as pdfkit's references have it. */
interface Reference {
  data: { Filter?: string; Type?: string };
  buffer: Uint8Array[];
  finalize(): void;
}

interface Private {
  ref(data?: object): Reference;
  _id: Uint8Array;
  _root: {
    data: { Names: { data: { Dests: { _compareKeys(a: string, b: string): number } } } };
  };
  info: Record<string, unknown>;
  _addInfo(): void;
}

const base = PDFDocument as unknown as new (
  options: object,
) => Private & Omit<Pdf, "bytes"> & { end(): void };

/** Opens an empty document whose bytes depend on `document` alone. */
export function openPdf(document: Document): Pdf {
  const date = new Date(`${document.effective}T00:00:00Z`);
  const edition = `${document.labels.version} ${document.version}`;
  const pdf = new DeterministicPdf({
    pdfVersion: "1.7",
    size: "LETTER",
    margin: 0,
    font: null, // or pdfkit would embed Helvetica
    autoFirstPage: false,
    compress: false,
    tagged: true,
    lang: document.language,
    displayTitle: true,
    info: {
      Title: document.title,
      Author: document.organization,
      Subject: `${document.title}, ${edition}`,
      Keywords: [document.kind, edition, document.effective, document.language].join(", "),
      Creator: "policyc",
      Producer: "policyc",
      CreationDate: date,
      ModDate: date,
    },
  });
  pdf.identify(`${document.sourceHash} ${document.kind} ${document.language}`);
  return pdf as unknown as Pdf;
}

/** pdfkit, freed of what differs between machines; it leans on members of exactly 0.20.2. */
class DeterministicPdf extends base {
  // Declared only: pdfkit's constructor writes before fields would be set.
  declare chunks: Uint8Array[] | undefined;

  /** Sets the file's id, and orders destinations by code unit, where pdfkit asks the locale. */
  identify(text: string): void {
    this._id = new Uint8Array(createHash("sha256").update(text).digest().subarray(0, 16));
    const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    this._root.data.Names.data.Dests._compareKeys = compare;
  }

  /** Compresses streams with fflate: the output of Node.js's zlib differs between versions. */
  override ref(data?: object): Reference {
    const reference = super.ref(data);
    const finalize = reference.finalize;
    reference.finalize = () => {
      const plain = reference.data.Type === "Metadata" || reference.data.Filter;
      if (reference.buffer.length > 0 && !plain) {
        reference.buffer = [zlibSync(joined(reference.buffer), { level: 9 })];
        reference.data.Filter = "FlateDecode";
      }
      finalize.call(reference);
    };
    return reference;
  }

  /** Takes pdfkit's output as it comes; a stream would hold it until somebody reads. */
  push(chunk: Uint8Array | null): boolean {
    this.chunks ??= [];
    if (chunk) this.chunks.push(chunk);
    return true;
  }

  /** pdfkit puts the values of the information dictionary into XML as they are. */
  override _addInfo(): void {
    const info = this.info;
    this.info = Object.fromEntries(
      Object.entries(info).map(([key, value]) => [
        key,
        typeof value === "string" ? escapeXml(value) : value,
      ]),
    );
    super._addInfo();
    this.info = info;
  }

  bytes(): Uint8Array {
    this.end();
    return joined(this.chunks ?? []);
  }
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
