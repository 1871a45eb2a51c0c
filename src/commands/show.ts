import { writeFileWhole } from "../output/write.js";
import { reporters } from "../reporters/index.generated.js";
import type { ReporterName } from "../reporters/names.js";
import type { Findings } from "../reporters/reporter.js";
import { locate } from "./build.js";

/** A reporter that is wanted, and the file that it writes to: the standard output without one. */
export interface Wanted {
  readonly name: ReporterName;
  readonly file?: string | undefined;
}

/** What reporters made of findings. */
export interface Shown {
  /** What is for the standard output, or wherever a command shows findings to people. */
  readonly text: string;
  /** Which files were written. */
  readonly talk: string;
}

/**
 * Has every wanted reporter show the findings, the pretty one where none is named.
 * @throws OutputError where a file cannot be written
 */
export async function show(
  findings: Findings,
  wanted: readonly Wanted[],
  { cwd, color }: { readonly cwd: string; readonly color: boolean },
): Promise<Shown> {
  let text = "";
  let talk = "";
  for (const { name, file } of wanted.length > 0 ? wanted : [{ name: "pretty" as const }]) {
    const { report } = await reporters[name]();
    if (file === undefined) {
      text += report(findings, { cwd, color });
    } else {
      const bytes = Buffer.from(report(findings, { cwd, color: false }));
      await writeFileWhole(locate(cwd, file), bytes);
      talk += `policyc: ${file} written\n`;
    }
  }
  return { text, talk };
}
