import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";
import { oldest } from "./cache-folder.js";
import "./engine.js";

// V8 compiles a function when it is first called, which takes a fifth of a short command; what it has
// compiled once is kept in the user's cache. Node.js 20 keeps nothing itself, later versions less.

/** A module that was loaded. */
interface Loaded {
  readonly module: { readonly exports: unknown };
  readonly script: Script;
  /** What tells its source from others. */
  readonly print: number;
  /** Whether its code need not be kept: it is, or it is too small. */
  readonly isKept: boolean;
}

export { cacheFolder } from "./cache-folder.js";

const modules = new Map<string, Loaded>();
let folder: string | undefined;

/** To open a file takes longer than to compile less, in bytes. */
const least = 4_000;
/** Files of code that are kept: those of some versions of policyc or Node.js, some 10 MB. */
const most = 100;
const codeFile = /-[0-9a-f]{8}\.code$/;

/** Takes and keeps code below a folder from now on; undefined for none. */
export function useCodeCache(path: string | undefined): void {
  folder = path && join(path, "code");
}

/**
 * What a CommonJS module exports, by its absolute path. The modules that it names by relative paths, with
 * their extensions, are loaded in the same way.
 * @throws Error where a file cannot be read, or what the module throws
 */
export function load(file: string): unknown {
  const known = modules.get(file);
  if (known) return known.module.exports;
  const bytes = readFileSync(file);
  const print = crc32(bytes);
  const isSmall = bytes.length < least;
  const cachedData = isSmall ? undefined : keptCode(file, print);
  const script = new Script(asFunction(bytes.toString()), {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  const isKept = isSmall || (cachedData !== undefined && script.cachedDataRejected === false);
  const module = { exports: {} };
  // Before it runs: modules may need each other.
  modules.set(file, { module, script, print, isKept });
  script.runInThisContext()(module.exports, requireOf(file), module, file, dirname(file));
  return module.exports;
}

/** An ES module, by its URL: what is loaded by `load` may not import such modules itself. */
export function importModule(url: string): Promise<unknown> {
  return import(url);
}

/** In one line with its first: messages name lines of the file. */
function asFunction(source: string): string {
  return `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
}

/** The `require` of a module. Node.js loads what belongs to others, and has loaded this very module. */
function requireOf(file: string): (id: string) => unknown {
  const native = createRequire(file);
  return (id) => {
    if (!/^\.\.?\//.test(id)) return native(id);
    const path = resolve(dirname(file), id);
    return native.cache[path]?.exports ?? load(path);
  };
}

/** V8 does not look whether code is damaged, and would run it: it is kept behind a checksum. */
function keptCode(file: string, print: number): Buffer | undefined {
  if (folder === undefined) return undefined;
  try {
    const bytes = readFileSync(join(folder, nameOf(file)));
    const code = bytes.subarray(4);
    return bytes.readUInt32LE() === crc32(code, print) ? code : undefined;
  } catch {
    return undefined;
  }
}

function nameOf(file: string): string {
  const place = crc32(`${file} ${process.version} ${process.arch}`);
  return `${basename(file)}-${place.toString(16).padStart(8, "0")}.code`;
}

/**
 * Keeps the code of the modules that are loaded, as far as V8 has compiled it by now: to be asked for
 * by a command when it has done its work. Where that cannot be, the next command compiles again.
 */
export async function keepCode(): Promise<void> {
  const fresh = [...modules].filter(([, { isKept }]) => !isKept);
  if (folder === undefined || fresh.length === 0) return;
  await keep(fresh, folder).catch(() => undefined);
}

async function keep(loaded: readonly (readonly [string, Loaded])[], target: string): Promise<void> {
  const files = loaded.map(([file, { script, print }]) => {
    const code = script.createCachedData();
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32LE(crc32(code, print));
    return { path: nameOf(file), bytes: Buffer.concat([checksum, code]) };
  });
  const { writeAll } = await import("./output/write.js");
  const fresh = files.map(({ path }) => path);
  await writeAll(target, files, { remove: await oldest(target, codeFile, most, fresh) });
}
