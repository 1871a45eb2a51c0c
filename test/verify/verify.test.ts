import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compose } from "../../src/document/compose.js";
import { openLanguage } from "../../src/document/language.js";
import { composePack } from "../../src/document/pack.js";
import { openFonts } from "../../src/emit/pdf/fonts.js";
import { emit } from "../../src/emit/pdf/index.js";
import { layOut } from "../../src/emit/pdf/layout.js";
import { paint } from "../../src/emit/pdf/paint.js";
import { asSource } from "../../src/link/as-source.js";
import { link } from "../../src/link/link.js";
import { plainDesign } from "../../src/page/design.js";
import { readPublished } from "../../src/recompile.js";
import { root, text } from "../support/compiled.js";
import { acme } from "../support/pack.js";
import "../support/seed.js";

// The compiled program is tried: the thread that takes PDFs apart is a file of its own.
const { run } = await import(new URL("lib/cli.js", root).href);
const { answers } = await import(new URL("lib/commands/verify.js", root).href);
const { readPdf } = await import(new URL("lib/reading/read.js", root).href);

let cwd: string;
let good: Buffer;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "policyc-verify-"));
  await cp(new URL("policy", root), join(cwd, "policy"), { recursive: true });
  expect((await policyc("build", "-q")).code).toBe(0);
  good = await readFile(join(cwd, "dist/en/privacy-policy.pdf"));
  await writeFile(join(cwd, "contract.pdf"), good);
});

afterAll(() => rm(cwd, { recursive: true, force: true }));

async function policyc(...argv: string[]) {
  const said = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof said) => ({
    write: (words: string) => {
      said[name] += words;
    },
  });
  const streams = { stdout: stream("stdout"), stderr: stream("stderr") };
  const code: number = await run({ argv, cwd, env: {}, ...streams });
  return { code, ...said };
}

/** Verifies a file with these bytes. */
async function verifying(bytes: Uint8Array, ...more: string[]) {
  await writeFile(join(cwd, "given.pdf"), bytes);
  return policyc("verify", "given.pdf", ...more);
}

const sentence = (said: { stdout: string }, line = 0) => said.stdout.split("\n")[line];

describe("a file of policyc's", () => {
  test("is intact, and says what it is", async () => {
    const said = await policyc("verify", "contract.pdf");
    expect(said).toMatchObject({ code: answers.intact, stderr: "" });
    expect(sentence(said)).toBe(
      "contract.pdf is intact: the data in it compile to exactly these bytes",
    );
    expect(said.stdout).toContain("R3 Consulting & Management");
    expect(said.stdout).toContain("r3comm-privacy, version 1.0.0, effective 2026-11-23");
    expect(said.stdout).toMatch(/source {8}SHA-256 [0-9a-f]{64}/);
  });

  test("is the version in force where the source says the same", async () => {
    const said = await policyc("verify", "contract.pdf", "policy");
    expect(said.code).toBe(answers.intact);
    expect(sentence(said, 1)).toContain("It is the version in force");
  });

  test("gives its published JSON, byte for byte", async () => {
    const json = await readFile(join(cwd, "dist/en/privacy-policy.json"), "utf8");
    expect(await policyc("extract", "contract.pdf")).toEqual({ code: 0, stdout: json, stderr: "" });
    expect((await policyc("extract", "contract.pdf", "-o", "out.json")).code).toBe(0);
    expect(await readFile(join(cwd, "out.json"), "utf8")).toBe(json);
  });

  test("does not lose what stands where the JSON is to go", async () => {
    await mkdir(join(cwd, "folder.json"), { recursive: true });
    const said = await policyc("extract", "contract.pdf", "-o", "folder.json");
    expect(said.code).toBe(2);
    expect(said.stderr).not.toContain("    at ");
  });
});

