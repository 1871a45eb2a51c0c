import PDFDocument from "pdfkit";
import type { Direction } from "./bidi.js";
import { compressOnce } from "./compress.js";
import { assembleFile, type PdfObject } from "./file.js";
import type { Sheet } from "./style.js";
import { syntaxOf } from "./syntax.js";
import { type About, xmpPacket } from "./xmp.js";

/** An indirect object under way; strings in its data are names, String objects are texts. */
export interface Reference {
  readonly id: number;
  readonly data: Record<string, unknown>;
  write(chunk: Uint8Array | string): void;
  end(chunk?: Uint8Array | string): void;
}

/** What hears of an annotation that belongs to it, whose object is under way. */
export interface Annotated {
  add(child: { readonly annotationRef: Reference }): void;
}

/** What is said of a link. */
export interface LinkOptions {
  readonly structParent: Annotated;
  /** A String: a text, not a name. */
  readonly Contents: object;
}

/** A bookmark, or the root of them all. */
export interface OutlineItem {
  addItem(title: string, options: { pageNumber: number; left: number; top: number }): OutlineItem;
}

/** A pdfkit document, with the members that its published types leave out. */
export interface Pdf {
  readonly outline: OutlineItem;
  readonly page: {
    readonly dictionary: Reference;
    readonly fonts: Record<string, Reference>;
    readonly xobjects: Record<string, Reference>;
  };
  readonly _root: Reference;
  addPage(): void;
  ref(data?: object): Reference;
  /** The number of an object that is written later, in the syntax of PDF. */
  reserve(): number;
  writeObject(id: number, value: string): void;
  /** Adds operators to the page; its coordinates run down from the top left. */
  addContent(operators: string): void;
  /** The operators that were added, which are on no page yet. */
  takeContent(): Uint8Array;
  /** Ends the content of the page itself. */
  endContent(content: Uint8Array): void;
  /** Makes a content stream, which pages may share. */
  stream(content: Uint8Array): Reference;
  /** Adds a further content stream to the page, behind its own. */
  addStream(stream: Reference): void;
  link(x: number, y: number, w: number, h: number, uri: string, options: LinkOptions): void;
  goTo(x: number, y: number, w: number, h: number, name: string, options: LinkOptions): void;
  addNamedDestination(name: string, ...place: (string | number | null)[]): void;
  addNamedEmbeddedFile(name: string, file: Reference): void;
  save(): Pdf;
  restore(): Pdf;
  transform(...matrix: number[]): Pdf;
  path(path: string): Pdf;
  lineWidth(width: number): Pdf;
  lineCap(cap: string): Pdf;
  lineJoin(join: string): Pdf;
  miterLimit(limit: number): Pdf;
  fillOpacity(opacity: number): Pdf;
  strokeOpacity(opacity: number): Pdf;
  strokeColor(colour: string): Pdf;
  fillColor(colour: string): Pdf;
  fill(rule: string): Pdf;
  stroke(): Pdf;
  fillAndStroke(rule: string): Pdf;
  /** Ends the document; `packed` as `assembleFile` has it. */
  bytes(options?: { readonly packed?: boolean }): Uint8Array;
}

/** What a document is opened with. */
export interface Opening {
  readonly sheet: Sheet;
  readonly language: string;
  readonly direction: Direction;
  readonly about: About;
  /** 32 hexadecimal digits that tell this document from others. */
  readonly id: string;
}

interface PrivateReference extends Reference {
  buffer: Uint8Array[];
  finalize(): void;
}

type Overridden =
  | "bytes"
  | "ref"
  | "reserve"
  | "writeObject"
  | "addContent"
  | "takeContent"
  | "endContent"
  | "addPage"
  | "stream"
  | "addStream"
  | "page";

interface Private extends Omit<Pdf, Overridden> {
  readonly page: Pdf["page"] & { readonly content: Reference };
  _info: Reference;
  readonly _offsets: unknown[];
  addPage(): void;
  ref(data?: object): PrivateReference;
  _refEnd(reference: Reference): void;
  end(): void;
}

const base = PDFDocument as unknown as new (options: object) => Private;

