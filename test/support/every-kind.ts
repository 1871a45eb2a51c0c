import { type AllComposed, composeAll } from "../../src/compile.js";
import type { Document } from "../../src/document/document.js";
import { openLanguage } from "../../src/document/language.js";
import { composePack, PACK } from "../../src/document/pack.js";
import { link } from "../../src/link/link.js";
import type { SourceFile } from "../../src/source/load.js";
import { readFolder } from "../../src/source/read.js";
import { documentKinds } from "../../src/templates/kinds.js";
import { root } from "./compiled.js";

/** Every kind of which a policy alone makes a document: those of a build, and the pack of them. */
export const everyKind = [...documentKinds(), PACK];

/** The files of R3COMM's policy, with what it lacks for some kind to be written in full. */
export async function r3commFiles(): Promise<SourceFile[]> {
  const files = await readFolder(new URL("policy", root).pathname);
  const more = files.map(({ path, text }) => ({
    path,
    text: text.replace(/^( *)languages: .*/m, "$&\n$1governingLanguage: en"),
  }));
  return [...more, { path: "cookies.yaml", text: cookies }];
}

const cookies = `cookies:
  session:
    name: sid
    purpose: { en: keeps you signed in, es-PR: mantiene su sesión abierta }
    duration: PT8H
    essential: true
tracking: { consent: prior-opt-in, doNotTrack: ignored }
`;

/** The documents of a policy, also its packs for nobody in particular, in all of its languages. */
export async function everyDocument(files: readonly SourceFile[]): Promise<Document[]> {
  const none = async () => undefined;
  const { documents, prepared, diagnostics } = await composeAll(files, {}, none, undefined);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, null, 2));
  return [...documents, ...prepared.map(packOf)];
}

function packOf({ policy, language, source, design }: AllComposed["prepared"][number]): Document {
  const making = { source, design, answers: new Map() };
  return composePack(link(policy), documentKinds(), openLanguage(language), making);
}

/** The files of a policy of test/cases/documents. */
export function caseFiles(name: string): Promise<SourceFile[]> {
  return readFolder(new URL(`test/cases/documents/${name}/policy`, root).pathname);
}
