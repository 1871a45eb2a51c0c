import { normalize } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { build, type Report } from "./commands/build.js";
import { check } from "./commands/check.js";
import { type CoverageRequest, coverage, coverageFormats, laws } from "./commands/coverage.js";
import type { DiffFormat } from "./commands/diff.js";
import { type NoticeRequest, noticeFormats } from "./commands/notice.js";
import { reporterNames, type Wanted } from "./commands/show.js";
import { documentKinds, formats, type Selection, SelectionError } from "./compile.js";
import { visible } from "./diagnostics/quote.js";
import { suggest } from "./diagnostics/suggest.js";
import { type Weight, weights } from "./diff/change.js";
import { outputs } from "./diff/outputs/index.generated.js";
import { InputError } from "./source/read.js";
import { version } from "./version.js";
import { OutputError } from "./write.js";

/** A stream that the command line writes to. */
export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** How many characters a line of the terminal holds; unknown elsewhere. */
  readonly columns?: number;
}

/** All that the command line knows of the machine it runs on. */
export interface Environment {
  /** The arguments, without the names of Node.js and of the program. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Monotonic milliseconds, for the duration in the summary. */
  readonly now?: () => number;
}

/** What the exit code of policyc says. */
export const exitCodes = {
  done: 0,
  /** The policy has errors, or the outputs have drifted from it. */
  findings: 1,
  /** Wrong use, input that cannot be read or output that cannot be written. */
  usage: 2,
  /** A bug in policyc. */
  bug: 3,
} as const;

/** Runs policyc with the given arguments and streams, and returns the exit code. */
export async function run(environment: Environment): Promise<number> {
  let code: number = exitCodes.done;
  const finish = (report: Report) => {
    if (report.stdout !== "") environment.stdout.write(report.stdout);
    if (report.stderr !== "") environment.stderr.write(report.stderr);
    code = report.code ?? (report.ok ? exitCodes.done : exitCodes.findings);
  };
  try {
    const program = await createProgram(environment, finish);
    await program.parseAsync(environment.argv, { from: "user" });
    return code;
  } catch (error) {
    return fail(error, environment);
  }
}

/** Colour is for people at a terminal who have not said no. */
function wantsColor(stream: Stream, env: Environment["env"]): boolean {
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
}

async function createProgram(
  environment: Environment,
  finish: (report: Report) => void,
): Promise<Command> {
  const program = new Command("policyc")
    .description("Compiles privacy facts in YAML to HTML, Markdown, PDF and JSON.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", programHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => environment.stdout.write(text),
      writeErr: (text) => environment.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, "policyc: ")),
    });
  addBuild(program, environment, finish, await documentKinds());
  addCheck(program, environment, finish);
  addDiff(program, environment, finish);
  addNotice(program, environment, finish);
  addRelease(program, environment, finish);
  addChangelog(program, environment, finish);
  addCoverage(program, environment, finish);
  addVerify(program, environment, finish);
  addExtract(program, environment, finish);
  addExplain(program, environment, finish);
  addSchema(program, environment, finish);
  return program;
}

interface BuildOptions {
  readonly out: string;
  readonly format?: readonly string[];
  readonly document?: readonly string[];
  readonly language?: readonly string[];
  readonly reporter?: readonly Wanted[];
  readonly quiet?: boolean;
}

function addBuild(
  program: Command,
  environment: Environment,
  finish: (report: Report) => void,
  kinds: readonly string[],
): void {
  program
    .command("build")
    .summary("compile the policy and write the documents that changed")
    .description("Compiles the policy and writes the documents that changed, all of them or none.")
    .argument("[policy]", "folder that holds the policy", folder, "policy")
    .option("-o, --out <dir>", "folder to write to", folder, "dist")
    .option("-f, --format <list>", `only these formats: ${formats.join(", ")}`, list)
    .option("-d, --document <list>", `only these documents: ${kinds.join(", ")}`, list)
    .option("-l, --language <list>", "only these languages of the policy, such as en", list)
    .option(...reporterOption)
    .option("-q, --quiet", "print only problems")
    .addHelpText("after", buildHelp)
    .action(async (policy: string, options: BuildOptions) => {
      const selection = selectionOf(options);
      const quiet = options.quiet === true;
      const { out, reporter: reporters = [] } = options;
      const stream = reporters.length > 0 ? environment.stdout : environment.stderr;
      const color = wantsColor(stream, environment.env);
      const request = { ...common(environment), policy, out, reporters, color };
      finish(await build({ ...request, selection, quiet }));
    });
}

