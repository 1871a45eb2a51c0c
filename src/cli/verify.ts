import type { Command } from "commander";
import { common, type Environment, type Finish, wantsColor } from "./environment.js";
import { folder } from "./options.js";

/** Adds `policyc verify`. */
export function addVerify(program: Command, environment: Environment, finish: Finish): void {
  program
    .command("verify")
    .summary("say what a PDF is, whether it is intact, and whether it is in force")
    .description(
      "Says which policy a PDF holds, whether the file is as policyc made it, and whether the source has the same version now. A digest tells damage and careless edits; it proves nobody's authorship.",
    )
    .argument("<file>", "PDF that policyc has made")
    .argument("[policy]", "folder that holds the policy, to compare with", folder)
    .addHelpText("after", verifyHelp)
    .action(async (file: string, policy: string | undefined) => {
      const { verify } = await import("../commands/verify.js");
      const color = wantsColor(environment.stdout, environment.env);
      finish(await verify({ ...common(environment), file, policy, color }));
    });
}

const verifyHelp = `
Examples:
  policyc verify contract.pdf             which policy and version is it, and is it intact?
  policyc verify contract.pdf policy      is it also the version in force in policy/?

Exit codes:
  0   intact; with a policy, also the version in force
  1   intact, but the policy has errors
  2   wrong use, or a file that cannot be read
  10  not a PDF
  11  a PDF, but not made by policyc
  12  damaged or cut off
  13  encrypted
  14  altered: text, data or bytes are not as policyc made them
  15  carries no policy
  16  asks for more time or memory than any policy does
  20  superseded: the policy has a later version
  21  the policy has the same version with another text
  22  a draft
  23  a document of another policy
  24  newer than the policy`;
