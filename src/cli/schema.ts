import { type Command, Option } from "commander";
import { type Environment, type Finish, wantsColor } from "./environment.js";
import { folder } from "./options.js";

interface SchemaCheckOptions {
  readonly against: string;
  readonly format: "text" | "json";
}

/** Adds `policyc schema`. */
export function addSchema(program: Command, environment: Environment, finish: Finish): void {
  const schema = program
    .command("schema")
    .summary("work with the JSON Schemas of the source and of the published form")
    .description("Works with the JSON Schemas of the source and of the published form.")
    .helpCommand("help [command]", "print the help of a command");
  schema
    .command("check")
    .summary("say which changes of the schemas break something, and whether their versions moved")
    .description(
      "Compares the *.schema.json of a folder with what they were, and says of each change whether it breaks something: for writers (source.schema.json) what was valid must stay valid, for readers (published, coverage, manifest and report.schema.json) what is valid now must have been valid before; other schemas are checked both ways. A breaking change comes with an example. Writes nothing.",
    )
    .argument("[folder]", "folder that holds the schemas", folder, "schemas")
    .requiredOption("-a, --against <folder or ref>", "another folder, or else a git ref", folder)
    .addOption(
      new Option("-f, --format <format>", "how to report")
        .choices(["text", "json"])
        .default("text"),
    )
    .addHelpText("after", schemaCheckHelp)
    .action(async (schemas: string, options: SchemaCheckOptions) => {
      const { schemaCheck } = await import("../commands/schema-check.js");
      const color = wantsColor(environment.stdout, environment.env);
      finish(await schemaCheck({ cwd: environment.cwd, folder: schemas, ...options, color }));
    });
}

const schemaCheckHelp = `
The version of a schema is the end of its $id, such as urn:example:source:1.2.0. It must move to a
new major version when a change breaks something or cannot be proved compatible, to a new minor
version when changes are compatible; before 1.0.0, a minor version stands for a major one.

Examples:
  policyc schema check --against main           compare schemas/ with the branch main
  policyc schema check --against v1.0.0 api     compare api/ with the tag v1.0.0
  policyc schema check --against ../old/schemas --format json

Exit codes:
  0  each version moved as the changes ask
  1  a version must move
  2  wrong use, no such folder or ref, or a file that is no JSON Schema`;
