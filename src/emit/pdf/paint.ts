import { createHash } from "node:crypto";
import type { Document } from "../../document/document.js";
import { attachSources } from "./attachments.js";
import { type EmbeddedFonts, embedFonts } from "./embed.js";
import { paintFigure } from "./figure.js";
import type { FaceKey, Fonts } from "./fonts.js";
import type { Layout } from "./layout.js";
import { coordinate, rgb, textOperators, usualCodes } from "./operators.js";
import type { Bookmark, LinkArea, Page, Run, Structure } from "./pages.js";
import { type OutlineItem, openPdf, type Pdf, type Reference } from "./pdfkit.js";
import { StructureTree } from "./structure.js";
import type { Sheet } from "./style.js";
import { aboutOf } from "./xmp.js";

/**
 * Paints a layout into the bytes of a file that is PDF/A-3a (ISO 19005-3) and PDF/UA-1
 * (ISO 14289-1) at once, with the sources of the document in it. `producer` names the program.
 */
export async function paint(
  layout: Layout,
  document: Document,
  fonts: Fonts,
  producer: string,
): Promise<Pdf> {
  const { language, direction, customer } = document;
  const identity = [document.sourceHash, document.kind, language, ...(customer?.words ?? [])];
  const id = createHash("sha256").update(identity.join(" ")).digest("hex").slice(0, 32);
  const about = aboutOf(document, producer);
  const pdf = openPdf({ sheet: layout.sheet, language, direction, about, id });
  const embedded = embedFonts(pdf, fonts);
  const painter = new Painter(pdf, layout, fonts, embedded);
  for (const page of layout.pages) painter.page(page);
  painter.end();
  addBookmarks(pdf, layout.bookmarks, layout.sheet);
  embedded.end();
  await attachSources(pdf, document);
  return pdf;
}

class Painter {
  readonly #pdf: Pdf;
  readonly #fonts: Fonts;
  readonly #embedded: EmbeddedFonts;
  readonly #structure: StructureTree;
  /** The streams of the headers, by what they show. */
  readonly #headers = new Map<readonly Run[], Reference>();
  /** The font and colour that the operators of this stream have set. */
  #look = { font: "", colour: "" };

  constructor(pdf: Pdf, layout: Layout, fonts: Fonts, embedded: EmbeddedFonts) {
    this.#pdf = pdf;
    this.#fonts = fonts;
    this.#embedded = embedded;
    this.#structure = new StructureTree(pdf, layout.root, layout.sheet.height);
  }

  /** Writes what the pages have in common. */
  end(): void {
    this.#structure.end();
  }

  page(page: Page): void {
    this.#pdf.addPage();
    for (const { name, y } of page.destinations) {
      this.#pdf.addNamedDestination(name, "XYZ", 0, Math.max(0, y - 12), null);
    }
    const { runs, artifacts, isShared, header, footer } = page;
    const content = () => this.#content(page);
    const bytes = isShared
      ? this.#again(runs, [...runs, ...artifacts], content)
      : this.#anew(content).bytes;
    this.#pdf.endContent(bytes);
    for (const link of page.links) this.#link(link);
    this.#structure.endPage();
    // Who it is for stands apart: pages share it, and many documents share their text and numbers.
    this.#pdf.addStream(this.#header(header));
    const foot = this.#again(footer, footer, () => this.#pagination(footer));
    this.#pdf.addStream(this.#pdf.stream(foot));
  }

  /** Paints what other documents have, too, as it was painted there, if their fonts have the same names. */
  #again(key: readonly Run[], runs: readonly Run[], paint: () => readonly Sequence[]): Uint8Array {
    const before = painted.get(key);
    if (!before?.faces.every(({ face, name }) => this.#embedded.nameOf(face) === name)) {
      const made = this.#anew(paint);
      const shown = usualCodes(runs);
      const faces = shown && [...shown].map(([face, codes]) => this.#shown(face, codes));
      if (faces) painted.set(key, { ...made, faces });
      return made.bytes;
    }
    for (const { face, codes } of before.faces) {
      this.#useFace(face);
      this.#embedded.show(face, codes);
    }
    for (const sequence of before.sequences) this.#mark(sequence);
    this.#pdf.takeContent(); // which pdfkit begins each page with
    return before.bytes;
  }

  #shown(face: FaceKey, codes: readonly number[]): Painted["faces"][number] {
    return { face, codes, name: this.#useFace(face) };
  }

  #anew(paint: () => readonly Sequence[]): Pick<Painted, "sequences" | "bytes"> {
    this.#look = { font: "", colour: "" };
    const sequences = paint();
    return { sequences, bytes: this.#pdf.takeContent() };
  }

  #content(page: Page): readonly Sequence[] {
    const sequences = sequencesOf(page.runs);
    this.#backgrounds(page);
    this.#figures(page);
    for (const sequence of sequences) this.#sequence(sequence);
    this.#pagination(page.artifacts);
    return sequences;
  }

