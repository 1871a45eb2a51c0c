import type { Command } from "commander";
import { type Environment, type Finish, wantsColor } from "./environment.js";
import { folder, ref } from "./options.js";

/** Adds `policyc changelog`. */
export function addChangelog(program: Command, environment: Environment, finish: Finish): void {
  program
    .command("changelog")
    .summary("write what has changed into policy/CHANGELOG.md")
    .description(
      "Writes into CHANGELOG.md, in the policy folder, what each version has changed. What people wrote or edited there stays as it is.",
    )
    .argument("[policy]", "folder that holds the policy", folder, "policy")
    .option(
      "-s, --since <ref>",
      "the version before, as a git ref (default: found by its version)",
      ref,
    )
    .addHelpText("after", changelogHelp)
    .action(async (policy: string, options: { readonly since?: string }) => {
      const { changelog } = await import("../commands/changelog.js");
      const color = wantsColor(environment.stderr, environment.env);
      finish(await changelog({ cwd: environment.cwd, policy, ...options, color }));
    });
}

const changelogHelp = `
Without --since, versions of the branch that is checked out are entered, back to the first that the
changelog has already. A version is the commit that set policy.version.

Examples:
  policyc changelog                   enter the version as it is now, and those that are missing
  policyc changelog --since v1.0.0    enter the version as it is now, with all changes since v1.0.0`;
