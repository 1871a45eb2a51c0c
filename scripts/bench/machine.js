// What a result depends on beside the code: the machine, the versions, the day.
import { readFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { peerVersions } from "./peers.js";
import { print } from "./table.js";

/** Prints the machine, the versions of policyc and of the peers, and the day. */
export function machine() {
  const own = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const peers = Object.entries(peerVersions());
  print(
    ["machine", ""],
    [
      ["processor", cpus()[0].model],
      ["cores", String(cpus().length)],
      ["memory", `${(totalmem() / 2 ** 30).toFixed(0)} GiB`],
      ["system", `${process.platform} ${release()}`],
      ["Node.js", process.version],
      ["policyc", own.version],
      ...peers.map(([name, version]) => [name, version ?? "not installed"]),
      ["day", new Date().toISOString().slice(0, 10)],
    ],
  );
}
