/** What can be said of a code without a policy at hand. */
export interface Entry {
  readonly title: string;
  /** What is found, as a sentence. */
  readonly trigger: string;
  readonly rationale: string;
  /** What to do: an order, without a capital or a full stop. */
  readonly remedy: string;
  /**
   * Parts of a source, faulty and mended, where a few lines can show it. A comment such as
   * `# services.yaml` begins another file.
   */
  readonly example?: { readonly before: string; readonly after: string };
}

/** Every code that a diagnostic can carry, beside the rules. All of them are errors. */
export const catalogue = {
  "yaml/syntax": {
    title: "Malformed YAML",
    trigger: "The file is not well-formed YAML.",
    rationale: "What a file means cannot be guessed where its form is broken.",
    remedy:
      "look at the line and the one above it: most often a quotation mark, a bracket or an indentation is missing, or a value that holds a colon needs quotes",
    example: {
      before: "services:\n  shop: { name: shop: the new one, kind: saas }",
      after: 'services:\n  shop: { name: "shop: the new one", kind: saas }',
    },
  },
  "yaml/duplicate-key": {
    title: "Duplicate key",
    trigger: "A key stands twice in one map.",
    rationale: "One of the two values would be lost, and nobody could tell which.",
    remedy: "remove one of the two, or give it another name",
    example: {
      before: "services:\n  shop:\n    name: the shop\n    kind: saas\n    kind: website",
      after: "services:\n  shop:\n    name: the shop\n    kind: saas",
    },
  },
  "yaml/multiple-documents": {
    title: "Several YAML documents in a file",
    trigger: "A file holds more than one YAML document.",
    rationale: "The facts after the line --- would be read as those of another policy.",
    remedy: "remove the line ---, or move what follows it to a file of its own",
    example: {
      before:
        "services:\n  shop: { name: the shop, kind: saas }\n---\ndata:\n  logs: { name: logs }",
      after: "services:\n  shop: { name: the shop, kind: saas }\ndata:\n  logs: { name: logs }",
    },
  },
  "yaml/not-a-map": {
    title: "A file that is no map",
    trigger: "The top of a file is not a map of policy sections.",
    rationale: "A list or a text at the top does not say which section of the policy it is.",
    remedy: "begin the file with the name of a section, such as services:",
    example: {
      before: "- name: the shop\n  kind: saas",
      after: "services:\n  shop:\n    name: the shop\n    kind: saas",
    },
  },
  "source/duplicate-id": {
    title: "Id defined twice",
    trigger: "Two files define the same id.",
    rationale:
      "The sections of all files are joined. Of two entries with one id, a reference could mean either.",
    remedy: "remove one of the two, or give it another id",
    example: {
      before:
        "# services.yaml\nservices:\n  shop: { name: the shop, kind: saas }\n# websites.yaml\nservices:\n  shop: { name: our website, kind: website }",
      after:
        "# services.yaml\nservices:\n  shop: { name: the shop, kind: saas }\n# websites.yaml\nservices:\n  website: { name: our website, kind: website }",
    },
  },
  "schema/unknown-key": {
    title: "Unknown key",
    trigger: "A key that the schema does not know.",
    rationale: "A misspelt key would be passed over in silence, and its fact would be missing.",
    remedy: "correct the spelling; the message lists the keys that are allowed there",
    example: {
      before: "services:\n  shop: { name: the shop, kind: saas, rôle: processor }",
      after: "services:\n  shop: { name: the shop, kind: saas, role: processor }",
    },
  },
  "schema/missing-key": {
    title: "Missing key",
    trigger: "A required key is absent.",
    rationale: "Without it, the entry cannot be shown or judged.",
    remedy: "add the key",
    example: {
      before: "services:\n  shop: { name: the shop }",
      after: "services:\n  shop: { name: the shop, kind: saas }",
    },
  },
  "schema/wrong-type": {
    title: "Value of the wrong type",
    trigger: "A value of the wrong type, such as a list where text is expected.",
    rationale:
      "YAML reads 1.0 as a number and yes as text, which is not always what the author meant.",
    remedy:
      "put texts that look like numbers in quotes, write lists in brackets, and true or false bare",
    example: {
      before:
        "policy:\n  { id: p, version: 1.0, effective: 2026-01-01, status: in-force, languages: en }",
      after:
        'policy:\n  { id: p, version: "1.0.0", effective: 2026-01-01, status: in-force, languages: [en] }',
    },
  },
  "schema/not-allowed": {
    title: "Value that is not allowed",
    trigger: "A value outside the allowed values.",
    rationale: "Rules and documents know what each allowed value means, and of no other.",
    remedy: "use one of the allowed values, which the message lists",
    example: {
      before: "services:\n  shop: { name: the shop, kind: software }",
      after: "services:\n  shop: { name: the shop, kind: saas }",
    },
  },
  "schema/malformed": {
    title: "Malformed value",
    trigger: "A value that does not have the form required: date, duration, address, link, id.",
    rationale:
      "Documents compute with dates and durations and link to addresses; one that is malformed would mislead.",
    remedy: "write it as the message shows",
    example: {
      before: "retention:\n  logs: { name: logs, period: 90 days, after: collection }",
      after: "retention:\n  logs: { name: logs, period: P90D, after: collection }",
    },
  },
  "schema/too-few": {
    title: "Empty or too short",
    trigger: "A list, map or text that is empty or too short.",
    rationale:
      "An empty list could mean “none” or “not known yet”; what is absent is declared under absent:, with a reason.",
    remedy: "say something there, or remove the key",
    example: {
      before: "services:\n  shop: { name: the shop, kind: saas, data: [] }",
      after: "services:\n  shop: { name: the shop, kind: saas }",
    },
  },
  "schema/duplicate-item": {
    title: "Item listed twice",
    trigger: "A list holds the same item twice.",
    rationale: "Documents would say it twice; often another item was meant.",
    remedy: "remove one of the two, or correct it",
    example: {
      before: "jurisdictions: [EU, US, EU]",
      after: "jurisdictions: [EU, US]",
    },
  },
  "schema/out-of-range": {
    title: "Number out of range",
    trigger: "A number outside its bounds.",
    rationale: "It is most likely a slip, and a document would repeat it.",
    remedy: "correct the number; the message names the bound",
    example: {
      before: "children: { notDirectedUnder: 130 }",
      after: "children: { notDirectedUnder: 13 }",
    },
  },
  "schema/unknown-version": {
    title: "Unknown version of the format",
    trigger: "The source is written for a version of the format that this policyc does not know.",
    rationale: "What its keys mean in that version, this policyc can only guess.",
    remedy: "install a policyc that knows the version, or write for the one that the message names",
    example: {
      before: "schemaVersion: 9.0.0",
      after: "schemaVersion: 1.0.0",
    },
  },
  "link/unknown-reference": {
    title: "Reference to nothing",
    trigger: "A reference to an id that nothing defines.",
    rationale: "A document cannot name what the source does not describe.",
    remedy: "correct the id, or add the entry that it names",
    example: {
      before:
        "services:\n  shop: { name: the shop, kind: saas, data: [lgos] }\ndata:\n  logs: { name: logs }",
      after:
        "services:\n  shop: { name: the shop, kind: saas, data: [logs] }\ndata:\n  logs: { name: logs }",
    },
  },
  "link/wrong-kind": {
    title: "Reference to another collection",
    trigger: "A reference to an id of another collection.",
    rationale: "A purpose listed among the data would be shown as data.",
    remedy:
      "name an entry of the collection that the message asks for, or move the id to another key",
    example: {
      before:
        "services:\n  shop: { name: the shop, kind: saas, data: [support] }\npurposes:\n  support: { name: support }",
      after:
        "services:\n  shop: { name: the shop, kind: saas, purposes: [support] }\npurposes:\n  support: { name: support }",
    },
  },
  "document/missing-language": {
    title: "Language without template",
    trigger: "The policy names a language for which there is no template or no words.",
    rationale: "Documents are written from a template and from words of their language.",
    remedy:
      "remove the language, or add templates/languages/<tag>.yaml and a template <tag>.md.hbs of each document kind",
    example: {
      before:
        "policy:\n  { id: p, version: 1.0.0, effective: 2026-01-01, status: in-force, languages: [en, la] }\norganization:\n  name: { en: Example Ltd., la: Example Ltd. }",
      after:
        "policy:\n  { id: p, version: 1.0.0, effective: 2026-01-01, status: in-force, languages: [en] }\norganization:\n  name: { en: Example Ltd., la: Example Ltd. }",
    },
  },
  "document/unknown-kind": {
    title: "Kind of document that does not exist",
    trigger: "The policy asks for a kind of document of which there is no template.",
    rationale: "The document would be missing, and nobody would notice.",
    remedy: "correct the name, or add a folder of that name to templates/documents/",
    example: {
      before:
        "policy:\n  { id: p, version: 1.0.0, effective: 2026-01-01, status: in-force, languages: [en], documents: [privacy-notice] }",
      after:
        "policy:\n  { id: p, version: 1.0.0, effective: 2026-01-01, status: in-force, languages: [en], documents: [privacy-policy] }",
    },
  },
  "document/missing-text": {
    title: "Text that lacks a language",
    trigger: "A text does not exist in a language of the policy.",
    rationale: "No document shows a text in a language that its reader did not ask for.",
    remedy: "write the text as a map of languages that holds every language of the policy",
    example: {
      before: "services:\n  shop: { name: { es: la tienda }, kind: saas }",
      after: "services:\n  shop: { name: { en: the shop, es: la tienda }, kind: saas }",
    },
  },
  "template/syntax": {
    title: "Malformed template",
    trigger: "A template of your own cannot be read.",
    rationale: "What a template says cannot be guessed where its form is broken.",
    remedy: "look for a tag {{…}} that is not closed, or a block {{#…}} without its {{/…}}",
  },
  "template/unknown-field": {
    title: "Field that does not exist",
    trigger: "A template of your own asks for a field that the data do not have.",
    rationale:
      "Handlebars passes over such a name in silence where it stands in {{#if}} or {{#each}}, and a sentence would be missing.",
    remedy: "correct the name; docs/templates.md lists all fields",
  },
  "template/unknown-helper": {
    title: "Helper that does not exist",
    trigger: "A template of your own uses a helper that policyc does not have.",
    rationale: "Without the helper the document could not be written.",
    remedy: "use one of the helpers that docs/templates.md lists",
  },
  "template/unknown-partial": {
    title: "Partial that does not exist",
    trigger: "A template of your own uses a partial that is not there in its language.",
    rationale: "Without the partial the document could not be written.",
    remedy: "correct the name, or add templates/partials/<name>.<language>.md.hbs",
  },
  "template/wrong-use": {
    title: "Field or helper used as something else",
    trigger:
      "A template of your own uses a list as a text, or gives a helper what it does not take.",
    rationale: "The document would show something that nobody wrote.",
    remedy: "use the field as what it is; docs/templates.md says what each field and helper is",
  },
  "template/failed": {
    title: "Template that makes no document",
    trigger: "A template of your own gives text that is no document.",
    rationale: "All formats are made from the same text, and know the markup of documents only.",
    remedy:
      "begin the template with a title, # …, and use paragraphs, lists, tables, headings, emphasis and links",
  },
  "template/misplaced": {
    title: "File that no document uses",
    trigger: "A file in your templates/ folder has a name that policyc does not look for.",
    rationale: "Its words would be missing from the documents, and nobody would notice.",
    remedy:
      "name it documents/<kind>/<language>.md.hbs, documents/<kind>/kind.yaml, partials/<name>.<language>.md.hbs, languages/<language>.yaml, html/page.hbs or html/style.css, or move it away",
  },
  "template/bad-kind": {
    title: "Kind of document with unknown properties",
    trigger: "The kind.yaml of a document kind says something that policyc does not know.",
    rationale:
      "What a kind is decides on its files; a property that is passed over would change them in silence.",
    remedy: "correct the property: formats, built, customers or notice",
  },
  "template/bad-words": {
    title: "Language with unknown or missing words",
    trigger: "A language file of your own has words that no document asks for, or lacks some.",
    rationale: "A word under a wrong name is never shown, and a missing one stops the document.",
    remedy: "use the names of templates/languages/en.yaml; a new language needs all of them",
  },
  "page/missing-file": {
    title: "Logo or font that is not there",
    trigger: "The source names a logo or a font that is not in the policy folder.",
    rationale:
      "Documents carry their logo and fonts within them, so that they look the same everywhere.",
    remedy: "correct the path, which begins at the policy folder, or add the file",
    example: {
      before: "page:\n  logo: { file: logo.svg, alt: Example }",
      after: "page:\n  logo: { file: brand/logo.svg, alt: Example }",
    },
  },
  "page/bad-logo": {
    title: "Logo that cannot be painted",
    trigger: "A logo that cannot be painted as it was meant.",
    rationale:
      "HTML and PDF paint the logo from the same outlines; what one of them cannot paint would look different there.",
    remedy: "save it as an SVG of outlines and plain colours, or as a PNG",
    example: {
      before: "page:\n  logo: { file: brand/gradient.svg, alt: Example }",
      after: "page:\n  logo: { file: brand/logo.svg, alt: Example }",
    },
  },
  "page/bad-font": {
    title: "Font that cannot be embedded",
    trigger: "A font file that cannot or may not be embedded.",
    rationale: "A document that names a font without carrying it looks different on each machine.",
    remedy: "name a static TrueType font whose licence lets documents embed it",
    example: {
      before: "page:\n  fonts: [{ file: fonts/not-a-font.ttf }]",
      after: "page:\n  fonts: [{ file: fonts/brand.ttf }]",
    },
  },
  "page/low-contrast": {
    title: "Accent colour too light",
    trigger: "An accent colour that is too light to read.",
    rationale:
      "Headings and links have this colour. Text needs a contrast of 4.5:1 to its ground (WCAG 2.2, 1.4.3, level AA).",
    remedy: "choose a darker colour; the message names the nearest one",
    example: {
      before: 'page: { accent: "#3b82f6" }',
      after: 'page: { accent: "#306bcc" }',
    },
  },
  "pdf/missing-glyph": {
    title: "Character that no font has",
    trigger: "A character that the fonts of the PDF cannot show.",
    rationale: "The reader would see an empty box in place of the character.",
    remedy:
      "name a font that has it under page.fonts, write the text without it, or leave the PDF out with --format",
    example: {
      before: "organization: { name: Example カ }",
      after:
        "organization: { name: Example カ }\npage:\n  fonts: [{ file: fonts/japanese.ttf, language: ja }]",
    },
  },
  "pdf/unsupported-script": {
    title: "Script that the PDF cannot set",
    trigger: "Text in a script that the PDF cannot set right.",
    rationale:
      "Some scripts need their letters reordered or their words divided by a dictionary; set without, they are hard or impossible to read.",
    remedy: "write the text in another script, or leave the PDF out with --format",
    example: {
      before: "organization: { name: ตัวอย่าง }",
      after: "organization: { name: Tua Yang }",
    },
  },
  "waiver/unknown-rule": {
    title: "Waiver of a rule that does not exist",
    trigger: "A waiver names a rule that does not exist.",
    rationale: "The finding that it was meant for is not waived, or has another name by now.",
    remedy: "correct rule:, which is the code that policyc check prints with the finding",
    example: waiverExample({ rule: "consistency/service-without-roll" }),
  },
  "waiver/unmatched": {
    title: "Waiver that matches nothing",
    trigger: "A waiver that matches no finding, on the day of the check.",
    rationale:
      "Either its fault was mended and the waiver is left over, or its place has a slip and the finding is not waived.",
    remedy: "remove the waiver, or correct place:",
    example: waiverExample({ place: "services.shop.roles" }),
  },
  "waiver/expired": {
    title: "Waiver that has run out",
    trigger: "A waiver whose last day has passed, on the day of the check.",
    rationale: "Somebody decided to live with the fault until that day, and no longer.",
    remedy: "mend the fault and remove the waiver, or decide anew and move until:",
    example: waiverExample({ until: "2024-12-31" }),
  },
  "lint/unknown-rule": {
    title: "Severity of a rule that does not exist",
    trigger: "A severity is set for what is neither a rule nor a pack of rules.",
    rationale: "The rule that it was meant for keeps its own severity.",
    remedy: "correct the name, which is the code that policyc check prints with a finding",
    example: {
      before: "lint:\n  severity: { gdrp: warning }",
      after: "lint:\n  severity: { gdpr: warning }",
    },
  },
  "drift/stale": {
    title: "Stale document",
    trigger: "A document is not what the policy compiles to.",
    rationale:
      "Either the source has changed since, or somebody has changed the document by hand; readers are told something else than the source says.",
    remedy: "run policyc build; what was changed by hand belongs into the source or the templates",
  },
  "drift/missing": {
    title: "Missing document",
    trigger: "The policy compiles to a document that is not there.",
    rationale: "Readers cannot find what the policy promises them.",
    remedy: "run policyc build, and commit what it writes",
  },
  "drift/left-over": {
    title: "Document left over",
    trigger: "A document is there that the policy does not compile to any more.",
    rationale:
      "It goes on saying what nobody keeps up to date, in a language or a format that is gone.",
    remedy: "run policyc build, which removes it, or remove it by hand",
  },
  "release/version-not-moved": {
    title: "Changed policy without a new version",
    trigger:
      "What the policy says has changed since the ref that --since names, and its version is the same, or has moved less than the changes ask for: a material change asks for a new MAJOR, a minor one for a new MINOR, an editorial one for a new PATCH number.",
    rationale:
      "A version stands in contracts and under PDFs; two texts of one version cannot be told apart, and the number tells readers how much has changed.",
    remedy: "run policyc release --effective <date>",
  },
  "release/version-backwards": {
    title: "Version earlier than before",
    trigger: "The version of the policy is earlier than at the ref that --since names.",
    rationale: "A PDF in a contract would count as newer than the policy in force.",
    remedy: "set policy.version to a later version, or run policyc release --effective <date>",
  },
  "release/effective-not-moved": {
    title: "Changed policy without a new date",
    trigger:
      "What the policy says has changed since the ref that --since names, and it holds from the same day as before.",
    rationale:
      "Readers are told from which day a text holds; the new text did not hold on that day.",
    remedy: "run policyc release --effective <date>",
  },
  "release/effective-backwards": {
    title: "Date earlier than before",
    trigger: "The policy holds from an earlier day than at the ref that --since names.",
    rationale: "A later version would claim to have been in force before the one that it replaces.",
    remedy: "set policy.effective to a later day, or run policyc release --effective <date>",
  },
  "release/changelog-not-moved": {
    title: "Changed policy without an entry in the changelog",
    trigger:
      "What the policy says has changed since the ref that --since names, and CHANGELOG.md in the policy folder is as before, has no entry of the version, or is gone. A policy that has never had one needs none.",
    rationale: "Those who once read the changelog rely on it to learn what has changed.",
    remedy: "run policyc changelog",
  },
  "customer/unknown-reference": {
    title: "Customer with an unknown entry of the policy",
    trigger:
      "A customer names a service, a retention rule or a subprocessor that the policy does not have.",
    rationale: "Its documents would say nothing of what somebody believes to be agreed.",
    remedy: "correct the id, or add the entry to the policy",
  },
  "customer/unknown-language": {
    title: "Customer in another language",
    trigger: "A customer asks for a language that the policy is not in.",
    rationale: "There are no texts from which its documents could be made.",
    remedy:
      "choose one of the policy's languages, or add the language to policy.languages with all texts",
  },
  "customer/unknown-document": {
    title: "Customer with an unknown document kind",
    trigger: "A customer asks for a document kind that does not exist.",
    rationale: "A document that was promised would be missing from its pack.",
    remedy: "correct the name, or add a folder with its templates",
  },
  "customer/place-not-covered": {
    title: "Customer under another law",
    trigger: "A customer asks for the law of a place that the policy does not answer to.",
    rationale: "An overlay selects from what the policy says; it cannot add the duties of a law.",
    remedy: "remove the place, or have the policy answer to its law",
  },
  "customer/longer-retention": {
    title: "Customer with a longer retention",
    trigger: "A customer's period is longer than that of the policy.",
    rationale: "An overlay may tighten what the policy says, and loosen nothing of it.",
    remedy: "shorten the period, or remove it, so that the one of the policy holds",
  },
  "customer/unclear-retention": {
    title: "Customer with a retention that cannot be compared",
    trigger:
      "It depends on the calendar whether a customer's period is longer than that of the policy, such as P30D against P1M.",
    rationale: "It would loosen the policy in some months of the year.",
    remedy: "write the period in the units of the policy's",
  },
  "customer/other-event": {
    title: "Customer with another event",
    trigger: "A customer's period runs from another event than that of the policy.",
    rationale: "A shorter period from a later event may be the longer one.",
    remedy: "remove after:, so that the event of the policy holds",
  },
  "customer/no-event": {
    title: "Customer's period without an event",
    trigger:
      "The policy has criteria in place of a period, and a customer's period does not say from when it runs.",
    rationale: "A period without a beginning has no end.",
    remedy: "add after: with the event from which the period runs",
  },
  "customer/needed-subprocessor": {
    title: "Objection to a subprocessor that is needed",
    trigger:
      "A customer objects to a subprocessor on which a service that it has, or the data of one, depends.",
    rationale:
      "The documents would say that the subprocessor receives nothing, while the service hands it data.",
    remedy:
      "remove the service, settle the objection, or say in the policy that the service can do without the subprocessor",
  },
  "customer/duplicate-id": {
    title: "Two customers with one id",
    trigger: "Two customers have the same id.",
    rationale: "The documents of one would overwrite those of the other.",
    remedy: "give one of the two another id",
  },
  "customer/unknown-column": {
    title: "Unknown column",
    trigger: "A table of customers has a column that says nothing of a customer, or has one twice.",
    rationale: "What stands in it would be passed over in silence.",
    remedy: "correct the name of the column, or remove it",
  },
  "customer/broken-record": {
    title: "Customer that cannot be read",
    trigger: "A line of a list of customers is no JSON object, or a row does not fit its header.",
    rationale: "What is meant for which customer cannot be guessed.",
    remedy: "mend the line; the customers on other lines are made all the same",
  },
  "customer/too-long": {
    title: "Customer that is too long",
    trigger: "What is written of one customer is longer than a million characters.",
    rationale:
      "Customers are read one at a time, so that a list of any length can be read; no customer needs as much.",
    remedy: "look for a line break or a quotation mark that is missing",
  },
} as const satisfies Record<string, Entry>;

