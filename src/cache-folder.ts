import { readdir, stat } from "node:fs/promises";
import { isAbsolute, join } from "node:path";

/** Variables of the environment that say where the user's folders are. */
type Variables = Readonly<Record<string, string | undefined>>;

/** Where policyc keeps what it can do without; undefined where the user has no folder for that. */
export function cacheFolder(env: Variables): string | undefined {
  // As the XDG Base Directory Specification wants it, a relative path counts for nothing.
  const folder = [env.XDG_CACHE_HOME, usualCache(env)].find((path) => path && isAbsolute(path));
  return folder && join(folder, "policyc");
}

function usualCache({ LOCALAPPDATA, HOME = "" }: Variables): string | undefined {
  if (process.platform === "win32") return LOCALAPPDATA;
  return join(HOME, process.platform === "darwin" ? "Library/Caches" : ".cache");
}

/** The names in a folder that match a pattern and have to go for fresh ones, lest there be too many. */
export async function oldest(
  folder: string,
  pattern: RegExp,
  most: number,
  fresh: readonly string[],
): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const aged = names
    .filter((name) => pattern.test(name) && !fresh.includes(name))
    .map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs }));
  const byAge = (await Promise.all(aged)).sort((a, b) => b.time - a.time);
  return byAge.slice(most - fresh.length).map(({ name }) => name);
}
