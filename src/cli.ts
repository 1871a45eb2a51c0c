import { Command, CommanderError } from "commander";
import { addBuild } from "./cli/build.js";
import { addChangelog } from "./cli/changelog.js";
import { addCheck } from "./cli/check.js";
import { addCoverage } from "./cli/coverage.js";
import { addDiff } from "./cli/diff.js";
import type { Environment, Finish } from "./cli/environment.js";
import { addExplain } from "./cli/explain.js";
import { addExtract } from "./cli/extract.js";
import { addNotice } from "./cli/notice.js";
import { addRelease } from "./cli/release.js";
import { addSchema } from "./cli/schema.js";
import { addTemplates } from "./cli/templates.js";
import { addVerify } from "./cli/verify.js";
import type { Report } from "./commands/build.js";
import { SelectionError } from "./compile/selection.js";
import { OutputError } from "./output/error.js";
import { InputError } from "./source/read.js";
import { version } from "./version.js";

export type { Environment, Stream } from "./cli/environment.js";

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
    const program = createProgram(environment, finish);
    await program.parseAsync(environment.argv, { from: "user" });
    return code;
  } catch (error) {
    return fail(error, environment);
  }
}

/** What adds each command, in the order in which help shows them. */
const commands = new Map([
  ["build", addBuild],
  ["check", addCheck],
  ["diff", addDiff],
  ["notice", addNotice],
  ["release", addRelease],
  ["changelog", addChangelog],
  ["coverage", addCoverage],
  ["templates", addTemplates],
  ["verify", addVerify],
  ["extract", addExtract],
  ["explain", addExplain],
  ["schema", addSchema],
]);

function createProgram(environment: Environment, finish: Finish): Command {
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
  // To add all others would take time from a command that is named.
  const named = commands.get(environment.argv[0] ?? "");
  for (const add of named ? [named] : commands.values()) add(program, environment, finish);
  return program;
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
  policyc notice v1.0.0         write to customers what has changed since v1.0.0
  policyc verify contract.pdf   say what a PDF is, and whether it is intact
  policyc explain gdpr          say what the rules of a law ask
  policyc coverage              show where policy/ answers what each law requires
  policyc templates             say from which file each part of the documents comes
  policyc schema check -a main  say which changes of the schemas break something
  policyc help build            all that build can do

Exit codes:
  0  done
  1  the policy has errors, or the documents have drifted from it
  2  wrong use, unreadable input or unwritable output
  3  a bug in policyc`;
