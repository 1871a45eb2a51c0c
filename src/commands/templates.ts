import { formats, SelectionError } from "../compile/selection.js";
import { suggest } from "../diagnostics/suggest.js";
import { below, inFolder } from "../reporters/reporter.js";
import { checkOwn, fromPolicy, ownFiles } from "../templates/own.js";
import type { Templates } from "../templates/templates.js";
import { locate, openTemplates, type Report } from "./build.js";
import { show } from "./show.js";

/** What `policyc templates` is told: the policy folder as the user typed it. */
export interface TemplatesRequest {
  readonly cwd: string;
  readonly policy: string;
  /** The part whose text is wanted; a list of all where nothing is said. */
  readonly show?: string;
  readonly color: boolean;
}

/**
 * `policyc templates`: says from which file each part of the templates comes, and what is wrong with
 * a team's own; or prints a part.
 * @throws SelectionError where there is no such part
 */
export async function templates(request: TemplatesRequest): Promise<Report> {
  const parts = await openTemplates(locate(request.cwd, request.policy));
  if (request.show !== undefined) {
    return { ok: true, stdout: textOf(request.show, parts), stderr: "" };
  }
  const found = inFolder(request.policy, checkOwn(parts, formats), ownFiles(parts));
  const { text } = await show(found, [], request);
  const own = parts.own.length;
  const folder = below(request.policy, "../templates");
  const count = `policyc: ${parts.paths.length} parts, ${own === 0 ? "none" : own} from ${folder}\n`;
  return {
    ok: found.diagnostics.length === 0,
    stdout: list(parts, request.policy),
    stderr: text + count,
  };
}

function textOf(name: string, parts: Templates): string {
  const text = parts.text(name);
  if (text !== undefined) return text;
  const meant = suggest(name, parts.paths);
  throw new SelectionError(
    `there is no part “${name}”`,
    meant ? `did you mean “${meant}”?` : "policyc templates lists all parts",
  );
}

function list(parts: Templates, policy: string): string {
  const widest = Math.max(...parts.paths.map((path) => path.length));
  return parts.paths
    .map((path) => `${path.padEnd(widest)}  ${originOf(path, parts, policy)}\n`)
    .join("");
}

function originOf(path: string, parts: Templates, policy: string): string {
  if (!parts.isOwn(path)) return "shipped";
  const file = below(policy, fromPolicy(path));
  if (parts.shippedText(path) === undefined) return file;
  // Own words stand among the shipped ones; other parts stand instead of them.
  return path.startsWith("languages/")
    ? `shipped, with words of ${file}`
    : `${file}, instead of the shipped one`;
}
