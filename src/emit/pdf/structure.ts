import type { Box, Figure, Structure } from "./pages.js";
import type { Annotated, Pdf, Reference } from "./pdfkit.js";
import { syntaxOf } from "./syntax.js";

/** An element of the structure tree in a file, under way. */
interface Element {
  readonly id: number;
  /** Its type and attributes, and its parent, in the syntax of PDF. */
  readonly entries: string;
  readonly kids: (string | number)[];
  /** That of its first content; content of other pages names theirs. */
  page?: string;
}

/**
 * The structure tree of a file (ISO 32000-1, 14.7): most objects of a document are elements of it, so
 * they are written as text, without the objects that pdfkit makes for each.
 */
export class StructureTree {
  readonly #pdf: Pdf;
  readonly #height: number;
  readonly #root: Reference;
  readonly #elements = new Map<Structure, Element>();
  /** All, in the order in which they were made. */
  readonly #all: Element[] = [];
  /** Those of links that have not ended yet. */
  readonly #links: Structure[] = [];
  /** The elements of marked content, a list a page, and of annotations: the parent tree. */
  readonly #parents: (string | string[])[] = [];

  /** `document` is the element that holds all others, `height` that of the pages. */
  constructor(pdf: Pdf, document: Structure, height: number) {
    this.#pdf = pdf;
    this.#height = height;
    this.#root = pdf._root.data.StructTreeRoot as Reference;
    this.#root.data.K = [new Plain(reference(this.#element(document).id))];
  }

  /** Gives the next content of the page under way to an element, and tells its number. */
  mark(structure: Structure): number {
    return this.#mark(this.#element(structure));
  }

  /** The same for a figure, an element of its own. */
  markFigure({ structure, ...box }: Figure): number {
    return this.#mark(this.#add(structure, layoutOf(box, this.#height)));
  }

  /** Makes an element that has no content; elements are made in reading order. */
  touch(structure: Structure): void {
    this.#element(structure);
  }

  /** The element of a link, for the annotation that belongs to it. */
  annotated(structure: Structure): Annotated {
    const { id, kids } = this.#element(structure);
    return {
      add: ({ annotationRef }) => {
        annotationRef.data.StructParent = this.#parents.push(reference(id)) - 1;
        kids.push(`<</Type/OBJR/Obj ${annotationRef}/Pg ${this.#pdf.page.dictionary}>>`);
      },
    };
  }

  /** A link that goes on on the next page is another element there. */
  endPage(): void {
    for (const structure of this.#links) this.#elements.delete(structure);
    this.#links.length = 0;
  }

  /** Writes all elements. */
  end(): void {
    for (const { id, entries, kids, page } of this.#all) {
      const on = page === undefined ? "" : `/Pg ${page}`;
      const inside = kids.length === 1 ? ` ${kids[0]}` : `[${kids.join(" ")}]`;
      this.#pdf.writeObject(id, `<<${entries}/K${inside}${on}>>`);
    }
    this.#root.data.ParentTree = new Plain(numberTree(this.#parents));
    this.#root.data.ParentTreeNextKey = this.#parents.length;
  }

  #element(structure: Structure): Element {
    const known = this.#elements.get(structure);
    if (known) return known;
    const element = this.#add(structure, attributesOf(structure));
    this.#elements.set(structure, element);
    if (structure.type === "Link") this.#links.push(structure);
    return element;
  }

  /** `attributes` are in the syntax of PDF. */
  #add({ type, parent, language, alt }: Structure, attributes: string | undefined): Element {
    const id = this.#pdf.reserve();
    const above = parent && this.#element(parent);
    above?.kids.push(reference(id));
    let entries = `/S/${type}`;
    if (language !== undefined) entries += `/Lang${syntaxOf(new String(language))}`;
    if (alt !== undefined) entries += `/Alt${syntaxOf(new String(alt))}`;
    if (attributes !== undefined) entries += `/A${attributes}`;
    entries += `/P ${above ? reference(above.id) : this.#root}`;
    const element: Element = { id, entries, kids: [] };
    this.#all.push(element);
    return element;
  }

  #mark(element: Element): number {
    const { dictionary } = this.#pdf.page;
    dictionary.data.StructParents ??= this.#parents.push([]) - 1;
    const marked = this.#parents[dictionary.data.StructParents as number] as string[];
    const number = marked.push(reference(element.id)) - 1;
    const page = String(dictionary);
    element.page ??= page;
    const isThere = element.page === page;
    element.kids.push(isThere ? number : `<</Type/MCR/Pg ${page}/MCID ${number}>>`);
    return number;
  }
}

function attributesOf({ scope, numbering }: Structure): string | undefined {
  if (numbering) return `<</O/List/ListNumbering/${numbering}>>`;
  return scope && `<</O/Table/Scope/${scope}>>`;
}

function layoutOf({ x, y, width, height }: Box, page: number): string {
  const box = [x, page - (y + height), x + width, page - y];
  return `<</O/Layout/Placement/Block/BBox${syntaxOf(box)}>>`;
}

function reference(id: number): string {
  return `${id} 0 R`;
}

/** A number tree of one node, whose keys are those of the list: ISO 32000-1, 7.9.7. */
function numberTree(list: readonly (string | readonly string[])[]): string {
  const rows = list.map((one, key) => `${key} ${Array.isArray(one) ? `[${one.join(" ")}]` : one}`);
  return `<</Nums[${rows.join(" ")}]>>`;
}

/** What is in the syntax of PDF already. */
class Plain {
  constructor(readonly syntax: string) {}

  toString(): string {
    return this.syntax;
  }
}
