import type { Document } from "../../document/document.js";
import { type FaceName, openFace } from "./fonts.js";
import type { Layout } from "./layout.js";
import type { Bookmark, LinkArea, Page, Run, Structure } from "./pages.js";
import { type OutlineItem, openPdf, type Pdf, type StructureElement } from "./pdfkit.js";
import { embeddable } from "./pdfkit-font.js";
import { page as sheet } from "./style.js";

/** Paints a layout into the bytes of a tagged PDF. */
export function paint(layout: Layout, document: Document): Uint8Array {
  const pdf = openPdf(document);
  const painter = new Painter(pdf, layout.root);
  for (const page of layout.pages) painter.page(page);
  addBookmarks(pdf, layout.bookmarks);
  return pdf.bytes();
}

class Painter {
  readonly #pdf: Pdf;
  readonly #elements = new Map<Structure, StructureElement>();
  readonly #faces = new Set<FaceName>();

  constructor(pdf: Pdf, root: Structure) {
    this.#pdf = pdf;
    const element = pdf.struct(root.type);
    pdf.addStructure(element);
    this.#elements.set(root, element);
  }

  page(page: Page): void {
    this.#pdf.addPage();
    for (const { name, y } of page.destinations) {
      this.#pdf.addNamedDestination(name, "XYZ", sheet.left, Math.max(0, y - 12), null);
    }
    this.#backgrounds(page);
    this.#content(page.runs);
    for (const link of page.links) this.#link(link);
    this.#endLinks();
    this.#pdf.markContent("Artifact", { type: "Pagination" });
    for (const run of page.artifacts) this.#run(run);
    this.#pdf.endMarkedContent();
  }

  #backgrounds(page: Page): void {
    if (page.fills.length === 0) return;
    this.#pdf.markContent("Artifact", { type: "Layout" });
    for (const { x, y, width, height, colour } of page.fills) {
      this.#pdf.rect(x, y, width, height).fill(colour);
    }
    this.#pdf.endMarkedContent();
  }

  /** Neighbouring runs of one element share one marked content sequence. */
  #content(runs: readonly Run[]): void {
    let open: Structure | undefined;
    for (const run of runs) {
      if (!run.structure) continue;
      const element = this.#element(run.structure);
      if (!run.text) continue;
      if (run.structure !== open) {
        if (open) this.#pdf.endMarkedContent();
        element.add(this.#pdf.markStructureContent(run.structure.type));
        open = run.structure;
      }
      this.#run(run);
    }
    if (open) this.#pdf.endMarkedContent();
  }

  #run({ text, face, size, colour, x, y }: Run): void {
    if (!this.#faces.has(face)) this.#pdf.registerFont(face, embeddable(openFace(face)));
    this.#faces.add(face);
    this.#pdf.font(face).fontSize(size).fillColor(colour);
    this.#pdf.text(text, x, y, { lineBreak: false, baseline: "alphabetic" });
  }

  #link({ x, y, width, height, href, destination, description, structure }: LinkArea): void {
    const options = {
      structParent: this.#element(structure),
      Contents: new String(description),
    };
    if (destination !== undefined) this.#pdf.goTo(x, y, width, height, destination, options);
    else if (href !== undefined) this.#pdf.link(x, y, width, height, asciiUri(href), options);
  }

  /** pdfkit refers to the page that is current when an element ends: a link ends on its page. */
  #endLinks(): void {
    for (const [structure, element] of this.#elements) {
      if (structure.type !== "Link") continue;
      element.end();
      this.#elements.delete(structure);
    }
  }

  /** The element of the tree, made when its first content is painted: in reading order. */
  #element(structure: Structure): StructureElement {
    const known = this.#elements.get(structure);
    if (known) return known;
    const { type, parent, scope } = structure;
    const element = this.#pdf.struct(type, scope ? { scope } : {});
    if (parent) this.#element(parent).add(element);
    this.#elements.set(structure, element);
    return element;
  }
}

/** A URI is ASCII in PDF: everything else is percent-encoded. */
function asciiUri(href: string): string {
  return href.replace(/[^\x21-\x7e]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join(""),
  );
}

function addBookmarks(pdf: Pdf, bookmarks: readonly Bookmark[]): void {
  let section: OutlineItem | undefined;
  for (const { title, level, page, y } of bookmarks) {
    // pdfkit measures `left` from the right edge of the page.
    const options = { pageNumber: page, left: sheet.width - sheet.left, top: Math.max(0, y - 12) };
    const item = (level > 2 && section ? section : pdf.outline).addItem(title, options);
    if (level === 2) section = item;
  }
}
