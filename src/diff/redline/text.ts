import { type Inline, inlineText, type Mark } from "../../document/blocks.js";
import { wordDiff } from "../words.js";

type Running = readonly Inline[];
export type Marked = readonly Inline<Mark>[];

/** A piece of text and the markup around it, from the outside. */
interface Run {
  readonly text: string;
  readonly around: readonly Wrap[];
}

type Wrap = Exclude<Inline, { kind: "text" }>;

/** Running text before and after as one, word by word, in the markup that each word has. */
export function redlineText(before: Running, after: Running): Marked {
  const [old, now] = [new Reader(before), new Reader(after)];
  const result = new Writer();
  for (const { kind, text } of wordDiff(inlineText(before), inlineText(after))) {
    if (kind === "old") result.add("deleted", old.take(text.length));
    else if (kind === "new") result.add("inserted", now.take(text.length));
    else result.addShared(old.take(text.length), now.take(text.length));
  }
  return result.end();
}

/** All of a running text as inserted or deleted. */
export function markText(kind: Mark["kind"], children: Running): Marked {
  return inlineText(children) === "" ? children : [{ kind, children }];
}

/** Gives out running text in pieces of given lengths. */
class Reader {
  readonly #runs: Run[];
  #next = 0;
  #used = 0;

  constructor(children: Running) {
    this.#runs = runsOf(children, []);
  }

  take(length: number): Run[] {
    const taken: Run[] = [];
    for (let left = length; left > 0; ) {
      const run = this.#runs[this.#next];
      if (run === undefined) break;
      const text = run.text.slice(this.#used, this.#used + left);
      taken.push({ ...run, text });
      left -= text.length;
      this.#used += text.length;
      if (this.#used < run.text.length) break;
      this.#next++;
      this.#used = 0;
    }
    return taken;
  }
}

function runsOf(children: Running, around: readonly Wrap[]): Run[] {
  return children.flatMap((node) =>
    node.kind === "text" ? [{ text: node.text, around }] : runsOf(node.children, [...around, node]),
  );
}

/** Puts runs together again, neighbours of one kind under one mark. */
class Writer {
  readonly #nodes: Inline<Mark>[] = [];
  #kind: Mark["kind"] | "same" = "same";
  #runs: Run[] = [];

  add(kind: Mark["kind"] | "same", runs: readonly Run[]): void {
    if (kind !== this.#kind) this.#flush();
    this.#kind = kind;
    for (const run of runs) this.#runs.push(run);
  }

  /** The same words on both sides: a link that leads elsewhere now is a change even so. */
  addShared(before: readonly Run[], after: readonly Run[]): void {
    for (const { old, now, isSame } of byTarget(before, after)) {
      if (isSame) this.add("same", now);
      else {
        this.add("deleted", old);
        this.add("inserted", now);
      }
    }
  }

  end(): Marked {
    this.#flush();
    return this.#nodes;
  }

  #flush(): void {
    const children = nest(this.#runs, 0);
    if (this.#kind !== "same" && children.length > 0) {
      this.#nodes.push({ kind: this.#kind, children });
    } else for (const child of children) this.#nodes.push(child);
    this.#runs = [];
  }
}

interface Stretch {
  readonly old: Run[];
  readonly now: Run[];
  readonly isSame: boolean;
}

/** Parts two sequences of runs with the same words where links begin to agree or to differ. */
function byTarget(before: readonly Run[], after: readonly Run[]): Stretch[] {
  const stretches: Stretch[] = [];
  let [i, j, usedI, usedJ] = [0, 0, 0, 0];
  for (;;) {
    const [old, now] = [before[i], after[j]];
    if (!old || !now) return stretches;
    const length = Math.min(old.text.length - usedI, now.text.length - usedJ);
    const isSame = target(old) === target(now);
    let last = stretches.at(-1);
    if (last?.isSame !== isSame) {
      last = { old: [], now: [], isSame };
      stretches.push(last);
    }
    last.old.push({ ...old, text: old.text.slice(usedI, usedI + length) });
    last.now.push({ ...now, text: now.text.slice(usedJ, usedJ + length) });
    [usedI, usedJ] = [usedI + length, usedJ + length];
    if (usedI === old.text.length) [i, usedI] = [i + 1, 0];
    if (usedJ === now.text.length) [j, usedJ] = [j + 1, 0];
  }
}

function target({ around }: Run): string | undefined {
  return around.find((wrap) => wrap.kind === "link")?.href;
}

/** Runs as running text again, neighbours below one piece of markup together. */
function nest(runs: readonly Run[], depth: number): Inline[] {
  const nodes: Inline[] = [];
  for (let start = 0; start < runs.length; ) {
    const wrap = runs[start]?.around[depth];
    let end = start + 1;
    while (end < runs.length && runs[end]?.around[depth] === wrap) end++;
    const group = runs.slice(start, end);
    const text = group.map((run) => run.text).join("");
    if (wrap) nodes.push({ ...wrap, children: nest(group, depth + 1) });
    else if (text !== "") nodes.push({ kind: "text", text });
    start = end;
  }
  return nodes;
}
