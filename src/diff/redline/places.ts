import type { Language } from "../../document/language.js";
import type { PolicySource } from "../../schema/source.generated.js";
import type { Change } from "../change.js";
import { tokens } from "../words.js";
import { Anchors, hasMarks, normal, type Place } from "./anchors.js";
import type { Redline, RedlinedSection } from "./redline.js";

/** A redline whose places can be linked to. */
export interface Located {
  readonly redline: Redline;
  /** Where a change shows; undefined where the redline has no place for it. */
  readonly placeOf: (change: Change) => Shown | undefined;
}

/** Where a change shows: at a mark, or somewhere in a section with marks. */
export interface Shown {
  readonly anchor: string;
  /** The title of the section, where no more can be told. */
  readonly section?: string;
}

/** The sections of the privacy policy that speak of facts without a name. */
export const sectionOf: Partial<Record<keyof PolicySource, string>> = {
  organization: "introduction",
  jurisdictions: "scope-and-roles",
  roles: "scope-and-roles",
  automatedDecisions: "how-we-use",
  tracking: "cookies",
  sharing: "sharing-and-subprocessors",
  sale: "sharing-and-subprocessors",
  security: "security",
  requests: "rights",
  incidents: "incidents",
  links: "third-party-links",
  children: "children",
  updates: "updates",
};

/** Gives every place with marks an anchor, and finds the changes at them by their words. */
export function locate(redline: Redline, language: Language): Located {
  const anchors = new Anchors();
  const front = anchors.blocks(redline.front);
  const sections = redline.sections.map((section) => ({
    ...section,
    blocks: anchors.blocks(section.blocks),
  }));
  const index = new Index(anchors.places);
  return {
    redline: { front, sections },
    placeOf: (change) => {
      if (change.language !== undefined && change.language !== language.tag) return undefined;
      const anchor = anchorOf(change, index, language);
      return anchor === undefined ? sectionFor(change, sections) : { anchor };
    },
  };
}

/** The section that speaks of a fact without a name, where it has marks. */
function sectionFor(
  { subject, entities }: Change,
  sections: readonly RedlinedSection[],
): Shown | undefined {
  if (entities.length > 0) return undefined;
  const wanted = sectionOf[subject.split(".")[0] as keyof PolicySource];
  const section = sections.find(({ id, blocks }) => id === wanted && hasMarks(blocks));
  return section && { anchor: section.id, section: section.title };
}

/** Places are looked for by the rarest word of a phrase, and no more than these are read. */
const CANDIDATES = 200;

class Index {
  readonly #byWord = new Map<string, Place[]>();

  constructor(places: readonly Place[]) {
    for (const place of places) {
      for (const word of new Set(tokens(`${place.own}\n${place.above}`))) {
        const list = this.#byWord.get(word);
        if (list) list.push(place);
        else this.#byWord.set(word, [place]);
      }
    }
  }

  /** The places that hold a phrase, or belong to something that does. */
  holding(phrase: string): readonly Place[] {
    let rarest: readonly Place[] | undefined;
    for (const word of tokens(phrase)) {
      const list = this.#byWord.get(word) ?? [];
      if (rarest === undefined || list.length < rarest.length) rarest = list;
    }
    const some = rarest?.slice(0, CANDIDATES) ?? [];
    return some.filter(({ own, above }) => own.includes(phrase) || above.includes(phrase));
  }
}

function anchorOf(change: Change, index: Index, language: Language): string | undefined {
  const values = valuesOf(change, language);
  const says = ({ own }: Place) => values.some((value) => own.includes(value));
  const entities = [...change.entities].reverse();
  const names = entities.flatMap(({ before, after }) => [after?.name, before?.name]);
  for (const name of names.map((one = "") => normal(one).trim()).filter((one) => one !== "")) {
    const found = index.holding(name);
    const named = found.filter(({ own }) => own.includes(name));
    const best = named.find(says) ?? found.find(says) ?? named[0] ?? found[0];
    if (best) return best.id;
  }
  return values.flatMap((value) => index.holding(value))[0]?.id;
}

/** What the change was from and to, in the words that a document in the language has for it. */
function valuesOf({ before, after }: Change, language: Language): string[] {
  const sites = [after, before].flatMap((site) => (site ? [site.name, site.value] : []));
  const texts = sites.flatMap(stringsIn).map((text) => inWords(text, language));
  return texts.map((text) => normal(text).trim().replace(/\.$/, "")).filter((text) => text !== "");
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).slice(0, 20).flatMap(stringsIn);
}

function inWords(text: string, language: Language): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return language.date(text);
  if (/^PT?\d[\dYMWDTHS]*$/.test(text)) return language.duration(text);
  return text;
}
