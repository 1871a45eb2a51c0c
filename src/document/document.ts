import type { PageDesign } from "../page/design.js";
import type { Templates } from "../templates/templates.js";
import type { Block } from "./blocks.js";

/** A titled part of a document; its first block is its level-2 heading, with its number if it has one. */
export interface Section {
  /** Stable id, the anchor in HTML and the destination in PDF. */
  readonly id: string;
  /** The title without its number. */
  readonly title: string;
  /** 1-based position among the sections. */
  readonly number: number;
  /** Whether the number stands before the title; an annex goes by its title alone. */
  readonly isNumbered: boolean;
  /** The requirements that it answers: ids of rules. */
  readonly answers: readonly string[];
  readonly blocks: readonly Block[];
}

/** Words that the emitters need around the text, in the document's language. */
export interface Labels {
  readonly contents: string;
  readonly skipToContent: string;
  /** What the links to the document in other languages are. */
  readonly languages: string;
  readonly version: string;
  readonly effective: string;
  /** Holds the placeholders {page} and {pages}. */
  readonly pageOf: string;
  /** The mark on every page of a draft. */
  readonly draft: string;
}

/** The same document in another language. */
export interface Translation {
  /** BCP 47 tag. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** The name of the language in that language. */
  readonly name: string;
}

/** One compiled document in one language: all that an emitter may know. */
export interface Document {
  /** The folder name of the document kind, such as privacy-policy. */
  readonly kind: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** The other languages that it is published in. */
  readonly translations: readonly Translation[];
  readonly title: string;
  /** Full name of the organization that publishes the document. */
  readonly organization: string;
  /** Short name for page furniture. */
  readonly organizationShort: string;
  readonly version: string;
  /** ISO 8601 date, the source of every date in the outputs. */
  readonly effective: string;
  /** The effective date in the words of the language. */
  readonly effectiveText: string;
  readonly status: "draft" | "in-force" | "superseded";
  /** SHA-256 of the source, 64 hex digits. */
  readonly sourceHash: string;
  /** For whom the document is made, where it is made for one customer. */
  readonly customer?: { readonly name: string; readonly reference: string };
  readonly labels: Labels;
  /** Title block: level-1 heading first, then paragraphs. */
  readonly front: readonly Block[];
  readonly sections: readonly Section[];
  /** The whole text as GitHub-flavoured Markdown. */
  readonly markdown: string;
  /** The parts that it was made from, of which HTML takes its page and style. */
  readonly templates: Templates;
  /** How its pages look. */
  readonly design: PageDesign;
  /** The name of the hyphenation patterns of its language, where there are some. */
  readonly hyphenation: string | undefined;
  /** The published JSON form, ready to print. */
  readonly data: unknown;
}
