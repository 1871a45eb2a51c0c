import type { Command } from "commander";
import { type Environment, type Finish, wantsColor } from "./environment.js";

/** Adds `policyc explain`. */
export function addExplain(program: Command, environment: Environment, finish: Finish): void {
  program
    .command("explain")
    .summary("say what a finding means, and what to do about it")
    .description(
      "Says of a rule or another code when it is reported, why, under which provision, and what to do, with an example. Of a pack it lists the rules; of nothing, everything.",
    )
    .argument("[topic]", "rule, code or pack, such as gdpr/art-13-dpo, schema/unknown-key or gdpr")
    .addHelpText("after", explainHelp)
    .action(async (topic: string | undefined) => {
      const { explain } = await import("../commands/explain.js");
      const { stdout, env } = environment;
      finish(explain(topic, { columns: stdout.columns || 80, color: wantsColor(stdout, env) }));
    });
}

const explainHelp = `
Examples:
  policyc explain                         everything that policyc can report
  policyc explain gdpr                    the rules of a pack
  policyc explain gdpr/art-13-dpo         one rule, with how to waive it and set its severity
  policyc explain schema/unknown-key      another code that a finding can carry`;
