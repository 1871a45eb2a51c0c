import { matches } from "./facts.js";

/** A part of a regular expression. */
type Part =
  | { readonly kind: "atom"; readonly characters: readonly string[] }
  | { readonly kind: "list"; readonly parts: readonly Part[] }
  | { readonly kind: "choice"; readonly of: readonly Part[] }
  | { readonly kind: "repeat"; readonly part: Part; readonly least: number; readonly most: number };

/** Picks a number below its argument. */
type Pick = (below: number) => number;

/**
 * Texts that match a pattern, the shortest and plainest first; always the same ones. There are
 * none where the pattern asks for what this does not know, such as what stands ahead.
 */
export function stringsOf(pattern: string): readonly string[] {
  const part = new Parser(pattern).parse();
  if (part === undefined) return [];
  const texts = [write(part, () => 0), write(part, (below) => below - 1)];
  for (let seed = 1; seed <= 30; seed++) texts.push(write(part, generator(seed)));
  const isAnchored = pattern.includes("^") || pattern.includes("$");
  if (!isAnchored)
    texts.push(...texts.slice(0, 4).flatMap((text) => [` ${text}`, `${text} `, `${text}\n`]));
  return [...new Set(texts)].filter((text) => matches(pattern, text));
}

/** Numbers that look random and are the same each time. */
function generator(seed: number): Pick {
  let state = seed * 2654435761;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function write(part: Part, pick: Pick): string {
  switch (part.kind) {
    case "atom":
      return part.characters[pick(part.characters.length)] ?? "";
    case "list":
      return part.parts.map((one) => write(one, pick)).join("");
    case "choice": {
      const chosen = part.of[pick(part.of.length)];
      return chosen === undefined ? "" : write(chosen, pick);
    }
    case "repeat": {
      const times = part.least + pick(Math.min(part.most - part.least, 4) + 1);
      return Array.from({ length: times }, () => write(part.part, pick)).join("");
    }
  }
}

/** The characters to write: plain ones first. */
const ALPHABET = [
  ...Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i)),
  ...Array.from({ length: 10 }, (_, i) => String(i)),
  ...Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i)),
  ...[..." -_.,:;!?/\\|@#$%&*+='\"`~^()[]{}<>\t\n"],
  ...["é", "ñ", "ß", "А", "ع", "日", "\u00a0", "😀"],
];

/** Reads a regular expression; gives up on what it does not know. */
class Parser {
  #at = 0;

  constructor(readonly text: string) {}

  parse(): Part | undefined {
    const part = this.#choice();
    return this.#at === this.text.length ? part : undefined;
  }

  #choice(): Part | undefined {
    const of: Part[] = [];
    for (;;) {
      const part = this.#sequence();
      if (part === undefined) return undefined;
      of.push(part);
      if (this.text[this.#at] !== "|") return of.length === 1 ? part : { kind: "choice", of };
      this.#at++;
    }
  }

  #sequence(): Part | undefined {
    const parts: Part[] = [];
    while (this.#at < this.text.length && !"|)".includes(this.text[this.#at] ?? "")) {
      const part = this.#repeated();
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return { kind: "list", parts };
  }

  #repeated(): Part | undefined {
    const part = this.#atom();
    const rest = this.text.slice(this.#at);
    const [all, least, comma, most] = /^\{(\d+)(,?)(\d*)\}\??/.exec(rest) ?? [];
    if (part === undefined) return undefined;
    if (all !== undefined) {
      this.#at += all.length;
      const from = Number(least);
      const to = most ? Number(most) : comma ? from + 4 : from;
      return from > 10_000 ? undefined : { kind: "repeat", part, least: from, most: to };
    }
    const [sign] = /^[*+?]\??/.exec(rest) ?? [];
    if (sign === undefined) return part;
    this.#at += sign.length;
    const least1 = sign.startsWith("+") ? 1 : 0;
    return { kind: "repeat", part, least: least1, most: sign.startsWith("?") ? 1 : 5 };
  }

  #atom(): Part | undefined {
    const rest = this.text.slice(this.#at);
    if (rest.startsWith("(")) return this.#group(rest);
    const [text] =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\.|.)/su.exec(
        rest,
      ) ?? [];
    if (text === undefined) return undefined;
    this.#at += text.length;
    if (/^(?:[\^$]|\\[bB])$/.test(text)) return { kind: "list", parts: [] };
    const characters = charactersOf(text);
    return characters.length === 0 ? undefined : { kind: "atom", characters };
  }

  #group(rest: string): Part | undefined {
    const [start] = /^\((?:\?:|\?<[\w$]+>|(?!\?))/.exec(rest) ?? [];
    if (start === undefined) return undefined;
    this.#at += start.length;
    const part = this.#choice();
    if (this.text[this.#at] !== ")") return undefined;
    this.#at++;
    return part;
  }
}

/** The characters that an atom matches, of those that are worth trying. */
function charactersOf(atom: string): readonly string[] {
  try {
    const expression = new RegExp(`^${atom}$`, "u");
    return [...ALPHABET, ...atom].filter((character) => expression.test(character));
  } catch {
    return [];
  }
}
