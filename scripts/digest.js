// Writes the SHA-256 of the program to lib/bundle/sha256.txt, so that `policyc build` need not read all
// of it to know that it would make again what it made: the last step of `npm run build`.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { sha256 } from "../lib/compile/digest.js";

const target = new URL("../lib/bundle/", import.meta.url);
const names = readdirSync(target, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
const files = names.filter((name) => statSync(new URL(name, target)).isFile()).sort();
const list = files.map((name) => `${sha256(readFileSync(new URL(name, target)))}  ${name}\n`);
writeFileSync(new URL("sha256.txt", target), `${sha256(list.join(""))}\n`);
