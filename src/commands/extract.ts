import { sealHolds } from "../emit/pdf/seal.js";
import { writeFileWhole } from "../output/write.js";
import { readBytes, readPdf } from "../reading/read.js";
import type { Report } from "./build.js";
import { locate } from "./build.js";
import { answers, unreadable } from "./verify.js";

/** What `policyc extract` is told. */
export interface ExtractRequest {
  readonly cwd: string;
  /** The PDF, as the user typed it. */
  readonly file: string;
  /** Where to write; the standard output where nothing is said. */
  readonly out: string | undefined;
}

/** `policyc extract`: writes out the published JSON that a PDF carries. */
export async function extract({ cwd, file, out }: ExtractRequest): Promise<Report> {
  const bytes = await readBytes(locate(cwd, file));
  const reading = await readPdf(bytes);
  if (reading.kind !== "made") return unreadable(file, reading.kind);
  const policy = reading.attachments.find(({ name }) => name === "policy.json");
  if (!policy) return unreadable(file, "no-policy");
  const intact = sealHolds(bytes) === true;
  const warning = intact
    ? ""
    : `policyc: warning: ${file} was altered after it was made, and what it carries may have been, too\n`;
  const code = intact ? answers.intact : answers.altered;
  if (out === undefined) {
    const stdout = Buffer.from(policy.bytes).toString("utf8");
    return { ok: intact, code, stdout, stderr: warning };
  }
  await writeFileWhole(locate(cwd, out), policy.bytes);
  return { ok: intact, code, stdout: "", stderr: `${warning}policyc: ${out} written\n` };
}
