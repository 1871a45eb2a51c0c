import type { PolicySource } from "../schema/source.generated.js";
import type { Path } from "../source/load.js";
import type { FilePlace } from "./change.js";

/** A policy as one side of a comparison. */
export interface Version {
  /** Valid, with every reference checked. */
  readonly policy: PolicySource;
  /** The languages that its texts are in; a text that is no map is in the first. */
  readonly languages: readonly string[];
  /** Whether it was read from a published policy, which holds one language and nothing internal. */
  readonly published: boolean;
  /** Where a key or value stands, where there are files. */
  readonly locate?: (path: Path, part: "key" | "value") => FilePlace | undefined;
}

/** A text of the source, by language. */
export function textsOf(text: unknown, { languages }: Version): ReadonlyMap<string, string> {
  if (typeof text === "string") return new Map([[languages[0] ?? "", text]]);
  const all = (text ?? {}) as Readonly<Record<string, string>>;
  return new Map(
    languages.flatMap((tag) => {
      const one = Object.hasOwn(all, tag) ? all[tag] : undefined;
      return one === undefined ? [] : [[tag, one]];
    }),
  );
}

/** The words that people know an entry by, in the first of these languages that has some. */
export function nameOf(
  entry: unknown,
  version: Version,
  languages: readonly string[],
): string | undefined {
  const { name, text } = Object(entry) as { readonly name?: unknown; readonly text?: unknown };
  const texts = textsOf(typeof entry === "string" ? entry : (name ?? text), version);
  const wanted = [...languages, ...texts.keys()].find((tag) => texts.has(tag));
  return wanted === undefined ? undefined : texts.get(wanted);
}
