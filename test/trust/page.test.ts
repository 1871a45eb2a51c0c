import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, test } from "vitest";
import { parse as parseYaml, stringify } from "yaml";
import { compile } from "../../src/compile.js";
import { emitters } from "../../src/emit/index.generated.js";
import { readFolder } from "../../src/source/read.js";
import { shipped, type TemplateFile, Templates } from "../../src/templates/templates.js";
import { compileR3comm, policyFile, root, smallPolicy, text } from "../support/compiled.js";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** The elements below a node, in the order of the page. */
const inside = ({ childNodes }: { readonly childNodes: readonly Node[] }): Element[] =>
  childNodes.flatMap((one) => ("tagName" in one ? [one, ...inside(one)] : []));

const elements = (html: string) => inside(parse(html));

const attribute = ({ attrs }: Element, name: string) =>
  attrs.find((one) => one.name === name)?.value;

const words = (node: Node): string =>
  "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(words).join("") : "";

/** The files that a page offers: what stands in the line of each. */
const linesOf = (html: string) =>
  elements(html)
    .filter((one) => one.tagName === "li")
    .map((item) => {
      const [link, data, , code] = inside(item) as [Element, Element, Element, Element];
      return {
        path: attribute(link, "href") ?? "",
        bytes: Number(attribute(data, "value")),
        sha256: words(code),
      };
    });

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function outputsOf(
  sections: Readonly<Record<string, unknown>> = {},
  templates: Templates = shipped,
): Promise<Map<string, Uint8Array>> {
  const files = policyFile(sections);
  const { outputs, diagnostics } = await compile(files, {}, undefined, undefined, templates);
  expect(diagnostics).toEqual([]);
  return new Map(outputs.map(({ path, bytes }) => [path, bytes]));
}

const pageOf = async (...policy: Parameters<typeof outputsOf>) =>
  text((await outputsOf(...policy)).get("index.html"));

/** The text of a page as a reader sees it, without the digests. */
const readable = (html: string) =>
  elements(html)
    .filter(({ tagName }) => ["h1", "h2", "p", "li"].includes(tagName))
    .map((one) => words(one).replace(/ SHA-256 [0-9a-f]{64}| [\d.]+ KB/g, ""));

const oneOfEach = async () => {
  const files = await readFolder(new URL("test/cases/documents/one-of-each/policy", root).pathname);
  const { outputs, diagnostics } = await compile(files);
  expect(diagnostics).toEqual([]);
  return new Map(outputs.map(({ path, bytes }) => [path, bytes]));
};

