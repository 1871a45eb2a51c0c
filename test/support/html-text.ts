import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";

type Node = Tree.ChildNode | Tree.Document;

const BLOCKS = new Set(["p", "li", "h1", "h2", "h3", "h4", "td", "th", "tr", "section", "div"]);

/** All elements below a node, in document order. */
export function elements(node: Node): Tree.Element[] {
  const children = "childNodes" in node ? node.childNodes : [];
  return children.flatMap((c) => ("tagName" in c ? [c, ...elements(c)] : elements(c)));
}

export function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((a) => a.name === name)?.value;
}

/** The text of a node; blocks are parted by a space. */
export function textOf(node: Node): string {
  if (node.nodeName === "#text") return (node as Tree.TextNode).value;
  if (!("childNodes" in node)) return "";
  const inner = node.childNodes.map(textOf).join("");
  return "tagName" in node && BLOCKS.has(node.tagName) ? ` ${inner} ` : inner;
}

export const parseHtml = (html: string): Tree.Document => parse(html);

/** The text of the first element with a tag name. */
export function textOfTag(html: string, tag: string): string {
  const found = elements(parse(html)).find((e) => e.tagName === tag);
  if (found === undefined) throw new Error(`no <${tag}> in the page`);
  return textOf(found);
}

/** The text of the element with an id. */
export function textOfId(html: string, id: string): string {
  const found = elements(parse(html)).find((e) => attribute(e, "id") === id);
  if (found === undefined) throw new Error(`no element with the id ${id} in the page`);
  return textOf(found);
}
