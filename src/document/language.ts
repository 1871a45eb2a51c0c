import { wordsFile } from "../templates/kinds.js";
import { parseData, shipped, type Templates } from "../templates/templates.js";
import type { Labels } from "./document.js";

interface ListMarks {
  readonly two: string;
  readonly separator: string;
  readonly last: string;
  readonly strongSeparator: string;
  readonly strongLast: string;
  /** Marks that differ before a last item that begins with a sound, a regular expression. */
  readonly before?: Partial<ListMarks> & { readonly sound: string };
}

/** What a file of templates/languages/ holds. */
interface Words {
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  readonly hyphenation?: string;
  readonly labels: Labels;
  readonly date: string;
  readonly months: readonly string[];
  readonly decimal: string;
  readonly size: { readonly kilobytes: string; readonly megabytes: string };
  readonly trustPage: TrustPageWords;
  readonly list: { readonly and: ListMarks; readonly or: ListMarks };
  readonly duration: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly none: string;
  readonly yes: string;
  readonly no: string;
  readonly terms: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly languages: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<string, string>>;
}

/** What the page says that lists all documents. */
interface TrustPageWords {
  readonly title: string;
  readonly introduction: string;
  /** What the links to the languages are. */
  readonly languages: string;
  /** Stands before the date on which a document was last brought up to date. */
  readonly updated: string;
}

/** A language that documents can be written in: its words and the forms built from them. */
export interface Language {
  readonly tag: string;
  /** Its name in the language itself. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** The name of its hyphenation patterns. */
  readonly hyphenation: string | undefined;
  readonly labels: Labels;
  readonly trustPage: TrustPageWords;
  /** What an empty table cell shows. */
  readonly none: string;
  /** An ISO 8601 date in words. */
  date(iso: string): string;
  /** An ISO 8601 duration in words. */
  duration(iso: string): string;
  /** The size of a file of some bytes, rounded, in KB of 1,000 bytes or in MB. */
  fileSize(bytes: number): string;
  /** Items as part of a sentence. */
  list(items: readonly string[], joiner: "and" | "or"): string;
  /** The word for a term of an enumeration of the schema. */
  term(field: string, value: string): string;
  place(code: string): string;
  /** The name of a language that documents can be written in; undefined for any other. */
  languageName(tag: string): string | undefined;
  column(name: string): string;
  yesNo(value: boolean): string;
  /** For whom a document is made: the name, then the reference if there is one. */
  customer(name: string, reference: string): readonly string[];
}

/** Whether there are words for a language. */
export function hasLanguage(tag: string, templates: Templates = shipped): boolean {
  return templates.has(wordsFile(tag));
}

/** Opens a language by its BCP 47 tag. */
export function openLanguage(tag: string, templates: Templates = shipped): Language {
  return templates.kept(`language ${tag}`, () => languageOf(tag, templates));
}

function languageOf(tag: string, templates: Templates): Language {
  const plural = new Intl.PluralRules(tag);
  const path = wordsFile(tag);
  const data = (text: string | undefined) => (text === undefined ? {} : parseData(path, text));
  const words = over(data(templates.shippedText(path)), data(templates.ownText(path))) as Words;
  return {
    tag,
    name: words.name,
    direction: words.direction,
    hyphenation: words.hyphenation,
    labels: words.labels,
    trustPage: words.trustPage,
    none: words.none,
    date: (iso) => formatDate(iso, words),
    duration: (iso) => formatDuration(iso, plural, words),
    fileSize: (bytes) => formatSize(bytes, words),
    list: (items, joiner) => formatList(items, words.list[joiner]),
    term: (field, value) => known(words.terms[field]?.[value], `${field}.${value}`),
    place: (code) => known(words.places[code], `places.${code}`),
    languageName: (other) => words.languages[other],
    column: (name) => known(words.tables[name], `tables.${name}`),
    yesNo: (value) => (value ? words.yes : words.no),
    customer: (name, reference) => customerWords(name, reference, words),
  };
}

/** Words with a team's own in their places. */
function over(words: unknown, own: unknown): unknown {
  const isMap = (node: unknown) =>
    typeof node === "object" && node !== null && !Array.isArray(node);
  if (!isMap(words) || !isMap(own)) return own;
  const result: Record<string, unknown> = { ...(words as object) };
  for (const [key, value] of Object.entries(own as object)) {
    result[key] = Object.hasOwn(result, key) ? over(result[key], value) : value;
  }
  return result;
}

// The schema bounds the terms, and a test holds the words against the schema: a gap is our bug.
function known(word: string | undefined, what: string): string {
  if (word === undefined) throw new Error(`the language file has no word for ${what}`);
  return word;
}

function formatDate(iso: string, words: Words): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return fill(words.date, {
    year: String(Number(year)),
    month: words.months[Number(month) - 1] ?? month,
    day: String(Number(day)),
  });
}

function formatSize(bytes: number, { size, decimal }: Words): string {
  const tenth = (hundreds: number) => `${Math.floor(hundreds / 10)}${decimal}${hundreds % 10}`;
  if (bytes < 9_950)
    return fill(size.kilobytes, { n: tenth(Math.max(1, Math.round(bytes / 100))) });
  if (bytes < 999_500) return fill(size.kilobytes, { n: String(Math.round(bytes / 1000)) });
  return fill(size.megabytes, { n: tenth(Math.round(bytes / 100_000)) });
}

function customerWords(name: string, reference: string, { terms }: Words): readonly string[] {
  const { forCustomer, contract } = terms.phrase ?? {};
  const said = [fill(known(forCustomer, "phrase.forCustomer"), { name: oneLine(name) })];
  if (oneLine(reference) === "") return said;
  return [...said, fill(known(contract, "phrase.contract"), { reference: oneLine(reference) })];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

const UNITS = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"] as const;

function formatDuration(iso: string, plural: Intl.PluralRules, words: Words): string {
  const match =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
      iso,
    );
  const parts = UNITS.flatMap((unit, i) => {
    const n = match?.[i + 1];
    if (n === undefined) return [];
    const forms = words.duration[unit] ?? {};
    return [fill(forms[plural.select(Number(n))] ?? forms.other ?? n, { n: String(BigInt(n)) })];
  });
  return formatList(parts, words.list.and);
}

function formatList(items: readonly string[], usual: ListMarks): string {
  const strong = items.some((item) => item.includes(","));
  const last = items.at(-1) ?? "";
  const marks = beginsWith(last, usual.before?.sound) ? { ...usual, ...usual.before } : usual;
  if (items.length < 2) return last;
  if (items.length === 2 && !strong) return fill(marks.two, { a: items[0] ?? "", b: last });
  const separator = strong ? marks.strongSeparator : marks.separator;
  return items.slice(0, -1).join(separator) + (strong ? marks.strongLast : marks.last) + last;
}

function beginsWith(item: string, sound: string | undefined): boolean {
  return sound !== undefined && new RegExp(`^[^\\p{L}\\p{N}]*(?:${sound})`, "iu").test(item);
}

/** Puts values in the place of `{name}`; a value is never searched for places itself. */
export function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