/** Opens an empty document whose bytes depend on nothing but what is put into it. */
export function openPdf(opening: Opening): Pdf {
  const { sheet, language, direction, about } = opening;
  const pdf = new DeterministicPdf({
    pdfVersion: "1.7",
    size: [sheet.width, sheet.height],
    margin: 0,
    font: null, // or pdfkit would embed Helvetica
    autoFirstPage: false,
    compress: false,
    tagged: true,
    lang: language,
    displayTitle: true,
    subset: "PDF/A-3a",
    info: {
      Title: about.title,
      Author: about.author,
      Subject: about.subject,
      Keywords: about.keywords,
      Creator: "policyc",
      Producer: about.producer,
      CreationDate: about.date,
      ModDate: about.date,
    },
  });
  pdf.prepare(opening);
  if (direction === "rtl") {
    (pdf._root.data.ViewerPreferences as Reference).data.Direction = "R2L";
  }
  return pdf as unknown as Pdf;
}

function streamOf(content: Uint8Array, data: Record<string, unknown>): Uint8Array {
  const isPlain = data.Type === "Metadata" || data.Filter !== undefined;
  const stream = isPlain ? content : compressOnce(content);
  if (!isPlain) data.Filter = "FlateDecode";
  data.Length = stream.length;
  return stream;
}

/** A name tree of one node, its root. */
interface Tree {
  limits: boolean;
  _compareKeys(a: string, b: string): number;
}

/**
 * pdfkit, freed of what differs between machines, its objects gathered to be put together by
 * `assembleFile`; it leans on members of exactly 0.20.2.
 */
class DeterministicPdf extends base {
  // Declared only: pdfkit's constructor writes before fields would be set.
  declare opening: Opening;
  declare objects: PdfObject[] | undefined;
  /** Of the page under way. */
  declare operators: string[] | undefined;

  prepare(opening: Opening): void {
    this.opening = opening;
  }

  /** Compresses every stream but the metadata, which programs look for as plain text. */
  override ref(data?: object): PrivateReference {
    const reference = super.ref(data);
    reference.finalize = () => {
      const { id, data, buffer } = reference;
      const [first] = buffer;
      const content = buffer.length > 1 ? Buffer.concat(buffer) : first;
      const stream = content && streamOf(content, data);
      this.objects ??= [];
      this.objects.push({ id, value: syntaxOf(data), ...(stream && { stream }) });
      this._refEnd(reference);
    };
    return reference;
  }

  reserve(): number {
    return this._offsets.push(null);
  }

  writeObject(id: number, value: string): void {
    this.objects ??= [];
    this.objects.push({ id, value });
  }

  /** The objects are gathered instead. */
  _write(): void {}

  /** pdfkit puts values into its metadata without escaping them, and knows one standard at a time. */
  endMetadata(): void {
    const metadata = this.ref({ Type: "Metadata", Subtype: "XML" });
    metadata.end(new TextEncoder().encode(xmpPacket(this.opening.about)));
    this._root.data.Metadata = metadata;
  }

  /** Operators are gathered, as pdfkit would make bytes of each. */
  addContent(operators: string): this {
    this.operators ??= [];
    this.operators.push(operators);
    return this;
  }

  takeContent(): Uint8Array {
    const bytes = Buffer.from((this.operators ?? []).join("\n"), "latin1");
    this.operators = [];
    return bytes;
  }

  endContent(content: Uint8Array): void {
    this.page.content.write(content);
  }

  stream(content: Uint8Array): PrivateReference {
    const stream = this.ref();
    stream.end(content);
    return stream;
  }

  addStream(stream: Reference): void {
    const { data } = this.page.dictionary;
    data.Contents = [data.Contents, stream].flat();
  }

  /** `bytes` assembles the file when all objects have ended. */
  _finalize(): void {}

  bytes(options?: { readonly packed?: boolean }): Uint8Array {
    const { Names } = this._root.data as Record<string, Reference>;
    const names = Object.values(Names?.data ?? {}) as Tree[];
    // By code unit, where pdfkit asks the locale of the machine.
    for (const tree of names) tree._compareKeys = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    // A root has no limits (ISO 32000-1, 7.9.6).
    for (const tree of names) tree.limits = false;
    this.end();
    const objects = [...(this.objects ?? [])].sort((a, b) => a.id - b.id);
    const trailer = { root: `${this._root}`, info: `${this._info}`, id: this.opening.id };
    return assembleFile(objects, trailer, options);
  }
}
