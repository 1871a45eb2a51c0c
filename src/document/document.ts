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

/** The table of a section as plain text, for spreadsheets. Empty cells are empty strings. */
export interface Sheet {
  /** The title of the section. */
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
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
  /** What a column is headed that tells from which section a row is. */
  readonly section: string;
}

/** Whom a document is made for, in plain text. */
export interface Customer {
  readonly name: string;
  /** What its contract is known by; "" where there is nothing. */
  readonly reference: string;
  /** What every page says, in the language: the name, then the reference where there is one. */
  readonly words: readonly string[];
}

/** A document within a bundle: its title block and its sections. */
export interface Part {
  /** The kind of the document, an anchor as those of sections are. */
  readonly id: string;
  readonly title: string;
  readonly front: readonly Block[];
  readonly sections: readonly Section[];
}

/** The same document in another language. */
export interface Translation {
  /** BCP 47 tag. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** The name of the language in that language. */
  readonly name: string;
}

/** What a document tells of changes, for programs that look for news. */
export interface Feed {
  /** An IRI that stays the same for ever. */
  readonly id: string;
  /** ISO 8601 date of the newest entry; of the document where there is none. */
  readonly updated: string;
  /** The newest first. */
  readonly entries: readonly FeedEntry[];
}

/** One piece of news, in plain text. */
export interface FeedEntry {
  /** An IRI that stays the same for ever. */
  readonly id: string;
  readonly title: string;
  /** ISO 8601 date. */
  readonly updated: string;
  readonly content: string;
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
  /** For whom the document is made, where it is made for one customer. */
  readonly customer?: Customer;
  readonly version: string;
  /** ISO 8601 date, the source of every date in the outputs. */
  readonly effective: string;
  /** The effective date in the words of the language. */
  readonly effectiveText: string;
  /** When its text was last brought up to date, where that is said; as the effective date. */
  readonly updated?: { readonly date: string; readonly text: string };
  readonly status: "draft" | "in-force" | "superseded";
  /** SHA-256 of the source, 64 hex digits. */
  readonly sourceHash: string;
  readonly labels: Labels;
  /** Title block: level-1 heading first, then paragraphs. */
  readonly front: readonly Block[];
  readonly sections: readonly Section[];
  /** Its tables, read when they are asked for: most formats draw them as parts of the text. */
  readonly sheets: () => readonly Sheet[];
  /** The feed of a kind that has one. */
  readonly feed: Feed | undefined;
  /** The documents of a bundle, which has no sections of its own. */
  readonly parts?: readonly Part[];
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
