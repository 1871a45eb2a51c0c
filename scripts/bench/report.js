// docs/performance.md and its plot, from a run of all measurements.
import { writeFileSync } from "node:fs";
import { plot } from "./plot.js";
import { markdownTable } from "./table.js";

const docs = new URL("../../docs/", import.meta.url);

/** Writes the report; `results` has the tables and the value of each measurement, by its name. */
export async function writeReport(results) {
  const tables = (name) => results[name].tables.map(markdownTable).join("\n\n");
  const { processes, peers, sizes } = results;
  const svg = plot({ processes: processes.value, peers: peers.value, stages: sizes.value });
  writeFileSync(new URL("performance.svg", docs), svg);
  const text = `# Performance

<!-- Written by npm run bench -- --write; do not edit. -->

All numbers are from one run on one machine, and hold for no other; the ratios travel better than the
times. ${"`node -e 0`"} is what no command can be faster than. Processes run in turn with each other, with
NODE_EXTRA_CA_CERTS unset, and the median counts.

![Ratios to an empty Node.js, and time against the size of the source](performance.svg)

${tables("machine")}

## Commands

Whole processes on R3COMM's policy in two languages, all its documents, from and to files. “Cold” is all
but the build with nothing changed: the output folder is empty.

${tables("processes")}

## The same document by other tools

R3COMM's privacy policy in English. policyc reads and checks the YAML first; the others are given what
policyc has written.

${tables("peers")}

## A document for each customer

The addendum of each of many different customers, by one process; the memory is the most that it had,
with its threads.

${tables("packs")}

## The size of the source

A generated policy, each service with 50 data categories, a purpose, a retention rule, a recipient, a
safeguard, a cookie and a promise of its own, and some that it shares. One service at × 1; 1,000
services, 50,000 categories and 20 MB of YAML at × 1,000. A process for each size is warmed up by a policy of
10 services, and then runs all stages, as a build does, over policies that are alike but for their texts: its
code is warm, its caches are not. The time is the processor's, all threads together, and the median counts; the
memory is that of the first policy. The exponent is the slope of the line through the logarithms of time and
size, by least squares, over the times above 2 ms: 1 is linear, 2 quadratic. “compose” makes all documents;
“emit” writes all that have the format. PDFs of × 1,000 are left out: they would have ten thousands of pages.

${tables("sizes")}

## The parts of a PDF

In one process, R3COMM's policy: HarfBuzz sets the text of policyc's PDFs; fontkit is what it was
measured against.

${tables("pdf")}

## Run it again

${"```sh"}
npm run bench                            # all of it, printed only: some minutes
npm run bench -- --write                 # the same, and writes this page and its plot
npm run bench -- processes sizes         # only these: machine, processes, peers, packs, sizes, pdf
npm run bench -- packs 100 1000 10000    # so many customers, one run each
${"```"}

The peers are measured where they are installed, and said to be missing where not. pandoc and weasyprint
are packages of Debian; Typst comes from npm, by the benchmark's own package.json:

${"```sh"}
sudo apt-get install pandoc weasyprint
npm ci --prefix scripts/bench
${"```"}
`;
  writeFileSync(new URL("performance.md", docs), text);
}
