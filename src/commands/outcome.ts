import type { Written } from "../output/write.js";
import { below } from "../reporters/reporter.js";
import type { Request } from "./build.js";

/** "1 file", "2 files". */
export function countFiles(count: number): string {
  return `${count} ${count === 1 ? "file" : "files"}`;
}

/** "0.6 s". */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** What a build did to the output folder, in words. */
export function describe(done: Written, { out }: Pick<Request, "out">, duration: number): string {
  const total = done.written.length + done.unchanged.length;
  const parts = [
    [done.written.length, "written"],
    [done.unchanged.length, "unchanged"],
    [done.removed.length, "removed"],
  ] as const;
  const counts = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const lines = [
    `policyc: ${countFiles(total)}: ${counts.join(", ")} (${seconds(duration)})`,
    ...done.written.map((path) => `  written ${below(out, path)}`),
    ...done.removed.map((path) => `  removed ${below(out, path)}`),
  ];
  return `${lines.join("\n")}\n`;
}
