import type { Output } from "../compile/emission.js";
import { stopsBuild } from "../diagnostics/diagnostic.js";
import { visible } from "../diagnostics/quote.js";
import { diff } from "../diff/diff.js";
import { head, sentence, summary } from "../diff/wording.js";
import { producer } from "../emit/pdf/producer.js";
import { sealHolds } from "../emit/pdf/seal.js";
import type { Attachment } from "../reading/contents.js";
import { type Reading, readBytes, readPdf } from "../reading/read.js";
import { readPublished, recompile } from "../recompile.js";
import { publicChanges } from "../release/demands.js";
import { compareVersions } from "../release/version.js";
import type { PublishedPolicy } from "../schema/published.generated.js";
import { assetsOf, type ReadAsset } from "../source/read.js";
import type { Templates } from "../templates/templates.js";
import { compileFolder, locate, openTemplates, type Report } from "./build.js";
import { versionOf } from "./published.js";
import { show } from "./show.js";

/** The exit codes of `policyc verify` and `policyc extract`, beside those of every command. */
export const answers = {
  intact: 0,
  notPdf: 10,
  foreign: 11,
  damaged: 12,
  encrypted: 13,
  altered: 14,
  noPolicy: 15,
  tooMuch: 16,
  superseded: 20,
  differs: 21,
  draft: 22,
  otherPolicy: 23,
  newer: 24,
} as const;

/** What `policyc verify` is told: a PDF and perhaps a policy folder, as the user typed them. */
export interface VerifyRequest {
  readonly cwd: string;
  readonly file: string;
  readonly policy: string | undefined;
  readonly color: boolean;
  readonly now: () => number;
}

/** `policyc verify`: says what a PDF is, whether it is intact, and whether it is in force. */
export async function verify(request: VerifyRequest): Promise<Report> {
  const { file } = request;
  const bytes = await readBytes(locate(request.cwd, file));
  const reading = await readPdf(bytes);
  if (reading.kind !== "made") return unreadable(file, reading.kind);
  const json = reading.attachments.find(({ name }) => name === "policy.json")?.bytes;
  if (!json) return unreadable(file, "no-policy");
  const published = readPublished(json);
  const facts = published ? describe(published, reading.version) : "";
  const integrity = await integrityOf(bytes, reading, published, {
    readAsset: assets(request, reading),
    templates: await openTemplates(locate(request.cwd, request.policy ?? "policy")),
  });
  if (!integrity.intact || !published) {
    return answer(answers.altered, `${file} is not as policyc made it: ${integrity.why}`, facts);
  }
  const intact = `${file} is intact: ${integrity.why}`;
  if (request.policy === undefined) return answer(answers.intact, intact, facts);
  const compiled = await compileFolder(
    { ...request, policy: request.policy },
    {},
    { shows: stopsBuild },
  );
  if (!compiled.ok) {
    const unknown = `policyc: ${request.policy} has errors, so that ${file} was not compared with it\n`;
    const said = answer(answers.intact, intact, facts).stdout;
    const { text } = await show(compiled.shown, [], request);
    return { ok: false, stdout: said, stderr: text + unknown };
  }
  const stands = standing(published, json, compiled.outputs, request.policy);
  return answer(stands.code, [intact, stands.sentence, ...stands.changes].join("\n"), facts);
}

/** The answer where a file cannot be read as a PDF that carries a policy. */
export function unreadable(
  file: string,
  kind: Exclude<Reading["kind"], "made"> | "no-policy",
): Report {
  const [code, sentence, hint] = unreadables[kind];
  return { ok: false, code, stdout: `${file} ${sentence}\n  ${hint}\n`, stderr: "" };
}

const again = "ask for the file again, from where it was first published";