describe("a pack for a customer", () => {
  /** The pack of a customer, made from the JSON of the policy that is published to all. */
  async function pack() {
    const published = readPublished(await readFile(join(cwd, "dist/en/privacy-policy.json")));
    if (!published) throw new Error("the JSON does not fit its schema");
    const { source, sections } = published;
    const answered = new Map(sections.map((section) => [section.id, section.answers]));
    const making = { source, design: plainDesign, answers: answered, customer: acme };
    const linked = link(asSource(published));
    return (await emit(composePack(linked, ["privacy-policy"], openLanguage("en"), making))).bytes;
  }

  test("is intact, and says whom it is for and what it holds", async () => {
    const said = await verifying(await pack());
    expect(said).toMatchObject({ code: answers.intact, stderr: "" });
    expect(sentence(said)).toContain("the data in it compile to exactly these bytes");
    expect(said.stdout).toMatch(/customer {6}Acme & Söhne, S\.A\., contract R-2026-17/);
    expect(said.stdout).toMatch(/which holds {3}privacy-policy/);
    expect(said.stdout).toMatch(/its services {2}.+/);
  });

  test("goes by the source that it was made from", async () => {
    const bytes = await pack();
    const said = await verifying(bytes, "policy");
    expect(said.code).toBe(answers.intact);
    expect(sentence(said, 1)).toMatch(
      /It is the version in force: .*, and it was made from that source\.$/,
    );
    await cp(join(cwd, "policy"), join(cwd, "edited"), { recursive: true });
    const file = join(cwd, "edited/policy.yaml");
    await writeFile(file, `${await readFile(file, "utf8")}# edited\n`);
    const other = await verifying(bytes, "edited");
    expect(other.code).toBe(answers.differs);
    expect(sentence(other, 1)).toContain("It was not made from the source in edited");
    expect(sentence(other, 2)).toContain("policyc build --customer acme makes the one of now");
    await rm(join(cwd, "edited"), { recursive: true });
  });
});

test("a file of another version of policyc is intact by its digest, and that is said", async () => {
  const published = readPublished(await readFile(join(cwd, "dist/en/privacy-policy.json")));
  if (!published) throw new Error("the JSON does not fit its schema");
  const linked = link(asSource(published));
  const { source } = published;
  const language = openLanguage("en");
  const sections = new Map(published.sections.map((s) => [s.id, s.answers]));
  const document = compose(linked, "privacy-policy", language, {
    source,
    design: plainDesign,
    answers: sections,
  });
  const fonts = openFonts(document);
  const older = await paint(layOut(document, fonts), document, fonts, "policyc 0.0.9");
  const said = await verifying(older.bytes());
  expect(said.code).toBe(answers.intact);
  expect(sentence(said)).toContain("made by policyc 0.0.9");
  expect(sentence(said)).toContain("its data were not compiled again");
});

