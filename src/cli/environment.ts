import type { Report } from "../commands/build.js";
import { StageLine, type Talk } from "../commands/progress.js";
import type { Watch } from "../compile/watch.js";

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

/** Colour is for people at a terminal who have not said no. */
export function wantsColor(stream: Stream, env: Environment["env"]): boolean {
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
}

/** Monotonic milliseconds; to load what `performance` needs takes longer than some commands have. */
const milliseconds = () => Number(process.hrtime.bigint()) / 1e6;

/** What every command is told of where it runs. */
export function common(environment: Environment) {
  return { cwd: environment.cwd, now: environment.now ?? milliseconds };
}

/** Where a long command tells how far it is: a line that changes is for people, not for a log of CI. */
export function talkOf({ stderr, env }: Environment): Talk {
  return {
    isTerminal: stderr.isTTY === true && env.TERM !== "dumb" && !env.CI,
    columns: stderr.columns || 80,
    write: (text) => stderr.write(text),
  };
}

/** Runs a command that may take long, with a line on the terminal that vanishes when it is done. */
export async function watched(
  environment: Environment,
  run: (watch: Watch) => Promise<Report>,
): Promise<Report> {
  const line = new StageLine(talkOf(environment), common(environment).now);
  try {
    return await run((stage) => line.show(stage));
  } finally {
    line.clear();
  }
}

/** Prints what a command has to say, and keeps its exit code. */
export type Finish = (report: Report) => void;
