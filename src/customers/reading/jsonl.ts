import type { Result } from "../../diagnostics/diagnostic.js";
import { parse, type Source, type SourceFile } from "../../source/load.js";
import { type Line, linesOf } from "./lines.js";
import {
  type CustomerRecord,
  inFile,
  moved,
  movedAll,
  tooLong,
  unreadableRecord,
} from "./record.js";

/**
 * The customers of a JSON Lines file, an object a line. A line that is none is a record that cannot
 * be read, and does not keep the others from being read.
 */
export async function* readJsonLines(file: string, path: string): AsyncGenerator<CustomerRecord> {
  for await (const line of linesOf(file)) {
    if (line.text.trim() === "" && !line.isCut) continue;
    const { text, offset, number } = line;
    const part: SourceFile = { path, text, from: { offset, line: number } };
    yield line.isCut ? tooLong(part) : readLine(line, part);
  }
}

function readLine(line: Line, part: SourceFile): CustomerRecord {
  const { text, offset } = line;
  const data = parsed(text);
  if (isObject(data) && isPlain(data, text)) return plainRecord(data, line, part);
  // JSON is YAML, whose loader knows where each value stands, and which key stands twice.
  const { value, diagnostics } = parse([{ path: part.path, text }]);
  if (!isObject(data)) {
    const place = moved(diagnostics[0]?.location, offset);
    const what = data === undefined ? "this line is not JSON" : "this line is no JSON object";
    const hint = 'write a customer a line: {"id": "acme", "name": "Acme", "services": ["backup"]}';
    return unreadableRecord(part, "customer/broken-record", what, hint, place);
  }
  if (diagnostics.length > 0) {
    const inPlace = diagnostics.map((d) => movedAll(d, offset));
    return { source: undefined, diagnostics: inPlace, file: part };
  }
  const source: Source = { ...(value as Source), data };
  return { source: inFile(source, part), diagnostics: [], file: part };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** No line with fewer brackets is nested too deeply, be it to load it or to write it again. */
const shallow = 50;

/** Whether a line is sound without being loaded: what is written again as it stands has no key twice. */
function isPlain(data: object, text: string): boolean {
  const brackets = text.match(/[[{]/g) ?? [];
  return brackets.length < shallow && JSON.stringify(data) === text;
}

/** A record of which nobody asks where its values stand, unless there is a mistake in it. */
function plainRecord(
  data: Record<string, unknown>,
  { text }: Line,
  part: SourceFile,
): CustomerRecord {
  let loaded: Result<Source> | undefined;
  const locate: Source["locate"] = (...place) => {
    loaded ??= parse([{ path: part.path, text }]);
    return loaded.value?.locate(...place);
  };
  const source: Source = { files: [part], data, complete: true, locate };
  return { source: inFile(source, part), diagnostics: [], file: part };
}
