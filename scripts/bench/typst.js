// A process that is measured: Typst makes a PDF. Arguments: input, output, and folders of fonts.
import { readFileSync, writeFileSync } from "node:fs";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const [input, output, ...fontPaths] = process.argv.slice(2);
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths }] });
const mainFileContent = readFileSync(input, "utf8");
writeFileSync(output, compiler.pdf({ mainFileContent }, { pdfStandard: "a-3a", pdfTags: true }));
