import { compose } from "../document/compose.js";
import type { Document } from "../document/document.js";
import { hasLanguage, openLanguage } from "../document/language.js";
import type { Notice } from "../document/notice.js";
import { link } from "../link/link.js";
import { localize } from "../localize/localize.js";
import { plainDesign } from "../page/design.js";
import { InputError } from "../source/read.js";
import { hasTemplate, PRIVACY_POLICY } from "../templates/kinds.js";
import type { Side } from "./side.js";

const FACTS = "--format text, markdown and json compare the facts without it";

/**
 * The privacy policies of two sides as documents in one language: the one asked for, or the first of
 * the later side that the earlier one has, too. They come from the facts, also where a side was
 * published by an earlier policyc, so that a change of the templates is no change of the policy.
 * @throws InputError where there is no such language, or a side cannot be composed in it
 */
export function composeBoth(
  before: Side,
  after: Side,
  language: string | undefined,
): readonly [Document, Document] {
  const shared = after.version.languages.filter((tag) => before.version.languages.includes(tag));
  const tag = language ?? shared.find((one) => isWritten(one)) ?? shared[0];
  if (tag === undefined) {
    throw new InputError("there is no redline of two sides without a language in common", FACTS);
  }
  return [composeSide(before, tag), composeSide(after, tag)];
}

function isWritten(tag: string, kind = PRIVACY_POLICY): boolean {
  return hasLanguage(tag) && hasTemplate(kind, tag);
}

/** What is composed of a side. */
interface Wanted {
  readonly kind: string;
  /** What has changed, of the kind that tells of it. */
  readonly notice?: Notice;
}

/**
 * A document of a side in a language.
 * @throws InputError where the side is not in that language, or cannot be composed in it
 */
export function composeSide(
  { facts, version }: Side,
  tag: string,
  { kind, notice }: Wanted = { kind: PRIVACY_POLICY },
): Document {
  const { name } = facts;
  const other = "choose another language with --language";
  const hint = kind === PRIVACY_POLICY ? `${other}; ${FACTS}` : other;
  if (!version.languages.includes(tag)) {
    const some = version.languages.join(", ");
    throw new InputError(`${name} is not in “${tag}”; it is in ${some}`, hint);
  }
  if (!isWritten(tag, kind)) {
    throw new InputError(`policyc has no template for a ${kind} in “${tag}”`, hint);
  }
  const nowhere = { locate: () => undefined };
  const { value, diagnostics } = localize(version.policy, tag, nowhere);
  if (!value) {
    const why = diagnostics[0]?.message ?? "its texts cannot be read";
    throw new InputError(`${name} cannot be written in “${tag}”: ${why}`, hint);
  }
  // Neither the digest of its files nor the look of its pages shows in these documents.
  const source = { sha256: "", files: [] };
  try {
    const making = { source, design: plainDesign, answers: new Map(), ...(notice && { notice }) };
    return compose(link(value), kind, openLanguage(tag), making);
  } catch (error) {
    if (!version.published) throw error;
    // The schema cannot see a reference to nothing, or a term without a word.
    throw new InputError(`${name} cannot be composed: the data in it contradict themselves`, FACTS);
  }
}