describe.each([
  ["R3COMM's policy", await compileR3comm()],
  ["a policy with a document of each kind", await oneOfEach()],
])("%s", (_, all) => {
  const html = text(all.get("index.html"));
  const outputs = [...all].filter(([path]) => path !== "index.html");

  test("has each of its files on the page once, with its size and digest", () => {
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
    const files = outputs.map(([path, bytes]) => ({
      ...{ path, bytes: bytes.length, sha256: sha256(bytes) },
    }));
    expect(linesOf(html).sort(byPath)).toEqual(files.sort(byPath));
  });

  test("every link leads to a file of the build or a place on the page", () => {
    const ids = elements(html).flatMap((one) => attribute(one, "id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = new Set([...outputs.map(([path]) => path), ...ids.map((id) => `#${id}`)]);
    const links = elements(html).flatMap((one) => attribute(one, "href") ?? []);
    expect(links.filter((href) => !targets.has(href))).toEqual([]);
    expect(elements(html).filter((one) => attribute(one, "src") !== undefined)).toEqual([]);
  });

  test("a feed is announced in the head", () => {
    const feeds = elements(html)
      .filter(({ tagName }) => tagName === "link")
      .map((one) => [attribute(one, "rel"), attribute(one, "type"), attribute(one, "href")]);
    const made = outputs.map(([path]) => path).filter((path) => path.endsWith(".atom"));
    expect(made.length).toBeGreaterThan(0);
    expect(feeds).toEqual(made.map((path) => ["alternate", "application/atom+xml", path]));
  });
});

test("reads so", async () => {
  const policy = { ...smallPolicy.policy, languages: ["en", "es-PR"], updated: "2026-02-01" };
  const html = await pageOf({
    policy: { ...policy, documents: ["privacy-policy"] },
    organization: { name: { en: "Example", "es-PR": "Ejemplo" } },
  });
  expect(readable(html)).toEqual([
    "Example",
    "Documents on privacy and data protection",
    "Example",
    "Each document in the formats in which it is published. The SHA-256 value of a file shows whether a copy of it is unchanged.",
    "Privacy Policy",
    "Version 1.0.0 · Effective January 31, 2026 · Last updated February 1, 2026",
    "Web page (HTML)",
    "Document (PDF)",
    "Data (JSON)",
    "Text (Markdown)",
    "Documentos de privacidad y protección de datos",
    "Ejemplo",
    "Cada documento en los formatos en que se publica. El valor SHA-256 de un archivo permite comprobar que una copia no ha sido alterada.",
    "Política de Privacidad",
    "Versión 1.0.0 · Fecha de vigencia: 31 de enero de 2026 · Última actualización: 1 de febrero de 2026",
    "Página web (HTML)",
    "Documento (PDF)",
    "Datos (JSON)",
    "Texto (Markdown)",
    "Example",
  ]);
});

test.each([
  ["draft", "Draft"],
  ["superseded", "Superseded"],
])("what is %s says so", async (status, mark) => {
  const html = await pageOf({ policy: { ...smallPolicy.policy, status } });
  expect(readable(html)).toContain(`Version 1.0.0 · Effective January 31, 2026 ${mark}`);
});

test("one language needs no choice of languages", async () => {
  const tags = elements(await pageOf()).map(({ tagName }) => tagName);
  expect(tags).not.toContain("nav");
});

test.each([{ formats: ["html"] }, { documents: ["privacy-policy"] }, { languages: ["en"] }])(
  "a build of a part, %j, has none",
  async (selection) => {
    const { outputs } = await compile(policyFile(), selection);
    expect(outputs.map(({ path }) => path)).toContain("en/privacy-policy.html");
    expect(outputs.map(({ path }) => path)).not.toContain("index.html");
  },
);

test("a policy that chooses kinds of which it has nothing to say has none", async () => {
  const policy = { ...smallPolicy.policy, documents: ["cookie-policy"] };
  expect([...(await outputsOf({ policy })).keys()]).toEqual([]);
});

test("values are text", async () => {
  const name = `<script>alert(1)</script> & "Söhne" {{x}} ${"long".repeat(200)}`;
  const html = await pageOf({ organization: { name } });
  expect(elements(html).map(({ tagName }) => tagName)).not.toContain("script");
  expect(readable(html).filter((line) => line === name)).toHaveLength(3);
});

test("every format has a word in every language", () => {
  for (const { path, text: yaml } of languageFiles()) {
    const { terms } = parseYaml(yaml);
    expect(Object.keys(terms.format).sort(), path).toEqual(Object.keys(emitters).sort());
  }
});

const languageFiles = (): TemplateFile[] =>
  ["en", "es-PR"].map((tag) => {
    const path = `languages/${tag}.yaml`;
    return { path, text: readFileSync(new URL(`templates/${path}`, root), "utf8") };
  });

describe("a team's own", () => {
  test("kinds follow by name, and one without a page is no link", async () => {
    const kind = (name: string): TemplateFile[] => [
      {
        path: `documents/${name}/en.md.hbs`,
        text: `# Title of ${name}\n\n{{#section "a" "A"}}A.{{/section}}\n`,
      },
      { path: `documents/${name}/kind.yaml`, text: "formats: [markdown]\n" },
    ];
    const names = Array.from({ length: 200 }, (_, i) => `kind-${String(i).padStart(3, "0")}`);
    const templates = new Templates([...names].reverse().flatMap(kind));
    const html = await pageOf({}, templates);
    const titles = elements(html).filter(({ tagName }) => tagName === "h2");
    const own = titles.filter((one) => words(one).startsWith("Title of"));
    expect(words(titles[0] as Element)).toBe("Privacy Policy");
    expect(own.map(words)).toEqual(names.map((name) => `Title of ${name}`));
    expect(own.flatMap(inside)).toEqual([]);
  });

  test("language that runs from right to left does so, and digests do not", async () => {
    const english = parseYaml(languageFiles()[0]?.text ?? "");
    const trustPage = { ...english.trustPage, title: "الوثائق" };
    const size = { kilobytes: "{n} كيلوبايت", megabytes: "{n} ميجابايت" };
    const arabic = {
      ...english,
      ...{ name: "العربية", direction: "rtl", decimal: "٫", trustPage, size },
    };
    const templates = new Templates([
      { path: "languages/ar.yaml", text: stringify(arabic) },
      {
        path: "documents/privacy-policy/ar.md.hbs",
        text: '# سياسة الخصوصية\n\n{{#section "a" "أ"}}نص.{{/section}}\n',
      },
      // The fonts of the PDF have no Arabic.
      { path: "documents/privacy-policy/kind.yaml", text: "formats: [html]\n" },
    ]);
    const policy = { ...smallPolicy.policy, documents: ["privacy-policy"], languages: ["ar"] };
    const html = await pageOf({ policy }, templates);
    const look = elements(html).map((one) => [attribute(one, "lang"), attribute(one, "dir")]);
    expect(look.filter(([, dir]) => dir)).toEqual([
      ["ar", "rtl"],
      ["ar", "rtl"],
      [undefined, "ltr"],
    ]);
    expect(html).toContain("كيلوبايت");
    expect(readable(html)).toContain("الوثائق");
  });

  test("layout is used, and checked before anything is made", async () => {
    const layout = (layoutText: string) =>
      new Templates([{ path: "html/index.hbs", text: layoutText }]);
    const html = await pageOf({}, layout("{{#each languages}}{{this.title}}{{/each}}"));
    expect(html).toBe("Documents on privacy and data protection");
    const wrong = layout("{{#if isMultilingual}}{{titel}}{{/if}}");
    const { outputs, diagnostics } = await compile(policyFile(), {}, undefined, undefined, wrong);
    expect(outputs).toEqual([]);
    expect(diagnostics).toMatchObject([
      {
        code: "template/unknown-field",
        location: { file: "../templates/html/index.hbs", start: 24, end: 29 },
        hint: expect.stringContaining("did you mean “title”?"),
      },
    ]);
  });
});
