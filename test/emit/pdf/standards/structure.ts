import {
  at,
  type Element,
  get,
  kids,
  list,
  name,
  number,
  PDFArray,
  PDFDict,
  type PdfFile,
  words,
} from "./file.js";
import { isLanguage } from "./metadata.js";
import { holds, type Rule } from "./rules.js";

const standard = new Set(
  [
    "Document",
    "Part",
    "H1",
    "H2",
    "H3",
    "H4",
    "P",
    "Span",
    "Link",
    "Reference",
    "Figure",
    "Caption",
  ].concat(["TOC", "TOCI", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD"]),
);

/** What may stand in an element, where the standards say it. */
const within: Readonly<Record<string, readonly string[]>> = {
  TOC: ["TOC", "TOCI", "Caption"],
  L: ["L", "LI", "Caption"],
  LI: ["Lbl", "LBody"],
  Table: ["TR", "THead", "TBody", "Caption"],
  THead: ["TR"],
  TBody: ["TR"],
  TR: ["TH", "TD"],
};

/** What an element must stand in. */
const under: Readonly<Record<string, readonly string[]>> = {
  TOCI: ["TOC"],
  LI: ["L"],
  Lbl: ["LI"],
  LBody: ["LI"],
  TR: ["Table", "THead", "TBody"],
  TH: ["TR"],
  TD: ["TR"],
};

const elementsThat = (broken: (element: Element) => boolean) => (file: PdfFile) =>
  file.elements.filter(broken).map(({ type, dict }) => `${type} ${dict}`);

/** The structure of the document, and how pages are tied to it. */
export const structureRules: readonly Rule[] = [
  holds("UA 7.1", "The structure has one root, a document", ({ catalog, elements }) => {
    const [first, ...others] = kids(get(catalog, "StructTreeRoot") as PDFDict);
    return others.length === 0 && first === elements[0]?.dict && elements[0]?.type === "Document";
  }),
  {
    clause: "A 6.7.3.4",
    requires: "Elements are of standard types",
    violations: elementsThat(({ type }) => !standard.has(type)),
  },
  {
    clause: "UA 7.1",
    requires: "Everything on a page is part of an element or an artifact, and not of both",
    violations: ({ pages }) => pages.flatMap(({ content }, i) => loose(content, i + 1)),
  },
  {
    clause: "A 6.7.3.3",
    requires: "Elements and marked contents know each other",
    violations: (file) => untied(file),
  },
  {
    clause: "UA 7.2",
    requires: "Lists, tables and contents hold what belongs into them",
    violations: elementsThat(({ type, children, parents }) => {
      const allowed = within[type];
      const above = under[type];
      const inside = allowed ? children.every((child) => allowed.includes(child.type)) : true;
      return !inside || (above !== undefined && !above.includes(parents.at(-1) ?? ""));
    }),
  },
  {
    clause: "UA 7.4.2",
    requires: "Headings begin at the first level and skip none",
    violations: ({ elements }) => {
      let last = 0;
      return elements.flatMap(({ type }) => {
        const level = Number(/^H(\d)$/.exec(type)?.[1] ?? 0);
        const skips = level > last + 1;
        if (level > 0) last = level;
        return skips ? [type] : [];
      });
    },
  },
  {
    clause: "UA 7.5",
    requires: "Header cells have a scope",
    violations: elementsThat(
      ({ type, dict }) =>
        type === "TH" && !/^\/(Column|Row)$/.test(String(at(dict, "A", "Scope") ?? "")),
    ),
  },
  {
    clause: "UA 7.5",
    requires: "Rows of a table have the same number of cells",
    violations: elementsThat(({ type, children }) => {
      if (type !== "Table") return false;
      const rows = children.flatMap((child) => (child.type === "TR" ? [child] : child.children));
      return new Set(rows.map((row) => row.children.length)).size > 1;
    }),
  },
  {
    clause: "UA 7.6",
    requires: "Lists whose items have labels say of what kind these are",
    violations: elementsThat(
      ({ type, dict }) =>
        type === "L" && !/^\/(Disc|Decimal)$/.test(String(at(dict, "A", "ListNumbering") ?? "")),
    ),
  },
  {
    clause: "UA 7.3",
    requires: "Figures have words that stand for them, and a place",
    violations: elementsThat(
      ({ type, dict }) =>
        type === "Figure" && !(words(get(dict, "Alt")) && list(at(dict, "A", "BBox")).length === 4),
    ),
  },
  {
    clause: "UA 7.2",
    requires: "Languages of elements are well-formed",
    violations: elementsThat(
      ({ dict }) => get(dict, "Lang") !== undefined && !isLanguage(words(get(dict, "Lang"))),
    ),
  },
];

/** Operators that show something, outside of marked content or within two kinds of it. */
function loose(content: string, page: number): string[] {
  const found: string[] = [];
  const open: ("artifact" | "element" | "span")[] = [];
  const tokens = /\/(\w+) (<<(?:[^>]|>(?!>))*>>) BDC|\bEMC\b|\] TJ|\bf\*?\b|\bB\*?\b|\bS\b|\bDo\b/g;
  for (const [token, tag, properties = ""] of content.matchAll(tokens)) {
    if (token === "EMC") open.pop();
    else if (tag !== undefined) {
      const kind =
        tag === "Artifact" ? "artifact" : properties.includes("MCID") ? "element" : "span";
      if (kind !== "span" && open.length > 0) found.push(`page ${page}: ${tag} within another`);
      open.push(kind);
    } else if (!open.some((kind) => kind !== "span")) found.push(`page ${page}: ${token}`);
  }
  return open.length > 0 ? [...found, `page ${page}: not closed`] : found;
}

/** Marked contents of pages that lead to no element holding them, and the reverse. */
function untied({ catalog, pages, elements }: PdfFile): string[] {
  const tree = list(at(catalog, "StructTreeRoot", "ParentTree", "Nums"));
  const parents = new Map(tree.flatMap((key, i) => (i % 2 ? [] : [[number(key), tree[i + 1]]])));
  const broken: string[] = [];
  for (const [i, { dict, content }] of pages.entries()) {
    const ids = [...content.matchAll(/\/MCID (\d+)/g)].map(([, id]) => Number(id));
    const owners = parents.get(number(get(dict, "StructParents")));
    for (const id of ids) {
      const owner = owners instanceof PDFArray ? owners.lookup(id) : undefined;
      const held = owner instanceof PDFDict && kids(owner).some((kid) => holdsContent(kid, id));
      if (!held || !elements.some((element) => element.dict === owner)) {
        broken.push(`page ${i + 1}, content ${id}`);
      }
    }
    if (new Set(ids).size < ids.length) broken.push(`page ${i + 1}: an id stands twice`);
  }
  return broken;
}

function holdsContent(kid: unknown, id: number): boolean {
  if (kid instanceof PDFDict) return name(kid, "Type") === "MCR" && number(get(kid, "MCID")) === id;
  return String(kid) === String(id);
}
