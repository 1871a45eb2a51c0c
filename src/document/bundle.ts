import type { Block } from "./blocks.js";
import type { Document, Part } from "./document.js";
import { escapeMarkdown } from "./markdown.js";

/**
 * Bundles documents of one language, for one reader, into one: with one title block, that of
 * `cover`, below which their titles are listed, and then each with its own. `cover` has no sections;
 * the documents are of different kinds, and none is a bundle. The data stay those of `cover`.
 */
export function bundle(cover: Document, documents: readonly Document[]): Document {
  const titles = documents.map(({ title }) => `- ${escapeMarkdown(title)}`).join("\n");
  const texts = [cover.markdown, titles, ...documents.map(({ markdown }) => markdown)];
  return {
    ...cover,
    front: [...cover.front, ...titleList(documents)],
    parts: documents.map(partOf),
    markdown: `${texts.map((text) => text.trim()).join("\n\n")}\n`,
  };
}

function titleList(documents: readonly Document[]): Block[] {
  if (documents.length === 0) return [];
  const items = documents.map(({ title }): Block[] => [
    { kind: "paragraph", children: [{ kind: "text", text: title }] },
  ]);
  return [{ kind: "list", ordered: false, items }];
}

/** The ids of sections stay apart from those of other parts: no id of a source holds a full stop. */
function partOf({ kind, title, front, sections }: Document): Part {
  const own = sections.map((section) => ({ ...section, id: `${kind}.${section.id}` }));
  return { id: kind, title, front, sections: own };
}
