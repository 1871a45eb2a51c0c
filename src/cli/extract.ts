import type { Command } from "commander";
import type { Environment, Finish } from "./environment.js";

/** Adds `policyc extract`. */
export function addExtract(program: Command, environment: Environment, finish: Finish): void {
  program
    .command("extract")
    .summary("write out the published JSON that a PDF carries")
    .description("Writes out the published JSON that a PDF carries, byte for byte.")
    .argument("<file>", "PDF that policyc has made")
    .option("-o, --out <file>", "file to write, instead of the standard output")
    .addHelpText("after", extractHelp)
    .action(async (file: string, options: { readonly out?: string }) => {
      const { extract } = await import("../commands/extract.js");
      finish(await extract({ cwd: environment.cwd, file, out: options.out }));
    });
}

const extractHelp = `
Examples:
  policyc extract contract.pdf                   print the JSON
  policyc extract contract.pdf -o policy.json    write it to a file

Exit codes are those of verify; of an altered file the JSON is written all the same, with a warning.`;
