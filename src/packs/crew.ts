import type { Customer } from "../customers/overlay.js";
import { moduleAt } from "../package.js";
import { type Made, type Making, makeAndWrite } from "./make.js";

/** Those who make packs. */
export interface Crew {
  /** How many customers it is given at a time, so that none of it has to wait. */
  readonly ahead: number;
  make(customer: Customer): Promise<Made>;
  end(): Promise<void>;
}

/** A crew of some threads; one makes packs right here, and needs no thread. */
export async function crewOf(making: Making, jobs: number): Promise<Crew> {
  if (jobs === 1) {
    return { ahead: 3, make: (customer) => makeAndWrite(making, customer), end: async () => {} };
  }
  const { Tinypool } = await import("tinypool");
  const pool = new Tinypool({
    filename: moduleAt("packs/worker.js").href,
    minThreads: jobs,
    maxThreads: jobs,
    // A thread keeps its fonts and templates from one customer to the next.
    isolateWorkers: false,
    concurrentTasksPerWorker: 2,
    workerData: making,
  });
  return {
    ahead: jobs * 4,
    make: (customer) => pool.run(customer) as Promise<Made>,
    end: () => pool.destroy(),
  };
}
