import { createHash } from "node:crypto";
import type { Document } from "../../document/document.js";
import { attachSources } from "./attachments.js";
import { type EmbeddedFonts, embedFonts } from "./embed.js";
import { paintFigure } from "./figure.js";
import type { FaceKey, Fonts } from "./fonts.js";
import type { Layout } from "./layout.js";
import { coordinate, rgb, textOperators } from "./operators.js";
import type { Bookmark, LinkArea, Page, Run, Structure } from "./pages.js";
import {
  type OutlineItem,
  openPdf,
  type Pdf,
  type Reference,
  type StructureElement,
} from "./pdfkit.js";
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
  addBookmarks(pdf, layout.bookmarks, layout.sheet);
  embedded.end();
  await attachSources(pdf, document);
  return pdf;
}

class Painter {
  readonly #pdf: Pdf;
  readonly #fonts: Fonts;
  readonly #embedded: EmbeddedFonts;
  readonly #elements = new Map<Structure, StructureElement>();
  /** Those that have not ended yet. */
  readonly #links: Structure[] = [];
  /** The streams of the headers, by what they show. */
  readonly #headers = new Map<readonly Run[], Reference>();
  /** The font and colour that the operators of this stream have set. */
  #look = { font: "", colour: "" };

  constructor(pdf: Pdf, layout: Layout, fonts: Fonts, embedded: EmbeddedFonts) {
    this.#pdf = pdf;
    this.#fonts = fonts;
    this.#embedded = embedded;
    const element = pdf.struct(layout.root.type);
    pdf.addStructure(element);
    this.#elements.set(layout.root, element);
  }

  page(page: Page): void {
    this.#pdf.addPage();
    this.#look = { font: "", colour: "" };
    for (const { name, y } of page.destinations) {
      this.#pdf.addNamedDestination(name, "XYZ", 0, Math.max(0, y - 12), null);
    }
    this.#backgrounds(page);
    this.#figures(page);
    this.#content(page.runs);
    this.#pagination(page.artifacts);
    for (const link of page.links) this.#link(link);
    this.#endLinks();
    // Who it is for stands apart: pages share it, and many documents share their text and numbers.
    const header = this.#headers.get(page.header) ?? this.#stream(page.header);
    this.#headers.set(page.header, header);
    for (const { face } of page.header) this.#useFace(face);
    this.#pdf.addStream(header);
    this.#pdf.addStream(this.#stream(page.footer));
  }

  #stream(runs: readonly Run[]): Reference {
    this.#look = { font: "", colour: "" };
    return this.#pdf.stream(() => this.#pagination(runs));
  }

  #pagination(runs: readonly Run[]): void {
    if (runs.length === 0) return;
    this.#artifact("Pagination", () => {
      for (const run of runs) this.#run(run);
    });
  }

  #artifact(type: "Layout" | "Pagination", paint: () => void): void {
    this.#pdf.markContent("Artifact", { type });
    paint();
    this.#pdf.endMarkedContent();
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
      const { x, y, width, height, structure } = figure;
      const { type, alt } = structure;
      const bbox = [x, y, x + width, y + height];
      const element = this.#pdf.struct(type, { alt, bbox, placement: "Block" });
      if (structure.parent) this.#element(structure.parent).add(element);
      element.add(this.#pdf.markStructureContent(type));
      paintFigure(this.#pdf, figure);
      this.#pdf.endMarkedContent();
    }
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
      structParent: this.#element(structure),
      Contents: new String(description),
    };
    if (destination !== undefined) this.#pdf.goTo(x, y, width, height, destination, options);
    else if (href !== undefined) this.#pdf.link(x, y, width, height, asciiUri(href), options);
  }

  /** pdfkit refers to the page that is current when an element ends: a link ends on its page. */
  #endLinks(): void {
    for (const structure of this.#links) {
      this.#elements.get(structure)?.end();
      this.#elements.delete(structure);
    }
    this.#links.length = 0;
  }

  /** The element of the tree, made when its first content is painted: in reading order. */
  #element(structure: Structure): StructureElement {
    const known = this.#elements.get(structure);
    if (known) return known;
    const { type, parent, scope, language, numbering } = structure;
    const element = this.#pdf.struct(type, { scope, lang: language });
    if (numbering) element.dictionary.data.A = { O: "List", ListNumbering: numbering };
    if (parent) this.#element(parent).add(element);
    this.#elements.set(structure, element);
    if (type === "Link") this.#links.push(structure);
    return element;
  }
}

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
