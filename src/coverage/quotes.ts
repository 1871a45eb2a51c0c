import { type Block, inlineText } from "../document/blocks.js";
import type { Section } from "../document/document.js";
import { openLanguage } from "../document/language.js";
import type { Place } from "../rules/rule.js";
import { type Described, readSchema, walk } from "../schema/schema.js";

/** How much of a section is quoted for one requirement. */
const MOST_QUOTES = 2;
/** How long a quote is, in characters. */
const LONGEST = 220;
/** How many wordings of answers are looked for, so that 5,000 entries stay cheap. */
const MOST_WORDINGS = 12;

/** How a document may word a fact of the source. */
interface Wording {
  readonly path: Place;
  readonly text: string;
}

/** The words of a language for the terms of some properties. */
const TERMS: Readonly<Record<string, string>> = {
  actsOn: "actsOn",
  after: "after",
  authorization: "authorization",
  criteria: "criteria",
  parentalRights: "parentalRight",
  rights: "right",
  terms: "processorTerm",
};

/**
 * Quotes from a section what answers at some places say in it: the paragraph, item or row that
 * holds a text of the source from there, or the words for a term. Nothing where that is not sure:
 * where these words stand in several places.
 */
export function quoter(
  data: Readonly<Record<string, unknown>>,
  language: string,
): (section: Section, answers: readonly Place[]) => string[] {
  const wordings = wordingsIn(data, language);
  const lines = new Map<Section, Line[]>();
  return (section, answers) => {
    const known = lines.get(section) ?? linesOf(section.blocks);
    lines.set(section, known);
    const looked = answers.slice(0, MOST_WORDINGS);
    const own = looked.flatMap((place) => wordingsAt(wordings, place));
    const quotes = quotesOf(known, own.slice(0, MOST_WORDINGS));
    if (quotes.length > 0) return quotes;
    // A fact about an entry stands where the entry is named.
    return quotesOf(
      known,
      looked.flatMap((place) => nameAbove(wordings, place)),
    );
  };
}

interface Line {
  readonly text: string;
  readonly folded: string;
}

function quotesOf(lines: readonly Line[], wordings: readonly Wording[]): string[] {
  const quotes = new Set<string>();
  for (const { text } of wordings) {
    if (quotes.size === MOST_QUOTES) break;
    const wanted = text.toLowerCase();
    // Words that stand in several places, such as "1 month", may speak of something else.
    const found = new Set(lines.filter(({ folded }) => holds(folded, wanted)).map((l) => l.text));
    const [only] = found;
    if (only !== undefined && found.size === 1) quotes.add(clip(only, wanted));
  }
  return [...quotes];
}

/** Whether a line holds a text that is not a part of a longer word. */
function holds(line: string, wanted: string): boolean {
  const letter = /[\p{L}\p{N}]/u;
  for (let at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + 1)) {
    const inWord = (edge: number) =>
      letter.test(line.charAt(edge - 1)) && letter.test(line.charAt(edge));
    if (!inWord(at) && !inWord(at + wanted.length)) return true;
  }
  return false;
}

/** The part of a long line around a text, cut between words where there are some. */
function clip(line: string, wanted: string): string {
  const characters = [...line];
  if (characters.length <= LONGEST) return line;
  const before = [...line.slice(0, Math.max(0, line.toLowerCase().indexOf(wanted)))].length;
  const start = Math.max(0, Math.min(before - LONGEST / 4, characters.length - LONGEST));
  const part = characters.slice(start, start + LONGEST).join("");
  const head = start > 0 ? `…${part.replace(/^\S{0,20}\s/, "")}` : part;
  return start + LONGEST < characters.length ? `${head.replace(/\s\S{0,20}$/, "")}…` : head;
}

type Wordings = ReadonlyMap<string, readonly Wording[]>;

/** The wordings of the source, by section and by entry of a section. */
function wordingsIn(data: Readonly<Record<string, unknown>>, language: string): Wordings {
  const words = wordsIn(language);
  const index = new Map<string, Wording[]>();
  const add = (key: string, wording: Wording) => {
    const list = index.get(key);
    if (list) list.push(wording);
    else index.set(key, [wording]);
  };
  for (const node of walk(readSchema("source"), data)) {
    const wording = words(node);
    if (wording === undefined || wording.text.trim().length < 2) continue;
    const [section, entry] = node.path;
    add(`${section}`, wording);
    if (entry !== undefined) add(`${section}\0${entry}`, wording);
  }
  return index;
}

function wordsIn(tag: string): (node: Described) => Wording | undefined {
  const language = openLanguage(tag);
  return ({ path, value, definition }) => {
    const [section, key] = path;
    if (path.length === 2 && section === "absent") {
      return { path, text: language.term("absent", `${key}`) };
    }
    const stated = section === "tracking" || (section === "sale" && key !== "optOut");
    if (path.length === 2 && stated) {
      return { path, text: language.term(`${section}`, `${key}-${value}`) };
    }
    if (definition === "text" || definition === "plainText") {
      const text = typeof value === "string" ? value : Object(value)[tag];
      return typeof text === "string" ? { path, text } : undefined;
    }
    if (typeof value !== "string") return undefined;
    if (definition === "duration") return { path, text: language.duration(value) };
    const term = TERMS[`${path.findLast((step) => typeof step === "string")}`];
    return term === undefined ? undefined : { path, text: language.term(term, value) };
  };
}

function wordingsAt(wordings: Wordings, place: Place): readonly Wording[] {
  const [section, entry] = place;
  if (place.length === 1) return (wordings.get(`${section}`) ?? []).slice(0, MOST_WORDINGS);
  const near = wordings.get(`${section}\0${entry}`) ?? [];
  return near.filter(({ path }) => place.every((step, i) => path[i] === step));
}

function nameAbove(wordings: Wordings, [section, entry, ...rest]: Place): readonly Wording[] {
  if (rest.length === 0) return [];
  const near = wordings.get(`${section}\0${entry}`) ?? [];
  return near.filter(({ path }) => path.length === 3 && path[2] === "name");
}

/** The paragraphs, items and rows of blocks, without headings. */
function linesOf(blocks: readonly Block[]): Line[] {
  return blocks.flatMap(textsIn).map((text) => ({ text, folded: text.toLowerCase() }));
}

function textsIn(block: Block): string[] {
  switch (block.kind) {
    case "heading":
      return [];
    case "paragraph":
      return [inlineText(block.children)];
    case "list":
      return block.items.flatMap((item) => item.flatMap(textsIn));
    case "table":
      return block.rows.map((row) => row.map(inlineText).join(" · "));
  }
}
