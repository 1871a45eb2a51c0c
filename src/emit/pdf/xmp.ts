import type { Document } from "../../document/document.js";
import { escapeXml } from "../xml.js";

/** What the file says about itself, in the information dictionary and in its XMP metadata. */
export interface About {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  /** The program that made it, with its version. */
  readonly producer: string;
  readonly date: Date;
  readonly language: string;
}

/** What is said about a document; every date comes from the policy. */
export function aboutOf(document: Document, producer: string): About {
  const edition = `${document.labels.version} ${document.version}`;
  return {
    title: document.title,
    author: document.organization,
    subject: [`${document.title}, ${edition}`, ...(document.customer?.words ?? [])].join(" · "),
    keywords: [document.kind, edition, document.effective, document.language].join(", "),
    producer,
    date: new Date(`${document.effective}T00:00:00Z`),
    language: document.language,
  };
}

/**
 * The XMP packet (ISO 16684-1): PDF/A-3a (ISO 19005-3, 6.6.4) and PDF/UA-1 (ISO 14289-1, 5) at
 * once. PDF/A wants a description of every schema that it does not know itself, such as PDF/UA's.
 */
export function xmpPacket(about: About): string {
  const date = about.date.toISOString().replace(".000", "");
  const text = (value: string) => escapeXml(value);
  const inLanguage = (value: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${text(value)}</rdf:li></rdf:Alt>`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title>${inLanguage(about.title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${text(about.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${inLanguage(about.subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${text(about.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>policyc</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:MetadataDate>${date}</xmp:MetadataDate>
<pdf:Producer>${text(about.producer)}</pdf:Producer>
<pdf:Keywords>${text(about.keywords)}</pdf:Keywords>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

/** The document that the packet in a file names, where it names policyc as the maker. */
export function originInXmp(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = file.indexOf("<xmp:CreatorTool>policyc</xmp:CreatorTool>");
  if (start < 0) return undefined;
  const packet = file.subarray(start, start + 4096).toString("utf8");
  const keywords = /<pdf:Keywords>(.*)<\/pdf:Keywords>/.exec(packet)?.[1]?.split(", ");
  return keywords && `${keywords.at(-1)}/${keywords[0]}`;
}
