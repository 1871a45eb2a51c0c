// What people wait for: whole processes, as ratios to an empty Node.js.
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { print } from "./table.js";
import { interleaved } from "./timing.js";

const path = (name) => new URL(`../../${name}`, import.meta.url).pathname;
const runs = 7;

/** Commands on R3COMM's policy; gives what the plot shows: `{ name, ratio, target }`. */
export function processes(folder) {
  const bin = path("bin/policyc.js");
  const policy = path("policy");
  const build = (out, ...more) => [bin, "build", policy, "-q", "-o", join(folder, out), ...more];
  const cold = (out, ...more) => ({
    argv: build(out, ...more),
    before: () => rmSync(join(folder, out), { recursive: true, force: true }),
  });
  const four = "html,markdown,pdf,json";
  const commands = {
    "node -e 0": { argv: ["-e", "0"] },
    "validate and lint alone": { argv: [path("scripts/bench/lint-alone.cjs"), policy] },
    "build without PDF": cold("text", "-f", "html,markdown,json,csv,xlsx,atom"),
    "build of four formats of one language": cold("four", "-f", four, "-l", "en"),
    "build of all formats": cold("all"),
    "build with nothing changed": { argv: build("unchanged") },
    "check against dist/": { argv: [bin, "check", policy, "-o", path("dist")] },
  };
  interleaved({ first: { argv: build("unchanged") } }, 1);
  const medians = interleaved(commands, runs);
  const bare = medians.get("node -e 0");
  const targets = {
    "validate and lint alone": 3.5,
    "build without PDF": 4,
    "build of four formats of one language": 7,
    "build with nothing changed": 2.5,
    "check against dist/": medians.get("build of all formats") / bare,
  };
  const results = [...medians].map(([name, time]) => ({
    ...{ name, time, ratio: time / bare, target: targets[name] },
  }));
  print(["process", "median", "to node -e 0", "target", ""], results.map(row));
  const size = statSync(join(folder, "all/en/privacy-policy.pdf")).size;
  print(["R3COMM's PDF", "bytes"], [["with fonts and embedded JSON", String(size)]]);
  return results;
}

function row({ name, time, ratio, target }) {
  const [wanted, verdict] =
    target === undefined
      ? ["", ""]
      : [`≤ ${target.toFixed(1)} x`, ratio <= target ? "met" : "not met"];
  return [name, `${time.toFixed(0)} ms`, `${ratio.toFixed(1)} x`, wanted, verdict];
}