/** What is said of a PDF that cannot be read, and what to do: exit code, sentence, hint. */
export const unreadables = {
  "not-pdf": [answers.notPdf, "is not a PDF", "name a PDF that policyc has made"],
  foreign: [
    answers.foreign,
    "was not made by policyc",
    "it may be a good PDF, but it carries no policy that could be checked",
  ],
  "cut-off": [answers.damaged, "is cut off: its end is missing", again],
  damaged: [answers.damaged, "is damaged: it cannot be read as a PDF", again],
  encrypted: [
    answers.encrypted,
    "is encrypted, which no file of policyc's is",
    "ask for the file as it was published, or remove the encryption; that alters it, too",
  ],
  "too-much": [
    answers.tooMuch,
    "asks for more time or memory than any policy does; it was not read to its end",
    "do not trust it",
  ],
  "no-policy": [
    answers.noPolicy,
    "names policyc as its maker, but carries no policy",
    "its attachment policy.json was removed, or it is no file of policyc's",
  ],
} as const;

interface Integrity {
  readonly intact: boolean;
  /** The rest of the sentence that says so. */
  readonly why: string;
}

/** Compiles the data in the file again where this policyc made it, else goes by the digest. */
async function integrityOf(
  bytes: Uint8Array,
  { version }: Extract<Reading, { kind: "made" }>,
  published: PublishedPolicy | undefined,
  { readAsset, templates }: { readonly readAsset: ReadAsset; readonly templates: Templates },
): Promise<Integrity> {
  if (sealHolds(bytes) !== true) {
    return { intact: false, why: "its bytes do not have the digest that it was given" };
  }
  if (!published) return { intact: false, why: "the data in it are no published policy" };
  const by = "its bytes have the digest that it was given";
  if (`policyc ${version}` !== producer()) {
    const why = `${by} (it was made by policyc ${version}, this is ${producer()}, so its data were not compiled again)`;
    return { intact: true, why };
  }
  const made = await recompile(published, readAsset, templates);
  if ("problem" in made) {
    return { intact: true, why: `${by} (its data could not be compiled again: ${made.problem})` };
  }
  return Buffer.compare(made.pdf, bytes) === 0
    ? { intact: true, why: "the data in it compile to exactly these bytes" }
    : { intact: false, why: "the data in it compile to another file" };
}

/** The logo comes with the file; further fonts are those of the policy folder, where one is given. */
function assets(
  { cwd, policy }: VerifyRequest,
  { attachments }: { readonly attachments: readonly Attachment[] },
): ReadAsset {
  const folder = policy === undefined ? undefined : assetsOf(locate(cwd, policy));
  return async (path) =>
    attachments.find(({ name }) => name === path)?.bytes ?? (await folder?.(path));
}

interface Standing {
  readonly code: number;
  readonly sentence: string;
  /** What has changed since the document was made, a line each. */
  readonly changes: readonly string[];
}

/** Whether a document is the one that the source compiles to now. */
function standing(
  published: PublishedPolicy,
  json: Uint8Array,
  outputs: readonly Output[],
  folder: string,
): Standing {
  const { kind, language, parts } = published.document;
  const { customer } = published;
  // The source alone gives neither packs nor documents for a customer: another tells its version.
  const isBuilt = customer === undefined && parts === undefined;
  const output = outputs.find(({ path }) =>
    isBuilt ? path === `${language}/${kind}.json` : isJson(path, language),
  );
  const current = output && readPublished(output.bytes);
  if (!current || current.policy.id !== published.policy.id) {
    return {
      code: answers.otherPolicy,
      sentence: current
        ? `It is not a document of the source in ${folder}: that is the policy “${current.policy.id}”, this is “${published.policy.id}”.`
        : `It is not a document of the source in ${folder}, which has no ${isBuilt ? kind : "document"} in “${language}”.`,
      changes: [],
    };
  }
  const now = `the source in ${folder} has version ${current.policy.version}, effective ${current.policy.effective}`;
  const order = compareVersions(published.policy.version, current.policy.version);
  // What is other for one customer is no change since.
  const changes = customer ? notCompared(customer) : changesSince(published, current);
  if (order < 0) {
    return { code: answers.superseded, sentence: `It is superseded: ${now}.`, changes };
  }
  if (order > 0) {
    return { code: answers.newer, sentence: `It is newer than the source: ${now}.`, changes: [] };
  }
  const isSame = isBuilt
    ? Buffer.compare(json, output.bytes) === 0
    : hasFiles(published.source, current.source);
  if (!isSame) {
    const same = `that has the same version, ${current.policy.version}`;
    const sentence = isBuilt
      ? `It is not what the source in ${folder} says: ${same}, but other facts or another text.`
      : `It was not made from the source in ${folder}: ${same}, but its files are not the same.`;
    return { code: answers.differs, sentence, changes };
  }
  const proof = isBuilt ? "and says the same" : "and it was made from that source";
  return { ...standingAs(current.policy.status, now, proof, folder), changes: [] };
}

