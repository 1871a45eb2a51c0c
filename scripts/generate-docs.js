// Writes what comes from the compiled compiler: docs/rules.md, docs/templates.md and the data that
// templates are checked against; tests compare them with what is there.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { templateData, templatesDocument } from "./template-data.js";

/** docs/rules.md: what can be said of every rule and code, from src/explain/. */
export function rulesDocument({ chapters, opened, severityOf, waiverOf }) {
  const packs = chapters.filter(({ isPack }) => isPack);
  const families = chapters.filter(({ isPack }) => !isPack);
  const example = packs.at(-1).explanations[0].code;
  const parts = [
    "<!-- Generated from the rules by `npm run generate`; do not edit. -->",
    "# Rules",
    introduction,
    "## Contents",
    contents(packs, families),
    "## Severities",
    severities,
    fenced(severityOf(example)),
    "## Waivers",
    waivers,
    fenced(waiverOf(example)),
    ...packs.flatMap((chapter) => [...opening(chapter), ...entries(chapter, opened)]),
    anchor("codes"),
    "## Other codes",
    otherCodes,
    ...families.flatMap((chapter) => [...opening(chapter), ...entries(chapter, opened)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

const introduction = `Everything that policyc can report. \`policyc explain <rule or code>\` prints the same in a terminal.

A rule belongs to a pack: a law, or a kind of quality. Which packs run follows from the source: the places under
\`jurisdictions:\`, the roles, the audiences and the kinds of services. A date beside a provision is the day from which it
holds in the form that the rule checks.`;

const severities = `An **error** stops the build; a **warning** and **advice** do not. Where the source leaves open whether a rule
applies, it gives advice; where that can only be inferred, an error becomes a warning. The severity of a rule, or of all
rules of a pack, is set in the source:`;

const waivers = `A fault that has to stay for now is waived in the source: by its rule and its place, with a reason, by somebody, until
a day. It is then reported as waived. A waiver that matches no finding, or has run out, is an error.`;

const otherCodes = `Mistakes in the form of a source, its references and its files. They are always errors, and can be neither waived nor
set otherwise.`;

function contents(packs, families) {
  const rows = packs.map(
    ({ name, title, jurisdiction, explanations }) =>
      `| [${text(title)}](#${name}) | ${text(jurisdiction ?? "")} | ${explanations.length} |`,
  );
  const others = families.map(({ name, title }) => `[${text(title)}](#${name})`);
  const table = ["| pack | law of | rules |", "| --- | --- | --: |", ...rows].join("\n");
  return `${table}\n\n[Other codes](#codes): ${others.join(" · ")}`;
}

/** The head of a chapter: what it is about, and a table of its codes. */
function opening({ name, title, isPack, jurisdiction, runs, explanations }) {
  const facts = [
    jurisdiction && `**Law of:** ${text(jurisdiction)}`,
    runs && `**When:** ${text(runs)}`,
  ].filter(Boolean);
  const rows = explanations.map((one) =>
    isPack
      ? `| [\`${one.code}\`](#${one.code}) | ${one.severity} | ${text(one.title)} |`
      : `| [\`${one.code}\`](#${one.code}) | ${text(one.title)} |`,
  );
  const head = isPack
    ? ["| rule | severity | title |", "| --- | --- | --- |"]
    : ["| code | title |", "| --- | --- |"];
  return [
    anchor(name),
    `${isPack ? "##" : "###"} ${text(title)}`,
    ...(facts.length > 0 ? [facts.join("<br>\n")] : []),
    [...head, ...rows].join("\n"),
  ];
}

function entries({ isPack, runs, explanations }, opened) {
  return explanations.flatMap((one) => [
    anchor(one.code),
    `${isPack ? "###" : "####"} ${text(one.title)}`,
    summary(one),
    // When the pack runs stands at its head.
    ...(one.trigger === runs ? [] : [`**When:** ${text(withoutStart(one.trigger, runs))}`]),
    `**Why:** ${text(one.rationale)}`,
    `**What to do:** ${text(one.remedy)}`,
    ...(one.example
      ? [
          "Before:",
          fenced(opened(one.example.before, 80)),
          "After:",
          fenced(opened(one.example.after, 80)),
        ]
      : []),
  ]);
}

function summary({ code, isRule, severity, citation }) {
  const parts = [`\`${code}\``];
  if (isRule) parts.push(severity);
  if (citation) parts.push(`${text(citation.provision)}, as it holds from ${citation.from}`);
  return parts.join(" · ");
}

// GitHub makes anchors of headings, but not of ids with a slash.
function anchor(id) {
  return `<a id="${id}"></a>`;
}

function fenced(yaml) {
  return `\`\`\`yaml\n${yaml}\n\`\`\``;
}

function withoutStart(words, start) {
  return start && words.startsWith(start) ? words.slice(start.length).trim() : words;
}

/** Plain text as Markdown. */
function text(plain) {
  return plain.replace(/[\\`*_[\]<>|]/g, "\\$&");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const load = (path) => import(new URL(`../lib/${path}.js`, import.meta.url));
  const write = (path, text) => writeFile(new URL(`../${path}`, import.meta.url), text);
  const { chapters } = await load("explain/explanation");
  const { opened } = await load("explain/example");
  const settings = await load("explain/settings");
  await write("docs/rules.md", rulesDocument({ chapters, opened, ...settings }));
  const data = await templateData(load);
  await write("schemas/template-data.json", `${JSON.stringify(data, null, 2)}\n`);
  const { signatures, builtIn } = await load("templates/signatures");
  await write("docs/templates.md", templatesDocument(data, signatures, builtIn));
}
