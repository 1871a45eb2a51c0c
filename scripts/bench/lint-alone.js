// A process that is measured: what `policyc check` does before it makes any document.
import { analyze } from "../../lib/bundle/compile/analyze.js";
import { readFolder } from "../../lib/bundle/source/read.js";

const { diagnostics, linted } = analyze(await readFolder(process.argv[2]), "2026-11-25");
process.exitCode = diagnostics.length > 0 || linted === undefined ? 1 : 0;