interface CheckOptions {
  readonly out: string;
  readonly asOf: string;
  readonly maxWarnings?: number;
  readonly fix?: boolean;
  readonly since?: string;
  readonly reporter?: readonly Wanted[];
}

function addCheck(
  program: Command,
  environment: Environment,
  finish: (report: Report) => void,
): void {
  program
    .command("check")
    .summary("check the policy, and that the documents are up to date with it")
    .description(
      "Checks the policy against every rule, and that the documents are up to date. Writes nothing, unless --fix is given.",
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
      finish(await check({ ...common(environment), policy, ...rest, reporters, color }));
    });
}

interface DiffOptions {
  readonly policy: string;
  readonly format?: DiffFormat;
  readonly out?: string;
  readonly failOn?: Weight;
  readonly language?: string;
}

function addDiff(
  program: Command,
  environment: Environment,
  finish: (report: Report) => void,
): void {
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
      const { diff } = await import("./commands/diff.js");
      const { stdout, env } = environment;
      const look = { color: wantsColor(stdout, env), width: stdout.columns ?? 80 };
      const { policy, format, out, failOn, language } = options;
      const { cwd } = environment;
      const sides = { cwd, before, after, policy };
      finish(await diff({ ...sides, format, out, failOn, language, ...look }));
    });
}

type NoticeOptions = Pick<NoticeRequest, "policy" | "format" | "language" | "out">;

function addNotice(
  program: Command,
  environment: Environment,
  finish: (report: Report) => void,
): void {
  program
    .command("notice")
    .summary("write the notice that tells people of a changed policy")
    .description(
      "Writes the text that tells customers what has changed between two policies, since when, and why they are told. Each side is what it is for policyc diff.",
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
      new Option("-f, --format <format>", "by the ending of --out, or else markdown").choices(
        noticeFormats,
      ),
    )
    .option("-l, --language <tag>", "language of the notice", "en")
    .option("-o, --out <file>", "file to write, instead of the standard output", file)
    .addHelpText("after", noticeHelp)
    .action(async (before: string, after: string | undefined, options: NoticeOptions) => {
      const { notice } = await import("./commands/notice.js");
      const color = wantsColor(environment.stderr, environment.env);
      finish(await notice({ cwd: environment.cwd, before, after, ...options, color }));
    });
}

interface ReleaseOptions {
  readonly out: string;
  readonly effective: string;
  readonly since?: string;
  readonly dryRun?: boolean;
}

function addRelease(
  program: Command,
  environment: Environment,
  finish: (report: Report) => void,
): void {
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
      const { release } = await import("./commands/release.js");
      const color = wantsColor(environment.stderr, environment.env);
      finish(await release({ ...common(environment), policy, ...options, reporters: [], color }));
    });
}

function addChangelog(
  program: Command,
  environment: Environment,
  finish: (report: Report) => void,
): void {
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
      const { changelog } = await import("./commands/changelog.js");
      const color = wantsColor(environment.stderr, environment.env);
      finish(await changelog({ cwd: environment.cwd, policy, ...options, color }));
    });
}

type CoverageOptions = Pick<CoverageRequest, "asOf" | "format" | "law" | "links" | "out">;

function addCoverage(
  program: Command,
  environment: Environment,
  finish: (report: Report) => void,
): void {
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
    .option("--law <list>", `only these laws: ${laws.join(", ")}`, list)
    .option("--links <base>", "folder or address of the compiled documents, seen from the page")
    .option("--as-of <date>", "day for which dates are judged, such as 2026-12-31", day, today())
    .addHelpText("after", coverageHelp)
    .action(async (policy: string, options: CoverageOptions) => {
      const color = wantsColor(environment.stderr, environment.env);
      const { columns = 100 } = environment.stdout;
      finish(await coverage({ cwd: environment.cwd, policy, ...options, color, columns }));
    });
}

function addVerify(
  program: Command,
  environment: Environment,
  finish: (report: Report) => void,
): void {
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
      const { verify } = await import("./commands/verify.js");
      const color = wantsColor(environment.stdout, environment.env);
      finish(await verify({ ...common(environment), file, policy, color }));
    });
}

