import { at, get, kids, list, name, number, PDFDict, type PdfFile, words } from "./file.js";
import type { Rule } from "./rules.js";

const annotationsThat =
  (broken: (annotation: PDFDict, file: PdfFile) => boolean) => (file: PdfFile) =>
    file.pages
      .flatMap(({ annotations }) => annotations)
      .filter((annotation) => broken(annotation, file))
      .map(String);

/** Links, bookmarks and destinations. */
export const annotationRules: readonly Rule[] = [
  {
    clause: "A 6.3.1",
    requires: "Annotations are links",
    violations: annotationsThat((annotation) => name(annotation, "Subtype") !== "Link"),
  },
  {
    clause: "A 6.3.2",
    requires: "Annotations are printed and not hidden",
    violations: annotationsThat((annotation) => (number(get(annotation, "F")) & 0b100111) !== 4),
  },
  {
    clause: "A 6.5.1",
    requires: "Links lead to an address or to a place in the document",
    violations: annotationsThat(
      (annotation) => !["/URI", "/GoTo"].includes(String(at(annotation, "A", "S"))),
    ),
  },
  {
    clause: "UA 7.18.5",
    requires: "Links say where they lead",
    violations: annotationsThat((annotation) => !words(get(annotation, "Contents"))),
  },
  {
    clause: "UA 7.18.5",
    requires: "Links are tagged as links",
    violations: annotationsThat((annotation, { catalog }) => {
      const tree = list(at(catalog, "StructTreeRoot", "ParentTree", "Nums"));
      const key = number(get(annotation, "StructParent"));
      const owner = tree[tree.findIndex((one, i) => i % 2 === 0 && number(one) === key) + 1];
      if (!(owner instanceof PDFDict) || name(owner, "S") !== "Link") return true;
      return !kids(owner).some((kid) => kid instanceof PDFDict && get(kid, "Obj") === annotation);
    }),
  },
  {
    clause: "UA 7.18.3",
    requires: "The order of the tabulator is that of the structure",
    violations: ({ pages }) =>
      pages.flatMap(({ dict }, i) => (name(dict, "Tabs") === "S" ? [] : [`page ${i + 1}`])),
  },
  {
    clause: "UA 7.17",
    requires: "Bookmarks and links lead to pages of the document",
    violations: (file) => {
      const pages = file.pages.map(({ dict }) => dict);
      const names = list(at(file.catalog, "Names", "Dests", "Names"));
      const bookmarks = file.dicts.filter((dict) => get(dict, "Title") && get(dict, "Dest"));
      const places = [
        ...names.filter((_, i) => i % 2 === 1),
        ...bookmarks.map((dict) => get(dict, "Dest")),
      ];
      const known = new Set(names.filter((_, i) => i % 2 === 0).map(words));
      const lost = file.pages
        .flatMap(({ annotations }) => annotations)
        .filter((one) => String(at(one, "A", "S")) === "/GoTo")
        .filter((one) => !known.has(words(at(one, "A", "D"))));
      const astray = places.filter((place) => !pages.includes(list(place)[0] as never));
      return [...astray, ...lost].map(String);
    },
  },
];
