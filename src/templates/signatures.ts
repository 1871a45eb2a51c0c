/** What a helper of the templates takes at a place. */
export type Takes = "text" | "texts" | "list" | "table" | "anything";

/** What a helper of the templates takes and gives. */
export interface Signature {
  readonly takes: readonly Takes[];
  /** How many of them must be given; all of them where nothing is said. */
  readonly least?: number;
  /** Whether the last one may be given any number of times. */
  readonly more?: boolean;
  readonly gives: "text" | "flag" | "first";
  /** Whether it is written as a block, such as {{#section}}. */
  readonly block?: boolean;
  /** What it is for, as a sentence. */
  readonly does: string;
}

/** The helpers that every template has, beside those of Handlebars. */
export const signatures = {
  section: {
    takes: ["text", "text"],
    gives: "text",
    block: true,
    does: "A section with an id and a title, an annex with numbered=false; one without text does not appear.",
  },
  list: {
    takes: ["texts", "text"],
    least: 1,
    gives: "text",
    does: "Texts as part of a sentence, joined by the language's “and”, or by “or”.",
  },
  itemize: {
    takes: ["text", "text", "texts"],
    gives: "text",
    does: "One text ends the first sentence; several become a list below the second.",
  },
  bullets: { takes: ["texts"], gives: "text", does: "Texts as a list." },
  table: { takes: ["table"], gives: "text", does: "A table." },
  records: {
    takes: ["table", "text"],
    gives: "text",
    does: "A table too wide for a page: a heading and a list for each row; the text stands in a row that says nothing.",
  },
  sentences: { takes: ["texts"], gives: "text", does: "Sentences, one after the other." },
  several: { takes: ["list"], gives: "flag", does: "Whether there is more than one." },
  or: {
    takes: ["anything", "anything"],
    gives: "first",
    does: "The first, or the second where the first is empty.",
  },
  join: {
    takes: ["text", "text"],
    more: true,
    gives: "text",
    does: "The texts after the first that are not empty, with the first between them.",
  },
  concat: { takes: ["text"], more: true, gives: "text", does: "Texts as one." },
  capitalize: { takes: ["text"], gives: "text", does: "A text with a capital letter." },
} as const satisfies Readonly<Record<string, Signature>>;

/** The helpers of Handlebars that templates may use. */
export const builtIn = ["if", "unless", "each", "with"] as const;
