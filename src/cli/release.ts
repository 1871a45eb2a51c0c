import type { Command } from "commander";
import { common, type Environment, type Finish, wantsColor, watched } from "./environment.js";
import { day, folder, ref } from "./options.js";

interface ReleaseOptions {
  readonly out: string;
  readonly effective: string;
  readonly since?: string;
  readonly dryRun?: boolean;
}

/** Adds `policyc release`. */
export function addRelease(program: Command, environment: Environment, finish: Finish): void {
  program
    .command("release")
    .summary("give what has changed a version, a date and an entry in the changelog")
    .description(
      "Moves the version of the policy by the weight of what has changed since the last release, sets its date, writes the entry of the changelog and builds the documents, all of it or nothing.",
    )
    .argument("[policy]", "folder that holds the policy", folder, "policy")
    .requiredOption("-e, --effective <date>", "day from which it holds, such as 2026-12-31", day)
    .option(
      "-s, --since <ref>",
      "the last release, as a git ref (default: found by its version)",
      ref,
    )
    .option("-o, --out <dir>", "folder that holds the documents", folder, "dist")
    .option("-n, --dry-run", "say what it would do, and write nothing")
    .addHelpText("after", releaseHelp)
    .action(async (policy: string, options: ReleaseOptions) => {
      const { release } = await import("../commands/release.js");
      const color = wantsColor(environment.stderr, environment.env);
      const request = { ...common(environment), policy, ...options, reporters: [], color };
      finish(await watched(environment, (watch) => release({ ...request, watch })));
    });
}

const releaseHelp = `
A material change asks for a new MAJOR version, a minor one for a new MINOR, an editorial one for a
new PATCH. The last release is the commit that set policy.version, on the branch that is checked out.

Examples:
  policyc release --effective 2026-12-31              release what has changed
  policyc release --effective 2026-12-31 --dry-run    say what that would do
  policyc release -e 2026-12-31 --since v1.0.0        release what has changed since a tag

Exit codes:
  0  done, or nothing has changed
  1  the policy has errors, or the documents are stale
  2  wrong use, such as a date earlier than that of the last release`;
