import { byteDifferences } from "./bytes.js";
import { lineDifferences } from "./lines.js";

/** A text found and the one compiled, freed of what editors and checkouts do to every line. */
export interface Texts {
  readonly found: string;
  readonly compiled: string;
  /** What was done to it, such as line ends that were converted. */
  readonly conversions: readonly string[];
}

const converted =
  "its line ends are CRLF: a checkout or an editor has converted them; keep git from it with the line `* -text` in a .gitattributes file in the output folder";
const unconverted =
  "its line ends are LF: a checkout or an editor has converted them; keep git from it with the line `* -text` in a .gitattributes file in the output folder";
const unmarked = "the byte order mark at its beginning is missing, without which Excel misreads it";
const marked = "it begins with a byte order mark, which an editor has put there";

/** Both files as text; undefined where the one found is no UTF-8. */
export function textsOf(found: Uint8Array, compiled: Uint8Array): Texts | undefined {
  const conversions: string[] = [];
  const wanted = new TextDecoder("utf-8", { ignoreBOM: true }).decode(compiled);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(found);
  } catch {
    return undefined;
  }
  if (text.startsWith("\ufeff") && !wanted.startsWith("\ufeff")) {
    text = text.slice(1);
    conversions.push(marked);
  }
  if (text.includes("\r\n") && !wanted.includes("\r\n")) {
    text = text.replaceAll("\r\n", "\n");
    conversions.push(converted);
  }
  if (!text.startsWith("\ufeff") && wanted.startsWith("\ufeff")) {
    text = `\ufeff${text}`;
    conversions.push(unmarked);
  }
  if (!text.includes("\r\n") && wanted.includes("\r\n")) {
    text = text.replaceAll("\n", "\r\n");
    conversions.push(unconverted);
  }
  return { found: text, compiled: wanted, conversions };
}

/** How a text on disk differs from the text that the policy compiles to: its first lines. */
export function textDifferences(found: Uint8Array, compiled: Uint8Array): string[] {
  const texts = textsOf(found, compiled);
  if (!texts) return ["it is no UTF-8 text any more", ...byteDifferences(found, compiled)];
  return [...onlyConverted(texts), ...linesOf(texts)];
}

/** The conversions, with a word that there is nothing else where that is so. */
export function onlyConverted({ found, compiled, conversions }: Texts): string[] {
  const nothingElse = conversions.length > 0 && found === compiled;
  return nothingElse ? [...conversions, "nothing else differs"] : [...conversions];
}

/** The lines that differ. */
export function linesOf({ found, compiled }: Texts): string[] {
  if ([`${found}\n`, `${found}\r\n`].includes(compiled))
    return ["the line end at its end is missing"];
  return lineDifferences(found, compiled);
}