function isJson(path: string, language: string): boolean {
  return path.startsWith(`${language}/`) && path.endsWith(".json");
}

/** Whether a source has all files of another as they are; that for a customer may have more. */
function hasFiles({ files }: PublishedPolicy["source"], other: PublishedPolicy["source"]): boolean {
  const known = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  return other.files.every(({ path, sha256 }) => known.get(path) === sha256);
}

/** What is said of the document that the source compiles to now. */
function standingAs(
  status: PublishedPolicy["policy"]["status"],
  now: string,
  proof: string,
  folder: string,
) {
  switch (status) {
    case "draft":
      return {
        code: answers.draft,
        sentence: `It is a draft, and so not in force: ${now}.`,
      };
    case "superseded":
      return {
        code: answers.superseded,
        sentence: `It is superseded: the source in ${folder} says so of this version itself.`,
      };
    case "in-force":
      return {
        code: answers.intact,
        sentence: `It is the version in force: ${now}, ${proof}.`,
      };
  }
}

function notCompared({ id }: NonNullable<PublishedPolicy["customer"]>): string[] {
  const again = `policyc build --customer ${id} makes the one of now`;
  return [`It is for one customer, so its facts were not compared with the source; ${again}.`];
}

/** How many material changes are told one by one. */
const mostTold = 50;

/** How many changes there are, and each of those that customers may have to be told of. */
function changesSince(published: PublishedPolicy, current: PublishedPolicy): string[] {
  const changes = publicChanges(diff(versionOf(published), versionOf(current)));
  const material = changes.filter(({ weight }) => weight === "material");
  const told = material.slice(0, mostTold).map((one) => `  - ${head(visible(sentence(one)), 500)}`);
  const more = material.length - told.length;
  if (changes.length === 0) return ["No fact has changed since it was made."];
  const end = material.length === 0 ? "." : "; the material ones:";
  return [
    `Since it was made: ${summary(changes)}${end}`,
    ...told,
    ...(more > 0 ? [`  and ${more} more; policyc diff lists them all`] : []),
  ];
}

function describe(published: PublishedPolicy, version: string): string {
  const { document, policy, organization, source, customer, services } = published;
  const status = { draft: "draft", "in-force": "in force", superseded: "superseded" };
  const { parts } = document;
  const lines = [
    ["document", `${document.title} (${document.kind}, language ${document.language})`],
    ...(parts ? [["which holds", parts.join(", ") || "no document"] as const] : []),
    ["published by", organization.name],
    [
      "policy",
      `${policy.id}, version ${policy.version}, effective ${policy.effective}, ${status[policy.status]} when it was made`,
    ],
    ["customer", customerOf(customer)],
    ...(customer ? [["its services", namesOf(services)] as const] : []),
    ["source", `SHA-256 ${source.sha256}`],
    ["made by", version === "" ? "a program that does not name policyc" : `policyc ${version}`],
  ] as const;
  return lines.map(([name, value]) => `  ${name.padEnd(13)} ${value}\n`).join("");
}

function customerOf(customer: PublishedPolicy["customer"]): string {
  if (customer === undefined) return "none: the policy as published to all";
  const { name, contract: { reference } = {} } = customer;
  return visible(reference === undefined ? name : `${name}, contract ${reference}`);
}

/** Names in the words of the document, with no end where there are very many. */
function namesOf(entries: readonly { readonly id: string; readonly name?: string }[]): string {
  const names = entries.map(({ id, name }) => visible(name ?? id));
  return head(names.join(", "), 2000) || "none";
}

function answer(code: number, sentence: string, facts: string): Report {
  return { ok: code === answers.intact, code, stdout: `${sentence}\n${facts}`, stderr: "" };
}
