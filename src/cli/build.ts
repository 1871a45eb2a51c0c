import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { cacheFolder } from "../cache-folder.js";
import { keepCode } from "../code-cache.js";
import type { Wanted } from "../commands/show.js";
import { formats, type Selection } from "../compile/selection.js";
import type { Watch } from "../compile/watch.js";
import type { Shard } from "../packs/shard.js";
import {
  common,
  type Environment,
  type Finish,
  talkOf,
  wantsColor,
  watched,
} from "./environment.js";
import { file, folder, list, reporterOption, shard, threads } from "./options.js";

interface BuildOptions {
  readonly out?: string;
  readonly format?: readonly string[];
  readonly document?: readonly string[];
  readonly language?: readonly string[];
  readonly reporter?: readonly Wanted[];
  readonly quiet?: boolean;
  readonly force?: boolean;
  readonly customer?: readonly string[];
  readonly customers?: string;
  readonly bundle?: boolean;
  readonly jobs?: number;
  readonly shard?: Shard;
  readonly resume?: boolean;
}

/** Adds `policyc build`. */
export function addBuild(program: Command, environment: Environment, finish: Finish): void {
  program
    .command("build")
    .summary("compile the policy and write the documents that changed")
    .description("Compiles the policy and writes the documents that changed, all of them or none.")
    .argument("[policy]", "folder that holds the policy", folder, "policy")
    .option(
      "-o, --out <dir>",
      'folder to write to (default: "dist", or "packs" for customers)',
      folder,
    )
    .option("-f, --format <list>", `only these formats: ${formats.join(", ")}`, list)
    .option(
      "-d, --document <list>",
      "only these documents, such as privacy-policy; policyc templates shows which there are",
      list,
    )
    .option("-l, --language <list>", "only these languages of the policy, such as en", list)
    .option(...reporterOption)
    .option("-q, --quiet", "print only problems")
    .option("--force", "compile although nothing has changed since the last build")
    .option("-c, --customer <list>", "make the packs of these customers, such as acme", list)
    .option(
      "--customers <place>",
      "make the packs of the customers in a folder of YAML files, a JSON Lines or a CSV file (default: the folder customers beside the policy)",
      file,
    )
    .option("--bundle", "make one document of all documents of a customer")
    .option("-j, --jobs <n>", "how many threads make packs (default: one a processor)", threads)
    .option("--shard <i/n>", "make the packs of one of n parts of the customers", shard)
    .option("--resume", "make no packs that are there already, as they would be made now")
    .addHelpText("after", buildHelp)
    .action(async (policy: string, options: BuildOptions, command: Command) => {
      const selection = selectionOf(options);
      const quiet = options.quiet === true;
      const { reporter: reporters = [], customer: names, customers } = options;
      const stream = reporters.length > 0 ? environment.stdout : environment.stderr;
      const color = wantsColor(stream, environment.env);
      const request = { ...common(environment), policy, reporters, color, selection, quiet };
      if (names === undefined && customers === undefined) {
        assertNoneOf(options, command);
        const { rebuild } = await import("../commands/rebuild.js");
        const { out = "dist", force = false } = options;
        const reuse = { records: cacheFolder(environment.env), force };
        const run = (watch?: Watch) => rebuild({ ...request, out, watch }, reuse);
        finish(quiet ? await run() : await watched(environment, run));
        await keepCode();
        return;
      }
      const { out = "packs", jobs = availableParallelism(), shard } = options;
      const { bundle = false, resume = false } = options;
      const wanted = { out, customers, names, bundle };
      const running = { ...wanted, jobs, shard, resume, talk: talkOf(environment) };
      const { buildPacks } = await import("../commands/packs.js");
      finish(await buildPacks({ ...request, ...running }));
    });
}

/** What only a run over customers understands. */
function assertNoneOf({ bundle, jobs, shard, resume }: BuildOptions, command: Command): void {
  const given = Object.entries({ bundle, jobs, shard, resume });
  const name = given.find(([, value]) => value !== undefined)?.[0];
  if (name === undefined) return;
  command.error(
    `error: --${name} is for the documents of customers\n  hint: name them with --customer, such as --customer acme, or with --customers`,
  );
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
  policyc build -f html,json -l en        write the English HTML and JSON

For a customer, policyc writes its pack to packs/<id>/: the documents of exactly its services, with
a manifest. What a customer is, schemas/customer.schema.json says.
  policyc build --customer acme           make the pack of customers/acme.yaml
  policyc build --customers all.jsonl     make the packs of all customers of a list
  policyc build --customer acme --bundle  make it one document, with one table of contents
  policyc build --customers all.csv --resume
                                          go on where a run was broken off
  policyc build --customers all.jsonl --shard 1/3
                                          make a third of the packs, on one of three machines`;
