import { reporters } from "./index.generated.js";

export type ReporterName = keyof typeof reporters;

/** The reporters that there are. */
export const reporterNames = Object.keys(reporters) as readonly ReporterName[];
