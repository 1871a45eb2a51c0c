import { type Command, Option } from "commander";
import type { DiffFormat } from "../commands/diff.js";
import { type Weight, weights } from "../diff/change.js";
import { outputs } from "../diff/outputs/index.generated.js";
import { type Environment, type Finish, wantsColor } from "./environment.js";
import { folder } from "./options.js";

interface DiffOptions {
  readonly policy: string;
  readonly format?: DiffFormat;
  readonly out?: string;
  readonly failOn?: Weight;
  readonly language?: string;
}

/** Adds `policyc diff`. */
export function addDiff(program: Command, environment: Environment, finish: Finish): void {
  const formats = Object.keys(outputs);
  program
    .command("diff")
    .summary("say what has changed between two policies, and how much it matters")
    .description(
      "Compares what two policies mean, weighs each change as material, minor or editorial, and says why. Each side is a folder, a git ref, a published JSON or a PDF that policyc has made.",
    )
    .argument("<before>", "the earlier policy")
    .argument("[after]", "the later policy (default: the policy folder as it is now)")
    .option(
      "-p, --policy <folder>",
      "folder that holds the policy, also at a git ref",
      folder,
      "policy",
    )
    .addOption(
      new Option(
        "-f, --format <format>",
        "how to write it (default: by the ending of --out, or text)",
      ).choices(formats),
    )
    .option("-o, --out <file>", "file to write, instead of the standard output")
    .option(
      "-l, --language <tag>",
      "language of the redline that the format html is (default: the first that both have)",
    )
    .addOption(
      new Option("--fail-on <weight>", "fail on changes of this weight or a graver one").choices(
        weights,
      ),
    )
    .addHelpText("after", diffHelp)
    .action(async (before: string, after: string | undefined, options: DiffOptions) => {
      const { diff } = await import("../commands/diff.js");
      const { stdout, env } = environment;
      const look = { color: wantsColor(stdout, env), width: stdout.columns ?? 80 };
      const { policy, format, out, failOn, language } = options;
      const { cwd } = environment;
      const sides = { cwd, before, after, policy };
      finish(await diff({ ...sides, format, out, failOn, language, ...look }));
    });
}

const diffHelp = `
A path that exists is taken for what it is; git:main is the ref main even where there is a folder main.

Examples:
  policyc diff main                          what does this branch change?
  policyc diff v1.0.0 v1.1.0                 what changed between two releases?
  policyc diff contract.pdf                  what has changed since the customer signed?
  policyc diff main --fail-on material       fail when customers may have to be told
  policyc diff main --format markdown        for the description of a pull request
  policyc diff v1.0.0 --out redline.html     the whole policy, with what was inserted and deleted

Exit codes:
  0  done
  1  there are changes as grave as --fail-on says, or a policy has errors
  2  wrong use, or a side that cannot be read`;
