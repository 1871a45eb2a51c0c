import { type Code, catalogue, type Entry, families } from "../diagnostics/catalogue.js";
import type { Severity } from "../diagnostics/diagnostic.js";
import { packs } from "../rules/index.js";
import type { Pack, Rule } from "../rules/rule.js";

/** What can be said of a code without a policy at hand. */
export interface Explanation {
  /** A rule, such as gdpr/art-13-legal-basis, or another code, such as schema/unknown-key. */
  readonly code: string;
  /** Whether it is a rule: its severity can be set, and its findings waived. */
  readonly isRule: boolean;
  readonly title: string;
  readonly severity: Severity;
  /** When it fires, as sentences. */
  readonly trigger: string;
  readonly rationale: string;
  /** The provision behind it, and the ISO 8601 date from which that holds. */
  readonly citation: { readonly provision: string; readonly from: string } | undefined;
  /** What to do, as a sentence. */
  readonly remedy: string;
  /** Parts of a source, faulty and mended. */
  readonly example: { readonly before: string; readonly after: string } | undefined;
}

/** Codes that belong together: a rule pack, or the codes of one stage of the compiler. */
export interface Chapter {
  /** What stands before the slash of its codes, such as gdpr. */
  readonly name: string;
  readonly title: string;
  readonly isPack: boolean;
  /** Whose law it is. */
  readonly jurisdiction: string | undefined;
  /** When a pack runs, as a sentence. */
  readonly runs: string | undefined;
  readonly explanations: readonly Explanation[];
}

/** Everything that policyc can report: the rules by pack, then the catalogue. */
export const chapters: readonly Chapter[] = [
  ...packs.map(chapterOfPack),
  ...Object.entries(families).map(([name, title]) => chapterOfFamily(name, title)),
];

/** Every code that policyc can report, in the order of the chapters. */
export const explanations: readonly Explanation[] = chapters.flatMap((c) => c.explanations);

const byCode = new Map(explanations.map((one) => [one.code, one]));

/** The explanation of a code; undefined where policyc has no such code. */
export function explanationOf(code: string): Explanation | undefined {
  return byCode.get(code);
}

function chapterOfPack(pack: Pack): Chapter {
  return {
    name: pack.name,
    title: pack.title,
    isPack: true,
    jurisdiction: pack.jurisdiction,
    runs: sentence(`runs ${pack.runsWhen}`),
    explanations: pack.rules.map((rule) => explainRule(rule, pack)),
  };
}

function explainRule(rule: Rule, pack: Pack): Explanation {
  const { id, title, severity, rationale, citation, remedy, example } = rule;
  const told = { code: id, isRule: true, title, severity, trigger: triggerOf(rule, pack) };
  return { ...told, rationale, citation, remedy: sentence(remedy), example };
}

function triggerOf({ appliesWhen }: Rule, { runsWhen }: Pack): string {
  const runs = runsWhen === "always" ? [] : [sentence(`runs ${runsWhen}`)];
  const isMore = appliesWhen !== "always" || runs.length === 0;
  return [...runs, ...(isMore ? [sentence(`applies ${appliesWhen}`)] : [])].join(" ");
}

function chapterOfFamily(name: string, title: string): Chapter {
  const codes = (Object.keys(catalogue) as Code[]).filter((code) => code.startsWith(`${name}/`));
  return {
    name,
    title,
    isPack: false,
    jurisdiction: undefined,
    runs: undefined,
    explanations: codes.map(explainCode),
  };
}

function explainCode(code: Code): Explanation {
  const { remedy, ...entry }: Entry = catalogue[code];
  const told = { code, isRule: false, severity: "error", citation: undefined } as const;
  return { ...told, example: undefined, ...entry, remedy: sentence(remedy) };
}

function sentence(words: string): string {
  const end = /[.:]$/.test(words) ? "" : ".";
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${end}`;
}