function addExtract(
  program: Command,
  environment: Environment,
  finish: (report: Report) => void,
): void {
  program
    .command("extract")
    .summary("write out the published JSON that a PDF carries")
    .description("Writes out the published JSON that a PDF carries, byte for byte.")
    .argument("<file>", "PDF that policyc has made")
    .option("-o, --out <file>", "file to write, instead of the standard output")
    .addHelpText("after", extractHelp)
    .action(async (file: string, options: { readonly out?: string }) => {
      const { extract } = await import("./commands/extract.js");
      finish(await extract({ cwd: environment.cwd, file, out: options.out }));
    });
}

function addExplain(
  program: Command,
  environment: Environment,
  finish: (report: Report) => void,
): void {
  program
    .command("explain")
    .summary("say what a finding means, and what to do about it")
    .description(
      "Says of a rule or another code when it is reported, why, under which provision, and what to do, with an example. Of a pack it lists the rules; of nothing, everything.",
    )
    .argument("[topic]", "rule, code or pack, such as gdpr/art-13-dpo, schema/unknown-key or gdpr")
    .addHelpText("after", explainHelp)
    .action(async (topic: string | undefined) => {
      const { explain } = await import("./commands/explain.js");
      const { stdout, env } = environment;
      finish(explain(topic, { columns: stdout.columns || 80, color: wantsColor(stdout, env) }));
    });
}

interface SchemaCheckOptions {
  readonly against: string;
  readonly format: "text" | "json";
}

function addSchema(
  program: Command,
  environment: Environment,
  finish: (report: Report) => void,
): void {
  const schema = program
    .command("schema")
    .summary("work with the JSON Schemas of the source and of the published form")
    .description("Works with the JSON Schemas of the source and of the published form.")
    .helpCommand("help [command]", "print the help of a command");
  schema
    .command("check")
    .summary("say which changes of the schemas break something, and whether their versions moved")
    .description(
      "Compares the *.schema.json of a folder with what they were, and says of each change whether it breaks something: for writers (source.schema.json) what was valid must stay valid, for readers (published, coverage and report.schema.json) what is valid now must have been valid before; other schemas are checked both ways. A breaking change comes with an example. Writes nothing.",
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
      const { schemaCheck } = await import("./commands/schema-check.js");
      const color = wantsColor(environment.stdout, environment.env);
      finish(await schemaCheck({ cwd: environment.cwd, folder: schemas, ...options, color }));
    });
}

function common(environment: Environment) {
  return { cwd: environment.cwd, now: environment.now ?? (() => performance.now()) };
}

function selectionOf(options: BuildOptions): Selection {
  return {
    ...(options.format && { formats: options.format }),
    ...(options.document && { documents: options.document }),
    ...(options.language && { languages: options.language }),
  };
}

const reporterOption = [
  "-r, --reporter <name[=file]>",
  `show findings with this reporter, in a file or on the standard output (several allowed): ${reporterNames.join(", ")}`,
  reporter,
] as const;

/** An option that may be given several times, each time with several values. */
function list(value: string, previous: readonly string[] = []): readonly string[] {
  const items = value.split(",").map((item) => item.trim());
  if (items.includes("")) throw new InvalidArgumentError("A name is missing.");
  return [...new Set([...previous, ...items])];
}

/** A reporter with its file; of several, one at most goes to the standard output. */
function reporter(value: string, previous: readonly Wanted[] = []): readonly Wanted[] {
  const [typed = "", ...rest] = value.split("=");
  const file = rest.length > 0 ? rest.join("=") : undefined;
  const name = reporterNames.find((one) => one === typed);
  if (name === undefined) {
    const meant = suggest(typed, reporterNames);
    throw new InvalidArgumentError(
      `There is no reporter “${visible(typed)}”${meant ? `; did you mean “${meant}”?` : "."} There is ${reporterNames.join(", ")}.`,
    );
  }
  if (file?.trim() === "") throw new InvalidArgumentError("The name of the file is empty.");
  const isTaken = previous.some((one) =>
    file === undefined || one.file === undefined
      ? one.file === file
      : normalize(one.file) === normalize(file),
  );
  if (isTaken && file === undefined) {
    throw new InvalidArgumentError(
      `Only one reporter can write to the standard output; name a file, such as ${name}=report.txt.`,
    );
  }
  if (isTaken) throw new InvalidArgumentError("Another reporter writes to that file.");
  return [...previous, { name, file }];
}

