import { type Command, Option } from "commander";
import type { CoverageFormat, CoverageRequest } from "../commands/coverage.js";
import { type Environment, type Finish, wantsColor } from "./environment.js";
import { day, file, folder, list, today } from "./options.js";

const coverageFormats: readonly CoverageFormat[] = ["table", "markdown", "json", "html"];

type CoverageOptions = Pick<CoverageRequest, "asOf" | "format" | "law" | "links" | "out">;

/** Adds `policyc coverage`. */
export function addCoverage(program: Command, environment: Environment, finish: Finish): void {
  program
    .command("coverage")
    .summary("show where the policy answers what each law requires")
    .description(
      "Shows each requirement of each law, with the clause and the lines of the source that answer it, or what is missing.",
    )
    .argument("[policy]", "folder that holds the policy", folder, "policy")
    .addOption(
      new Option("-f, --format <format>", "by the ending of --out, or else table").choices(
        coverageFormats,
      ),
    )
    .option("-o, --out <file>", "file to write, instead of the standard output", file)
    .option(
      "--law <list>",
      "only these laws, such as gdpr,california; policyc explain shows which there are",
      list,
    )
    .option("--links <base>", "folder or address of the compiled documents, seen from the page")
    .option("--as-of <date>", "day for which dates are judged, such as 2026-12-31", day, today())
    .addHelpText("after", coverageHelp)
    .action(async (policy: string, options: CoverageOptions) => {
      const { coverage } = await import("../commands/coverage.js");
      const color = wantsColor(environment.stderr, environment.env);
      const { columns = 100 } = environment.stdout;
      finish(await coverage({ cwd: environment.cwd, policy, ...options, color, columns }));
    });
}

const coverageHelp = `
Clauses are linked where it is known where the documents stand: in dist/, or where --links says.

Examples:
  policyc coverage                            print tables
  policyc coverage --law gdpr,uk              only the GDPR and the UK GDPR
  policyc coverage --out coverage.html        write the page for counsel
  policyc coverage -f json --as-of 2026-12-31 print JSON, dates judged for that day

Missing requirements are no failure here; policyc check fails on them.`;
