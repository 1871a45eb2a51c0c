import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** The document that people read, which the rules of the law packs look at. */
export const PRIVACY_POLICY = "privacy-policy";

/** A document kind: a folder of templates/documents/, with what its kind.yaml says. */
export interface Kind {
  readonly name: string;
  /** The formats that it is written in, by the names of the emitters. */
  readonly formats: readonly string[];
  /** Whether a build writes it; another command does where not. */
  readonly built: boolean;
  /** Whether it belongs into the pack of a customer. */
  readonly customers: boolean;
  /** Whether its sections take the policy's own introductions and answer the rules of laws. */
  readonly notice: boolean;
}

const usual = {
  formats: ["html", "json", "markdown", "pdf"],
  built: true,
  customers: true,
  notice: false,
};

const documents = new URL("../../templates/documents/", import.meta.url);

/** The document kinds that a policy gives: the folders of templates/documents/, sorted. */
export function documentKinds(): readonly string[] {
  return readdirSync(documents, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && kindOf(entry.name).built)
    .map((entry) => entry.name)
    .sort();
}

/** What is known of a document kind. */
export function kindOf(name: string): Kind {
  const file = new URL(`${name}/kind.yaml`, documents);
  const own = existsSync(file) ? (parse(readFileSync(file, "utf8")) as Partial<Kind>) : {};
  return { name, ...usual, ...own };
}