describe("against another source", () => {
  /** The policy with one line replaced, in a folder of its own. */
  async function changed(file: string, from: RegExp, to: string): Promise<string> {
    const folder = join(cwd, "changed");
    await rm(folder, { recursive: true, force: true });
    await cp(join(cwd, "policy"), folder, { recursive: true });
    const before = await readFile(join(folder, file), "utf8");
    expect(before).toMatch(from);
    await writeFile(join(folder, file), before.replace(from, to));
    return "changed";
  }

  test.each([
    ["superseded", "policy.yaml", /version: 1\.0\.0/, "version: 1.1.0", "It is superseded"],
    ["newer", "policy.yaml", /version: 1\.0\.0/, "version: 0.9.0", "It is newer"],
    ["draft", "policy.yaml", /status: in-force/, "status: draft", "other facts"],
    ["otherPolicy", "policy.yaml", /id: r3comm-privacy/, "id: other", "It is not a document of"],
    ["differs", "organization.yaml", /R3 Consulting & Management/, "Another", "other facts"],
    ["superseded", "policy.yaml", /version: 1\.0\.0/, "version: 1.0.1-rc.1", "It is superseded"],
  ] as const)("%s: %s", async (answer, file, from, to, words) => {
    const said = await policyc("verify", "contract.pdf", await changed(file, from, to));
    expect(sentence(said, 1)).toContain(words);
    expect(said.code).toBe(answer === "draft" ? answers.differs : answers[answer]);
  });

  test("superseded: what has changed since the customer signed", async () => {
    const policy = await changed("policy.yaml", /version: 1\.0\.0/, "version: 2.0.0");
    const said = async () => (await policyc("verify", "contract.pdf", policy)).stdout.split("\n");
    expect((await said())[2]).toBe("No fact has changed since it was made.");
    const both = (en: string, es: string) => ({ en, "es-PR": es });
    const mail = { name: both("Mail Company", "Compañía de Correo"), kind: "company" };
    const more = { text: both("We listen.", "Escuchamos.") };
    await writeFile(
      join(cwd, policy, "more.yaml"),
      JSON.stringify({ subprocessors: { mail }, commitments: { more } }),
    );
    expect((await said()).slice(1, 4)).toEqual([
      expect.stringContaining("It is superseded"),
      "Since it was made: 1 material and 1 minor changes; the material ones:",
      "  - Subprocessor “Mail Company” added.",
    ]);
  });

  test("a draft is not in force, even where the source says the same", async () => {
    const folder = await changed("policy.yaml", /status: in-force/, "status: draft");
    await policyc("build", folder, "-o", "draft", "-q");
    const said = await policyc("verify", "draft/en/privacy-policy.pdf", folder);
    expect(said.code).toBe(answers.draft);
    expect(sentence(said, 1)).toContain("not in force");
  });

  test("errors of the source are their own answer", async () => {
    const folder = await changed("policy.yaml", /version: 1\.0\.0/, "version: one");
    const said = await policyc("verify", "contract.pdf", folder);
    expect(said.code).toBe(1);
    expect(said.stderr).toContain("changed/policy.yaml");
  });
});

describe("what is not, or no more, a file of policyc's gets a clear answer", () => {
  test("no PDF, an empty file, a folder, no file", async () => {
    expect((await verifying(Buffer.from("Dear customer"))).code).toBe(answers.notPdf);
    expect((await verifying(Buffer.alloc(0))).code).toBe(answers.notPdf);
    expect((await policyc("verify", "policy")).code).toBe(2);
    expect((await policyc("verify", "absent.pdf")).code).toBe(2);
  });

  test("a PDF of another program", async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    expect((await verifying(await pdf.save())).code).toBe(answers.foreign);
  });

  test("a replaced attachment, a file written anew, bytes behind its end", async () => {
    const pdf = await PDFDocument.load(good, { updateMetadata: false });
    const { code, stdout } = await verifying(await pdf.save());
    expect({ code }).toEqual({ code: answers.altered });
    expect(stdout).toContain("is not as policyc made it");
    for (const [, object] of pdf.context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFRawStream)) continue;
      if (object.dict.lookup(PDFName.of("Type")) !== PDFName.of("EmbeddedFile")) continue;
      Object.assign(object, { contents: deflateSync('{"policy":"mine"}') });
    }
    expect((await verifying(await pdf.save())).code).toBe(answers.altered);
    expect((await verifying(Buffer.concat([good, Buffer.from("\n")]))).code).toBe(answers.altered);
  });

  test("an attachment taken away", async () => {
    const pdf = await PDFDocument.load(good, { updateMetadata: false });
    pdf.catalog.delete(PDFName.of("AF"));
    expect((await verifying(await pdf.save())).code).toBe(answers.noPolicy);
  });

  test("other facts under a digest computed anew", async () => {
    const { seal } = await import("../../src/emit/pdf/seal.js");
    const forged = Buffer.from(good);
    const at = forged.indexOf("<pdf:Keywords>privacy") + "<pdf:Keywords>".length;
    forged.write("P", at);
    const digest = /<[0-9a-f]{32}> <([0-9a-f]{64})>/.exec(forged.toString("latin1"))?.[1] ?? "";
    forged.write("0".repeat(64), forged.lastIndexOf(digest));
    const said = await verifying(seal(forged));
    expect(said.code).toBe(answers.altered);
    expect(sentence(said)).toContain("the data in it compile to another file");
  });

  test.skipIf(!has("qpdf"))("encrypted", async () => {
    const [from, to] = [join(cwd, "contract.pdf"), join(cwd, "locked.pdf")];
    execFileSync("qpdf", ["--encrypt", "user", "owner", "256", "--", from, to]);
    expect((await policyc("verify", "locked.pdf")).code).toBe(answers.encrypted);
    expect((await policyc("extract", "locked.pdf")).code).toBe(answers.encrypted);
  });

  test("cut off anywhere", async () => {
    const places = fc.integer({ min: 0, max: good.length - 2 });
    await fc.assert(
      fc.asyncProperty(places, async (length) => {
        const { code, stderr } = await verifying(good.subarray(0, length));
        const wanted = length < 5 ? answers.notPdf : answers.damaged;
        expect({ code, stderr }).toEqual({ code: wanted, stderr: "" });
      }),
      { numRuns: 20 },
    );
  });

  test("a changed byte anywhere", async () => {
    const change = fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, by]) => {
        const edited = Buffer.from(good);
        edited[at] = (edited[at] as number) ^ by;
        const { code, stdout, stderr } = await verifying(edited);
        expect(code).toBeGreaterThanOrEqual(10);
        expect(stdout + stderr).not.toContain("    at ");
      }),
      { numRuns: 40 },
    );
  });
});

