// Times of whole processes.
import { execFileSync } from "node:child_process";
import { median } from "./table.js";

/** What every measured process is given: NODE_EXTRA_CA_CERTS would cost time in each. */
export function environment() {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  return env;
}

/**
 * Runs commands, each in turn with the others, so that a busy moment meets them all; gives the
 * median time of each in milliseconds, by name. A command is `{ argv, program, before }`: its
 * program is Node.js where nothing is said, and `before` runs before it, untimed.
 */
export function interleaved(commands, runs) {
  const times = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, { argv, program = process.execPath, before }] of Object.entries(commands)) {
      before?.();
      const started = performance.now();
      execFileSync(program, argv, { env: environment(), stdio: "ignore" });
      times.get(name).push(performance.now() - started);
    }
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}
