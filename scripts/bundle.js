// Joins the modules of lib/ to a few files in bundle/, which is what bin/ runs: to open a module costs
// more than to read it. Libraries stay outside, and what is loaded when needed stays so.
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Where the program and its threads begin. */
const entries = ["cli", "packs/worker", "reading/worker"];

await rm(path("bundle"), { recursive: true, force: true });
const bundle = await rolldown({
  input: Object.fromEntries(entries.map((name) => [name, path(`lib/${name}.js`)])),
  platform: "node",
  external: /^[^./]/,
});
await bundle.write({
  dir: path("bundle"),
  // package.ts tells the folder of the package from where it is: right here.
  chunkFileNames: "[name]-[hash].js",
});
await bundle.close();
