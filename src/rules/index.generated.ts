/* Generated from the files of src/rules/ by `npm run generate`; do not edit. */
import { california } from "./california.js";
import { caloppa } from "./caloppa.js";
import { consistency } from "./consistency.js";
import { coppa } from "./coppa.js";
import { eprivacy } from "./eprivacy.js";
import { gdpr } from "./gdpr.js";
import { puertoRico } from "./puerto-rico.js";
import { text } from "./text.js";
import { uk } from "./uk.js";
import { usStates } from "./us-states.js";

/** Every rule pack, by the names of their files. */
export const allPacks = [
  california,
  caloppa,
  consistency,
  coppa,
  eprivacy,
  gdpr,
  puertoRico,
  text,
  uk,
  usStates,
];
