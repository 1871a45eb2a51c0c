// What templates see, from the policies of the tests: every field, and what it holds.
import { readdir, readFile } from "node:fs/promises";

const root = new URL("../", import.meta.url);

/**
 * The shapes of the data of templates: the view of documents, that of the HTML page, and that of the
 * list of documents. `load`
 * imports a module of the compiler by its path.
 */
export async function templateData(load) {
  const [
    loading,
    validating,
    localizing,
    linking,
    languages,
    views,
    shapes,
    composing,
    html,
    trust,
    page,
  ] = await Promise.all(
    [
      ...["source/load", "validate/validate", "localize/localize", "link/link"],
      ...["document/language", "document/view/view", "templates/shape", "document/compose"],
      ...["emit/html", "trust/page", "page/design"],
    ].map(load),
  );
  const english = languages.openLanguage("en");
  const pages = [];
  const indexes = [];
  const seen = (await examples()).map((files) => {
    const { value: source } = loading.parse(files);
    const { value: policy, diagnostics } = validating.validate(source);
    if (policy === undefined) throw new Error(JSON.stringify(diagnostics));
    const [first] = policy.policy.languages;
    const linked = linking.link(localizing.localize(policy, first, source).value);
    const making = { source: noDigest, design: page.plainDesign, answers: new Map() };
    const document = composing.compose(linked, "privacy-policy", english, making);
    pages.push(html.pageView({ ...document, translations: [translation] }, content));
    indexes.push(trust.trustView([{ document, files: [file] }]));
    return { ...views.viewOf(linked, english, { notice, customer }), otherLanguages: ["Spanish"] };
  });
  const shapeOfAll = (all) => all.map(shapes.shapeOf).reduce(shapes.joined, null);
  // Introductions are put into sections before their templates speak.
  const { introductions: _, ...view } = shapeOfAll(seen);
  return { view, page: shapeOfAll(pages), index: shapeOfAll(indexes) };
}

/** The policies whose facts together fill every field: path and text of their files. */
async function examples() {
  const cases = new URL("test/cases/documents/", root);
  const folders = (await readdir(cases)).sort().map((name) => new URL(`${name}/policy/`, cases));
  const policies = [
    supplement,
    [{ path: "policy.yaml", text: await readText("test/cases/diff/every-kind.yaml") }],
  ];
  for (const folder of folders) {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
    policies.push(
      await Promise.all(
        names.map(async (path) => ({ path, text: await readFile(new URL(path, folder), "utf8") })),
      ),
    );
  }
  return policies;
}

/** What no case has: a service that makes promises and handles no data. */
const supplement = [
  {
    path: "policy.yaml",
    text: `
policy: { id: a, version: 1.0.0, effective: 2026-01-31, status: draft, languages: [en] }
organization: { name: A }
services: { a: { name: A, kind: saas, commitments: [a] } }
commitments: { a: { text: We promise it. } }
`,
  },
];

function readText(path) {
  return readFile(new URL(path, root), "utf8");
}

const noDigest = { sha256: "", files: [] };

const notice = {
  previous: { version: "1.0.0", effective: "2026-01-31" },
  material: ["A change."],
  minor: ["A change."],
  reworded: true,
  newSubprocessor: true,
  provisions: ["A provision."],
};

const customer = {
  ...{ id: "acme", name: "Acme, Inc.", place: "PR", address: "1 Main Street" },
  contract: { reference: "R-1", date: "2026-01-31", documents: ["Master agreement"] },
  contacts: [
    { id: "a", role: "incidents", name: "A", email: "a@example.com", phone: "+17875550100" },
  ],
  objections: [{ id: "b", name: "B" }],
};

const translation = { language: "es-PR", name: "Español", direction: "ltr" };

const file = {
  output: { path: "en/privacy-policy.html", bytes: new Uint8Array() },
  ...{ format: "html", mediaType: "text/html" },
};

const pageSection = { id: "a", isNumbered: true, label: "A", answers: "", html: "" };

const content = {
  ...{ title: "A title", maker: "policyc", style: "", front: "", preface: "" },
  sections: [pageSection],
  parts: [{ id: "b", label: "B", front: "", sections: [pageSection] }],
};

