/* Generated from the files of src/reporters/ by `npm run generate`; do not edit. */

/** The reporters by name, each loaded when it is needed. */
export const reporters = {
  github: () => import("./github.js"),
  json: () => import("./json.js"),
  junit: () => import("./junit.js"),
  pretty: () => import("./pretty.js"),
  sarif: () => import("./sarif.js"),
};
