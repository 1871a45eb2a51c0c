import type { Block, Inline } from "../../src/document/blocks.js";
import { bundle } from "../../src/document/bundle.js";
import type { Customer, Document, Section } from "../../src/document/document.js";
import { plainDesign } from "../../src/page/design.js";
import { shipped } from "../../src/templates/templates.js";

export const text = (value: string): Inline => ({ kind: "text", text: value });
export const paragraph = (...children: (string | Inline)[]): Block => ({
  kind: "paragraph",
  children: children.map((child) => (typeof child === "string" ? text(child) : child)),
});
export const heading = (level: 1 | 2 | 3 | 4, value: string): Block => ({
  kind: "heading",
  level,
  children: [text(value)],
});
export const link = (href: string, label = href): Inline => ({
  kind: "link",
  href,
  children: [text(label)],
});
export const list = (ordered: boolean, ...items: Block[][]): Block => ({
  kind: "list",
  ordered,
  items,
});
export const cells = (...values: string[]): Inline[][] => values.map((value) => [text(value)]);

/** A section with its numbered heading. */
export function section(number: number, title: string, ...blocks: Block[]): Section {
  const id = title.toLowerCase().replace(/\W+/g, "-");
  const numbered = heading(2, `${number}. ${title}`);
  return { id, title, number, isNumbered: true, answers: [], blocks: [numbered, ...blocks] };
}

/** A document with these sections, to be changed where a test wants. */
export function documentOf(sections: Section[], overrides: Partial<Document> = {}): Document {
  return {
    kind: "privacy-policy",
    language: "en",
    direction: "ltr",
    translations: [],
    title: "Privacy Policy",
    organization: "Isla Verde Services & Co., LLC",
    organizationShort: "Isla Verde",
    version: "3.1.0",
    effective: "2026-03-01",
    effectiveText: "March 1, 2026",
    status: "in-force",
    feed: undefined,
    sourceHash: "5f".repeat(32),
    templates: shipped,
    labels: {
      contents: "Contents",
      skipToContent: "Skip to content",
      languages: "Other languages",
      version: "Version",
      effective: "Effective",
      pageOf: "Page {page} of {pages}",
      draft: "Draft",
      section: "Section",
    },
    front: [
      heading(1, "Privacy Policy"),
      paragraph(
        "Isla Verde Services & Co., LLC explains here which personal data it handles, ",
        "why, for how long, and who else receives them.",
      ),
    ],
    sections,
    sheets: () => [],
    markdown: "",
    design: plainDesign,
    hyphenation: undefined,
    data: {},
    ...overrides,
  };
}

/** A customer as English documents name it. */
export function customer(name = "Acme, Inc.", reference = "R-2026-17"): Customer {
  return { name, reference, words: [`For ${name}`, `Contract ${reference}`] };
}

/** These documents as one, each as a kind of its own. */
export function bundleOf(documents: Document[], overrides: Partial<Document> = {}): Document {
  const title = "Data Protection Documents";
  const cover = documentOf([], {
    ...{ kind: "pack", title, customer: customer() },
    front: [heading(1, title), paragraph("Isla Verde"), paragraph("For Acme, Inc.")],
    ...overrides,
  });
  return bundle(
    cover,
    documents.map((document, i) => ({ ...document, kind: `kind-${i}` })),
  );
}

/** A sentence of the usual length. */
export const lorem =
  "We collect only what the service needs to run, keep it for the period that the contract names, " +
  "and delete it when that period is over, unless a law obliges us to keep it for longer.";

/** A document that holds every kind of block. */
export function sample(): Document {
  const rows = Array.from({ length: 60 }, (_, i) =>
    cells(`Record ${i + 1}`, i % 7 === 3 ? lorem : "Operating the service", `P${i + 30}D`),
  );
  const nested = list(
    false,
    [paragraph("Device identifiers, such as serial numbers and host names.")],
    [
      paragraph("System logs, which hold:"),
      list(true, [paragraph("time and event,")], [paragraph("the account concerned.")]),
    ],
    [paragraph("Contact data of administrators.")],
  );
  return documentOf(
    [
      section(
        1,
        "Who we are",
        paragraph(
          "Isla Verde is a managed service provider in San Juan, Puerto Rico. Write to ",
          link("mailto:privacy@example.com", "privacy@example.com"),
          ", call ",
          link("tel:+17875550100", "+1 787 555 0100"),
          ", or read more at ",
          link(
            "https://www.example.com/privacy/a-rather-long-path/that-needs-a-break?when=printed",
          ),
          ". ",
          { kind: "strong", children: [text("We answer within ten days")] },
          " (and ",
          { kind: "emphasis", children: [text("usually sooner")] },
          "; naïve café – “quotes” § 5, U+2011 non‑breaking, office affairs).",
        ),
        paragraph(lorem),
      ),
      section(
        2,
        "Data that we collect",
        paragraph("Depending on the service:"),
        nested,
        heading(3, "2.1 From whom"),
        ...Array.from({ length: 6 }, () => paragraph(`${lorem} ${lorem}`)),
        heading(4, "Details"),
        paragraph(lorem),
      ),
      section(
        3,
        "Retention",
        paragraph("Every record has its period."),
        { kind: "table", head: cells("Record", "Purpose", "Period"), rows },
        paragraph("The periods run from the end of the contract."),
      ),
      ...["Your rights", "Security of your data", "Children", "Changes"].map((title, i) =>
        section(4 + i, title, paragraph(lorem), heading(3, `${4 + i}.1 How`), paragraph(lorem)),
      ),
    ],
    { status: "draft" },
  );
}
