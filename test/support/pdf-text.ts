import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

interface StructNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly StructNode[];
}

/**
 * The text of a tagged PDF in the order of its structure, without page furniture (artifacts) and
 * without the table of contents. Lines are parted by a space, unless the line ends in a hyphen.
 */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false }).promise;
  const parts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const marked = await markedText(page);
    parts.push(structureText((await page.getStructTree()) as StructNode | null, marked));
  }
  await pdf.destroy();
  return parts.join(" ");
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>["promise"]>["getPage"]>>;

async function markedText(page: Page): Promise<Map<string, string>> {
  const content = await page.getTextContent({
    includeMarkedContent: true,
    disableNormalization: true,
  });
  const texts = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const item of content.items) {
    if (!("str" in item)) {
      if (item.type === "endMarkedContent") open.pop();
      else open.push(item.id);
      continue;
    }
    const id = open.findLast((i) => i !== undefined);
    if (id !== undefined)
      texts.set(id, (texts.get(id) ?? "") + item.str + (item.hasEOL ? " " : ""));
  }
  return texts;
}

const BLOCKS = new Set(["P", "H1", "H2", "H3", "H4", "LI", "Lbl", "LBody", "TR", "TH", "TD"]);

function structureText(node: StructNode | null, marked: ReadonlyMap<string, string>): string {
  if (node === null || node.role === "TOC") return "";
  if (node.type === "content") return marked.get(node.id ?? "") ?? "";
  const inner = (node.children ?? []).map((child) => structureText(child, marked)).join("");
  return BLOCKS.has(node.role ?? "") ? ` ${inner} ` : inner;
}
