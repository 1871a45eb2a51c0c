import type { Document } from "../../document/document.js";
import { newParagraphs, type Paragraphs } from "./paragraphs.js";
import { newSections, type Sections } from "./sections.js";

/** What documents of one design, in one language, have in common, and is therefore made once. */
export interface Common {
  readonly paragraphs: Paragraphs;
  readonly sections: Sections;
}

/** A design holds its fonts and lives as long as the policy that it comes from. */
const known = new WeakMap<Document["design"], Map<string, Common>>();

/** What documents like this one have had so far, hyphenated by the patterns of this name. */
export function commonOf(
  { design, direction, language }: Pick<Document, "design" | "direction" | "language">,
  hyphenation = "",
): Common {
  const settings = known.get(design) ?? new Map<string, Common>();
  known.set(design, settings);
  const setting = `${language} ${direction} ${hyphenation}`;
  const common = settings.get(setting) ?? {
    paragraphs: newParagraphs(),
    sections: newSections(),
  };
  settings.set(setting, common);
  return common;
}
