import type { Command } from "commander";
import { keepCode } from "../code-cache.js";
import type { Wanted } from "../commands/show.js";
import { common, type Environment, type Finish, wantsColor, watched } from "./environment.js";
import { count, day, folder, ref, reporterOption, today } from "./options.js";

interface CheckOptions {
  readonly out: string;
  readonly asOf: string;
  readonly maxWarnings?: number;
  readonly fix?: boolean;
  readonly since?: string;
  readonly reporter?: readonly Wanted[];
}

/** Adds `policyc check`. */
export function addCheck(program: Command, environment: Environment, finish: Finish): void {
  program
    .command("check")
    .summary("check the policy, and that the documents are up to date with it")
    .description(
      "Checks the policy against every rule, and that the documents are up to date. Writes no documents, unless --fix is given.",
    )
    .argument("[policy]", "folder that holds the policy", folder, "policy")
    .option("-o, --out <dir>", "folder that holds the documents", folder, "dist")
    .option("--fix", "build when nothing is wrong but that the documents have drifted")
    .option("--max-warnings <n>", "fail when there are more warnings", count)
    .option(
      "--since <ref>",
      "fail when the policy has changed since a git ref without a new version, date and changelog entry",
      ref,
    )
    .option("--as-of <date>", "day for which dates are judged, such as 2026-12-31", day, today())
    .option(...reporterOption)
    .addHelpText("after", checkHelp)
    .action(async (policy: string, options: CheckOptions) => {
      const color = wantsColor(environment.stdout, environment.env);
      const { reporter: reporters = [], ...rest } = options;
      const { check } = await import("../commands/check.js");
      const request = { ...common(environment), policy, ...rest, reporters, color };
      finish(await watched(environment, (watch) => check({ ...request, watch })));
      await keepCode();
    });
}

const checkHelp = `
Examples:
  policyc check                           lint policy/, and compare it with dist/
  policyc check --fix                     the same, and build where only dist/ has drifted
  policyc check --max-warnings 0          fail on warnings, too
  policyc check -r pretty -r sarif=policyc.sarif
                                          show findings, and write them to a file as well
  policyc check terms --out public        compare terms/ with public/
  policyc check --since origin/main       fail when a changed policy has no new version and date`;
