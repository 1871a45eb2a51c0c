/* Generated from the files of src/emit/ by `npm run generate`; do not edit. */

/** The output formats by name, each loaded when it is needed. */
export const emitters = {
  atom: () => import("./atom.js"),
  csv: () => import("./csv.js"),
  html: () => import("./html.js"),
  json: () => import("./json.js"),
  markdown: () => import("./markdown.js"),
  pdf: () => import("./pdf/index.js"),
  xlsx: () => import("./xlsx.js"),
};
