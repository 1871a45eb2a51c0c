// What people wait for: whole processes, as ratios to an empty Node.js.
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { median, print } from "./table.js";

const root = new URL("../../", import.meta.url);
const runs = 15;

/** Whole processes, each in turn with the others, so that a busy moment meets them all. */
export function processes(folder) {
  const bin = new URL("bin/policyc.js", root).pathname;
  const policy = new URL("policy", root).pathname;
  const build = (name, ...more) => [bin, "build", policy, "-q", "-o", join(folder, name), ...more];
  const commands = {
    "node -e 0": ["-e", "0"],
    "build, without PDF": build("text", "-f", "html,markdown,json"),
    "build, PDF alone": build("pdf", "-f", "pdf"),
    "build, all formats": build("all"),
    "check against dist/": [bin, "check", policy, "-o", new URL("dist", root).pathname],
  };
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env; // costs time in every process
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, argv] of Object.entries(commands)) {
      const started = performance.now();
      execFileSync(process.execPath, argv, { env, stdio: "ignore" });
      times[name].push(performance.now() - started);
    }
  }
  const bare = median(times["node -e 0"]);
  const rows = Object.entries(times).map(([name, list]) => [
    name,
    `${median(list).toFixed(0)} ms`,
    `${(median(list) / bare).toFixed(1)} x`,
  ]);
  const size = statSync(join(folder, "pdf/en/privacy-policy.pdf")).size;
  print(["process", "median", "to node -e 0"], rows);
  print(["R3COMM's PDF", "bytes"], [["with fonts and embedded JSON", String(size)]]);
}
