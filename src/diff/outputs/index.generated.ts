/* Generated from the files of src/diff/outputs/ by `npm run generate`; do not edit. */
import type { Render } from "../comparison.js";

/** The formats of comparisons by name, each loaded when it is needed. */
export const outputs = {
  html: () => import("./html.js"),
  json: () => import("./json.js"),
  markdown: () => import("./markdown.js"),
  text: () => import("./text.js"),
} satisfies Record<string, () => Promise<{ render: Render }>>;