/** docs/templates.md: what the templates of a team may use. */
export function templatesDocument({ view, page, index }, signatures, builtIn) {
  const helpers = Object.entries(signatures).map(
    ([name, { takes, more, block, does }]) =>
      `| \`${block ? "#" : ""}${name}\` | ${takes.join(", ")}${more ? ", …" : ""} | ${does} |`,
  );
  const parts = [
    "<!-- Generated from the compiler by `npm run generate`; do not edit. -->",
    "# Templates of your own",
    introduction,
    "## Helpers",
    `Beside those of Handlebars (${builtIn.map((name) => `\`${name}\``).join(", ")}):`,
    ["| helper | takes | what it gives |", "| --- | --- | --- |", ...helpers].join("\n"),
    "## Fields of documents",
    fieldsIntroduction,
    fieldTable(view),
    "## Fields of `html/page.hbs`",
    fieldTable(page),
    "## Fields of `html/index.hbs`",
    fieldTable(index),
  ];
  return `${parts.join("\n\n")}\n`;
}

const introduction = `A folder \`templates/\` beside the policy folder holds parts of your own. A file of the same name stands before the
shipped one; \`policyc templates\` says where each part comes from, and \`policyc templates --show <part>\` prints it.

| file | what it is |
| --- | --- |
| \`documents/<kind>/<language>.md.hbs\` | the text of a document kind in a language: Markdown through Handlebars |
| \`documents/<kind>/kind.yaml\` | what the kind is, where it differs from the usual: \`formats\` (html, json, markdown, pdf; only where they are named, csv and xlsx, its tables, and atom, a feed of the changes of subprocessors), \`built\` (true), \`customers\` (true: it belongs into the packs of customers), \`notice\` (false) |
| \`partials/<name>.<language>.md.hbs\` | what several kinds say alike, written \`{{> name}}\` |
| \`languages/<language>.yaml\` | words: single ones in place of the shipped ones, or all those of a new language |
| \`html/page.hbs\`, \`html/style.css\` | the page around each HTML document, and its style; \`html/bundle.css\` adds to that of a pack |
| \`html/index.hbs\`, \`html/index.css\` | the page that lists all documents, and what it adds to the style; its \`<meta name="generator" content="{{maker}}">\` tells the next build that it may be replaced |

A new folder in \`documents/\` is a new kind. Its template begins with a title (\`# …\`); sections are
\`{{#section "id" "Title"}}…{{/section}}\`, of which one without text does not appear, and a kind without sections is not
written. Documents hold paragraphs, lists, tables, headings, emphasis and links; HTML tags are no markup. Each name that a
template asks for is checked before any document is made, also inside \`{{#if}}\` and \`{{#each}}\`.`;

const fieldsIntroduction =
  "Texts are ready for Markdown. A field of a list is a field of each of its items; every field is there, and empty where the source says nothing.";

function fieldTable(fields) {
  const rows = fieldRows(fields, "").map(([name, what]) => `| \`${name}\` | ${what} |`);
  return ["| field | what it holds |", "| --- | --- |", ...rows].join("\n");
}

function fieldRows(shape, before) {
  return Object.entries(shape).flatMap(([name, field]) => {
    const path = before === "" ? name : `${before}.${name}`;
    return fieldRow(path, field);
  });
}

function fieldRow(path, field) {
  if (Array.isArray(field)) {
    const [item] = field;
    if (Array.isArray(item)) return [[path, "list of lists of texts"]];
    return typeof item === "object" && item !== null
      ? [[path, "list"], ...fieldRows(item, `${path}[]`)]
      : [[path, `list of ${{ text: "texts", number: "numbers", flag: "yes or no" }[item]}`]];
  }
  if (typeof field === "object" && field !== null) {
    return "head" in field && "rows" in field
      ? [[path, "table, or nothing"]]
      : [[path, "fields"], ...fieldRows(field, path)];
  }
  return [[path, { text: "text", number: "number", flag: "yes or no" }[field]]];
}
