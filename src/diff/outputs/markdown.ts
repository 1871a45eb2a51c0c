import type { Change } from "../change.js";
import type { Comparison } from "../comparison.js";
import { literal } from "../literal.js";
import {
  byWeight,
  headline,
  pieces,
  place,
  provisionsOf,
  remarks,
  sides,
  summary,
} from "../wording.js";
import type { Piece } from "../words.js";

/** A comparison as GitHub-flavoured Markdown, for a pull request: a table, then the details. */
export function render(comparison: Comparison): string {
  const { changes } = comparison.diff;
  const [before, after] = sides(comparison).map(literal);
  const blocks = [
    `## Privacy policy: ${summary(changes)}`,
    `From ${before} to ${after}.`,
    ...table(changes),
    ...byWeight(changes).flatMap(([weight, some]) => [
      `### ${weight[0]?.toUpperCase()}${weight.slice(1)}`,
      some.map(details).join("\n"),
    ]),
  ];
  const asked = provisionsOf(changes).map(({ provision, asks }) =>
    literal(`${provision}: ${asks}`),
  );
  if (asked.length > 0) {
    blocks.push("### What laws ask, where they apply", asked.map((one) => `- ${one}`).join("\n"));
  }
  blocks.push(...remarks(comparison).map(literal));
  return `${blocks.join("\n\n")}\n`;
}

function table(changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const rows = byWeight(changes).flatMap(([weight, some]) =>
    some.map((change) => `| ${weight} | ${literal(headline(change))} |`),
  );
  return [["| Weight | Change |", "| --- | --- |", ...rows].join("\n")];
}

function details(change: Change): string {
  const cited = change.provisions.map(({ provision }) => provision).join("; ");
  const lines = [
    `- **${literal(headline(change))}**`,
    pieces(change).map(marked).join(""),
    `because ${literal(change.why)}${cited && ` (${literal(cited)})`}`,
    literal(place(change)),
  ];
  return lines.join("<br>\n  ");
}

/** Elements, not asterisks and tildes: they hold wherever white space and punctuation stand. */
function marked({ kind, text }: Piece): string {
  if (kind === "same") return spaced(text);
  return kind === "old" ? `<del>${spaced(text)}</del>` : `<ins>${spaced(text)}</ins>`;
}

/** Escaped, with a space at either end where there is one. */
function spaced(text: string): string {
  const [before, after] = [/^\s/.test(text), /\s$/.test(text)];
  const inner = literal(text);
  return inner === "" ? " " : `${before ? " " : ""}${inner}${after ? " " : ""}`;
}
