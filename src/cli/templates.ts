import type { Command } from "commander";
import { type Environment, type Finish, wantsColor } from "./environment.js";
import { folder } from "./options.js";

interface TemplatesOptions {
  readonly show?: string;
}

/** Adds `policyc templates`. */
export function addTemplates(program: Command, environment: Environment, finish: Finish): void {
  program
    .command("templates")
    .summary("say from which file each part of the documents comes")
    .description(
      "Lists the templates, partials, words and styles that documents are made from. A folder templates/ beside the policy folder holds your own: a file of the same name stands before the shipped one.",
    )
    .argument("[policy]", "folder that holds the policy", folder, "policy")
    .option("-s, --show <part>", "print the text of a part, such as languages/en.yaml")
    .addHelpText("after", templatesHelp)
    .action(async (policy: string, options: TemplatesOptions) => {
      const { templates } = await import("../commands/templates.js");
      const { cwd, stderr, env } = environment;
      finish(await templates({ cwd, policy, ...options, color: wantsColor(stderr, env) }));
    });
}

const templatesHelp = `
Examples:
  policyc templates
  policyc templates --show documents/privacy-policy/en.md.hbs
  policyc templates --show html/style.css > templates/html/style.css`;
