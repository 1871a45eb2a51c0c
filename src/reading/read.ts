import { readFile, stat } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { moduleAt } from "../package.js";
import { InputError } from "../source/read.js";
import type { Attachment, Contents, Wanted } from "./contents.js";

/** What a PDF turns out to be; `made` where policyc made it. */
export type Reading =
  | {
      readonly kind: "made";
      readonly version: string;
      readonly attachments: readonly Attachment[];
      readonly pages: readonly string[];
    }
  | { readonly kind: "not-pdf" | "cut-off" | "damaged" | "encrypted" | "foreign" | "too-much" };

/** A PDF that asks for more than this is not read to its end. */
const limits = { seconds: 60, memory: 1024 * 1024 * 1024, size: 256 * 1024 * 1024 } as const;

/**
 * The bytes of a file.
 * @throws InputError where it cannot be read, or is too large for a policy
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > limits.size) {
      throw new InputError(`${path} is larger than 256 MiB`, "no policy is; name another file");
    }
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new InputError(`${path} does not exist`, "name a PDF file");
    if (code === "EISDIR") throw new InputError(`${path} is a folder`, "name a PDF file");
    throw new InputError(`${path} cannot be read: ${message}`);
  }
}

/**
 * Reads what policyc put into a PDF. It never throws: a file may be of any kind, damaged, or made
 * to do harm. It is taken apart in a thread of its own, which is stopped when it takes too long or
 * too much memory. The text of its pages is read only where it is wanted.
 */
export async function readPdf(
  bytes: Uint8Array,
  wanted: Wanted = { pages: false },
): Promise<Reading> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text.subarray(0, 1024).indexOf("%PDF-") < 0) return { kind: "not-pdf" };
  if (text.subarray(-1024).indexOf("%%EOF") < 0) return { kind: "cut-off" };
  return readingOf(await inThread(bytes, wanted));
}

/**
 * Reads a PDF that was made in this very process: nobody has had it to do harm with, and a thread of
 * its own would load all that takes PDFs apart once more.
 */
export async function readOwnPdf(bytes: Uint8Array, wanted: Wanted): Promise<Reading> {
  const { contentsOf } = await import("./contents.js");
  return readingOf(await contentsOf(bytes, wanted));
}

function readingOf(contents: Answer): Reading {
  if ("problem" in contents) return { kind: contents.problem };
  const { producer, attachments, pages } = contents;
  const version = /^policyc (\S+)$/.exec(producer)?.[1];
  const policy = attachments.some(({ name }) => name === "policy.json");
  if (version === undefined && !policy) return { kind: "foreign" };
  return { kind: "made", version: version ?? "", attachments, pages };
}

type Answer = Contents | { readonly problem: "too-much" };

async function inThread(bytes: Uint8Array, wanted: Wanted): Promise<Answer> {
  const worker = new Worker(moduleAt("reading/worker.js"), {
    workerData: { bytes, wanted },
    resourceLimits: { maxOldGenerationSizeMb: 1024, stackSizeMb: 4 },
    stderr: true, // the library's warnings are no answer
    stdout: true,
  });
  const before = process.memoryUsage.rss();
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Answer>((answer) => {
      const ends = performance.now() + limits.seconds * 1000;
      watch = setInterval(() => {
        const grown = process.memoryUsage.rss() - before;
        if (grown > limits.memory || performance.now() > ends) answer({ problem: "too-much" });
      }, 20);
      worker.once("message", answer);
      worker.once("error", (error: NodeJS.ErrnoException) =>
        answer({ problem: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-much" : "damaged" }),
      );
      worker.once("exit", () => answer({ problem: "damaged" }));
    });
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}
