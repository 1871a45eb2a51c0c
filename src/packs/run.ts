import { cannotShow } from "../compile/emission.js";
import { checkCustomer, type Offer } from "../customers/check.js";
import type { Customer } from "../customers/overlay.js";
import type { ReadRecord } from "../customers/reading/read.js";
import { beginningOf } from "../customers/reading/record.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { OutputError } from "../output/error.js";
import type { SourceFile } from "../source/load.js";
import { crewOf } from "./crew.js";
import type { Made, Making } from "./make.js";
import { isIn, type Shard } from "./shard.js";

/** A run over customers. */
export interface Run extends Making {
  readonly records: AsyncIterable<ReadRecord>;
  readonly offer: Offer;
  /** The files of the policy, by the paths that messages show. */
  readonly policy: readonly SourceFile[];
  /** How many threads make packs. */
  readonly jobs: number;
  readonly shard?: Shard | undefined;
}

/** What became of a customer. */
export interface Step {
  readonly made: Made | { readonly kind: "wrong" };
  /** Why there is no pack of it. */
  readonly diagnostics: readonly Diagnostic[];
  /** The files that these name. */
  readonly files: readonly SourceFile[];
  /** How much of the list is done with it: from 0 to 1. */
  readonly share: number;
  /** Whether the list cannot be read from here on: this is no customer. */
  readonly isLast: boolean;
}

/**
 * Makes the pack of every customer, in the order of the list. Few customers are held at a time,
 * however many there are; of each only its id and its place are kept, to notice a second one.
 * @throws OutputError where the folder cannot be written
 */
export async function* runPacks(run: Run): AsyncGenerator<Step> {
  const { kit, out, resume } = run;
  const crew = await crewOf({ kit, out, resume }, run.jobs);
  const ids = new Map<string, string>();
  const underWay: Promise<Step>[] = [];
  try {
    for await (const record of run.records) {
      if (!isOurs(record, run.shard)) continue;
      const step = takeStep(record, run, ids, crew.make);
      // It is awaited in its turn, when another one may have failed first.
      step.catch(() => {});
      underWay.push(step);
      if (underWay.length >= crew.ahead) yield finished(await (underWay.shift() as Promise<Step>));
    }
    for (const step of underWay) yield finished(await step);
  } finally {
    await crew.end();
  }
}

/** A record without an id belongs to a part, too, and to only one; what ends the list, to all. */
function isOurs({ source, file, isLast }: ReadRecord, shard: Shard | undefined): boolean {
  if (shard === undefined || isLast) return true;
  const id = source?.data.id;
  return isIn(shard, typeof id === "string" ? id : file.text);
}

async function takeStep(
  record: ReadRecord,
  run: Run,
  ids: Map<string, string>,
  make: (customer: Customer) => Promise<Made>,
): Promise<Step> {
  const { source, file, share, isLast = false } = record;
  const checked = source ? checkCustomer(source, run.offer) : undefined;
  const mistakes = [...record.diagnostics, ...(checked?.diagnostics ?? [])];
  const customer = checked?.value;
  if (customer) mistakes.push(...takenIds(customer, record, ids));
  if (customer === undefined || mistakes.length > 0) {
    const diagnostics = mistakes.map((d) =>
      d.location ? d : { ...d, location: beginningOf(file) },
    );
    return { made: { kind: "wrong" }, diagnostics, files: [file], share, isLast };
  }
  const made = await make(customer);
  const files = [file, ...run.policy] as const;
  const diagnostics = made.kind === "failed" ? failures(made, files) : [];
  return { made, diagnostics, files, share, isLast };
}

/** Why a pack cannot be made; a template that fails has failed for this customer. */
function failures(
  { diagnostics, unshowable }: Made & { readonly kind: "failed" },
  files: readonly [SourceFile, ...SourceFile[]],
): Diagnostic[] {
  const here = { location: beginningOf(files[0]) };
  return [
    ...diagnostics.map((d) => ({ ...d, ...here })),
    ...unshowable.flatMap((one) => cannotShow(files, one.format, one.unshowable)),
  ];
}

function takenIds({ id }: Customer, record: ReadRecord, ids: Map<string, string>): Diagnostic[] {
  const { source, file } = record;
  const before = ids.get(id);
  if (before === undefined) {
    ids.set(id, file.from ? `line ${file.from.line}` : file.path);
    return [];
  }
  return [
    {
      code: "customer/duplicate-id",
      severity: "error",
      message: `“${id}” is the id of another customer, too: ${before}`,
      location: source?.locate(["id"], "value"),
      hint: "give one of the two another id, or remove it",
    },
  ];
}

function finished(step: Step): Step {
  if (step.made.kind === "unwritable") throw new OutputError(step.made.message, step.made.hint);
  return step;
}
