import { type Command, Option } from "commander";
import type { NoticeFormat, NoticeRequest } from "../commands/notice.js";
import { type Environment, type Finish, wantsColor } from "./environment.js";
import { file, folder } from "./options.js";

const noticeFormats: readonly NoticeFormat[] = ["html", "markdown"];

type NoticeOptions = Pick<NoticeRequest, "policy" | "format" | "language" | "out">;

/** Adds `policyc notice`. */
export function addNotice(program: Command, environment: Environment, finish: Finish): void {
  program
    .command("notice")
    .summary("write the notice that tells people of a changed policy")
    .description(
      "Writes the text that tells customers what has changed between two policies, since when, and why they are told. Each side is what it is for policyc diff.",
    )
    .argument("<before>", "the earlier policy")
    .argument("[after]", "the later policy (default: the policy folder as it is now)")
    .option(
      "-p, --policy <folder>",
      "folder that holds the policy, also at a git ref",
      folder,
      "policy",
    )
    .addOption(
      new Option("-f, --format <format>", "by the ending of --out, or else markdown").choices(
        noticeFormats,
      ),
    )
    .option("-l, --language <tag>", "language of the notice", "en")
    .option("-o, --out <file>", "file to write, instead of the standard output", file)
    .addHelpText("after", noticeHelp)
    .action(async (before: string, after: string | undefined, options: NoticeOptions) => {
      const { notice } = await import("../commands/notice.js");
      const color = wantsColor(environment.stderr, environment.env);
      finish(await notice({ cwd: environment.cwd, before, after, ...options, color }));
    });
}

const noticeHelp = `
Changes are worded in English.

Examples:
  policyc notice v1.0.0                           what has changed since v1.0.0, as Markdown
  policyc notice contract.pdf --out notice.html   what has changed since a contract was signed`;
