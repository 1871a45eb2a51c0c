import { at, get, list, name, number, PDFDict, PDFName, PDFRawStream, words } from "./file.js";
import { holds, type Rule } from "./rules.js";

const printable = /^%PDF-1\.[4-7]\n%[\x80-\xff]{4}\n/;

/** The file as a container: header, trailer, streams, attachments, colour. */
export const fileRules: readonly Rule[] = [
  holds(
    "A 6.1.2",
    "The header is a version line and a comment of four bytes above 127",
    ({ raw }) => printable.test(raw),
  ),
  holds("A 6.1.3", "The trailer has an identifier of two strings", ({ raw }) =>
    /\/ID \[<[0-9a-f]{32}> <[0-9a-f]{64}>\]/.test(raw),
  ),
  holds("A 6.1.3", "The file is not encrypted", ({ raw }) => !raw.includes("/Encrypt")),
  holds("A 6.1.3", "Nothing but a line end follows the end of the file", ({ raw }) =>
    /%%EOF\r?\n?$/.test(raw),
  ),
  {
    clause: "A 6.1.7.1",
    requires: "A stream is as long as it says, and is compressed by deflate or not at all",
    violations: ({ streams }) =>
      streams
        .filter(({ dict, contents }) => {
          const filter = name(dict, "Filter");
          const plain = filter === undefined || filter === "FlateDecode";
          return !plain || number(get(dict, "Length")) !== contents.length || get(dict, "F");
        })
        .map(({ dict }) => dict.toString()),
  },
  {
    clause: "A 6.1.9",
    requires: "Objects begin and end on lines of their own",
    violations: ({ raw }) =>
      [...raw.matchAll(/(.?)\b\d+ \d+ obj(.)/gs)]
        .filter(([, before, after]) => before !== "\n" || after !== "\n")
        .map(([found]) => found),
  },
  {
    clause: "A 6.1.13",
    requires: "Pages are between 3 and 14,400 units wide and high",
    violations: ({ pages }) =>
      pages.flatMap(({ dict }) =>
        list(get(dict, "MediaBox"))
          .slice(2)
          .map(number)
          .filter((size) => size < 3 || size > 14_400)
          .map(String),
      ),
  },
  {
    clause: "A 6.1.13",
    requires: "Graphics states are nested at most 28 deep, and closed on their page",
    violations: ({ pages }) =>
      pages.flatMap(({ content }, i) => {
        let [depth, deepest] = [0, 0];
        for (const [operator] of content.matchAll(/(?<=^|\s)[qQ](?=\s|$)/g)) {
          depth += operator === "q" ? 1 : -1;
          deepest = Math.max(deepest, depth);
        }
        return depth === 0 && deepest <= 28 ? [] : [`page ${i + 1}`];
      }),
  },
  holds("A 6.2.3", "There is one output intent for PDF/A, with an RGB profile", ({ catalog }) => {
    const [intent, ...more] = list(get(catalog, "OutputIntents"));
    if (!(intent instanceof PDFDict) || more.length > 0) return false;
    const profile = at(intent, "DestOutputProfile");
    return (
      name(intent, "S") === "GTS_PDFA1" &&
      words(get(intent, "OutputConditionIdentifier")) !== undefined &&
      profile instanceof PDFRawStream &&
      number(profile.dict.lookup(PDFName.of("N"))) === 3
    );
  }),
  {
    clause: "A 6.2.4.3",
    requires: "Colours are of the kind that the output intent is for, or grey",
    violations: ({ pages }) =>
      pages.flatMap(({ content }) => {
        const set = content.match(/(?<=\s)[kK](?=\s)|\/\w+(?= (?:cs|CS)\s)/g) ?? [];
        return set.filter((one) => one !== "/DeviceRGB" && one !== "/DeviceGray");
      }),
  },
  {
    clause: "A 6.4 / 6.5.2 / 6.9",
    requires: "There are no scripts, forms, optional contents or actions on opening",
    violations: ({ catalog }) =>
      ["OpenAction", "AA", "AcroForm", "OCProperties", "NeedsRendering", "Perms"].filter((key) =>
        get(catalog, key),
      ),
  },
  holds("A 6.8", "policy.json is an associated file of the document, its source", ({ catalog }) =>
    list(get(catalog, "AF")).some(
      (file) => file instanceof PDFDict && words(get(file, "UF")) === "policy.json",
    ),
  ),
  {
    clause: "A 6.8",
    requires: "Embedded files have a media type, both names, a relationship and a date",
    violations: ({ catalog, dicts }) => {
      const all = dicts.filter((dict) => name(dict, "Type") === "Filespec");
      const associated = list(get(catalog, "AF"));
      return all
        .filter((file) => {
          const stream = at(file, "EF", "F");
          return !(
            associated.includes(file) &&
            words(get(file, "F")) &&
            words(get(file, "UF")) &&
            name(file, "AFRelationship") === "Source" &&
            stream instanceof PDFRawStream &&
            /^\w+\/[\w.+-]+$/.test(name(stream.dict, "Subtype") ?? "") &&
            at(stream.dict, "Params", "ModDate")
          );
        })
        .map(String);
    },
  },
];
