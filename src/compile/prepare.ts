import { type Result, stopsBuild } from "../diagnostics/diagnostic.js";
import type { SourceDigest } from "../document/publish.js";
import { type Localized, localize } from "../localize/localize.js";
import type { Asset, PageDesign } from "../page/design.js";
import { designPage } from "../page/page.js";
import type { PolicySource } from "../schema/source.generated.js";
import type { Source, SourceFile } from "../source/load.js";
import type { ReadAsset } from "../source/read.js";
import { ownFiles } from "../templates/own.js";
import type { Templates } from "../templates/templates.js";
import { sha256 } from "./digest.js";

/** A valid policy in one language, ready to be linked and composed. */
export interface PreparedPolicy {
  /** BCP 47 tag. */
  readonly language: string;
  readonly policy: Localized<PolicySource>;
  readonly design: PageDesign;
  readonly source: SourceDigest;
}

/** A valid policy, and the files that it was read from. */
export interface ValidPolicy {
  readonly source: Source;
  readonly policy: PolicySource;
  readonly files: readonly SourceFile[];
}

/** Prepares a valid policy in one of its languages; there is no value where a text is missing in it. */
export async function prepare(
  { source, policy, files }: ValidPolicy,
  language: string,
  templates: Templates,
  readAsset: ReadAsset,
): Promise<Result<PreparedPolicy>> {
  const { value: local, diagnostics: localizing } = localize(policy, language, source);
  const { value: design, diagnostics: designing } = await designPage(
    local?.page,
    source,
    readAsset,
  );
  const diagnostics = [...localizing, ...designing];
  if (!local || !design || diagnostics.some(stopsBuild)) {
    return { value: undefined, diagnostics };
  }
  const digest = digestOf([...files, ...ownFiles(templates)], design.files);
  return { value: { language, policy: local, design, source: digest }, diagnostics };
}

function digestOf(files: readonly SourceFile[], assets: readonly Asset[]): SourceDigest {
  const list = [
    ...files.map(({ path, text }) => ({ path, sha256: sha256(text) })),
    ...assets.map(({ path, bytes }) => ({ path, sha256: sha256(bytes) })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { sha256: sha256(list.map((f) => `${f.sha256}  ${f.path}\n`).join("")), files: list };
}
