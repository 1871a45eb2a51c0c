import { type Document, parseDocument, visit } from "yaml";

/**
 * The YAML of an example in lines of at most `width` characters, where they can be: a map or list in
 * brackets that is longer stands open, one item a line, and a long text is folded. What is not
 * well-formed stays as it is.
 */
export function opened(yaml: string, width: number): string {
  const isLong = yaml.split("\n").some((line) => line.length > width);
  if (!isLong) return yaml;
  const document = parseDocument(yaml);
  if (document.errors.length > 0) return yaml;
  if (!openFirst(document, yaml, width)) {
    foldLong(document, yaml, width);
    return written(document, width);
  }
  // What the opened one holds may fit by now, so that each is measured anew.
  return opened(written(document, 0), width);
}

/** Opens the first map or list in brackets that ends beyond `width`; false where none does. */
function openFirst(document: Document.Parsed, yaml: string, width: number): boolean {
  let isOpened = false;
  visit(document, {
    Collection(_, node) {
      if (!node.flow || !node.range || columnOf(yaml, node.range[1]) <= width) return undefined;
      node.flow = false;
      isOpened = true;
      return visit.BREAK;
    },
  });
  return isOpened;
}

/** Sets each text that ends beyond `width` below its key. */
function foldLong(document: Document.Parsed, yaml: string, width: number): void {
  visit(document, {
    Scalar(place, node) {
      if (place === "key" || !node.range || columnOf(yaml, node.range[1]) <= width) return;
      node.type = "BLOCK_FOLDED";
    },
  });
}

// The library pads brackets as it pads braces.
function written(document: Document.Parsed, lineWidth: number): string {
  const text = document.toString({ lineWidth }).trimEnd();
  return text.replace(/\[ ([^[\]]*) \]/g, "[$1]");
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}