function count(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("It must be a number, 0 or more.");
  return Number(value);
}

function day(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime());
  if (!isDate || date.toISOString().slice(0, 10) !== value) {
    throw new InvalidArgumentError("It must be a date, such as 2026-12-31.");
  }
  return value;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function folder(value: string): string {
  // An unset variable in a script would otherwise mean the current folder.
  if (value.trim() === "") throw new InvalidArgumentError("The name of the folder is empty.");
  return value;
}

function file(value: string): string {
  if (value.trim() === "") throw new InvalidArgumentError("The name of the file is empty.");
  return value;
}

function ref(value: string): string {
  if (value.trim() === "") throw new InvalidArgumentError("The name of the ref is empty.");
  return value;
}

/** Says what went wrong, and finds the exit code for it. */
function fail(error: unknown, { stderr }: Environment): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  }
  if (
    error instanceof InputError ||
    error instanceof OutputError ||
    error instanceof SelectionError
  ) {
    const hint = error.hint === undefined ? "" : `  hint: ${error.hint}\n`;
    stderr.write(`policyc: ${error.message}\n${hint}`);
    return exitCodes.usage;
  }
  const about = `policyc ${version()}, Node.js ${process.version}, ${process.platform}`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(
    "policyc: this is a bug in policyc, not in your policy; " +
      `please report the command you ran and these lines (${about}):\n${stack}\n`,
  );
  return exitCodes.bug;
}

const programHelp = `
Examples:
  policyc build                 compile policy/ to dist/
  policyc check                 fail when policy/ has errors or dist/ is not up to date
  policyc diff main             say what has changed since main, and how much it matters
  policyc release -e 2026-12-31 give what has changed a version, a date and a changelog entry
  policyc verify contract.pdf   say what a PDF is, and whether it is intact
  policyc explain gdpr          say what the rules of a law ask
  policyc coverage              show where policy/ answers what each law requires
  policyc schema check -a main  say which changes of the schemas break something
  policyc help build            all that build can do

Exit codes:
  0  done
  1  the policy has errors, or the documents have drifted from it
  2  wrong use, unreadable input or unwritable output
  3  a bug in policyc`;

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

const extractHelp = `
Examples:
  policyc extract contract.pdf                   print the JSON
  policyc extract contract.pdf -o policy.json    write it to a file

Exit codes are those of verify; of an altered file the JSON is written all the same, with a warning.`;

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

const buildHelp = `
Lists are separated by commas; an option may be given several times.

Examples:
  policyc build                           compile policy/ to dist/
  policyc build terms --out public        compile terms/ to public/
  policyc build --format pdf              write only the PDF
  policyc build -f html,json -l en        write the English HTML and JSON`;

const checkHelp = `
Examples:
  policyc check                           lint policy/, and compare it with dist/
  policyc check --fix                     the same, and build where only dist/ has drifted
  policyc check --max-warnings 0          fail on warnings, too
  policyc check -r pretty -r sarif=policyc.sarif
                                          show findings, and write them to a file as well
  policyc check terms --out public        compare terms/ with public/
  policyc check --since origin/main       fail when a changed policy has no new version and date`;

const explainHelp = `
Examples:
  policyc explain                         everything that policyc can report
  policyc explain gdpr                    the rules of a pack
  policyc explain gdpr/art-13-dpo         one rule, with how to waive it and set its severity
  policyc explain schema/unknown-key      another code that a finding can carry`;
const coverageHelp = `
Clauses are linked where it is known where the documents stand: in dist/, or where --links says.

Examples:
  policyc coverage                            print tables
  policyc coverage --law gdpr,uk              only the GDPR and the UK GDPR
  policyc coverage --out coverage.html        write the page for counsel
  policyc coverage -f json --as-of 2026-12-31 print JSON, dates judged for that day

Missing requirements are no failure here; policyc check fails on them.`;

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

const changelogHelp = `
Without --since, versions of the branch that is checked out are entered, back to the first that the
changelog has already. A version is the commit that set policy.version.

Examples:
  policyc changelog                   enter the version as it is now, and those that are missing
  policyc changelog --since v1.0.0    enter the version as it is now, with all changes since v1.0.0`;

const noticeHelp = `
Changes are worded in English.

Examples:
  policyc notice v1.0.0                           what has changed since v1.0.0, as Markdown
  policyc notice contract.pdf --out notice.html   what has changed since a contract was signed`;
