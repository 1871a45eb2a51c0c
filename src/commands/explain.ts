import { SelectionError } from "../compile/selection.js";
import { quote } from "../diagnostics/quote.js";
import { suggest } from "../diagnostics/suggest.js";
import { chapters, explanationOf, explanations } from "../explain/explanation.js";
import { type Setting, setChapter, setContents, setExplanation } from "../explain/typeset.js";
import type { Report } from "./build.js";

/**
 * `policyc explain`: what a rule or another code means, what a pack or family of codes holds, or,
 * where nothing is asked, everything that policyc can report.
 * @throws SelectionError where nothing has this name
 */
export function explain(topic: string | undefined, setting: Setting): Report {
  if (topic === undefined) {
    const stderr = "policyc: explain one of these to read more: policyc explain gdpr/art-13-dpo\n";
    return { ok: true, stdout: setContents(chapters, setting), stderr };
  }
  return { ok: true, stdout: textOn(topic, setting), stderr: "" };
}

function textOn(topic: string, setting: Setting): string {
  const chapter = chapters.find(({ name }) => name === topic);
  if (chapter) return setChapter(chapter, setting);
  const explanation = explanationOf(topic);
  if (explanation) return setExplanation(explanation, setting);
  throw new SelectionError(`there is no rule, code or pack “${quote(topic)}”`, hintFor(topic));
}

function hintFor(topic: string): string {
  const codes = explanations.map(({ code }) => code);
  const names = chapters.map(({ name }) => name);
  const withoutPack = codes.filter((code) => code.endsWith(`/${topic}`));
  const meant = suggest(topic, topic.includes("/") ? codes : [...names, ...codes]);
  const holding = codes.filter((code) => topic !== "" && code.includes(topic)).slice(0, 6);
  for (const near of [withoutPack, meant ? [meant] : [], holding]) {
    if (near.length > 0) return `did you mean ${near.map((one) => `“${one}”`).join(" or ")}?`;
  }
  return "policyc explain lists all of them";
}
