import { basename, dirname } from "node:path";
import { type OutputFile, stateOf } from "./compare.js";
import { explained, inTheWay, OutputError } from "./error.js";
import { stagingFolders, standingAt } from "./folder.js";
import { discard, replace } from "./replace.js";

/** What a build did to the output folder, as paths below it. */
export interface Written {
  readonly written: string[];
  readonly unchanged: string[];
  readonly removed: string[];
}

/**
 * Puts all outputs in place, or leaves the folder as it was and throws an OutputError.
 *
 * New bytes are staged and flushed in a folder of their own before the first file is touched, then
 * each is renamed into place: whenever the process dies, every file is whole, old or new. A file
 * that has its bytes already is not touched.
 */
export async function writeAll(
  folder: string,
  outputs: readonly OutputFile[],
  options: { readonly remove?: readonly string[] } = {},
): Promise<Written> {
  const remove = options.remove ?? [];
  for (const path of [...outputs.map((output) => output.path), ...remove]) assertBelow(path);
  return explained(folder, async () => {
    const states = outputs.map((output) => stateOf(folder, output));
    const changed = outputs.filter((_, i) => states[i] !== "same");
    const unchanged = outputs.filter((_, i) => states[i] === "same").map(({ path }) => path);
    // A folder that another build, still at work, may own: taken away only when this one is through,
    // so that of several builds at once one always comes to its end.
    const abandoned = stagingFolders(folder);
    try {
      if (changed.length + remove.length > 0) {
        while ((await replace(folder, changed, remove)) === "robbed");
      }
    } finally {
      for (const name of abandoned) discard(folder, name);
    }
    return { written: changed.map((output) => output.path), unchanged, removed: [...remove] };
  });
}

/**
 * Puts one file in place of what stands at a path, whole or not at all.
 * @throws OutputError
 */
export async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
  const name = basename(path);
  if (name === "" || /[\\:\0]/.test(name)) {
    throw new OutputError(`${path} is not the name of a file`, "choose another name");
  }
  await explained(path, async () => {
    // A rename would put a file in place of the link, such as /dev/stdout.
    if (standingAt(path)?.isSymbolicLink()) {
      throw inTheWay(path, "is a link, and policyc does not write through links");
    }
  });
  await writeAll(dirname(path), [{ path: name, bytes }]);
}

/** The outputs come from policyc itself: a path that leads elsewhere is a bug, not a mistake. */
function assertBelow(path: string): void {
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".." || /[\\:\0]/.test(part))) {
    throw new Error(`not a path below the output folder: ${JSON.stringify(path)}`);
  }
}
