import { SaxesParser } from "saxes";
import { at, get, PDFName, type PdfFile, words } from "./file.js";
import { holds, type Rule } from "./rules.js";

const element = ({ metadata }: PdfFile, tag: string) => {
  const inside = new RegExp(`<${tag}>(?:<rdf:(?:Alt|Seq)><rdf:li[^>]*>)?([^<]*)`).exec(metadata);
  return inside?.[1]?.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
};

/** D:20260131000000Z of the information dictionary as XMP writes it. */
const date = (text: string | undefined) =>
  text?.replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");

/** Entry of the information dictionary, and where XMP has the same. */
const pairs = [
  ["Title", "dc:title"],
  ["Author", "dc:creator"],
  ["Subject", "dc:description"],
  ["Keywords", "pdf:Keywords"],
  ["Creator", "xmp:CreatorTool"],
  ["Producer", "pdf:Producer"],
  ["CreationDate", "xmp:CreateDate"],
  ["ModDate", "xmp:ModifyDate"],
] as const;

/** What the file says about itself. */
export const metadataRules: readonly Rule[] = [
  holds("A 6.6.2.1", "The catalog has metadata that are well-formed XML in a packet", (file) => {
    let wellFormed = true;
    const parser = new SaxesParser({ xmlns: true });
    parser.on("error", () => {
      wellFormed = false;
    });
    parser.write(file.metadata).close();
    return wellFormed && /^<\?xpacket begin="\ufeff" id="[^"]+"\?>/.test(file.metadata);
  }),
  {
    clause: "A 6.6.3",
    requires: "The information dictionary and the metadata say the same",
    violations: (file) =>
      pairs
        .filter(([key, tag]) => date(words(get(file.info, key))) !== element(file, tag))
        .map(([key]) => key),
  },
  holds("A 6.6.4", "The metadata name part 3, conformance A", (file) => {
    return element(file, "pdfaid:part") === "3" && element(file, "pdfaid:conformance") === "A";
  }),
  holds("A 6.6.2.3", "Schemas that PDF/A does not know are described", ({ metadata }) => {
    const described = /<pdfaSchema:prefix>pdfuaid<\/pdfaSchema:prefix>/.test(metadata);
    return described && metadata.includes("<pdfaProperty:name>part</pdfaProperty:name>");
  }),
  holds(
    "UA 5",
    "The metadata name PDF/UA, part 1",
    (file) => element(file, "pdfuaid:part") === "1",
  ),
  holds("UA 7.1", "The document has a title, and viewers show it", (file) => {
    const shown = at(file.catalog, "ViewerPreferences", "DisplayDocTitle");
    return Boolean(element(file, "dc:title")) && String(shown) === "true";
  }),
  holds("UA 7.1", "The document is marked as tagged, without suspects", ({ catalog }) => {
    const marked = String(at(catalog, "MarkInfo", "Marked")) === "true";
    return marked && String(at(catalog, "MarkInfo", "Suspects") ?? "false") === "false";
  }),
  holds("UA 7.2", "The document has a language", ({ catalog }) =>
    isLanguage(words(catalog.lookup(PDFName.of("Lang")))),
  ),
];

/** BCP 47, as far as documents need it. */
export function isLanguage(tag: string | undefined): boolean {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag ?? "");
}
