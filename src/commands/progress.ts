import { visible } from "../diagnostics/quote.js";

/** Where progress is shown: a terminal, or a log. */
export interface Talk {
  write(text: string): unknown;
  /** Whether a line can be taken back. */
  readonly isTerminal: boolean;
  /** How many characters a line holds. */
  readonly columns: number;
}

/** How far a run has come. */
export interface Progress {
  readonly customers: number;
  readonly documents: number;
  /** How much of the list is done: from 0 to 1. */
  readonly share: number;
  /** Milliseconds since the beginning. */
  readonly elapsed: number;
}

/** How often a terminal, and how often a log, hears of it, in milliseconds. */
const intervals = { terminal: 100, log: 10_000 } as const;

/** What takes less time, in milliseconds, nobody need hear of. */
const patience = 1000;

/** A line of a terminal that is written over, and taken back in the end. */
class ChangingLine {
  #isShown = false;

  constructor(readonly talk: Talk) {}

  /** Puts other words in place of what it says. */
  say(words: (columns: number) => string): void {
    // One column stays free: a full line would wrap, and could not be taken back.
    this.talk.write(`\r\u001b[2K${words(Math.max(0, this.talk.columns - 1))}`);
    this.#isShown = true;
  }

  /** Takes back the line, before something else is said. */
  clear(): void {
    if (this.#isShown) this.talk.write("\r\u001b[2K");
    this.#isShown = false;
  }
}

/** Names on a terminal the stage at which a long command is; it is no news in a log. */
export class StageLine {
  readonly #line: ChangingLine;
  readonly #started: number;
  #last = Number.NEGATIVE_INFINITY;

  /** `now` gives monotonic milliseconds. */
  constructor(
    readonly talk: Talk,
    readonly now: () => number,
  ) {
    this.#line = new ChangingLine(talk);
    this.#started = now();
  }

  /** Tells what begins, if it is time to: written at once, as the stage may keep the thread busy. */
  show(stage: string): void {
    if (!this.talk.isTerminal) return;
    const now = this.now();
    if (now - this.#started < patience || now - this.#last < intervals.terminal) return;
    this.#last = now;
    this.#line.say((columns) => `policyc: ${visible(stage)} …`.slice(0, columns));
  }

  /** Takes back the line, before something else is said. */
  clear(): void {
    this.#line.clear();
  }
}

/** Tells of a long run as it goes: in a line that changes on a terminal, in a line now and then in a log. */
export class ProgressLine {
  readonly #line: ChangingLine;
  #last = 0;

  constructor(readonly talk: Talk) {
    this.#line = new ChangingLine(talk);
  }

  /** Tells how far it has come, if it is time to. */
  show(progress: Progress): void {
    const { isTerminal } = this.talk;
    const interval = isTerminal ? intervals.terminal : intervals.log;
    if (progress.elapsed - this.#last < interval) return;
    this.#last = progress.elapsed;
    if (isTerminal) this.#line.say((columns) => barOf(progress, columns));
    else this.talk.write(`policyc: ${wordsOf(progress)}\n`);
  }

  /** Takes back the line, before something else is said. */
  clear(): void {
    this.#line.clear();
  }
}

function barOf(progress: Progress, columns: number): string {
  const words = wordsOf(progress);
  const room = Math.min(30, columns - words.length - 3);
  if (room < 5) return words.slice(0, columns);
  const full = Math.round(progress.share * room);
  return `[${"#".repeat(full)}${"-".repeat(room - full)}] ${words}`;
}

function wordsOf({ customers, documents, share, elapsed }: Progress): string {
  const rate = elapsed > 0 ? (documents * 1000) / elapsed : 0;
  const left = share > 0 ? (elapsed / share) * (1 - share) : 0;
  const parts = [
    `${Math.floor(share * 100)} %`,
    counted(customers, "customer"),
    counted(documents, "document"),
    `${rate.toFixed(rate < 10 ? 1 : 0)}/s`,
    `${durationOf(left)} left`,
  ];
  return parts.join(", ");
}

/** "1 customer", "10,000 customers". */
export function counted(count: number, what: string): string {
  const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${digits} ${what}${count === 1 ? "" : "s"}`;
}

function durationOf(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
