import type { Document } from "../../document/document.js";
import { emit as json } from "../json.js";
import type { Pdf, Reference } from "./pdfkit.js";

/**
 * Puts what a document was made from into the file, as associated files (ISO 19005-3, 6.8): its
 * published JSON as policy.json, and its logo. Further fonts stay outside: they are large, and
 * their licences are their owners' business.
 */
export async function attachSources(pdf: Pdf, document: Document): Promise<void> {
  const { bytes } = await json(document);
  const date = new Date(`${document.effective}T00:00:00Z`);
  const description = `${document.title}, ${document.labels.version} ${document.version}`;
  const attach = (name: string, type: string, content: Uint8Array): Reference => {
    const file = pdf.ref({
      Type: "EmbeddedFile",
      Subtype: type.replace("/", "#2F"),
      Params: { Size: content.length, ModDate: date },
    });
    file.end(content);
    const specification = pdf.ref({
      Type: "Filespec",
      F: new String(name),
      UF: new String(name),
      EF: { F: file, UF: file },
      AFRelationship: "Source",
      Desc: new String(description),
    });
    specification.end();
    // The key is ASCII, so that its order as text is its order as bytes.
    pdf.addNamedEmbeddedFile(encodeURI(name), specification);
    return specification;
  };
  const files = [attach("policy.json", "application/json", bytes)];
  const logo = document.design.files.find(({ path }) => /\.(svg|png)$/i.test(path));
  if (logo) files.push(attach(logo.path, typeOf(logo.path), logo.bytes));
  pdf._root.data.AF = files;
}

function typeOf(path: string): string {
  return /\.svg$/i.test(path) ? "image/svg+xml" : "image/png";
}