  #header(runs: readonly Run[]): Reference {
    for (const { face } of runs) this.#useFace(face);
    const before = this.#headers.get(runs);
    if (before) return before;
    const header = this.#pdf.stream(this.#anew(() => this.#pagination(runs)).bytes);
    this.#headers.set(runs, header);
    return header;
  }

  #pagination(runs: readonly Run[]): readonly Sequence[] {
    if (runs.length === 0) return [];
    this.#artifact("Pagination", () => {
      for (const run of runs) this.#run(run);
    });
    return [];
  }

  #artifact(type: "Layout" | "Pagination", paint: () => void): void {
    this.#pdf.addContent(`/Artifact <<\n/Type /${type}\n>> BDC`);
    paint();
    this.#pdf.addContent("EMC");
  }

  #backgrounds({ fills }: Page): void {
    if (fills.length === 0) return;
    this.#artifact("Layout", () => {
      for (const { x, y, width, height, colour } of fills) {
        this.#colour(colour);
        this.#pdf.addContent(`${[x, y, width, height].map(coordinate).join(" ")} re f`);
      }
    });
  }

  #figures({ figures }: Page): void {
    for (const figure of figures) {
      this.#begin(figure.structure, this.#structure.markFigure(figure));
      paintFigure(this.#pdf, figure);
      this.#pdf.addContent("EMC");
    }
  }

  #sequence(sequence: Sequence): void {
    const number = this.#mark(sequence);
    if (number === undefined) return;
    this.#begin(sequence.structure, number);
    for (const run of sequence.runs) this.#run(run);
    this.#pdf.addContent("EMC");
  }

  /** Gives a sequence to its element, and tells its number if it has any content. */
  #mark({ structure, runs }: Sequence): number | undefined {
    if (runs.length > 0) return this.#structure.mark(structure);
    this.#structure.touch(structure);
    return undefined;
  }

  #begin({ type }: Structure, number: number): void {
    this.#pdf.addContent(`/${type} <<\n/MCID ${number}\n>> BDC`);
  }

  #run(run: Run): void {
    const font = `/${this.#useFace(run.face)} ${run.size} Tf`;
    if (font !== this.#look.font) this.#pdf.addContent(font);
    this.#look.font = font;
    this.#colour(run.colour);
    this.#pdf.addContent(textOperators(run, this.#fonts.face(run.face), this.#embedded));
  }

  /** The name by which the page calls a face. */
  #useFace(face: FaceKey): string {
    const { name, reference } = this.#embedded.font(face);
    this.#pdf.page.fonts[name] = reference;
    return name;
  }

  #colour(colour: string): void {
    if (colour !== this.#look.colour) this.#pdf.addContent(`${rgb(colour)} rg`);
    this.#look.colour = colour;
  }

  #link({ x, y, width, height, href, destination, description, structure }: LinkArea): void {
    const options = {
      structParent: this.#structure.annotated(structure),
      Contents: new String(description),
    };
    if (destination !== undefined) this.#pdf.goTo(x, y, width, height, destination, options);
    else if (href !== undefined) this.#pdf.link(x, y, width, height, asciiUri(href), options);
  }
}

/** Runs of one element, which share one marked content sequence; none of an element without text. */
interface Sequence {
  readonly structure: Structure;
  readonly runs: Run[];
}

function sequencesOf(runs: readonly Run[]): Sequence[] {
  const list: Sequence[] = [];
  let open: Sequence | undefined;
  for (const run of runs) {
    const { structure, text } = run;
    if (!structure) continue;
    if (!text) list.push({ structure, runs: [] });
    else if (open?.structure === structure) open.runs.push(run);
    else {
      open = { structure, runs: [run] };
      list.push(open);
    }
  }
  return list;
}

/** What stands on a page, or its footer, as it was painted for another document. */
interface Painted {
  readonly sequences: readonly Sequence[];
  /** The faces that it shows, by which names, and which codes of their alphabets. */
  readonly faces: readonly {
    readonly face: FaceKey;
    readonly name: string;
    readonly codes: readonly number[];
  }[];
  readonly bytes: Uint8Array;
}

/** By their runs, which pages of several documents share. */
const painted = new WeakMap<readonly Run[], Painted>();

/** A URI is ASCII in PDF: everything else is percent-encoded. */
function asciiUri(href: string): string {
  return href.replace(/[^\x21-\x7e]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join(""),
  );
}

function addBookmarks(pdf: Pdf, bookmarks: readonly Bookmark[], { width }: Sheet): void {
  const open: { readonly level: number; readonly item: OutlineItem }[] = [];
  for (const { title, level, page, y } of bookmarks) {
    // pdfkit measures `left` from the right edge of the page.
    const options = { pageNumber: page, left: width, top: Math.max(0, y - 12) };
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const item = (open.at(-1)?.item ?? pdf.outline).addItem(title, options);
    open.push({ level, item });
  }
}
