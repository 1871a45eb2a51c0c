// The time and memory of each stage against the size of the source.
import { execFileSync } from "node:child_process";
import { dataPerService } from "./large-policy.js";
import { print } from "./table.js";
import { environment } from "./timing.js";

const sizes = [1, 10, 100, 1000];

/** At larger sizes, PDFs of many thousand pages would take longer than anybody waits for here. */
const largestPdf = 100;

/** Times below this are noise, in ms. */
const noise = 2;

/** The exponent up to which a stage counts as linear. */
const linear = 1.1;

/** Measures each stage over four sizes; gives what the plot shows: `{ stage, times, exponent }`. */
export function sizesOfSource() {
  const runs = sizes.map(measure);
  const stages = runs[0].map(({ stage }) => stage);
  const found = (stage, key) => runs.map((run) => run.find((one) => one.stage === stage)?.[key]);
  const results = stages.map((stage) => {
    const times = found(stage, "time");
    return { stage, times, exponent: exponentOf(times) };
  });
  const heads = sizes.map((size) => `× ${size.toLocaleString("en")}`);
  print(
    [
      `time (× 1: 1 service, ${dataPerService} data categories)`,
      ...heads,
      "exponent",
      "target",
      "",
    ],
    results.map(({ stage, times, exponent }) => [
      ...[stage, ...times.map(milliseconds), exponent?.toFixed(2) ?? "noise"],
      ...(exponent === undefined
        ? ["", ""]
        : [`≤ ${linear}`, exponent <= linear ? "met" : "not met"]),
    ]),
  );
  print(
    ["peak memory of the process meanwhile", ...heads],
    stages.map((stage) => [stage, ...found(stage, "memory").map(mebibytes)]),
  );
  return results;
}

function measure(size) {
  const script = new URL("stages.js", import.meta.url).pathname;
  const argv = ["--max-old-space-size=8192", script, String(size)];
  if (size <= largestPdf) argv.push("pdf");
  const options = { env: environment(), encoding: "utf8", maxBuffer: 2 ** 24 };
  return JSON.parse(execFileSync(process.execPath, argv, options));
}

const milliseconds = (time) =>
  time === undefined ? "left out" : `${time < 10 ? time.toFixed(1) : time.toFixed(0)} ms`;
const mebibytes = (memory) => (memory === undefined ? "left out" : `${memory.toFixed(0)} MiB`);

/** The slope of the line through the logarithms, by least squares; undefined of fewer than two points. */
function exponentOf(times) {
  const points = times.flatMap((time, i) =>
    time === undefined || time < noise ? [] : [[Math.log(sizes[i]), Math.log(time)]],
  );
  if (points.length < 2) return undefined;
  const mean = (at) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
  return above / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}
