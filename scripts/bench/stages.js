// A process that is measured: each stage over policies of one size. Arguments: how many services, and
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

/** How many services the policy has that warms the code up. */
const warming = 10;

/** So many policies are compiled, and on until so much time has gone, in ms; medians count. */
const [often, enough] = [3, 10_000];

const [services, ...wanted] = process.argv.slice(2);
let measured = new Map();

/** Runs a stage and notes how much time it took, and the most memory that the process had meanwhile. */
async function measure(stage, run) {
  forgetPeak();
  const before = process.cpuUsage();
  const value = await run();
  // Of the processor, in all threads of the process: what else the machine does counts less.
  const { user, system } = process.cpuUsage(before);
  const one = { time: (user + system) / 1000, memory: peak() };
  measured.set(stage, [...(measured.get(stage) ?? []), one]);
  return value;
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

/** Every stage over one policy; what a stage made lives on only as long as in a build. */
async function compile(services, edition) {
  const files = [{ path: "policy.yaml", text: stringify(policyOf(services, edition)) }];
  const { documents, linted } = await documentsOf(files);
  const outputs = [];
  for (const format of Object.keys(emitters)) {
    if (format === "pdf" && !wanted.includes("pdf")) continue;
    const { emit } = await emitters[format]();
    const written = documents.filter(({ kind }) => kindOf(kind, shipped).formats.includes(format));
    await measure(`emit ${format}`, async () => {
      for (const document of written) outputs.push(await emit(document));
    });
  }
  return { linted, outputs };
}

async function documentsOf(files) {
  const source = await measure("load", () => sound(parse(files)));
  const policy = await measure("validate", () => sound(validate(source)));
  const linked = await measure("link", () => {
    sound({ diagnostics: checkReferences(source) });
    return link(sound(localize(policy, "en", source)));
  });
  const linted = await measure("lint", () => lint(source, policy, linked, "2026-11-25"));
  const { value: ready } = await prepare({ source, policy, files }, "en", shipped, () => undefined);
  const making = { ...ready, answers: new Map(), templates: shipped };
  const words = openLanguage("en", shipped);
  const kinds = documentKinds(shipped);
  const documents = await measure("compose", () => {
    const { documents, diagnostics } = composeKinds(linked, kinds, words, making);
    return sound({ value: documents, diagnostics });
  });
  return { documents, linted };
}

// What takes the same time at any size, such as compiling the schemas, is no matter of size. Garbage is
// collected when V8 wants it, as in a build: by hand, it would throw away the code that has become warm.
await compile(warming, 0);
measured = new Map();
const started = performance.now();
for (let edition = 1; edition <= often || performance.now() - started < enough; edition++) {
  await compile(Number(services), edition);
}
const results = Array.from(measured, ([stage, all]) => ({
  stage,
  time: median(all.map(({ time }) => time)),
  // Later ones begin with what the ones before have left to be collected.
  memory: all[0].memory,
}));
process.stdout.write(`${JSON.stringify(results)}\n`);