describe("a PDF made to do harm", () => {
  /** A file with one associated file, whose stream is packed in this way. */
  function pdfWith(stream: Uint8Array, filter: string, extra = ""): Buffer {
    const objects = [
      "<< /Type /Catalog /Pages 2 0 R /AF [4 0 R] >>",
      "<< /Type /Pages /Kids [] /Count 0 >>",
      "<< /Producer (policyc 0.1.0) >>",
      "<< /Type /Filespec /UF (policy.json) /EF << /F 5 0 R >> >>",
      `<< /Type /EmbeddedFile /Filter ${filter} /Length ${stream.length} >>\nstream\n`,
    ];
    const parts = objects.map((value, i) => {
      const tail = i === 4 ? [stream, Buffer.from("\nendstream")] : [];
      return Buffer.concat([
        Buffer.from(`${i + 1} 0 obj\n${value}`),
        ...tail,
        Buffer.from("\nendobj\n"),
      ]);
    });
    const trailer = `${extra}trailer << /Root 1 0 R /Info 3 0 R /Size 6 >>\nstartxref\n0\n%%EOF\n`;
    return Buffer.concat([Buffer.from("%PDF-1.7\n"), ...parts, Buffer.from(trailer)]);
  }

  const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024));

  test.each([
    ["a bomb as attachment", pdfWith(bomb, "/FlateDecode")],
    ["a bomb in a bomb", pdfWith(deflateSync(bomb), "[/FlateDecode /FlateDecode]")],
    [
      "deep nesting",
      pdfWith(bomb.subarray(0, 10), "/FlateDecode", `6 0 obj\n${"[".repeat(200_000)}\n`),
    ],
    ["a filter that nobody knows", pdfWith(bomb.subarray(0, 10), "/Unknown")],
  ])("%s gets an answer", async (_, bytes) => {
    const { kind } = await readPdf(bytes);
    expect(["damaged", "too-much", "foreign", "made"]).toContain(kind);
    const { code, stdout, stderr } = await verifying(bytes);
    expect(code).toBeGreaterThanOrEqual(10);
    expect(stdout + stderr).not.toContain("    at ");
  });

  test("random bytes between header and end", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const file = Buffer.concat([Buffer.from("%PDF-1.7\n"), bytes, Buffer.from("\n%%EOF\n")]);
        expect(["damaged", "foreign"]).toContain((await readPdf(file)).kind);
      }),
      { numRuns: 20 },
    );
  });
});

test("the help of verify lists every answer", async () => {
  const { stdout } = await policyc("help", "verify");
  for (const code of Object.values(answers))
    expect(stdout).toMatch(new RegExp(`^ {2}${code} `, "m"));
  expect(text(good).startsWith("%PDF-1.7")).toBe(true);
});

function has(program: string): boolean {
  try {
    execFileSync(program, ["--version"]);
    return true;
  } catch {
    return false;
  }
}
