/**
 * Running text. Link targets are https:, mailto: or tel: only. Documents hold these kinds alone; a
 * redline adds its own.
 */
export type Inline<Added = never> =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong"; readonly children: readonly Inline<Added>[] }
  | { readonly kind: "emphasis"; readonly children: readonly Inline<Added>[] }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Inline<Added>[] }
  | Added;

/** Words that a redline shows as inserted or deleted; of the formats, HTML alone knows them. */
export interface Mark {
  readonly kind: "inserted" | "deleted";
  /** The anchor of the place, on the first of its marks. */
  readonly id?: string;
  readonly children: readonly Inline[];
}

/** A block of a document. The first column of a table names its row. */
export type Block<Added = never> =
  | {
      readonly kind: "heading";
      readonly level: 1 | 2 | 3 | 4;
      readonly children: readonly Inline<Added>[];
    }
  | { readonly kind: "paragraph"; readonly children: readonly Inline<Added>[] }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly items: readonly (readonly Block<Added>[])[];
    }
  | {
      readonly kind: "table";
      readonly head: readonly (readonly Inline<Added>[])[];
      readonly rows: readonly (readonly (readonly Inline<Added>[])[])[];
    };

/** The words of running text, without its markup. */
export function inlineText(children: readonly Inline<Mark>[]): string {
  return children.map((c) => (c.kind === "text" ? c.text : inlineText(c.children))).join("");
}

/** The words of blocks as plain text: one line a paragraph, item or row, cells parted by tabs. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join("\n");
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return inlineText(block.children);
    case "list":
      return block.items.map(plainText).join("\n");
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(inlineText).join("\t")).join("\n");
  }
}
