import type { LinkedPolicy } from "../link/link.js";
import type { Words } from "./view/words.js";

/** The document kind that tells of a change: it takes two policies, so no build writes it. */
export const CHANGE_NOTICE = "change-notice";

/** What a notice tells of a change, in plain text and in the language of the notice. */
export interface Notice {
  readonly previous: { readonly version: string; readonly effective: string };
  /** A sentence for each change, by how much it matters to people. */
  readonly material: readonly string[];
  readonly minor: readonly string[];
  /** Whether words have changed that change nothing else. */
  readonly reworded: boolean;
  /** Whether somebody new receives personal data. */
  readonly newSubprocessor: boolean;
  /** The provisions that ask for notice of such changes, each as a sentence. */
  readonly provisions: readonly string[];
}

/** What the template of a notice sees of it; empty where there is none. */
export function noticeView(notice: Notice | undefined, policy: LinkedPolicy, words: Words) {
  return {
    previousVersion: words.text(notice?.previous.version),
    previousDate: notice ? words.text(words.language.date(notice.previous.effective)) : "",
    material: (notice?.material ?? []).map(words.text),
    minor: (notice?.minor ?? []).map(words.text),
    reworded: notice?.reworded === true,
    provisions: (notice?.provisions ?? []).map(words.text),
    newSubprocessor: notice?.newSubprocessor === true,
    /** Art. 28(2) GDPR: under a general authorization, customers can object. */
    canObject: notice?.newSubprocessor === true && policy.sharing.authorization === "general",
  };
}
