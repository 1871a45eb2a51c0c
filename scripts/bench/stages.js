// A process that is measured: each stage over a policy of one size. Arguments: how many services, and
// whether PDFs are wanted, too (pdf). Prints JSON: `[{ stage, time, memory }]`, in ms and MiB.
import { readFileSync, writeFileSync } from "node:fs";
import { stringify } from "yaml";
import { composeKinds } from "../../lib/compile/documents.js";
import { prepare } from "../../lib/compile/prepare.js";
import { openLanguage } from "../../lib/document/language.js";
import { emitters } from "../../lib/emit/index.generated.js";
import { link } from "../../lib/link/link.js";
import { checkReferences } from "../../lib/link/references.js";
import { lint } from "../../lib/lint/lint.js";
import { localize } from "../../lib/localize/localize.js";
import { parse } from "../../lib/source/load.js";
import { documentKinds, kindOf } from "../../lib/templates/kinds.js";
import { shipped } from "../../lib/templates/templates.js";
import { validate } from "../../lib/validate/validate.js";
import { policyOf } from "./large-policy.js";
import { median } from "./table.js";

/** A first run that is shorter than this, in ms, only warms the code up. */
const long = 3000;

/** What follows it is repeated until this much time has gone, in ms; the median counts. */
const enough = 500;

const [services, ...wanted] = process.argv.slice(2);
const measured = [];

/** Runs a stage and notes how much time it took, and the most memory that the process had meanwhile. */
async function measure(stage, run) {
  globalThis.gc();
  forgetPeak();
  const times = [];
  let { value, time } = await timed(run);
  if (time > long) times.push(time);
  else {
    for (let spent = 0; spent < enough; spent += time) {
      ({ value, time } = await timed(run));
      times.push(time);
    }
  }
  measured.push({ stage, time: median(times), memory: peak() });
  return value;
}

/** Of the processor, in all threads of the process: what else the machine does counts less. */
async function timed(run) {
  const before = process.cpuUsage();
  const value = await run();
  const { user, system } = process.cpuUsage(before);
  return { value, time: (user + system) / 1000 };
}

/** Linux alone can forget the peak of a process; elsewhere it is that of all stages so far. */
function forgetPeak() {
  if (process.platform === "linux") writeFileSync("/proc/self/clear_refs", "5");
}

function peak() {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS / 1024;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024;
}

/** The value of a stage that found nothing wrong. */
function sound({ value, diagnostics }) {
  if (diagnostics.length > 0) throw new Error(diagnostics[0].message);
  return value;
}

const files = [{ path: "policy.yaml", text: stringify(policyOf(Number(services))) }];
// What takes the same time at any size, such as compiling the schemas, is no matter of size.
validate(parse([{ path: "policy.yaml", text: stringify(policyOf(1)) }]).value);

const source = await measure("load", () => sound(parse(files)));
const policy = await measure("validate", () => sound(validate(source)));
const linked = await measure("link", () => {
  sound({ diagnostics: checkReferences(source) });
  return link(sound(localize(policy, "en", source)));
});
await measure("lint", () => lint(source, policy, linked, "2026-11-25"));
const { value: ready } = await prepare({ source, policy, files }, "en", shipped, () => undefined);
const making = { ...ready, answers: new Map(), templates: shipped };
const words = openLanguage("en", shipped);
const kinds = documentKinds(shipped);
const documents = await measure("compose", () => {
  const { documents, diagnostics } = composeKinds(linked, kinds, words, making);
  return sound({ value: documents, diagnostics });
});
for (const format of Object.keys(emitters)) {
  if (format === "pdf" && !wanted.includes("pdf")) continue;
  const { emit } = await emitters[format]();
  const written = documents.filter(({ kind }) => kindOf(kind, shipped).formats.includes(format));
  await measure(`emit ${format}`, async () => {
    for (const document of written) await emit(document);
  });
}
process.stdout.write(`${JSON.stringify(measured)}\n`);
