import { deflate } from "./deflate.js";
import { blank, seal } from "./seal.js";

/** An indirect object: what stands between `obj` and `stream` or `endobj`, and its stream. */
export interface PdfObject {
  readonly id: number;
  readonly value: string;
  readonly stream?: Uint8Array;
}

/** What the trailer says, as PDF syntax. */
export interface Trailer {
  readonly root: string;
  readonly info: string;
  /** 32 hexadecimal digits that tell this document from others. */
  readonly id: string;
}

/** Objects in one object stream: a reader opens no more of them than it needs. */
const packSize = 1000;

/**
 * Writes a PDF 1.7 file: streams as they are, all other objects in compressed object streams
 * (ISO 32000-1, 7.5.7) unless `packed` is false, a cross-reference stream, and the seal.
 */
export function assembleFile(
  objects: readonly PdfObject[],
  trailer: Trailer,
  { packed = true }: { readonly packed?: boolean } = {},
): Uint8Array {
  const file = new File();
  const count = Math.max(...objects.map(({ id }) => id)) + 1;
  const entries: Entry[] = Array.from({ length: count }, () => freeEntry);
  const inside: PdfObject[] = [];
  for (const object of objects) {
    if (packed && !object.stream) inside.push(object);
    else {
      entries[object.id] = [1, file.length, 0];
      file.object(object);
    }
  }
  for (let start = 0; start < inside.length; start += packSize) {
    const members = inside.slice(start, start + packSize);
    const id = entries.push([1, file.length, 0]) - 1;
    members.forEach((member, i) => {
      entries[member.id] = [2, id, i];
    });
    file.object(objectStream(id, members));
  }
  const start = file.length;
  const id = entries.push([1, start, 0]) - 1;
  file.object(crossReferences(id, entries, trailer));
  file.write(`startxref\n${start}\n%%EOF\n`);
  return seal(file.bytes());
}

/** A row of the cross-reference table: kind, offset or object stream, place in the stream. */
type Entry = readonly [kind: number, where: number, index: number];

const freeEntry: Entry = [0, 0, 0];

class File {
  readonly #chunks: Uint8Array[] = [];
  length = 0;

  constructor() {
    // Four bytes beyond ASCII tell transfer programs that the file is binary.
    this.write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
  }

  write(data: string | Uint8Array): void {
    const chunk = typeof data === "string" ? Buffer.from(data, "latin1") : data;
    this.#chunks.push(chunk);
    this.length += chunk.length;
  }

  object({ id, value, stream }: PdfObject): void {
    this.write(`${id} 0 obj\n${value}\n`);
    if (stream) {
      this.write("stream\n");
      this.write(stream);
      this.write("\nendstream\n");
    }
    this.write("endobj\n");
  }

  bytes(): Uint8Array {
    return joined(this.#chunks);
  }
}

function objectStream(id: number, members: readonly PdfObject[]): PdfObject {
  let at = 0;
  let index = "";
  for (const { id: member, value } of members) {
    index += `${member} ${at} `;
    at += value.length + 1;
  }
  const text = `${index}${members.map(({ value }) => value).join("\n")}\n`;
  const stream = deflate(Buffer.from(text, "latin1"));
  const header = `/Type /ObjStm /N ${members.length} /First ${index.length}`;
  return { id, value: `<< ${header} ${flate(stream)} >>`, stream };
}

/** The bytes of each column of a cross-reference table. */
const widths = [1, 4, 2] as const;
const columns = 7;

/** A cross-reference stream (ISO 32000-1, 7.5.8); each row is told by its difference to the last. */
function crossReferences(id: number, entries: readonly Entry[], trailer: Trailer): PdfObject {
  const table = new DataView(new ArrayBuffer(entries.length * columns));
  for (const [i, [kind, where, index]] of entries.entries()) {
    table.setUint8(i * columns, kind);
    table.setUint32(i * columns + 1, where);
    table.setUint16(i * columns + 5, index);
  }
  const bytes = new Uint8Array(table.buffer);
  const rows = new Uint8Array(entries.length * (columns + 1));
  for (let from = 0, to = 0; from < bytes.length; ) {
    rows[to++] = 2; // PNG's filter “up”
    for (const end = from + columns; from < end; from++) {
      rows[to++] = (bytes[from] as number) - (bytes[from - columns] ?? 0);
    }
  }
  const stream = deflate(rows);
  const value = [
    `<< /Type /XRef /Size ${entries.length} /W [${widths.join(" ")}]`,
    `/DecodeParms << /Predictor 12 /Columns ${columns} >> ${flate(stream)}`,
    `/Root ${trailer.root} /Info ${trailer.info} /ID [<${trailer.id}> <${blank}>] >>`,
  ].join(" ");
  return { id, value, stream };
}

function flate(stream: Uint8Array): string {
  return `/Filter /FlateDecode /Length ${stream.length}`;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(chunks));
}