/** The code of a diagnostic. */
export type Code = keyof typeof catalogue;

type Family = Code extends `${infer Before}/${string}` ? Before : never;

/** What the codes before whose slash a word stands have in common. */
export const families: Readonly<Record<Family, string>> = {
  yaml: "The YAML of a file",
  source: "Files together",
  schema: "Keys and values",
  link: "References",
  document: "Languages of the documents",
  template: "Templates of your own",
  page: "The look of the documents",
  pdf: "What a PDF can show",
  waiver: "Waivers",
  lint: "Severities",
  drift: "Documents that have drifted",
  release: "Changes without a release",
  customer: "Customers",
};

/** A waiver that is wrong in one key, and the same put right. */
function waiverExample(wrong: Partial<Record<"rule" | "place" | "until", string>>) {
  const source = (keys: Readonly<Record<string, string>>) =>
    [
      "services:",
      "  shop: { name: the shop, kind: saas }",
      "waivers:",
      "  role-later:",
      ...Object.entries(keys).map(([key, value]) => `    ${key}: ${value}`),
    ].join("\n");
  const right = {
    rule: "consistency/service-without-role",
    place: "services.shop.role",
    reason: "Counsel decides after the merger.",
    decidedBy: "Chief privacy officer",
    until: "2099-12-31",
  };
  return { before: source({ ...right, ...wrong }), after: source(right) };
}
