import { type Dirent, lstatSync, readdirSync, type Stats } from "node:fs";
import { isSystemError } from "./error.js";

/** The one file of a build that stands in no folder of a language: it lists the others. */
export const INDEX = "index.html";

/** Builds write to folders that are named like this one, before they put files into place. */
export const stagingPrefix = ".policyc-";
const stagingName = /^\.policyc-[A-Za-z0-9]{6}$/;
const languageTag = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i;

/** What stands at a path itself, be it a link; undefined where nothing does. */
export function standingAt(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/** The files of a folder that builds may have made, by their names: the index, and those of languages. */
export function whereBuildsWrite(folder: string): string[] {
  const entries = entriesOf(folder);
  const paths = namesOf(entries, "isFile").filter((name) => name.toLowerCase() === INDEX);
  for (const language of namesOf(entries, "isDirectory")) {
    if (!languageTag.test(language)) continue;
    const files = namesOf(entriesOf(`${folder}/${language}`), "isFile");
    paths.push(...files.map((name) => `${language}/${name}`));
  }
  return paths;
}

/** The names of folders that builds have left, or that one uses right now. */
export function stagingFolders(folder: string): string[] {
  return namesOf(entriesOf(folder), "isDirectory").filter((name) => stagingName.test(name));
}

/** Whether a build into a folder was broken off, so that something of its is left there. */
export function isUnfinished(folder: string): boolean {
  return stagingFolders(folder).length > 0;
}

/** None where there is no such folder. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return [];
    throw error;
  }
}

/** Links are neither files nor folders. */
function namesOf(entries: readonly Dirent[], what: "isFile" | "isDirectory"): string[] {
  return entries.filter((entry) => entry[what]()).map(({ name }) => name);
}
