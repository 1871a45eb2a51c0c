import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Location } from "../../diagnostics/diagnostic.js";
import { parse, type SourceFile } from "../../source/load.js";
import { InputError, readText } from "../../source/read.js";
import { longest } from "./lines.js";
import { type CustomerRecord, tooLong, unreadableRecord } from "./record.js";

/** The name of a customer, from that of its file. */
export function nameOf(file: string): string {
  return basename(file).replace(/\.ya?ml$/i, "");
}

/**
 * The customers of a folder, a YAML file each.
 * @param files those that are wanted, by their path in it
 * @param pathOf the path of a file as messages show it
 */
export async function* readYamlFolder(
  folder: string,
  files: readonly string[],
  pathOf: (file: string) => string,
): AsyncGenerator<CustomerRecord> {
  for (const file of files) yield readYamlFile(join(folder, file), pathOf(file), nameOf(file));
}

function noMap(part: SourceFile, location: Location | undefined): CustomerRecord {
  const hint = "begin the file with name: and services:";
  const message = "this file is no map of what there is to say of a customer";
  return unreadableRecord(part, "customer/broken-record", message, hint, location);
}

async function readYamlFile(file: string, path: string, name: string): Promise<CustomerRecord> {
  const nothing: SourceFile = { path, text: "" };
  try {
    // A character takes four bytes at most.
    if ((await stat(file)).size > 4 * longest) return tooLong(nothing);
    const part: SourceFile = { path, text: await readText(file) };
    const { value, diagnostics } = parse([part]);
    const isMap = diagnostics.every(({ code }) => code !== "yaml/not-a-map");
    if (!isMap) return noMap(part, diagnostics[0]?.location);
    const isRead = value !== undefined && diagnostics.length === 0;
    const source = isRead ? { ...value, data: { id: name, ...value.data } } : undefined;
    return { source, diagnostics, file: part };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const hint = error.hint ?? "see that it can be read";
    return unreadableRecord(nothing, "customer/broken-record", error.message, hint);
  }
}
