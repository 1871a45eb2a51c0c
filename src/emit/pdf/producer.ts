import { version } from "../../version.js";

/** The program and its version, as the files that it makes name it. */
export function producer(): string {
  return `policyc ${version()}`;
}
