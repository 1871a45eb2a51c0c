import type { Clause } from "./coverage.js";

/**
 * The address of a clause in the HTML of its document; undefined where it is not known where the
 * documents stand. `base` is an address or a relative path, with or without a slash at its end.
 */
export function hrefOf(clause: Clause, base: string | undefined): string | undefined {
  if (base === undefined) return undefined;
  const file = `${clause.language}/${clause.document}.html`;
  const folder = base === "" ? "" : `${base.replace(/\/+$/, "")}/`;
  // What is encoded already stays so.
  const safe = folder.replace(/[\s<>"|\\^`{}]/g, encodeURIComponent);
  return `${safe}${file}#${encodeURIComponent(clause.section)}`;
}
