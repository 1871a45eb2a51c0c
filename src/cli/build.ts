import type { Command } from "commander";
import { build } from "../commands/build.js";
import type { Wanted } from "../commands/show.js";
import { formats, type Selection } from "../compile.js";
import { common, type Environment, type Finish, wantsColor } from "./environment.js";
import { folder, list, reporterOption } from "./options.js";

interface BuildOptions {
  readonly out: string;
  readonly format?: readonly string[];
  readonly document?: readonly string[];
  readonly language?: readonly string[];
  readonly reporter?: readonly Wanted[];
  readonly quiet?: boolean;
}

/** Adds `policyc build`. */
export function addBuild(
  program: Command,
  environment: Environment,
  finish: Finish,
  kinds: readonly string[],
): void {
  program
    .command("build")
    .summary("compile the policy and write the documents that changed")
    .description("Compiles the policy and writes the documents that changed, all of them or none.")
    .argument("[policy]", "folder that holds the policy", folder, "policy")
    .option("-o, --out <dir>", "folder to write to", folder, "dist")
    .option("-f, --format <list>", `only these formats: ${formats.join(", ")}`, list)
    .option("-d, --document <list>", `only these documents: ${kinds.join(", ")}`, list)
    .option("-l, --language <list>", "only these languages of the policy, such as en", list)
    .option(...reporterOption)
    .option("-q, --quiet", "print only problems")
    .addHelpText("after", buildHelp)
    .action(async (policy: string, options: BuildOptions) => {
      const selection = selectionOf(options);
      const quiet = options.quiet === true;
      const { out, reporter: reporters = [] } = options;
      const stream = reporters.length > 0 ? environment.stdout : environment.stderr;
      const color = wantsColor(stream, environment.env);
      const request = { ...common(environment), policy, out, reporters, color };
      finish(await build({ ...request, selection, quiet }));
    });
}

function selectionOf(options: BuildOptions): Selection {
  return {
    ...(options.format && { formats: options.format }),
    ...(options.document && { documents: options.document }),
    ...(options.language && { languages: options.language }),
  };
}

const buildHelp = `
Lists are separated by commas; an option may be given several times.

Examples:
  policyc build                           compile policy/ to dist/
  policyc build terms --out public        compile terms/ to public/
  policyc build --format pdf              write only the PDF
  policyc build -f html,json -l en        write the English HTML and JSON`;
