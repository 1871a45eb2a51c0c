// What the checks of schemas that scripts/precompile.js writes call when they run.

import equalModule from "ajv/dist/runtime/equal.js";
import ucs2lengthModule from "ajv/dist/runtime/ucs2length.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { formats as own } from "../lib/validate/formats.js";

export const formats = { ...fullFormats, ...own };
export const equal = equalModule.default;
export const ucs2length = ucs2lengthModule.default;
