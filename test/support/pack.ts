import type { Document } from "../../src/document/document.js";
import { openLanguage } from "../../src/document/language.js";
import { composePack } from "../../src/document/pack.js";
import { link } from "../../src/link/link.js";
import { localize } from "../../src/localize/localize.js";
import { plainDesign } from "../../src/page/design.js";
import type { Customer } from "../../src/schema/published.generated.js";
import { parse } from "../../src/source/load.js";
import { readFolder } from "../../src/source/read.js";
import { documentKinds } from "../../src/templates/kinds.js";
import { validate } from "../../src/validate/validate.js";
import { root } from "./compiled.js";

export const acme: Customer = {
  id: "acme",
  name: "Acme & Söhne, S.A.",
  contract: { reference: "R-2026-17" },
  contacts: [],
  objections: [],
};

/** The pack that R3COMM's policy gives a customer, or anybody where there is none. */
export async function packOf(language: string, customer?: Customer): Promise<Document> {
  const { value: source } = parse(await readFolder(new URL("policy", root).pathname));
  const policy = source && validate(source).value;
  const local = policy && localize(policy, language, source).value;
  if (!local) throw new Error("R3COMM's policy has errors");
  return composePack(link(local), documentKinds(), openLanguage(language), {
    source: { sha256: "5f".repeat(32), files: [] },
    design: plainDesign,
    answers: new Map([["children", ["coppa/audience"]]]),
    ...(customer && { customer }),
  });
}
