import type { Customer } from "../customers/overlay.js";
import { collectOften } from "../engine.js";
import { moduleAt } from "../package.js";
import { type Made, type Making, makeAndWrite } from "./make.js";

/** Those who make packs. */
export interface Crew {
  /** How many customers it is given at a time, so that none of it has to wait. */
  readonly ahead: number;
  make(customer: Customer): Promise<Made>;
  end(): Promise<void>;
}

/**
 * Packs that a thread has under way: while one is written, the next is made. More of them would be
 * more to make again after a run that was killed.
 */
const underWay = 2;

/** A crew of some threads; one makes packs right here, and needs no thread. */
export async function crewOf(making: Making, jobs: number): Promise<Crew> {
  // All that lives is what is kept between packs; the rest is garbage of packs that are done.
  collectOften();
  if (jobs === 1) {
    return {
      ahead: underWay,
      make: (customer) => makeAndWrite(making, customer),
      end: async () => {},
    };
  }
  const { Tinypool } = await import("tinypool");
  const pool = new Tinypool({
    filename: moduleAt("packs/worker.js").href,
    minThreads: jobs,
    maxThreads: jobs,
    // A thread keeps its fonts and templates from one customer to the next.
    isolateWorkers: false,
    concurrentTasksPerWorker: underWay,
    workerData: making,
  });
  return {
    ahead: jobs * 4,
    make: (customer) => pool.run(customer) as Promise<Made>,
    end: () => pool.destroy(),
  };
}
